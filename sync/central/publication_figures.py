"""Figures of the publications: what each brought, the files on offer, and how many people have which colour."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central
from sync.central.database import reading
from sync.central.instant import from_ms
from sync.model.status import END_BITS, LAST_END, Status, minutes_since_epoch

COUNT_KEPT: Final = timedelta(minutes=10)

_PUBLICATIONS: Final = text(
    """SELECT publication.seq, generated_at, rows, changes, whole, path, kind, from_seq, length, retired_at
    FROM (SELECT * FROM publication ORDER BY seq DESC LIMIT :most) AS publication
    LEFT JOIN published_file ON published_file.seq = publication.seq
    ORDER BY publication.seq DESC, from_seq DESC, path"""
)
_COLOURS: Final = text(
    """SELECT (value >> :bits) AS status, (value & :last) > 0 AND (value & :last) < :minute AS lapsed,
        count(*) AS people
    FROM person GROUP BY 1, 2"""
)


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file as it was published; `offered` until it is taken off the list."""

    path: str
    kind: str
    from_seq: int
    length: int
    offered: bool


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication with its files. `whole` where no delta leads to it."""

    seq: int
    generated_at: datetime
    rows: int
    changes: int
    whole: bool
    files: tuple[PublishedFile, ...]


@dataclass(frozen=True, slots=True)
class Colours:
    """How many people have each status at an instant."""

    people: Mapping[Status, int]
    at: datetime


def publications(connection: Connection, most: int) -> tuple[Publication, ...]:
    """Return the newest publications, the newest first."""
    found: dict[int, Publication] = {}
    for row in connection.execute(_PUBLICATIONS, {"most": most}):
        one = found.get(row.seq) or Publication(
            row.seq, from_ms(row.generated_at), row.rows, row.changes, bool(row.whole), ()
        )
        files = one.files
        if row.path is not None:
            files = (*files, PublishedFile(row.path, row.kind, row.from_seq, row.length, row.retired_at is None))
        found[row.seq] = Publication(one.seq, one.generated_at, one.rows, one.changes, one.whole, files)
    return tuple(found.values())


def count_colours(connection: Connection, now: datetime) -> Colours:
    """Count people by their status at an instant: seconds of work where they are millions."""
    people = dict.fromkeys(Status, 0)
    parameters = {"bits": END_BITS, "last": LAST_END, "minute": minutes_since_epoch(now)}
    for row in connection.execute(_COLOURS, parameters):
        people[Status.BLUE if row.lapsed else Status(row.status)] += row.people
    return Colours(people, now)


class ColourCount:
    """Remembers the last count for some minutes, so that a page that is looked at often counts seldom."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self._lock = threading.Lock()
        self._last: Colours | None = None

    def colours(self) -> Colours:
        """Return a count that is not older than ten minutes."""
        with self._lock:
            now = self._central.clock()
            if self._last is None or not timedelta(0) <= now - self._last.at <= COUNT_KEPT:
                with reading(self._central.engine) as connection:
                    self._last = count_colours(connection, now)
            return self._last
