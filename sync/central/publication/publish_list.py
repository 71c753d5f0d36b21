"""The list of publications and of their files, as the database keeps it.

A publication is *whole* where no delta leads to it: the first, and each under a new pepper or after a restore. Those
under one pepper are a line; while the pepper changes there are two, and their seqs alternate.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from typing import Final, Literal

from sqlalchemy import Connection, text

from sync.central.instant import from_ms, to_ms
from sync.central.publication.line import OldLine, old_line
from sync.central.publication.publish_metadata import Target, stored_name
from sync.central.publication.store import Store
from sync.wire.api import TargetNote
from sync.wire.snapshot_file import Header

DELTAS_KEPT: Final = timedelta(hours=48)
DAILIES_KEPT: Final = timedelta(days=35)
FILES_KEPT: Final = timedelta(hours=24)

FileKind = Literal["base", "delta", "daily"]

_LAST: Final = text("SELECT seq, generated_at, pepper_id, rows, digest FROM publication ORDER BY seq DESC LIMIT 1")
_LAST_OF: Final = text(
    """SELECT seq, generated_at, pepper_id, rows, digest FROM publication
    WHERE pepper_id = :pepper_id ORDER BY seq DESC LIMIT 1"""
)
_LAST_BEFORE: Final = text(
    """SELECT seq, generated_at, pepper_id, rows, digest FROM publication
    WHERE pepper_id = :pepper_id AND generated_at < :before ORDER BY seq DESC LIMIT 1"""
)
_LAST_WHOLE: Final = text("SELECT coalesce(max(seq), 0) FROM publication WHERE whole = 1 AND pepper_id = :pepper_id")
_INSERT: Final = text(
    """INSERT INTO publication (seq, generated_at, pepper_id, rows, digest, changes, whole)
    VALUES (:seq, :generated_at, :pepper_id, :rows, :digest, :changes, :whole)"""
)
_INSERT_FILE: Final = text(
    """INSERT INTO published_file (path, kind, from_seq, seq, length, sha256, made_at)
    VALUES (:path, :kind, :from_seq, :seq, :length, :sha256, :made_at)
    ON CONFLICT (path) DO UPDATE SET length = excluded.length, sha256 = excluded.sha256,
        made_at = excluded.made_at, retired_at = NULL"""
)
_NEWEST: Final = text(
    """SELECT published_file.seq AS seq, made_at FROM published_file
    JOIN publication ON publication.seq = published_file.seq
    WHERE kind = :kind AND pepper_id = :pepper_id AND retired_at IS NULL ORDER BY published_file.seq DESC LIMIT 1"""
)
_FILES: Final = text(
    """SELECT path, length, sha256, kind, published_file.seq AS seq, from_seq, generated_at, pepper_id, rows
    FROM published_file JOIN publication ON publication.seq = published_file.seq WHERE retired_at IS NULL"""
)
_DELTAS: Final = text(
    """SELECT path, sha256, from_seq, published_file.seq AS seq FROM published_file
    JOIN publication ON publication.seq = published_file.seq
    WHERE kind = 'delta' AND retired_at IS NULL AND pepper_id = :pepper_id
        AND from_seq >= :from_seq AND published_file.seq <= :seq ORDER BY published_file.seq"""
)
_RETIRE: Final = text(
    """UPDATE published_file SET retired_at = :now WHERE retired_at IS NULL AND (
        kind = 'delta' AND made_at < :oldest_delta
        OR kind = 'daily' AND made_at < :oldest_daily
        OR kind = 'base' AND seq < :base
        OR kind <> 'base' AND from_seq < :whole AND seq IN (
            SELECT seq FROM publication WHERE pepper_id = :pepper_id)
        OR kind <> 'base' AND seq NOT IN (
            SELECT seq FROM publication WHERE pepper_id IN (:pepper_id, :old_pepper_id)))"""
)
_GONE: Final = text("SELECT path, sha256 FROM published_file WHERE retired_at < :before")
_DELETE: Final = text("DELETE FROM published_file WHERE retired_at < :before")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A data file that lies in the store: its path in the repository, which publications it leads from and to."""

    path: str
    kind: FileKind
    from_seq: int
    seq: int
    length: int
    sha256: str


def last_publication(connection: Connection) -> Header | None:
    """Return the state that the last publication left, as the header of a base would say it."""
    row = connection.execute(_LAST).one_or_none()
    return None if row is None else _header(*row)


def last_of_line(connection: Connection, pepper_id: str) -> Header | None:
    """Return the state that the last publication under a pepper left."""
    row = connection.execute(_LAST_OF, {"pepper_id": pepper_id}).one_or_none()
    return None if row is None else _header(*row)


def last_publication_before(connection: Connection, pepper_id: str, before: datetime) -> Header | None:
    """Return the state that the last publication under a pepper before an instant left."""
    row = connection.execute(_LAST_BEFORE, {"pepper_id": pepper_id, "before": to_ms(before)}).one_or_none()
    return None if row is None else _header(*row)


def last_whole(connection: Connection, pepper_id: str) -> int:
    """Return the seq of a line's last whole publication, 0 where there is none: no path leads from before it."""
    return int(connection.execute(_LAST_WHOLE, {"pepper_id": pepper_id}).scalar_one())


def newest(connection: Connection, kind: FileKind, pepper_id: str) -> tuple[int, datetime] | None:
    """Return the seq of a line's newest file of a kind and when it was made."""
    row = connection.execute(_NEWEST, {"kind": kind, "pepper_id": pepper_id}).one_or_none()
    return None if row is None else (row.seq, from_ms(row.made_at))


def delta_files(connection: Connection, pepper_id: str, from_seq: int, seq: int) -> list[str] | None:
    """Return the names in the store of a line's deltas from one seq to another; None where one is missing."""
    names, at = [], from_seq
    for row in connection.execute(_DELTAS, {"pepper_id": pepper_id, "from_seq": from_seq, "seq": seq}):
        if row.from_seq != at:
            return None
        names.append(stored_name(row.path, row.sha256))
        at = row.seq
    return names if at == seq else None


def add_publication(connection: Connection, header: Header, changed: int, *, whole: bool) -> None:
    """Note that a state was published."""
    connection.execute(
        _INSERT,
        {
            "seq": header.seq,
            "generated_at": to_ms(header.generated_at),
            "pepper_id": header.pepper_id,
            "rows": header.rows,
            "digest": f"{header.digest:016x}",
            "changes": changed,
            "whole": int(whole),
        },
    )


def put_file(store: Store, header: Header, path: Path, kind: FileKind) -> StoredFile:
    """Put a file into the store. Nobody is told of it before it is noted, so this needs no transaction."""
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    name = (
        f"data/base-{header.seq}.parquet" if kind == "base" else f"data/{kind}-{header.from_seq}-{header.seq}.parquet"
    )
    store.put(stored_name(name, digest), path)
    return StoredFile(name, kind, header.from_seq, header.seq, path.stat().st_size, digest)


def note_file(connection: Connection, file: StoredFile, now: datetime) -> str:
    """Note a file that lies in the store; return its path in the repository."""
    connection.execute(_INSERT_FILE, {**asdict(file), "made_at": to_ms(now)})
    return file.path


def targets(connection: Connection) -> list[Target]:
    """Return the files on offer as metadata name them."""
    old = old_line(connection)
    return [_target(old, **row) for row in connection.execute(_FILES).mappings()]


def retire(connection: Connection, store: Store, now: datetime) -> None:
    """Take old files off the list; delete those that have been off it long enough for every download to have ended.

    An old pepper's line keeps its deltas, but not its base: who has none begins on the new line.
    """
    last, old = last_publication(connection), old_line(connection)
    assert last is not None
    base = newest(connection, "base", last.pepper_id)
    connection.execute(
        _RETIRE,
        {
            "now": to_ms(now),
            "oldest_delta": to_ms(now - DELTAS_KEPT),
            "oldest_daily": to_ms(now - DAILIES_KEPT),
            "base": 0 if base is None else base[0],
            "whole": last_whole(connection, last.pepper_id),
            "pepper_id": last.pepper_id,
            "old_pepper_id": "" if old is None else old.pepper_id,
        },
    )
    before = {"before": to_ms(now - FILES_KEPT)}
    for path, digest in connection.execute(_GONE, before).all():
        store.delete(stored_name(path, digest))
    connection.execute(_DELETE, before)


def _header(seq: int, generated_at: int, pepper_id: str, rows: int, digest: str) -> Header:
    return Header(seq, 0, from_ms(generated_at), pepper_id, rows, int(digest, 16))


def _target(old: OldLine | None, path: str, length: int, sha256: str, generated_at: int, **note: object) -> Target:
    ends = old.ends if old is not None and old.pepper_id == note["pepper_id"] else None
    said = TargetNote.model_validate({**note, "generated_at": from_ms(generated_at), "line_ends": ends})
    return Target(path, length, sha256, said.model_dump(mode="json", exclude_none=True))
