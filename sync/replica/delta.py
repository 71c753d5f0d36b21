"""Apply changes to the overlay, inside a transaction that the caller holds, and follow the state digest row by row.

What a row was before decides what the digest loses, so old values are looked up, in the overlay first and then in the
base; a slice at a time, because one slice of a delta touches only so many buckets.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from sync.model.status import TOMBSTONE
from sync.replica.base import base_rows, base_values
from sync.replica.base_file import Base
from sync.replica.database import Corrupt
from sync.wire.digest import DIGEST_MASK, EMPTY, Keys, Values, rows_digest
from sync.wire.snapshot_file import Rows

_SLICE: Final = 1 << 15

_MAKE_CHANGE: Final = "CREATE TEMP TABLE IF NOT EXISTS change (key INTEGER PRIMARY KEY, v INTEGER NOT NULL)"
_EMPTY_CHANGE: Final = "DELETE FROM temp.change"
_ADD_CHANGE: Final = "INSERT INTO temp.change (key, v) VALUES (?, ?)"
_OLD_IN_OVERLAY: Final = "SELECT key, o.v FROM temp.change CROSS JOIN main.overlay AS o USING (key) ORDER BY key"
_OVERLAY: Final = "SELECT key, v FROM main.overlay WHERE key > ? ORDER BY key LIMIT ?"
_SET: Final = """
INSERT INTO main.overlay (key, v) SELECT key, v FROM temp.change WHERE true
ON CONFLICT (key) DO UPDATE SET v = excluded.v
"""


@dataclass(frozen=True, slots=True)
class Checksum:
    """What tells one state from another: the number of rows and their digest."""

    rows: int
    digest: int


def checksum_of(chunks: Iterable[Rows]) -> Checksum:
    """Return what rows that are all set count up to."""
    rows, digest = 0, EMPTY
    for keys, values in chunks:
        rows += len(keys)
        digest = digest + rows_digest(keys, values) & DIGEST_MASK
    return Checksum(rows, digest)


def prepare(connection: sqlite3.Connection) -> None:
    """Make the temporary table that changes pass through; before the transaction begins."""
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(_MAKE_CHANGE)


def put_changes(connection: sqlite3.Connection, base: Base, changes: Iterable[Rows], checksum: Checksum) -> Checksum:
    """Put rows to set and to remove (TOMBSTONE) into the overlay; return what the state counts up to after them."""
    for keys, values in changes:
        for start in range(0, len(keys), _SLICE):
            part = slice(start, start + _SLICE)
            checksum = _put(connection, base, keys[part], values[part], checksum)
    return checksum


def recount(connection: sqlite3.Connection, base: Base) -> Checksum:
    """Count rows and digest afresh from all that is stored: the base, less what the overlay covers, and the overlay."""
    whole = checksum_of(base_rows(base))
    rows, digest = whole.rows, whole.digest
    for keys, values in _overlay(connection):
        _stage(connection, keys, values)
        covered = base_values(base, keys)
        rows += _present(values) - _present(covered)
        digest = digest + _digest(keys, values) - _digest(keys, covered) & DIGEST_MASK
    return Checksum(rows, digest)


def _put(connection: sqlite3.Connection, base: Base, keys: Keys, values: Values, checksum: Checksum) -> Checksum:
    _stage(connection, keys, values)
    before = _old_values(connection, base, keys)
    connection.execute(_SET)
    return Checksum(
        checksum.rows + _present(values) - _present(before),
        checksum.digest + _digest(keys, values) - _digest(keys, before) & DIGEST_MASK,
    )


def _stage(connection: sqlite3.Connection, keys: Keys, values: Values) -> None:
    connection.execute(_EMPTY_CHANGE)
    connection.executemany(_ADD_CHANGE, zip(keys.tolist(), values.tolist(), strict=True))


def _overlay(connection: sqlite3.Connection) -> Iterator[Rows]:
    last = 0
    while found := connection.execute(_OVERLAY, (last, _SLICE)).fetchall():
        keys, values = _as_rows(found)
        last = int(keys[-1])
        yield keys, values


def _old_values(connection: sqlite3.Connection, base: Base, keys: Keys) -> Values:
    """Return what the staged keys stand at, TOMBSTONE for those that are not there."""
    values = base_values(base, keys)
    found = connection.execute(_OLD_IN_OVERLAY).fetchall()
    if found:
        changed, stored = _as_rows(found)
        values[np.searchsorted(keys, changed)] = stored
    return values


def _as_rows(found: list[tuple[int, int]]) -> Rows:
    try:
        rows = np.array(found, dtype=np.int64)
    except (TypeError, ValueError, OverflowError) as fault:
        raise Corrupt("a row of the overlay is damaged") from fault
    return rows[:, 0], rows[:, 1].astype(np.uint32)


def _present(values: Values) -> int:
    return int(np.count_nonzero(values != TOMBSTONE))


def _digest(keys: Keys, values: Values) -> int:
    there = values != TOMBSTONE
    return rows_digest(keys[there], values[there])
