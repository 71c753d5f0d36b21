"""How long the door waits to record a visit: while the agent takes old ones out, while somebody holds the journal."""

import argparse
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from threading import Thread
from time import sleep
from typing import Final
from uuid import UUID

from kiosk.app.recorder import BUSY_MS
from sync.agent.agent import BEAT
from sync.model.visit import Receipt, Settlement
from sync.replica.database import Folder, ReplicaError
from sync.replica.journal import Journal
from sync.replica.outgoing import Outgoing
from sync.replica.retention import forget, prune
from tests.bench.frame.measure import spread_ms, timed
from tests.bench.frame.report import Figures, Goal, Progress
from tests.bench.sender.terminal import filled
from tests.fakes.replica import visit

CHECK_EVERY: Final = 0.05
GOALS: Final = (Goal("append_max_ms", "<=", 250), Goal("held_ms", "<=", 1000))


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--visits", type=int, default=20_000, help="old visits in the journal (default: %(default)s)")
    parser.add_argument("--beat", type=float, default=BEAT, help="seconds between two batches (default: the agent's)")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    folder = Folder(options.data)
    folder.create()
    progress(f"{options.visits:,} visits")
    _settled(folder, options.visits)
    with closing(Journal(folder, BUSY_MS)) as door:
        progress("taking them out beside the door")
        waits = [
            timed(partial(door.append, visit(number))) for number in _beside(partial(_take_out, folder, options.beat))
        ]
        progress("holding the journal")
        with closing(sqlite3.connect(folder.journal, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            held = timed(lambda: _refused(door))
    return {**spread_ms("append", waits), "appends": len(waits), "held_ms": held * 1000}


def _settled(folder: Folder, visits: int) -> None:
    ids = filled(folder, 1 << 64, visits)
    with closing(Outgoing(folder)) as outgoing:
        outgoing.settle(Receipt(UUID(one), Settlement.ACCEPTED, "") for one in ids)


def _take_out(folder: Folder, beat: float) -> None:
    later = datetime.now(UTC) + timedelta(days=1)
    while forget(folder, later, timedelta(0)):
        sleep(beat)
    while prune(folder, later):
        sleep(beat)


def _beside(work: Callable[[], None]) -> Iterator[int]:
    """Count, a number every `CHECK_EVERY` seconds, for as long as the work goes on in another thread."""
    thread = Thread(target=work)
    thread.start()
    for number in count(1):
        yield number
        thread.join(CHECK_EVERY)
        if not thread.is_alive():
            return


def _refused(door: Journal) -> None:
    try:
        door.append(visit(1))
    except ReplicaError:
        return
    raise AssertionError("somebody held the journal, and a visit was recorded")
