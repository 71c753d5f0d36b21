"""`kiosk-central serve` as a process of its own, and a PostgreSQL beside it."""

import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from urllib.request import urlopen

from sync.central.central import Central
from tests.fakes.postgresql import find_postgresql, postgresql


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(central: Central, port: int, *options: str) -> Iterator[int]:
    """Serve a central server's folder while the context lasts; give the process's id."""
    program = [str(Path(sys.executable).parent / "kiosk-central"), "serve", "--data", str(central.folder)]
    with (central.folder / "log").open("wb") as log:
        process = subprocess.Popen([*program, "--port", str(port), *options], stderr=log)
        try:
            _await_answer(port)
            yield process.pid
        finally:
            process.terminate()
            process.wait(30)


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


def _await_answer(port: int) -> None:
    for _ in range(600):
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except OSError:
            sleep(0.05)
    raise TimeoutError("the server does not answer")
