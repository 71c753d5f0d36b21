"""`kiosk-central serve` as a process of its own, and a PostgreSQL beside it."""

import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from sync.central.central import Central
from tests.fakes.postgresql import find_postgresql, postgresql
from tests.fakes.serving import STARTED, Serving


@contextmanager
def serving(central: Central, port: int, *options: str) -> Iterator[Serving]:
    """Serve a central server's folder while the context lasts."""
    server = Serving(central.folder, port, *options)
    try:
        server.wait_for("message", STARTED)
        yield server
        server.stop()
    finally:
        server.end()


@contextmanager
def databases(folder: Path) -> Iterator[dict[str, str]]:
    """Give the URL of an empty database of each kind; only SQLite's where this machine has no PostgreSQL."""
    urls = {"sqlite": "sqlite:///register.db"}
    programs = find_postgresql()
    if programs is None:
        yield urls
        return
    with tempfile.TemporaryDirectory(prefix="pg-", dir=folder.parent) as where:
        Path(where).chmod(0o755)
        with postgresql(programs, durable=True, where=Path(where)) as server:
            yield urls | {"postgresql": server.new_database()}


def await_port(port: int) -> None:
    """Wait until somebody listens on a port."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 5).close()
        except OSError:
            sleep(0.05)
        else:
            return
    raise TimeoutError("nobody listens")
