"""What is taken out of the journal, when, and how the chain survives it.

After the retention time a settled visit loses who came, with what consent and before which employee; the content's
hash stays, and so does the visit's share in the counts. Entries may later be dropped from the old end: the anchor then
names the last one. A dead letter is kept, by itself before the anchor, until a technician has dealt with it. Nothing
that the register has not answered for is ever touched.
"""

import sqlite3
from datetime import datetime, timedelta
from typing import Final

from sync.replica.database import Folder, atomic
from sync.replica.journal_file import opened_journal
from sync.replica.visit_table import written

_FORGET: Final = """
UPDATE visit SET forgotten = 1, identity_key = NULL, pepper_id = NULL, consent = NULL, staff = NULL, override = NULL
WHERE state = 'settled' AND forgotten = 0 AND at < ?
"""
_KEEP_FROM: Final = """
SELECT coalesce(
    (SELECT min(number) FROM visit WHERE number > anchor.number AND (state = 'waiting' OR at >= ?)),
    (SELECT max(number) + 1 FROM visit)
) FROM anchor
"""
_MOVE_ANCHOR: Final = """
UPDATE anchor SET (number, entry_hash) = (SELECT number, entry_hash FROM visit WHERE number = ?1 - 1)
WHERE number < ?1 - 1
"""
_DROP_BEFORE: Final = "DELETE FROM visit WHERE number < ? AND state = 'settled'"
_AFTER_ALL_TIME: Final = "9999"


def prune(folder: Folder, before: datetime) -> None:
    """Drop settled visits older than `before` from the old end of the chain; the anchor takes their place.

    Dead letters there leave the chain and stay.
    """
    with opened_journal(folder) as connection:
        _drop_before(connection, written(before))


def erase_settled(folder: Folder) -> None:
    """Drop every settled visit or, where one before it still waits, forget it: this terminal is revoked."""
    with opened_journal(folder) as connection:
        _forget_before(connection, _AFTER_ALL_TIME)
        _drop_before(connection, _AFTER_ALL_TIME)


def forget(folder: Folder, now: datetime, retention: timedelta) -> None:
    """Erase who came, with what consent and before which employee, from settled visits older than `retention`."""
    with opened_journal(folder) as connection:
        _forget_before(connection, written(now - retention))


def _forget_before(connection: sqlite3.Connection, instant: str) -> None:
    """Erase the personal fields of settled visits older than an instant as the table has it."""
    with atomic(connection):
        connection.execute(_FORGET, (instant,))
    _empty_log(connection)


def _drop_before(connection: sqlite3.Connection, instant: str) -> None:
    with atomic(connection):
        (keep_from,) = connection.execute(_KEEP_FROM, (instant,)).fetchone()
        connection.execute(_MOVE_ANCHOR, (keep_from,))
        connection.execute(_DROP_BEFORE, (keep_from,))
    _empty_log(connection)


def _empty_log(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what was erased must not live on in the log
