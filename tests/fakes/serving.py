"""`kiosk-central serve` as processes of their own, whose logs are read as they come."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Condition, Thread
from typing import Final

STARTED: Final = "Application startup complete."
LONGEST: Final = 60
"""More seconds than anything here takes on a busy machine."""


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def serve_command(folder: Path, port: int, *options: str) -> list[str]:
    program = Path(sys.executable).parent / "kiosk-central"
    return [str(program), "serve", "--data", str(folder), "--port", str(port), *options]


class Serving:
    """One process, and what its log said so far."""

    def __init__(self, folder: Path, port: int, *options: str) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.log: list[dict[str, str]] = []
        self.process = subprocess.Popen(serve_command(folder, port, *options), stderr=subprocess.PIPE, text=True)
        self._more, self._over = Condition(), False
        self._reader = Thread(target=self._read)
        self._reader.start()

    def wait_for(self, member: str, value: str) -> None:
        """Wait until the log says something; fail where the process ends without it."""
        with self._more:
            self._more.wait_for(lambda: self.said(member, value) or self._over, LONGEST)
            assert self.said(member, value), self.log

    def said(self, member: str, value: str) -> bool:
        return any(line.get(member) == value for line in self.log)

    def stop(self) -> list[dict[str, str]]:
        """Ask it to end; return what its log calls errors."""
        self.process.terminate()
        return self.ended()

    def ended(self) -> list[dict[str, str]]:
        """Wait for the end it was asked for, once: a second signal may kill it on its last lines."""
        self._reader.join(LONGEST)
        assert self.process.wait(LONGEST) == 0, self.log
        return [line for line in self.log if line["level"] == "error"]

    def end(self) -> None:
        """Leave nothing behind."""
        self.process.kill()
        self.process.wait()
        self._reader.join()

    def _read(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as lines:
            for line in lines:
                with self._more:
                    self.log.append(json.loads(line) if line.startswith("{") else {"level": "error", "message": line})
                    self._more.notify_all()
        with self._more:
            self._over = True
            self._more.notify_all()


@contextmanager
def serving(*folders: Path, options: tuple[str, ...] = ()) -> Iterator[list[Serving]]:
    """Serve data folders, each by a process of its own, which start side by side and answer when this returns."""
    with ExitStack() as stack:
        servers = [Serving(folder, free_port(), *options) for folder in folders]
        for server in servers:
            stack.callback(server.end)
        for server in servers:
            server.wait_for("message", STARTED)
            assert server.said("event", "listening"), server.log
        yield servers
