"""The journal of visits: append-only, on disk before any light turns green, and tamper-evident.

Each entry's hash covers its predecessor's, so that an entry changed or taken out shows. What the retention time erases
leaves the content's hash behind, so the chain still verifies; entries dropped at the old end leave the anchor.
This is the door's side: it appends, and counts what came. The agent's is `outgoing.py`.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sync.model.visit import Direction, Outcome, Visit, chain_hash, content_hash, visit_fields
from sync.replica.chain import ChainEntry
from sync.replica.database import BUSY_TIMEOUT_MS, Folder, atomic
from sync.replica.journal_file import journal_faults, open_journal
from sync.replica.presence import Movement, Presence, moved
from sync.replica.visit_table import COUNT_WAITING, FIELDS, written

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
_COUNT: Final = """
SELECT number, substr(at, 1, 13), direction, outcome, identity_key, pepper_id FROM visit WHERE at >= ? ORDER BY number
"""
_COUNT_ON: Final = """
SELECT number, substr(at, 1, 13), direction, outcome, identity_key, pepper_id FROM visit WHERE +at >= ? AND number > ?
ORDER BY number
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
class HourCount:
    """Entries of one outcome in the hour that begins at `hour` (aware UTC)."""

    hour: datetime
    outcome: Outcome
    visits: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What happened at the door since an instant: entries by outcome and hour, and how many people are inside."""

    outcomes: dict[Outcome, int]
    hours: tuple[HourCount, ...]
    inside: int


@dataclass(frozen=True, slots=True)
class _Tally:
    """What was counted since an instant, up to the entry `last`: entries by hour and outcome, and who is inside."""

    since: datetime
    last: int = 0
    entries: Mapping[tuple[str, str], int] = field(default_factory=dict)
    presence: Presence = field(default_factory=Presence)


class Journal:
    """The visits of one terminal. Every method raises ReplicaError when the file cannot be used."""

    def __init__(self, folder: Folder, busy_ms: int = BUSY_TIMEOUT_MS) -> None:
        self._path = folder.journal
        self._connection, self._id = open_journal(self._path, busy_ms)
        self._tally: _Tally | None = None

    def append(self, visit: Visit) -> ChainEntry:
        """Record a visit; on return it is on the disk. `visit.at` must be UTC."""
        fields = visit_fields(visit)
        if visit.at.utcoffset() != timedelta(0):
            raise ValueError("a visit's instant is UTC")
        content = content_hash(fields)
        with self._atomic() as connection:
            number, previous = connection.execute(_LAST).fetchone()
            entry = ChainEntry(self._id, number + 1, fields, content, previous, chain_hash(previous, content))
            values = (fields[name] for name in FIELDS)
            connection.execute(_APPEND, (entry.number, *values, content, previous, entry.entry_hash))
        return entry

    def waiting(self) -> int:
        """Return how many visits wait to be sent."""
        (number,) = self._rows(COUNT_WAITING)[0]
        return int(number)

    def counts(self, since: datetime) -> Counts:
        """Count what happened at the door since an instant; asked again, only what has come since is looked at."""
        tally = self._tally if self._tally is not None and self._tally.since == since else _Tally(since)
        sql, place = (_COUNT_ON, (tally.last,)) if tally.last else (_COUNT, ())
        self._tally = _counted_on(tally, self._rows(sql, written(since), *place))
        return _counts(self._tally)

    def admitted_since(self, instant: datetime) -> tuple[tuple[int, datetime], ...]:
        """Return who was let in since an instant and has not gone out since, and when: identity keys, oldest first.

        The gate starts from it.
        """
        rows = self._rows(_ADMITTED, written(instant))
        return tuple((int(key, 16), datetime.fromisoformat(at)) for key, at in rows)

    def probe(self) -> None:
        """Commit a page that changes nothing: what a visit will need of the disk, without a visit."""
        with self._atomic() as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute(f"PRAGMA user_version = {version:d}")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with journal_faults(self._path):
            return self._connection.execute(sql, parameters).fetchall()

    @contextmanager
    def _atomic(self) -> Iterator[sqlite3.Connection]:
        with journal_faults(self._path), atomic(self._connection) as connection:
            yield connection


def _counted_on(tally: _Tally, rows: list[tuple[Any, ...]]) -> _Tally:
    if not rows:
        return tally
    entries = Counter(tally.entries)
    entries.update((hour, outcome) for _, hour, way, outcome, *_ in rows if way == Direction.ENTRY.value)
    movements = (
        Movement(Direction(way), key, pepper_id)
        for _, _, way, outcome, key, pepper_id in rows
        if outcome == Outcome.ADMIT.value
    )
    return _Tally(tally.since, rows[-1][0], entries, moved(tally.presence, movements))


def _counts(tally: _Tally) -> Counts:
    hours = tuple(
        HourCount(datetime.fromisoformat(f"{hour}:00:00+00:00"), Outcome(outcome), count)
        for (hour, outcome), count in sorted(tally.entries.items())
    )
    outcomes = {outcome: sum(hour.visits for hour in hours if hour.outcome is outcome) for outcome in Outcome}
    return Counts(outcomes, hours, tally.presence.inside)
