"""Put the agent together for this machine: the real network, the real clocks, the data folder named."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Event, Lock
from types import FrameType

from sync.agent.agent import Board
from sync.agent.around import Around
from sync.agent.lane import Clocks
from sync.agent.pace import Patience
from sync.agent.transport import HttpCentral, HttpSource, Network, new_client
from sync.replica.clock import read_machine_clock
from sync.replica.database import Folder


@contextmanager
def surroundings(data: Path, board: Board, stop: Event, authorities: Path | None = None) -> Iterator[Around]:
    """Make everything a job needs, but no folder: a command may be there to find out why that fails."""
    folder, patience, release = Folder(data), Patience(), installed_version()
    with new_client(f"ashyq-kiosk/{release}", patience, authorities) as client:
        network = Network(client, stop)
        yield Around(
            folder=folder,
            version=release,
            stop=stop,
            read_clock=read_machine_clock,
            progress=board.show,
            source_at=lambda base: HttpSource(network, base),
            central_at=lambda server, token: HttpCentral(network, server, token),
            applying=Lock(),
            enrolment=Lock(),
        )


def machine_clocks() -> Clocks:
    """Return the clocks lanes keep time by."""
    return Clocks(time.monotonic, lambda: read_machine_clock().wall)


def stop_on_signals(stop: Event) -> None:
    """End cleanly on SIGTERM and SIGINT: what was fetched is kept, no transaction is left open."""

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)


def installed_version() -> str:
    """Return this program's version."""
    try:
        return version("ashyq-kiosk")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0"
