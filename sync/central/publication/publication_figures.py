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
from sync.model.status import LAST_END, HealthRecord, Status, minutes_since_epoch, pack

COUNT_KEPT: Final = timedelta(minutes=10)

_PUBLICATIONS: Final = text(
    """SELECT publication.seq, generated_at, rows, changes, whole, path, kind, from_seq, length, retired_at
    FROM (SELECT * FROM publication ORDER BY seq DESC LIMIT :most) AS publication
    LEFT JOIN published_file ON published_file.seq = publication.seq
    ORDER BY publication.seq DESC, from_seq DESC, path"""
)
_COLOURS: Final = text(
    """SELECT count(*) AS people,
        count(*) FILTER (WHERE value = :green OR value BETWEEN :green_now AND :green_last) AS green,
        count(*) FILTER (WHERE value = :yellow) AS yellow,
        count(*) FILTER (WHERE value = :red) AS red
    FROM person"""
)
"""One pass without sorting: a GREEN that has lapsed is BLUE, as is whatever is nothing else."""


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
    green = pack(HealthRecord(Status.GREEN))
    row = connection.execute(
        _COLOURS,
        {
            "green": green,
            "green_now": green + minutes_since_epoch(now),
            "green_last": green + LAST_END,
            "yellow": pack(HealthRecord(Status.YELLOW)),
            "red": pack(HealthRecord(Status.RED)),
        },
    ).one()
    known = {Status.GREEN: row.green, Status.YELLOW: row.yellow, Status.RED: row.red}
    return Colours({Status.BLUE: row.people - sum(known.values()), **known}, now)


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
