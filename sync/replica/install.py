"""Bring the terminal from one published version to another: a whole base, or a delta. Only the agent comes here.

Whatever happens in between, a crash included, the terminal holds the version it held, or the next one; never a mixture.
A base is written aside, verified, made durable and named before one transaction moves the pointer, the pepper and the
overlay together; readers keep the old one open until they have followed.
"""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sync.durable import fsync_folder
from sync.replica.base import OnProgress, base_rows, build_base
from sync.replica.base_file import Base, open_base
from sync.replica.database import (
    Corrupt,
    DiskFull,
    Folder,
    WrongFile,
    atomic,
    open_database,
    translated,
)
from sync.replica.delta import Checksum, checksum_of, prepare, put_changes, recount
from sync.replica.retention import erase_settled
from sync.replica.state import STATE, Held, base_path, bases, building, read_held
from sync.wire.identity_key import PEPPER_BYTES
from sync.wire.snapshot_file import Header, SnapshotFault, read_header, read_rows

_ROOM_PER_ROW: Final = 10
_ROOM_BESIDES: Final = 16 << 20

_POINT: Final = """
INSERT INTO snapshot (base_seq, seq, generated_at, rows, digest, pepper_id, pepper) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_UNPOINT: Final = "DELETE FROM snapshot"
_EMPTY_OVERLAY: Final = "DELETE FROM overlay"
_DOCUMENT_VERSION: Final = "SELECT version FROM document WHERE name = ?"
_STORE_DOCUMENT: Final = "INSERT OR REPLACE INTO document (name, version, body) VALUES (?, ?, ?)"
_FORGET_DOCUMENTS: Final = "DELETE FROM document"
_ADVANCE: Final = "UPDATE snapshot SET seq = ?, generated_at = ?, rows = ?, digest = ?"


def install_base(
    folder: Folder, file: Path, pepper: bytes, on_progress: OnProgress, deltas: Sequence[Path] = ()
) -> Held:
    """Replace what the terminal serves by a base, its pepper, and the deltas that follow it, all at one moment.

    `on_progress` is told (rows done, rows in all). Raises ReplicaError with the old data still serving.
    """
    if len(pepper) != PEPPER_BYTES:
        raise ValueError(f"a pepper has {PEPPER_BYTES} bytes")
    with _fitting(file):
        header = read_header(file)
    if not header.is_base:
        raise WrongFile(f"{file.name} is a delta, not a base")
    _check_room(folder, header)
    with _fitting(file):
        build_base(building(folder), header, read_rows(file), on_progress)
    with _opened(folder) as connection, closing(_base(building(folder))) as base:
        _check_base(base, header)
        prepare(connection)
        with atomic(connection):
            held = _point_to(connection, header, pepper)
            for delta in deltas:
                held = _followed(connection, base, held, delta)
            building(folder).rename(base_path(folder, held))
            fsync_folder(folder.path)
        return held


def apply_delta(folder: Folder, file: Path) -> Held:
    """Apply one delta in one transaction; its digest is verified before the commit. Return what is held then.

    Raises WrongFile where it does not start at the held seq, Corrupt where it does not lead to the state it names.
    """
    with _opened(folder) as connection:
        held = read_held(connection)
        if held is None:
            raise WrongFile(f"{file.name} is a delta, but there is no base yet")
        prepare(connection)
        with closing(_base(base_path(folder, held))) as base, atomic(connection):
            return _followed(connection, base, _held(connection), file)


def store_document(folder: Folder, name: str, version: int, body: bytes) -> None:
    """Keep a document for the kiosk to read. An older version is a WrongFile; the same version replaces."""
    with _opened(folder) as connection, atomic(connection):
        kept = connection.execute(_DOCUMENT_VERSION, (name,)).fetchone()
        if kept is not None and kept[0] > version:
            raise WrongFile(f"{name} version {version} is older than {kept[0]}, which is kept")
        connection.execute(_STORE_DOCUMENT, (name, version, body))


def check_digest(folder: Folder) -> None:
    """Count all stored rows again and compare with what the register said. Raises Corrupt where they differ."""
    with _opened(folder) as connection:
        prepare(connection)
        connection.execute("BEGIN")  # all of it of one version, whatever is applied meanwhile
        held = read_held(connection)
        if held is None:
            return
        with closing(_base(base_path(folder, held))) as base:
            _compare(recount(connection, base), held)


def quick_check(folder: Folder) -> None:
    """Let SQLite look through the structure of the state file, and look at the shape of the base. Raises Corrupt."""
    with _opened(folder) as connection:
        found: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise Corrupt(f"{folder.state.name} is damaged: {found}")
        held = read_held(connection)
    if held is not None:
        _base(base_path(folder, held)).close()


def remove_unused_bases(folder: Folder) -> tuple[Path, ...]:
    """Remove bases that nobody points to and no reader has open; return those removed."""
    with _opened(folder) as connection:
        held = read_held(connection)
    used = None if held is None else base_path(folder, held)
    return tuple(path for path in bases(folder) if path != used and _removed(path))


def erase(folder: Folder) -> None:
    """Take pepper, snapshot and settled visits off this terminal. Visits the register has not seen stay."""
    with _opened(folder) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        with atomic(connection):
            connection.execute(_UNPOINT)
            connection.execute(_EMPTY_OVERLAY)
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with translated(folder.path):
        for path in (*bases(folder), building(folder), *folder.downloads.glob("*")):
            path.unlink(missing_ok=True)
        fsync_folder(folder.path)
    erase_settled(folder)


def forget_documents(folder: Folder) -> None:
    """Forget all documents and their versions: another register counts its own from 1."""
    with _opened(folder) as connection, atomic(connection):
        connection.execute(_FORGET_DOCUMENTS)


def _check_room(folder: Folder, header: Header) -> None:
    free = free_bytes(folder.path)
    if free < header.rows * _ROOM_PER_ROW + _ROOM_BESIDES:
        raise DiskFull(f"a snapshot of {header.rows} rows does not fit in the {free >> 20} MiB that are free")


def free_bytes(path: Path) -> int:
    """Return how much room is left on the disk that holds `path`."""
    with translated(path):
        return shutil.disk_usage(path).free


def _check_base(base: Base, header: Header) -> None:
    """Read back what was written and compare it with what the register said: the file, not the stream, will serve."""
    _compare(checksum_of(base_rows(base)), header)


def _point_to(connection: sqlite3.Connection, header: Header, pepper: bytes) -> Held:
    connection.execute(_UNPOINT)
    connection.execute(_EMPTY_OVERLAY)
    connection.execute(_POINT, (header.seq, *_stated(header), header.pepper_id, pepper))
    return _held(connection)


def _followed(connection: sqlite3.Connection, base: Base, held: Held, file: Path) -> Held:
    with _fitting(file):
        header = read_header(file)
        if header.is_base or header.from_seq != held.seq:
            raise WrongFile(f"{file.name} leads from {header.from_seq} to {header.seq}, but {held.seq} is held")
        if header.pepper_id != held.pepper_id:
            raise WrongFile(f"{file.name} is made with pepper {header.pepper_id}, {held.pepper_id} is held")
        checksum = put_changes(connection, base, read_rows(file), Checksum(held.rows, held.digest))
    _compare(checksum, header)
    connection.execute(_ADVANCE, _stated(header))
    return _held(connection)


def _stated(header: Header) -> tuple[int, str, int, str]:
    return header.seq, header.generated_at.isoformat(), header.rows, f"{header.digest:016x}"


def _held(connection: sqlite3.Connection) -> Held:
    held = read_held(connection)
    assert held is not None  # the agent is the only writer, and holds the write lock here
    return held


def _compare(found: Checksum, stated: Header | Held) -> None:
    if found != Checksum(stated.rows, stated.digest):
        raise Corrupt(
            f"the rows do not add up to what the register said: {found.rows} rows, digest {found.digest:016x}"
            f" instead of {stated.rows} rows, digest {stated.digest:016x}"
        )


def _base(path: Path) -> Base:
    base = open_base(path)
    if base is None:
        raise Corrupt(f"{path.name} is missing")
    return base


def _removed(path: Path) -> bool:
    with translated(path):
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False  # a reader has it open
        else:
            path.unlink()
            return True
        finally:
            os.close(file)


@contextmanager
def _opened(folder: Folder) -> Iterator[sqlite3.Connection]:
    with translated(folder.state), closing(open_database(folder.state, STATE)) as connection:
        yield connection


@contextmanager
def _fitting(file: Path) -> Iterator[None]:
    try:
        yield
    except SnapshotFault as fault:
        raise WrongFile(f"{file.name} is refused: {fault}") from fault
