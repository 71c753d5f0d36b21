"""A real central server on loopback, in a process of its own."""

import socket
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from typer.testing import CliRunner

from sync.central.command.cli import app

RUN = "from sync.central.command.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Server:
    """Where it listens and where its files lie."""

    url: str
    folder: Path

    def ticket(self) -> str:
        """Have a terminal's ticket made."""
        return central("enrol", "--data", str(self.folder), "hall").strip().splitlines()[-1]

    def arrived(self) -> Counter[str]:
        """Return how often each visit lies in the register."""
        with closing(sqlite3.connect(self.folder / "register.db")) as connection:
            return Counter(row[0] for row in connection.execute("SELECT id FROM visit"))


@contextmanager
def central_server(folder: Path) -> Iterator[Server]:
    """Make a register with one venue, publish, and serve until the end of the block."""
    data, port = folder / "central", free_port()
    url = f"http://127.0.0.1:{port}"
    central("init", str(data), "--url", url)
    central("venue", "add", "--data", str(data), "hall", "--name", "Hall", "--category", "cinema", "--region", "ALA")
    central("sign-rules", "--data", str(data))
    central("publish", "--data", str(data))
    line = [sys.executable, "-c", RUN, "serve", "--data", str(data), "--port", str(port)]
    with (folder / "central.log").open("wb") as log, subprocess.Popen(line, stdout=log, stderr=log) as process:
        try:
            _wait_for(port, process)
            yield Server(url, data)
        finally:
            process.terminate()


def central(*words: str) -> str:
    """Do what a command of `kiosk-central` does, in this process; return what it says."""
    done = CliRunner().invoke(app, words)
    if done.exception is not None and done.exit_code:
        raise done.exception
    return done.stdout


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    tick = Event()
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"the central server ended with {process.returncode}")
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        tick.wait(0.1)
    raise RuntimeError("the central server does not listen")
