"""Keep what is known of the time in `agent.db`, for both processes, and read this machine's clocks."""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sync.model.clock import ClockMark, ClockReading, ClockState
from sync.replica.database import Corrupt, Folder, atomic
from sync.replica.mailbox_file import MailboxFile

_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")

_FIRST_YEAR: Final = 1970
_LAST_YEAR: Final = 2999
_LONGEST_BOOT: Final = 1e10
"""Seconds, three centuries: added to any instant above, this is still one that a calendar has."""
_REMEDY: Final = "Sync now: fresh contact with the central server sets the time anew."

_LOAD: Final = "SELECT state FROM clock"
_SAVE: Final = "INSERT INTO clock (one, state) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET state = excluded.state"


def read_machine_clock() -> ClockReading:
    """Read the wall clock, CLOCK_BOOTTIME (it counts suspended time too; clock_gettime(2)) and the id of this boot."""
    wall = datetime.fromtimestamp(time.time(), UTC)
    return ClockReading(wall, time.clock_gettime(time.CLOCK_BOOTTIME), _BOOT_ID.read_text("ascii").strip())


class _NotUnderstood(Exception):
    """What is kept is no state of a clock: the file is sound, and fresh contact replaces what it says."""


def load_clock(folder: Folder) -> ClockState:
    """Return what is kept of the time; an empty state where nothing is. Raises ReplicaError."""
    with _said(), closing(MailboxFile(folder)) as file:
        return file.do(_kept)


def change_clock(folder: Folder, change: Callable[[ClockState], ClockState]) -> ClockState:
    """Replace what is kept by what `change` makes of it, in one transaction: nobody comes between."""

    def replace(connection: sqlite3.Connection) -> ClockState:
        with atomic(connection):
            state = change(_kept(connection))
            connection.execute(_SAVE, (_written(state),))
        return state

    with _said(), closing(MailboxFile(folder)) as file:
        return file.do(replace)


def set_clock(folder: Folder, state: ClockState) -> None:
    """Replace what is kept, be it understood or not."""

    def save(connection: sqlite3.Connection) -> None:
        with atomic(connection):
            connection.execute(_SAVE, (_written(state),))

    with closing(MailboxFile(folder)) as file:
        file.do(save)


@contextmanager
def _said() -> Iterator[None]:
    try:
        yield
    except _NotUnderstood as fault:
        raise Corrupt("what is kept of the time is not understood", _REMEDY) from fault


def _kept(connection: sqlite3.Connection) -> ClockState:
    return _read(connection.execute(_LOAD).fetchone())


def _written(state: ClockState) -> str:
    return json.dumps(asdict(state), default=datetime.isoformat)


def _read(row: tuple[str] | None) -> ClockState:
    if row is None:
        return ClockState()
    try:
        plain = json.loads(row[0])
        floor = plain["floor"]
        return ClockState(None if floor is None else _instant(floor), _mark(plain["marked"]), _mark(plain["anchor"]))
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise _NotUnderstood from fault


def _mark(plain: dict[str, str | float] | None) -> ClockMark | None:
    if plain is None:
        return None
    boottime = float(plain["boottime"])
    if not 0.0 <= boottime <= _LONGEST_BOOT:  # infinite, too, or no number at all
        raise ValueError("no machine runs that long")
    return ClockMark(_instant(plain["at"]), boottime, str(plain["boot_id"]))


def _instant(text: str | float) -> datetime:
    instant = datetime.fromisoformat(str(text))
    if instant.tzinfo is None or not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
        raise ValueError("this is no instant that a clock was set by")
    return instant
