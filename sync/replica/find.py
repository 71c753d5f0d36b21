"""The terminal's one question: what does the register say of this identity key?

A reader never waits for the agent and never sees half of an update: one SQL statement, hence one version of `state.db`,
says what changed for this key and which base that belongs to. Where it is not the base at hand, the reader opens the
right one and asks again. A base never changes.
"""

import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sync.model.status import TOMBSTONE, CorruptRecord, HealthRecord, unpack
from sync.replica.aside import file_number
from sync.replica.base_file import Base, open_base
from sync.replica.database import (
    SQLITE_FAULTS,
    Corrupt,
    Folder,
    Moved,
    ReplicaError,
    Unusable,
    data_version,
    said_by_sqlite,
    translated,
)
from sync.replica.state import STATE, Held, base_path, open_reader, read_held

_FIND: Final = "SELECT installation, (SELECT v FROM overlay WHERE key = ?) FROM snapshot"
_DOCUMENT: Final = "SELECT body FROM document WHERE name = ?"
_MOST_MOVES: Final = 8


@dataclass(frozen=True, slots=True)
class _Serving:
    """A version that can answer: what is held, and the base it builds on."""

    held: Held
    base: Base


@dataclass(frozen=True, slots=True)
class _View:
    """An open reader: the state file as of a commit, and what it serves, if there is a snapshot."""

    connection: sqlite3.Connection
    file_id: int
    version: int
    serving: _Serving | None


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
        held = None if view is None or view.serving is None else view.serving.held
        self._told = None if held is None else held.pepper_id
        return held

    def find(self, key: int) -> HealthRecord | CorruptRecord | None:
        """Return what is held for an identity key made with the pepper of the last `held()`, or None if unknown.

        Raises Moved where the pepper has changed since: ask `held()` again and hash again.
        """
        for _ in range(_MOST_MOVES):
            view = self._view or self._current()
            serving = None if view is None else view.serving
            if view is None or serving is None or self._told not in (None, serving.held.pepper_id):
                raise Moved("the snapshot was replaced during the check")
            try:
                row = view.connection.execute(_FIND, (key,)).fetchone()
                if row is not None and row[0] == serving.held.installation:
                    value = serving.base.value(key) if row[1] is None else row[1]
                    return None if value == TOMBSTONE else unpack(value)
            except ReplicaError:
                self.close()
                raise
            except (*SQLITE_FAULTS, OSError, TypeError) as fault:
                raise self._dropped(fault) from fault
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

    def _dropped(self, fault: Exception) -> Exception:
        """Close everything, so that the next question starts afresh, and return what to say."""
        self.close()
        match fault:
            case sqlite3.Error() | UnicodeDecodeError():
                return said_by_sqlite(self._folder.state, fault)
            case OSError():
                return Unusable(f"the base cannot be read: {fault.strerror}")
            case _:
                return Corrupt("a row of the snapshot is damaged")


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
    base: Base | None = None
    try:
        with translated(folder.state):
            file_id, version = file_number(folder.state), data_version(connection)  # before the pointer is read: a
            held = read_held(connection)  # commit in between shows next time
        if held is None:
            return _View(connection, file_id, version, None)
        base = open_base(base_path(folder, held))
        if base is not None:
            _refuse_other_base(base, held)
            return _View(connection, file_id, version, _Serving(held, base))
        with translated(folder.state):
            _refuse_missing(connection, held, base_path(folder, held))
    except BaseException:
        if base is not None:
            base.close()
        connection.close()
        raise
    connection.close()
    return None


def _refuse_missing(connection: sqlite3.Connection, held: Held, path: Path) -> None:
    if read_held(connection) == held:
        raise Corrupt(f"{path.name} is missing")


def _refuse_other_base(base: Base, held: Held) -> None:
    if (base.about.seq, base.about.pepper_id) != (held.base_seq, held.pepper_id):
        raise Corrupt(f"{base.name} is not the base that is pointed to")


def _followed(folder: Folder, view: _View) -> _View | None:
    """Return the view after whatever was committed since, or None where other files must be opened."""
    if file_number(folder.state) != view.file_id:
        return None
    version = data_version(view.connection)
    if version == view.version:
        return view
    held = read_held(view.connection)
    had = None if view.serving is None else view.serving.held.installation
    if had != (None if held is None else held.installation):
        return None
    serving = None if held is None or view.serving is None else _Serving(held, view.serving.base)
    return replace(view, version=version, serving=serving)


def _close(view: _View) -> None:
    view.connection.close()
    if view.serving is not None:
        view.serving.base.close()
