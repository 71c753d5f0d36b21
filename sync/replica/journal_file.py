"""The file of the journal, and what is said where it is damaged."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sync.replica.database import Corrupt, Folder, Locked, open_database, translated
from sync.replica.visit_table import JOURNAL

BATCH: Final = 500
"""Visits that one transaction changes at most: the door, which waits for it to record another, hardly does."""


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


@contextmanager
def opened_journal(folder: Folder) -> Iterator[sqlite3.Connection]:
    """Open the journal for one thing to do. Raises ReplicaError."""
    with journal_faults(folder.journal), closing(open_database(folder.journal, JOURNAL)) as connection:
        yield connection


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
