"""What a publication holds: the rows of the register as it is, and as it was when it was last published."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection, text

from sync.central.errors import CentralError
from sync.central.register.ingest import identity_of
from sync.model.status import TOMBSTONE
from sync.wire.digest import DIGEST_MASK, Keys, Values, rows_digest
from sync.wire.identity_key import identity_key
from sync.wire.snapshot_file import Rows

PEOPLE_AT_A_TIME: Final = 250_000

Progress = Callable[[int, int], None]
"""Called with how many rows are done and how many there are, about."""

_ROWS: Final = """SELECT identity.identity_key, person.value
    FROM person JOIN identity ON identity.person_id = person.id WHERE person.id > {after} AND person.id <= {last}"""
_LAST_PERSON: Final = text("SELECT coalesce(max(id), 0) FROM person")
_TOUCHED: Final = text("SELECT identity_key, before FROM touched ORDER BY identity_key")
_CHANGES: Final = text(
    """SELECT touched.identity_key, touched.before, person.value FROM touched
    LEFT JOIN identity ON identity.identity_key = touched.identity_key
    LEFT JOIN person ON person.id = identity.person_id
    ORDER BY touched.identity_key"""
)
_CHANGED_PEOPLE: Final = text(
    """SELECT identity.domain, identity.identity, touched.before, person.value FROM touched
    JOIN identity ON identity.identity_key = touched.identity_key
    JOIN person ON person.id = identity.person_id"""
)
_ABSENT: Final = -1


class Collision(CentralError):
    """Two identities have the same identity key, so neither may be published under this pepper."""

    def __init__(self) -> None:
        super().__init__("collision", "two identities share an identity key", "kiosk-central new-pepper")


@dataclass(frozen=True, slots=True)
class Changes:
    """What a delta holds, by how much it changes the number of rows, and what it adds to the state digest."""

    keys: Keys
    values: Values
    more_rows: int
    digest: int


def current_rows(connection: Connection, progress: Progress) -> Rows:
    """Return every row of the register in ascending order of the keys. Raises Collision."""
    people = connection.execute(_LAST_PERSON).scalar_one()
    parts: list[tuple[Keys, Values]] = []
    for after in range(0, people, PEOPLE_AT_A_TIME):
        statement = _ROWS.format(after=after, last=after + PEOPLE_AT_A_TIME)  # plain numbers: the plan must know them
        found = connection.exec_driver_sql(statement).all()
        parts.append(
            (
                np.fromiter((row[0] for row in found), np.int64, len(found)),
                np.fromiter((row[1] for row in found), np.uint32, len(found)),
            )
        )
        progress(min(after + PEOPLE_AT_A_TIME, people), people)
    return _sorted(parts)


def published_rows(connection: Connection, progress: Progress) -> Rows:
    """Return the rows as the last publication left them, whatever has changed since."""
    keys, values = current_rows(connection, progress)
    touched = connection.execute(_TOUCHED).all()
    touched_keys = np.fromiter((row[0] for row in touched), np.int64, len(touched))
    before = np.fromiter((_ABSENT if row[1] is None else row[1] for row in touched), np.int64, len(touched))
    stays = ~np.isin(keys, touched_keys, assume_unique=True)
    was = before != _ABSENT
    return _sorted([(keys[stays], values[stays]), (touched_keys[was], before[was].astype(np.uint32))])


def changes(connection: Connection) -> Changes:
    """Return what has changed since the last publication; a change that was undone is none. Raises Collision."""
    found = connection.execute(_CHANGES).all()
    return _as_changes(_column(found, 0), _column(found, 1), _column(found, 2))


def changes_under(connection: Connection, pepper: bytes) -> Changes:
    """Return the same changes under another pepper than the one in force. Raises Collision."""
    found = connection.execute(_CHANGED_PEOPLE).all()
    keys = np.fromiter((identity_key(identity_of(row[0], row[1]), pepper) for row in found), np.int64, len(found))
    order = np.argsort(keys)
    return _as_changes(keys[order], _column(found, 2)[order], _column(found, 3)[order])


def _column(found: Sequence[Sequence[Any]], place: int) -> Keys:
    return np.fromiter((_ABSENT if row[place] is None else row[place] for row in found), np.int64, len(found))


def _as_changes(keys: Keys, before: Keys, after: Keys) -> Changes:
    """Take ascending identity keys, and their values before and now, for what a delta holds."""
    if (np.diff(keys) == 0).any():
        raise Collision
    was, is_now, differs = before != _ABSENT, after != _ABSENT, before != after
    added = rows_digest(keys[is_now], after[is_now].astype(np.uint32))
    removed = rows_digest(keys[was], before[was].astype(np.uint32))
    return Changes(
        keys[differs],
        np.where(is_now, after, TOMBSTONE)[differs].astype(np.uint32),
        int(is_now.sum()) - int(was.sum()),
        (added - removed) & DIGEST_MASK,
    )


def _sorted(parts: list[tuple[Keys, Values]]) -> Rows:
    keys = np.concatenate([np.empty(0, np.int64), *(part[0] for part in parts)])
    values = np.concatenate([np.empty(0, np.uint32), *(part[1] for part in parts)])
    parts.clear()  # at 20 million rows each copy counts
    order = np.argsort(keys)
    keys, values = keys[order], values[order]
    if (np.diff(keys) == 0).any():
        raise Collision
    return keys, values
