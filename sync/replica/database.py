"""How a terminal's databases are opened, and written in one piece. sqlite3's exceptions end here (`translated`)."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sync.durable import fsync_folder
from sync.replica.aside import leave_behind
from sync.replica.claim import (
    Corrupt,
    DiskFull,
    Locked,
    Moved,
    NewerSchema,
    ReplicaError,
    Unusable,
    WrongFile,
    is_held,
    only_one,
    reached,
)
from sync.replica.folder import Folder

__all__ = [  # what whoever opens a database needs of its folder, too
    "Corrupt",
    "DiskFull",
    "Folder",
    "Locked",
    "Moved",
    "NewerSchema",
    "ReplicaError",
    "Unusable",
    "WrongFile",
    "atomic",
    "data_version",
    "is_held",
    "only_one",
    "open_database",
    "refuse_other",
    "said_by_sqlite",
    "translated",
]

BUSY_TIMEOUT_MS: Final = 5_000
ROOM_TO_OPEN: Final = 64 << 10
"""Twice a block of the index of a write-ahead log (sqlite.org/walformat.html section 2.1)."""
_EACH_TIME: Final = ("PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = FAST")
SQLITE_FAULTS: Final = (sqlite3.Error, UnicodeDecodeError)
"""What sqlite3 raises; the second when a damaged file makes it quote what is no text."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables of a database file and the version (PRAGMA user_version) that names them."""

    version: int
    statements: tuple[str, ...]


def open_database(path: Path, schema: Schema, busy_ms: int = BUSY_TIMEOUT_MS) -> sqlite3.Connection:
    """Open a database for reading and writing, making it where there is none (WAL, synchronous=FULL, mode 0600).

    Transactions are explicit: see `atomic`. A lock that another process holds is waited for `busy_ms`. Raises
    NewerSchema, Corrupt, Unusable, DiskFull or Locked.
    """
    with translated(path):
        if not path.exists():
            leave_behind(path)
            _make(path, schema)
        connection = sqlite3.connect(path, timeout=busy_ms / 1000, isolation_level=None)
        try:
            for pragma in _EACH_TIME:
                connection.execute(pragma)
            refuse_other(connection, schema, path)
        except BaseException:
            connection.close()
            raise
        return connection


def refuse_other(connection: sqlite3.Connection, schema: Schema, path: Path) -> None:
    """Raise NewerSchema or Corrupt where a file's tables are not those that this program knows."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > schema.version:
        raise NewerSchema(f"{path.name} has version {version}, this program knows {schema.version}")
    if version < schema.version:
        raise Corrupt(f"{path.name} has version {version} instead of {schema.version}")


def _make(path: Path, schema: Schema) -> None:
    """Make a database aside and give it its name when it is whole, so that nobody ever opens half of one.

    Once it has its name, nothing but SQLite may open it: closing any descriptor of a file drops all locks that the
    process holds on it (fcntl(2)).
    """
    file, aside = tempfile.mkstemp(prefix=path.name + ".", dir=path.parent)
    os.close(file)
    try:
        with closing(sqlite3.connect(aside, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            with atomic(connection):
                for statement in (*schema.statements, f"PRAGMA user_version = {schema.version:d}"):
                    connection.execute(statement)
        with suppress(FileExistsError):  # another process was faster: its file is the same
            os.link(aside, path)
    finally:
        Path(aside).unlink()
    fsync_folder(path.parent)


@contextmanager
def atomic(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Make everything inside one transaction that takes the write lock first; any exception undoes all of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system raise about `path` into a ReplicaError."""
    try:
        with reached(path):
            yield
    except SQLITE_FAULTS as fault:
        said = said_by_sqlite(path, fault)
        if said is fault:
            raise
        raise said from fault


def data_version(connection: sqlite3.Connection) -> int:
    """Return a number that is another once a different connection has committed (PRAGMA data_version)."""
    row: tuple[int] = connection.execute("PRAGMA data_version").fetchone()
    return row[0]


def said_by_sqlite(path: Path, fault: sqlite3.Error | UnicodeDecodeError) -> Exception:
    """Return the ReplicaError for what SQLite said about `path`, or the fault itself where it is our own mistake."""
    if isinstance(fault, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        return fault
    code: int = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _DISK_FAULTS and _is_full(path.parent):
        return DiskFull(f"{path.name}: {fault}")
    return _BY_SQLITE.get(code, Unusable)(f"{path.name}: {fault}")


def _is_full(folder: Path) -> bool:
    """Tell whether there is less room than SQLite takes to open a file: it calls that a disk that fails (SHMSIZE)."""
    try:
        disk = os.statvfs(folder)
    except OSError:
        return False
    return disk.f_bavail * disk.f_frsize < ROOM_TO_OPEN


_DISK_FAULTS: Final = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN})
_BY_SQLITE: Final[dict[int, type[ReplicaError]]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_CORRUPT: Corrupt,
    sqlite3.SQLITE_NOTADB: Corrupt,
    sqlite3.SQLITE_ERROR: Corrupt,  # no such table, no such column: not our file
}
