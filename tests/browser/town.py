"""A central server of the tests' own: initialised in a folder, with an administrator, served by a process of its own.

Its clock is the machine's plus so many seconds as a file says, so that tests move it and nobody sleeps.
"""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from typing import IO, Final

from sync.central.central import Central, open_central
from sync.central.initialise import initialise
from sync.central.publication.keys import load_keys
from sync.central.publication.publish import PUBLISHING, publish
from sync.central.register.rule_set import DEFAULT
from sync.central.settings import Settings
from tests.browser.desk_sample import fill_desk
from tests.browser.sample import fill

ADMIN: Final = "aigul"
VIEWER: Final = "dana"
PASSWORD: Final = "correct horse battery"
PATIENCE: Final = 30.0
LISTENING: Final = "Application startup complete"


@dataclass(frozen=True)
class Town:
    """Where the server is, and its folder."""

    folder: Path
    url: str

    @property
    def central(self) -> Path:
        """Return the server's data folder."""
        return self.folder / "central"

    def shift(self, by: timedelta) -> None:
        """Put the server's clock ahead of the machine's, from its next look on."""
        draft = self.folder / "clock.new"
        draft.write_text(str(by.total_seconds()))
        draft.replace(self.folder / "clock")

    def run(self, *words: str, program: str = "kiosk-central", typed: str = "") -> str:
        """Run a command on the server's folder, as an operator does; return what it printed."""
        environment = {
            "PATH": os.defpath,
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "ASHYQ_CENTRAL": str(self.central),
            "LC_ALL": "C.UTF-8",
        }
        command = [str(Path(sys.executable).with_name(program)), *words]
        done = subprocess.run(command, env=environment, input=typed, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


class ShiftedClock:
    """The machine's time, shifted by the seconds that a file says."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __call__(self) -> datetime:
        """Return the instant it is there."""
        return datetime.now(UTC) + timedelta(seconds=float(self._file.read_text()))


@contextmanager
def found_town(folder: Path) -> Iterator[Town]:
    """Make a central server with a fleet and a past, and serve it until the context ends."""
    town = Town(folder, f"http://127.0.0.1:{_free_port()}")
    town.shift(timedelta(0))
    settings, clock = Settings(url=town.url), ShiftedClock(folder / "clock")
    central = initialise(town.central, settings, DEFAULT, None, clock, os.urandom)
    fill(central, (ADMIN, VIEWER), PASSWORD)
    fill_desk(central, folder)
    publish(central, load_keys(central.folder, PUBLISHING), lambda _done, _total: None)
    central.engine.dispose()
    with _served(town):
        yield town


def opened(town: Town) -> Central:
    """Open the server's register, to put into it what a test starts from."""
    return open_central(town.central, ShiftedClock(town.folder / "clock"), os.urandom)


@contextmanager
def _served(town: Town) -> Iterator[None]:
    command = [sys.executable, "-m", "tests.browser.serve", str(town.folder), town.url]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as serving:
        listening = Event()
        assert serving.stderr is not None
        keeper = Thread(target=_keep, args=(serving.stderr, town.folder / "log", listening))
        keeper.start()
        try:
            assert listening.wait(PATIENCE), "the server does not start"
            assert serving.poll() is None, (town.folder / "log").read_text()
            yield
        finally:
            serving.send_signal(signal.SIGTERM)
            keeper.join()


def _keep(said: IO[str], log: Path, listening: Event) -> None:
    """Keep what a server logs, and tell when it listens, or has ended."""
    with log.open("w", encoding="utf-8", buffering=1) as kept:
        for line in said:
            kept.write(line)
            if LISTENING in line:
                listening.set()
    listening.set()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
