"""The file of the mailbox: opened when first asked and anew after trouble; a broken one is set aside and made anew.

Nothing in it is worth a terminal that stands still: what was asked is asked again, what was said is said again, and
what was known of the time the kiosk still knows, or the data prove. So nobody waits for a technician because of it.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from sync.replica.aside import file_number, set_aside
from sync.replica.database import (
    BUSY_TIMEOUT_MS,
    Corrupt,
    Folder,
    NewerSchema,
    ReplicaError,
    Schema,
    Unusable,
    open_database,
    translated,
)

MAILBOX: Final = Schema(
    1,
    (
        """
        CREATE TABLE request (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, payload TEXT, result TEXT,
            CHECK ((payload IS NULL) <> (result IS NULL))
        ) STRICT
        """,
        "CREATE INDEX open_request ON request (id) WHERE result IS NULL",
        "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        "CREATE TABLE clock (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL) STRICT",
    ),
)

T = TypeVar("T")


class MailboxFile:
    """`agent.db`, for one thread. `openings` counts how often it was opened: what was seen before is void then."""

    def __init__(self, folder: Folder, busy_ms: int = BUSY_TIMEOUT_MS) -> None:
        self._path = folder.agent
        self._busy_ms = busy_ms
        self._connection: sqlite3.Connection | None = None
        self._number = 0
        self.openings = 0

    def do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do something with the file, or raise ReplicaError; where it proves broken, it is done with a new one."""
        try:
            return self._done(work)
        except (Corrupt, NewerSchema, Unusable) as fault:
            if not _can_be_mended(self._path, fault):
                raise
            set_aside(self._path, self._number, fault.what)
            return self._done(work)

    def close(self) -> None:
        """Let go of the file; a later call opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _done(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            with translated(self._path):
                return work(self._current())
        except ReplicaError:
            self.close()
            raise

    def _current(self) -> sqlite3.Connection:
        """Return a connection to the file that has the name now: the other process may have replaced it."""
        if self._connection is not None and file_number(self._path) != self._number:
            self.close()
        if self._connection is None:
            self._number = file_number(self._path)  # before it is opened: one that comes after shows next time
            self._connection = open_database(self._path, MAILBOX, self._busy_ms)
            self._number = self._number or file_number(self._path)
            self.openings += 1
        return self._connection


def _can_be_mended(path: Path, fault: ReplicaError) -> bool:
    """Tell whether it is the file that is broken, or barred to this process, and not the disk."""
    if not os.access(path.parent, os.W_OK):
        return False
    barred = path.exists() and not (path.is_file() and os.access(path, os.R_OK | os.W_OK))
    return barred or not isinstance(fault, Unusable)
