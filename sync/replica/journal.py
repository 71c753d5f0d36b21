"""The journal of visits: append-only, on disk before any light turns green, and tamper-evident.

Each entry's hash covers its predecessor's, so that an entry changed or taken out shows. What the retention time erases
leaves the content's hash behind, so the chain still verifies; entries dropped at the old end leave the anchor.
The kiosk appends; the agent reads what waits and settles what the register has answered for.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, assert_never

from sync.model.visit import (
    Direction,
    Outcome,
    Receipt,
    Settlement,
    Visit,
    chain_hash,
    content_hash,
    visit_fields,
)
from sync.replica.chain import ChainFault, Entry, first_fault
from sync.replica.database import Folder, atomic, open_database, translated
from sync.replica.retention import forget_before
from sync.replica.visit_table import FIELDS, JOURNAL, entry_of, written

BATCH: Final = 500
LONGEST_WHY: Final = 1000

_LAST: Final = """
SELECT number, entry_hash FROM (
    SELECT number, entry_hash FROM (SELECT number, entry_hash FROM visit ORDER BY number DESC LIMIT 1)
    UNION ALL SELECT number, entry_hash FROM anchor
) ORDER BY number DESC LIMIT 1
"""
_APPEND: Final = """
INSERT INTO visit (
    number, id, at, direction, method, outcome, reason, status, enforced, seq,
    identity_key, pepper_id, consent, staff, override, content_hash, previous, entry_hash
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_PENDING: Final = "SELECT * FROM visit WHERE state = 'waiting' ORDER BY number LIMIT ?"
_REJECTED: Final = "SELECT * FROM visit WHERE state = 'rejected' ORDER BY number"
_ALL: Final = "SELECT * FROM visit ORDER BY number"
_ANCHOR: Final = "SELECT number, entry_hash FROM anchor"
_WAITING: Final = "SELECT count(*) FROM visit WHERE state = 'waiting'"
_SETTLE: Final = "UPDATE visit SET state = ?, why = ? WHERE id = ? AND state = 'waiting'"
_COUNT: Final = """
SELECT substr(at, 1, 13), direction, outcome, count(*), max(number) FROM visit WHERE at >= ? GROUP BY 1, 2, 3
"""
_COUNT_ON: Final = """
SELECT substr(at, 1, 13), direction, outcome, count(*), max(number) FROM visit WHERE +at >= ? AND number > ?
GROUP BY 1, 2, 3
"""
"""As `_COUNT`, of the visits after one: the plus keeps SQLite from looking through the day by its index on `at`."""
_ADMITTED: Final = """
SELECT identity_key, at FROM visit AS came
WHERE at >= ?1 AND direction = 'entry' AND outcome = 'admit' AND identity_key IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM visit AS went WHERE went.number > came.number AND went.at >= ?1
    AND went.direction = 'exit' AND went.outcome = 'admit' AND went.identity_key = came.identity_key
) ORDER BY number
"""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A visit the register refused, and why it said so. It stays until a technician has dealt with it."""

    entry: Entry
    why: str


@dataclass(frozen=True, slots=True)
class HourCount:
    """Entries of one outcome in the hour that begins at `hour` (aware UTC)."""

    hour: datetime
    outcome: Outcome
    visits: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What happened at the door since an instant: entries by outcome and hour; people inside (admitted less exits)."""

    outcomes: dict[Outcome, int]
    hours: tuple[HourCount, ...]
    inside: int


@dataclass(frozen=True, slots=True)
class _Tally:
    """What was counted since an instant, up to the entry `last`: visits by hour, direction and outcome."""

    since: datetime
    last: int = 0
    visits: Mapping[tuple[str, str, str], int] = field(default_factory=dict)


class Journal:
    """The visits of one terminal. Every method raises ReplicaError when the file cannot be used."""

    def __init__(self, folder: Folder) -> None:
        self._path = folder.journal
        self._connection = open_database(self._path, JOURNAL)
        self._tally: _Tally | None = None

    def append(self, visit: Visit) -> Entry:
        """Record a visit; on return it is on the disk. `visit.at` must be UTC."""
        fields = visit_fields(visit)
        if visit.at.utcoffset() != timedelta(0):
            raise ValueError("a visit's instant is UTC")
        content = content_hash(fields)
        with self._atomic() as connection:
            number, previous = connection.execute(_LAST).fetchone()
            entry = Entry(number + 1, fields, content, previous, chain_hash(previous, content))
            values = (fields[name] for name in FIELDS)
            connection.execute(_APPEND, (entry.number, *values, content, previous, entry.entry_hash))
        return entry

    def pending(self, limit: int = BATCH) -> tuple[Entry, ...]:
        """Return the oldest visits that wait to be sent; rejected ones do not stand in their way."""
        return tuple(entry_of(row) for row in self._rows(_PENDING, limit))

    def settle(self, receipts: Iterable[Receipt]) -> None:
        """Take the register's word on visits: accepted or duplicate is settled, rejected becomes a dead letter."""
        with self._atomic() as connection:
            connection.executemany(_SETTLE, [_settled(receipt) for receipt in receipts])

    def waiting(self) -> int:
        """Return how many visits wait to be sent."""
        (number,) = self._rows(_WAITING)[0]
        return int(number)

    def dead_letters(self) -> tuple[DeadLetter, ...]:
        """Return the visits the register rejected, oldest first."""
        return tuple(DeadLetter(entry_of(row), row[-2]) for row in self._rows(_REJECTED))

    def counts(self, since: datetime) -> Counts:
        """Count what happened at the door since an instant; asked again, only what has come since is looked at."""
        tally = self._tally if self._tally is not None and self._tally.since == since else _Tally(since)
        sql, place = (_COUNT_ON, (tally.last,)) if tally.last else (_COUNT, ())
        visits, last = dict(tally.visits), tally.last
        for hour, direction, outcome, count, number in self._rows(sql, written(since), *place):
            visits[hour, direction, outcome] = visits.get((hour, direction, outcome), 0) + count
            last = max(last, number)
        self._tally = _Tally(since, last, visits)
        return _counts(visits)

    def admitted_since(self, instant: datetime) -> tuple[tuple[int, datetime], ...]:
        """Return who was let in since an instant and has not gone out since, and when: identity keys, oldest first.

        The gate starts from it.
        """
        rows = self._rows(_ADMITTED, written(instant))
        return tuple((int(key, 16), datetime.fromisoformat(at)) for key, at in rows)

    def verify(self) -> ChainFault | None:
        """Follow the whole chain; return its first fault, or None."""
        with translated(self._path):
            number, entry_hash = self._connection.execute(_ANCHOR).fetchone()
            return first_fault(map(entry_of, self._connection.execute(_ALL)), number, entry_hash)

    def forget(self, now: datetime, retention: timedelta) -> None:
        """Erase who came, with what consent and before which employee, from settled visits older than `retention`."""
        with translated(self._path):
            forget_before(self._connection, written(now - retention))

    def probe(self) -> None:
        """Commit a page that changes nothing: what a visit will need of the disk, without a visit."""
        with self._atomic() as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute(f"PRAGMA user_version = {version:d}")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with translated(self._path):
            return self._connection.execute(sql, parameters).fetchall()

    @contextmanager
    def _atomic(self) -> Iterator[sqlite3.Connection]:
        with translated(self._path), atomic(self._connection) as connection:
            yield connection


def _counts(visits: Mapping[tuple[str, str, str], int]) -> Counts:
    hours = tuple(
        HourCount(datetime.fromisoformat(f"{hour}:00:00+00:00"), Outcome(outcome), count)
        for (hour, direction, outcome), count in sorted(visits.items())
        if direction == Direction.ENTRY.value
    )
    outcomes = {outcome: sum(hour.visits for hour in hours if hour.outcome is outcome) for outcome in Outcome}
    inside = sum(
        count if direction == Direction.ENTRY.value else -count
        for (_, direction, outcome), count in visits.items()
        if outcome == Outcome.ADMIT.value
    )
    return Counts(outcomes, hours, max(0, inside))


def _settled(receipt: Receipt) -> tuple[str, str, str]:
    match receipt.settlement:
        case Settlement.ACCEPTED | Settlement.DUPLICATE:
            return "settled", "", str(receipt.visit_id)
        case Settlement.REJECTED:
            return "rejected", receipt.why[:LONGEST_WHY], str(receipt.visit_id)
        case _:
            assert_never(receipt.settlement)
