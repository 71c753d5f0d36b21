"""The terminal's one question: what does the register say of this identity key?

A reader never waits for the agent and never sees half of an update: each answer is one SQL statement, hence one
version of `state.db`, and that statement also says which base it belongs to. Where that is not the base at hand, the
reader opens the right one and asks again.
"""

import fcntl
import os
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sync.model.status import TOMBSTONE, CorruptRecord, HealthRecord, unpack
from sync.replica.bucket import bucket_of, value_in
from sync.replica.database import (
    SQLITE_FAULTS,
    Corrupt,
    Folder,
    Moved,
    ReplicaError,
    data_version,
    said_by_sqlite,
    translated,
)
from sync.replica.state import STATE, Held, attach_base, base_path, open_reader, read_held

_FIND: Final = """
SELECT installation,
       (SELECT v FROM overlay WHERE key = ?1),
       (SELECT words FROM base.bucket WHERE id = ?2)
FROM snapshot
"""
_DOCUMENT: Final = "SELECT body FROM document WHERE name = ?"
_ABOUT: Final = "SELECT seq, rows, pepper_id FROM base.about"
_MOST_MOVES: Final = 8


@dataclass(frozen=True, slots=True)
class _View:
    """An open reader: the state file, and the base `held` builds on, with a shared lock against its removal."""

    connection: sqlite3.Connection
    file_id: int
    version: int
    held: Held | None
    lock: int | None


class Replica:
    """The snapshot and the documents, as the kiosk reads them; opened when first asked, and again after trouble.

    All methods raise ReplicaError when the files cannot be used; the next call tries afresh.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._view: _View | None = None
        self._told: str | None = None

    def held(self) -> Held | None:
        """Return the version that answers now, or None where there is none yet. Cheap: re-read only after a change."""
        view = self._current()
        held = None if view is None else view.held
        self._told = None if held is None else held.pepper_id
        return held

    def find(self, key: int) -> HealthRecord | CorruptRecord | None:
        """Return what is held for an identity key made with the pepper of the last `held()`, or None if unknown.

        Raises Moved where the pepper has changed since: ask `held()` again and hash again.
        """
        for _ in range(_MOST_MOVES):
            view = self._view if self._view is not None else self._current()
            if view is None or view.held is None or self._told not in (None, view.held.pepper_id):
                raise Moved("the snapshot was replaced during the check")
            installation, changed, bucket = self._ask(view, key)
            if installation == view.held.installation:
                return self._record(changed, bucket, key)
            self._current()
        raise Moved("the snapshot is being replaced again and again")

    def document(self, name: str) -> bytes | None:
        """Return a stored document (policy, issuers, revocations, venue, bulletin), or None where there is none."""
        view = self._current()
        if view is None:
            return None
        try:
            row = view.connection.execute(_DOCUMENT, (name,)).fetchone()
        except SQLITE_FAULTS as fault:
            raise self._dropped(fault) from fault
        return None if row is None else bytes(row[0])

    def close(self) -> None:
        """Let go of the files; a later call opens them again."""
        if self._view is not None:
            _close(self._view)
            self._view = None

    def _current(self) -> _View | None:
        """Return a view of the newest version, the one at hand if nothing was committed since."""
        if self._view is not None:
            try:
                kept = _followed(self._folder, self._view)
            except SQLITE_FAULTS as fault:
                raise self._dropped(fault) from fault
            except ReplicaError:
                self.close()
                raise
            if kept is None:
                self.close()
            self._view = kept
        if self._view is None:
            self._view = _opened(self._folder)
        return self._view

    def _ask(self, view: _View, key: int) -> tuple[int, int | None, bytes | None]:
        try:
            row: tuple[int, int | None, bytes | None] | None = view.connection.execute(
                _FIND, (key, bucket_of(key))
            ).fetchone()
        except SQLITE_FAULTS as fault:
            raise self._dropped(fault) from fault
        return row if row is not None else (0, None, None)

    def _record(self, changed: int | None, bucket: bytes | None, key: int) -> HealthRecord | CorruptRecord | None:
        try:
            if changed is None:
                changed = TOMBSTONE if bucket is None else value_in(bucket, key)
            return None if changed == TOMBSTONE else unpack(changed)
        except (ValueError, TypeError) as fault:
            self.close()
            raise Corrupt("a row of the snapshot is damaged") from fault

    def _dropped(self, fault: sqlite3.Error | UnicodeDecodeError) -> Exception:
        self.close()
        return said_by_sqlite(self._folder.state, fault)


def _opened(folder: Folder) -> _View | None:
    """Open the state file and the base it points to; where the base has just been replaced, the next one."""
    for _ in range(_MOST_MOVES):
        connection = open_reader(folder.state, STATE)
        if connection is None:
            return None
        view = _looked_at(folder, connection)
        if view is not None:
            return view
    raise Moved("the snapshot is being replaced again and again")


def _looked_at(folder: Folder, connection: sqlite3.Connection) -> _View | None:
    lock: int | None = None
    try:
        with translated(folder.state):
            file_id, version = (
                _file_id(folder.state),
                data_version(connection),
            )  # before the pointer is read: a commit in between shows next time
            held = read_held(connection)
        if held is None:
            return _View(connection, file_id, version, None, None)
        path = base_path(folder, held)
        lock = _shared_lock(path)
        if lock is not None:
            with translated(path):
                attach_base(connection, path)
                _check_is(connection, held, path)
            return _View(connection, file_id, version, held, lock)
        with translated(folder.state):
            _refuse_missing(connection, held, path)
    except BaseException:
        if lock is not None:
            os.close(lock)
        connection.close()
        raise
    connection.close()
    return None


def _shared_lock(path: Path) -> int | None:
    """Open a base and lock it shared, so that nobody removes it; None where it is not there (any more)."""
    with translated(path):
        try:
            lock = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return None
        fcntl.flock(lock, fcntl.LOCK_SH)
        if os.fstat(lock).st_nlink:
            return lock
        os.close(lock)
        return None


def _refuse_missing(connection: sqlite3.Connection, held: Held, path: Path) -> None:
    if read_held(connection) == held:
        raise Corrupt(f"{path.name} is missing")


def _check_is(connection: sqlite3.Connection, held: Held, path: Path) -> None:
    about = connection.execute(_ABOUT).fetchone()
    if about is None or about[0] != held.base_seq or about[2] != held.pepper_id:
        raise Corrupt(f"{path.name} is not the base that is pointed to")


def _followed(folder: Folder, view: _View) -> _View | None:
    """Return the view after whatever was committed since, or None where other files must be opened."""
    if _file_id(folder.state) != view.file_id:
        return None
    version = data_version(view.connection)
    if version == view.version:
        return view
    held = read_held(view.connection)
    base = None if held is None else held.installation
    had = None if view.held is None else view.held.installation
    return replace(view, version=version, held=held) if base == had else None


def _file_id(path: Path) -> int:
    """Return what changes when a file is put in the place of another; 0 where none can be seen."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _close(view: _View) -> None:
    view.connection.close()
    if view.lock is not None:
        os.close(view.lock)
