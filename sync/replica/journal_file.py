"""The file of the journal: how it is opened, whether its chain is whole, what is said where it cannot be used."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sync.replica.chain import ChainFault, first_fault
from sync.replica.database import BUSY_TIMEOUT_MS, Corrupt, Folder, Locked, open_database, translated
from sync.replica.visit_table import JOURNAL, entry_of

BATCH: Final = 500
"""Visits that one transaction changes at most: the door, which waits for it to record another, hardly does."""

_ID: Final = "SELECT journal FROM anchor"
_ANCHOR: Final = "SELECT number, entry_hash FROM anchor"
_CHAIN: Final = "SELECT * FROM visit WHERE number > ? ORDER BY number"


class JournalCorrupt(Corrupt):
    """The journal's content is not what was written."""

    code = "K-JRN-1"
    usual_remedy = (
        "Restart. If it stays, move journal.db and what lies beside it (-wal, -shm) to another folder, keep them, for "
        "visits are in them, and tell the register."
    )


class JournalHeld(Locked):
    """Somebody else writes into the journal, and for longer than this program ever does."""

    code = "K-JRN-2"
    usual_remedy = "Close what has journal.db open, a database shell or a backup: visits are then recorded again."


def journal_id(connection: sqlite3.Connection) -> bytes:
    """Return the random id (16 bytes) by which the register tells this journal from another of the same terminal."""
    found: tuple[bytes] = connection.execute(_ID).fetchone()
    return found[0]


def open_journal(path: Path, busy_ms: int = BUSY_TIMEOUT_MS) -> tuple[sqlite3.Connection, bytes]:
    """Open the journal to keep it open; return its id, too. Raises ReplicaError."""
    with journal_faults(path):
        connection = open_database(path, JOURNAL, busy_ms)
        try:
            return connection, journal_id(connection)
        except BaseException:
            connection.close()
            raise


@contextmanager
def opened_journal(folder: Folder) -> Iterator[sqlite3.Connection]:
    """Open the journal for one thing to do. Raises ReplicaError."""
    with journal_faults(folder.journal), closing(open_database(folder.journal, JOURNAL)) as connection:
        yield connection


def verify(folder: Folder) -> ChainFault | None:
    """Follow the journal's chain from its anchor; return its first fault, or None. Raises ReplicaError."""
    with opened_journal(folder) as connection:
        number, entry_hash = connection.execute(_ANCHOR).fetchone()
        journal, rows = journal_id(connection), connection.execute(_CHAIN, (number,))
        return first_fault((entry_of(journal, row) for row in rows), number, entry_hash)


@contextmanager
def journal_faults(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system raise about the journal into a ReplicaError."""
    try:
        with translated(path):
            yield
    except Corrupt as fault:
        raise JournalCorrupt(fault.what) from fault
    except Locked as fault:
        raise JournalHeld(fault.what) from fault
