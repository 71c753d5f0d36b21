"""Where a terminal's files lie, how they are opened, and what is said when they cannot be used.

ReplicaError            code, what happened, what to do
├── Unusable            the disk or the file system refuses
├── DiskFull            no room to write
├── Locked              another process holds it
├── Corrupt             the content is not what was written
├── NewerSchema         written by a newer version of this program
├── WrongFile           not the file that fits here (another seq, pepper, kind or version)
└── Moved               the snapshot was replaced between two questions: ask again
"""

import errno
import fcntl
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

BUSY_TIMEOUT_MS: Final = 5_000
_EACH_TIME: Final = ("PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = FAST")
SQLITE_FAULTS: Final = (sqlite3.Error, UnicodeDecodeError)
"""What sqlite3 raises; the second when a damaged file makes it quote what is no text."""


class ReplicaError(Exception):
    """A terminal's files cannot be used as asked. Carries a code, what happened and the remedy, for a technician."""

    code: ClassVar[str] = "K-DATA"
    usual_remedy: ClassVar[str] = "Look at the message and the disk, then try again."

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what = what
        self.remedy = remedy or self.usual_remedy
        super().__init__(f"{self.code}: {what}. {self.remedy}")


class Unusable(ReplicaError):
    """The disk or the file system refuses: missing, read-only, no permission, a failing read or write."""

    code = "K-DATA-IO"
    usual_remedy = "Check that the data folder exists, is writable and that the disk is healthy."


class DiskFull(ReplicaError):
    """There is no room to write."""

    code = "K-DISK-FULL"
    usual_remedy = "Free space on the disk that holds the data folder."


class Locked(ReplicaError):
    """Another process holds the file or the folder."""

    code = "K-DATA-LOCKED"
    usual_remedy = "Stop the other process, or use another data folder."


class Corrupt(ReplicaError):
    """The content is not what was written."""

    code = "K-DATA-CORRUPT"
    usual_remedy = "Sync now to fetch the snapshot anew; move another file aside, keep it, and restart."


class NewerSchema(ReplicaError):
    """The file was written by a newer version of this program."""

    code = "K-DATA-NEWER"
    usual_remedy = "Install the newer version again, or start with an empty data folder."


class WrongFile(ReplicaError):
    """A file that does not fit what this terminal holds. What it holds stays."""

    code = "K-DATA-WRONG"
    usual_remedy = "Sync now: the agent finds the files that fit."


class Moved(ReplicaError):
    """The snapshot was replaced between two questions."""

    code = "K-DATA-MOVED"
    usual_remedy = "Check again."


@dataclass(frozen=True, slots=True)
class Folder:
    """A terminal's data folder. Everything in it is readable by its own user alone."""

    path: Path

    @property
    def state(self) -> Path:
        """What changes of the snapshot: pointer to the base, overlay, pepper; and the documents the agent stored."""
        return self.path / "state.db"

    @property
    def journal(self) -> Path:
        """The visits."""
        return self.path / "journal.db"

    @property
    def agent(self) -> Path:
        """The mailbox between kiosk and agent."""
        return self.path / "agent.db"

    @property
    def building(self) -> Path:
        """The base that is being made; worthless after a crash."""
        return self.path / "base.new"

    @property
    def trust(self) -> Path:
        """The agent's TUF metadata."""
        return self.path / "trust"

    @property
    def downloads(self) -> Path:
        """Files on their way, kept across restarts."""
        return self.path / "downloads"

    @property
    def kiosk_lock(self) -> Path:
        """Held by the one kiosk process."""
        return self.path / "kiosk.lock"

    @property
    def agent_lock(self) -> Path:
        """Held by the one agent process."""
        return self.path / "agent.lock"

    def base(self, seq: int, installation: int) -> Path:
        """Return where the base of `seq` lies that was installed as number `installation`; no name is used twice."""
        return self.path / f"base-{seq}-{installation}.rows"

    def bases(self) -> tuple[Path, ...]:
        """Return all bases that lie there, in use or not."""
        return tuple(sorted(self.path.glob("base-*.rows")))

    def create(self) -> None:
        """Make the folder and those inside it, closed to other users (0700)."""
        for path in (self.path, self.trust, self.downloads):
            with translated(path):
                path.mkdir(mode=0o700, parents=True, exist_ok=True)
                if path.stat().st_mode & 0o777 != 0o700:  # a disk that is read-only refuses even what changes nothing
                    path.chmod(0o700)


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
        yield
    except SQLITE_FAULTS as fault:
        said = said_by_sqlite(path, fault)
        if said is fault:
            raise
        raise said from fault
    except OSError as fault:
        what = f"{path.name}: {fault.strerror or fault}"
        raise (DiskFull(what) if fault.errno in _NO_ROOM else Unusable(what)) from fault


def only_one(path: Path) -> int:
    """Take the lock file for this process, until it ends; raise Locked where another process has it.

    Returns the open file descriptor: the lock goes when it is closed, at the latest with the process (flock(2)).
    """
    with translated(path):
        writable = not os.statvfs(path.parent).f_flag & os.ST_RDONLY
        lock = os.open(path, (os.O_RDWR | os.O_CREAT if writable else os.O_RDONLY) | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            holder = os.read(lock, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(lock)
            raise Locked(f"{path.stem} already runs on {path.parent} (process {holder})") from fault
        if writable:
            os.truncate(lock, 0)
            os.pwrite(lock, b"%d\n" % os.getpid(), 0)
        return lock


def is_held(path: Path) -> bool:
    """Tell whether some process holds a lock file that `only_one` takes."""
    try:
        os.close(only_one(path))
    except Locked:
        return True
    return False


def data_version(connection: sqlite3.Connection) -> int:
    """Return a number that is another once a different connection has committed (PRAGMA data_version)."""
    row: tuple[int] = connection.execute("PRAGMA data_version").fetchone()
    return row[0]


def fsync_folder(path: Path) -> None:
    """Make the names in a folder durable; a rename is not, before this."""
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def said_by_sqlite(path: Path, fault: sqlite3.Error | UnicodeDecodeError) -> Exception:
    """Return the ReplicaError for what SQLite said about `path`, or the fault itself where it is our own mistake."""
    if isinstance(fault, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        return fault
    code: int = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return _BY_SQLITE.get(code, Unusable)(f"{path.name}: {fault}")


_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_BY_SQLITE: Final[dict[int, type[ReplicaError]]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_CORRUPT: Corrupt,
    sqlite3.SQLITE_NOTADB: Corrupt,
    sqlite3.SQLITE_ERROR: Corrupt,  # no such table, no such column: not our file
}
