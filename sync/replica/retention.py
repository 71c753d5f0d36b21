"""What is taken out of the journal, when, and how the chain survives it.

After the retention time a settled visit loses who came, with what consent and before which employee; the content's
hash stays, and so does the visit's share in the counts. Entries may later be dropped from the old end: the anchor then
names the last one. A dead letter is kept, by itself before the anchor, until a technician has dealt with it. Nothing
that the register has not answered for is ever touched.

The door may want to record a visit at any moment. So what is due is looked for without a lock and taken out batch by
batch, and the log is emptied only while nobody reads in it.
"""

import sqlite3
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Final

from sync.replica.database import Folder, atomic
from sync.replica.journal_file import BATCH, opened_journal
from sync.replica.visit_table import written

_DUE: Final = """
SELECT number FROM visit WHERE number > ? AND state = 'settled' AND forgotten = 0 AND +at < ? ORDER BY number LIMIT ?
"""
"""The plus keeps SQLite from looking through what is older by its index on `at` each time."""
_FORGET: Final = """
UPDATE visit SET forgotten = 1, identity_key = NULL, pepper_id = NULL, consent = NULL, staff = NULL, override = NULL
WHERE number = ?
"""
_OLDEST: Final = """
SELECT number, state = 'waiting' OR at >= ? FROM visit
WHERE number > (SELECT number FROM anchor) ORDER BY number LIMIT ?
"""
"""The oldest of the chain, and whether each must be kept."""
_MOVE_ANCHOR: Final = """
UPDATE anchor SET (number, entry_hash) = (SELECT number, entry_hash FROM visit WHERE number = ?1) WHERE number < ?1
"""
_DROP: Final = "DELETE FROM visit WHERE number <= ? AND state = 'settled'"
_AFTER_ALL_TIME: Final = "9999"


def prune(folder: Folder, before: datetime) -> bool:
    """Drop a batch of settled visits older than `before` from the old end of the chain; the anchor takes their place.

    Dead letters there leave the chain and stay. Tell whether there was any to drop: ask again then.
    """
    with opened_journal(folder) as connection:
        return _drop_before(connection, written(before))


def erase_settled(folder: Folder) -> None:
    """Drop every settled visit or, where one before it still waits, forget it: this terminal is revoked."""
    with opened_journal(folder) as connection:
        last: int | None = 0
        while last is not None:
            last = _forget_before(connection, _AFTER_ALL_TIME, last)
        while _drop_before(connection, _AFTER_ALL_TIME):
            pass


def forget(folder: Folder, now: datetime, retention: timedelta) -> bool:
    """Erase who came, with what consent and before which employee, from a batch of visits older than `retention`.

    Settled ones only. Tell whether there was any to erase: ask again then.
    """
    with opened_journal(folder) as connection:
        return _forget_before(connection, written(now - retention), 0) is not None


def _forget_before(connection: sqlite3.Connection, instant: str, after: int) -> int | None:
    """Erase the personal fields of settled visits older than an instant as the table has it, and `after` a number.

    Return the last one's number, None where there is none.
    """
    due = connection.execute(_DUE, (after, instant, BATCH)).fetchall()
    if due:
        with atomic(connection):
            connection.executemany(_FORGET, due)  # none of them can have become unsettled since
    _empty_log(connection)
    return due[-1][0] if due else None


def _drop_before(connection: sqlite3.Connection, instant: str) -> bool:
    oldest = connection.execute(_OLDEST, (instant, BATCH)).fetchall()
    last = max((number for number, _ in takewhile(lambda entry: not entry[1], oldest)), default=None)
    if last is not None:
        with atomic(connection):
            connection.execute(_MOVE_ANCHOR, (last,))
            connection.execute(_DROP, (last,))
    _empty_log(connection)
    return last is not None


def _empty_log(connection: sqlite3.Connection) -> None:
    """Leave nothing in the log of what was erased.

    Emptying it keeps writers out, also while it waits for a reader, so it waits for nobody: another time will do. What
    takes time, copying to the file, was done before, beside them.
    """
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    connection.execute("PRAGMA busy_timeout = 0")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute(f"PRAGMA busy_timeout = {patience:d}")
