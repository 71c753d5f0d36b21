"""One publication: what changed since the last one, as a delta; a base where one is due; signed and named.

The database says what has been published; files and metadata follow it. What a publisher that dies leaves undone the
next one does: files lie under their own hashes, and the metadata are always signed from the whole list.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central, registrar
from sync.central.database import reading, writing, writing_people
from sync.central.errors import CentralError
from sync.central.ingest import reevaluate
from sync.central.instant import from_ms, to_ms
from sync.central.keys import KeyRole
from sync.central.peppers import pepper_in_force
from sync.central.publish_metadata import SigningKeys, Target, sign_targets, stored_name
from sync.central.publish_rows import Progress, changes, current_rows, published_rows
from sync.model.status import minutes_since_epoch
from sync.wire.api import TargetNote
from sync.wire.digest import DIGEST_MASK
from sync.wire.snapshot_file import Header, Rows, write_base, write_delta

BASE_AGE: Final = timedelta(days=30)
DELTAS_KEPT: Final = timedelta(hours=48)
FILES_KEPT: Final = timedelta(hours=24)
PUBLISHING: Final = (KeyRole.DATA, KeyRole.SNAPSHOT, KeyRole.TIMESTAMP)
PUBLISH_LOCK: Final = 0x41515348_02

_LAST: Final = text("SELECT seq, generated_at, pepper_id, rows, digest FROM publication ORDER BY seq DESC LIMIT 1")
_INSERT: Final = text(
    """INSERT INTO publication (seq, generated_at, pepper_id, rows, digest, changes)
    VALUES (:seq, :generated_at, :pepper_id, :rows, :digest, :changes)"""
)
_INSERT_FILE: Final = text(
    """INSERT INTO published_file (path, kind, from_seq, seq, length, sha256, made_at)
    VALUES (:path, :kind, :from_seq, :seq, :length, :sha256, :made_at)
    ON CONFLICT (path) DO UPDATE SET length = excluded.length, sha256 = excluded.sha256,
        made_at = excluded.made_at, retired_at = NULL"""
)
_FORGET_CHANGES: Final = text("DELETE FROM touched")
_NEWEST_BASE: Final = text("SELECT seq, made_at FROM published_file WHERE kind = 'base' ORDER BY seq DESC LIMIT 1")
_DUE: Final = text("SELECT id FROM person WHERE review <= :minute")
_FILES: Final = text(
    """SELECT path, length, sha256, kind, published_file.seq, from_seq, generated_at, pepper_id, rows
    FROM published_file JOIN publication ON publication.seq = published_file.seq WHERE retired_at IS NULL"""
)
_RETIRE: Final = text(
    """UPDATE published_file SET retired_at = :now WHERE retired_at IS NULL AND (
        kind = 'delta' AND made_at < :oldest_delta OR kind = 'base' AND seq < :base)"""
)
_GONE: Final = text("SELECT path, sha256 FROM published_file WHERE retired_at < :before")
_DELETE: Final = text("DELETE FROM published_file WHERE retired_at < :before")
_BULLETIN: Final = text("SELECT document FROM bulletin ORDER BY version DESC LIMIT 1")


@dataclass(frozen=True, slots=True)
class Published:
    """A finished publication. `files` are the paths it added."""

    seq: int
    generated_at: datetime
    rows: int
    changes: int
    files: tuple[str, ...]


def publish(central: Central, keys: SigningKeys, progress: Progress, *, base: bool = False) -> Published:
    """Publish what changed, be it nothing; with a base where it is asked for, due, or the first publication."""
    with _alone(central), TemporaryDirectory(dir=central.folder, prefix=".publish-") as folder:
        now = central.clock().replace(microsecond=0)
        with writing_people(central.engine) as connection:
            _review(central, connection)
            if last_publication(connection) is None:
                files = [_publish_first(central, connection, Path(folder), now, progress)]
            else:
                files = [_publish_changes(central, connection, Path(folder), now)]
        with reading(central.engine) as connection:
            due = base or _base_is_due(connection, now)
            more = _base_of_last(connection, Path(folder), progress) if due and files[0][0].seq > 1 else None
        if more is not None:
            files.append(more)
            _store_file(central, *more, now)
        _retire(central, now)
        sign_data(central, keys, now)
        return _published(central, files)


def sign_data(central: Central, keys: SigningKeys, now: datetime) -> None:
    """Sign what the database says is published, the bulletin too."""
    with reading(central.engine) as connection:
        files = [_target(*row) for row in connection.execute(_FILES)]
        bulletin = connection.execute(_BULLETIN).scalar()
    if bulletin is not None:
        data = bulletin.encode()
        target = Target("data/bulletin.json", len(data), sha256(data).hexdigest())
        central.store.write(stored_name(target.path, target.sha256), data)
        files.append(target)
    sign_targets(central.store, keys, KeyRole.DATA, files, now)


def last_publication(connection: Connection) -> Header | None:
    """Return the state that the last publication left, as a file's header would say it."""
    row = connection.execute(_LAST).one_or_none()
    if row is None:
        return None
    seq, generated_at, pepper_id, rows, digest = row
    return Header(seq, 0, from_ms(generated_at), pepper_id, rows, int(digest, 16))


def _publish_first(
    central: Central, connection: Connection, folder: Path, now: datetime, progress: Progress
) -> tuple[Header, Path]:
    path = folder / "base.parquet"
    rows = current_rows(connection, progress)
    header = write_base(path, 1, now, pepper_in_force(connection), [rows])
    _insert(connection, header, len(rows[0]))
    _insert_file(central, connection, header, path, now)
    return header, path


def _publish_changes(central: Central, connection: Connection, folder: Path, now: datetime) -> tuple[Header, Path]:
    last = last_publication(connection)
    assert last is not None
    found = changes(connection)
    header = Header(
        seq=last.seq + 1,
        from_seq=last.seq,
        generated_at=max(now, last.generated_at),
        pepper_id=last.pepper_id,
        rows=last.rows + found.more_rows,
        digest=(last.digest + found.digest) & DIGEST_MASK,
    )
    path = folder / "delta.parquet"
    write_delta(path, header, found.keys, found.values)
    _insert(connection, header, len(found.keys))
    _insert_file(central, connection, header, path, now)
    connection.execute(_FORGET_CHANGES)
    return header, path


def _base_of_last(connection: Connection, folder: Path, progress: Progress) -> tuple[Header, Path]:
    """Write a base of the last publication. Its rows must add up to the digest that the deltas led to."""
    last = last_publication(connection)
    assert last is not None
    path = folder / "base.parquet"
    rows: Rows = published_rows(connection, progress)
    header = write_base(path, last.seq, last.generated_at, last.pepper_id, [rows])
    if (header.rows, header.digest) != (last.rows, last.digest):
        what = f"the register's rows are not those of publication {last.seq}"
        raise CentralError("digest", what, "restore the database from its backup, then publish --base")
    return header, path


def _insert(connection: Connection, header: Header, changed: int) -> None:
    connection.execute(
        _INSERT,
        {
            "seq": header.seq,
            "generated_at": to_ms(header.generated_at),
            "pepper_id": header.pepper_id,
            "rows": header.rows,
            "digest": f"{header.digest:016x}",
            "changes": changed,
        },
    )


def _store_file(central: Central, header: Header, path: Path, now: datetime) -> None:
    with writing(central.engine) as connection:
        _insert_file(central, connection, header, path, now)


def _insert_file(central: Central, connection: Connection, header: Header, path: Path, now: datetime) -> None:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    name = target_path(header)
    central.store.put(stored_name(name, digest), path)
    connection.execute(
        _INSERT_FILE,
        {
            "path": name,
            "kind": "base" if header.is_base else "delta",
            "from_seq": header.from_seq,
            "seq": header.seq,
            "length": path.stat().st_size,
            "sha256": digest,
            "made_at": to_ms(now),
        },
    )


def target_path(header: Header) -> str:
    """Return the path of a base or delta in the repository."""
    if header.is_base:
        return f"data/base-{header.seq}.parquet"
    return f"data/delta-{header.from_seq}-{header.seq}.parquet"


def _review(central: Central, connection: Connection) -> None:
    """Look again at those whose status time alone has changed."""
    due = connection.execute(_DUE, {"minute": minutes_since_epoch(central.clock())}).scalars().all()
    keeper = registrar(central, connection)
    for start in range(0, len(due), 10_000):
        reevaluate(connection, keeper, due[start : start + 10_000])


def _base_is_due(connection: Connection, now: datetime) -> bool:
    row = connection.execute(_NEWEST_BASE).one_or_none()
    return row is None or from_ms(row.made_at) < now - BASE_AGE


def _retire(central: Central, now: datetime) -> None:
    """Take old files off the list; delete those that have been off it long enough for every download to have ended."""
    with writing(central.engine) as connection:
        base = connection.execute(_NEWEST_BASE).one().seq
        connection.execute(_RETIRE, {"now": to_ms(now), "oldest_delta": to_ms(now - DELTAS_KEPT), "base": base})
        before = {"before": to_ms(now - FILES_KEPT)}
        gone = connection.execute(_GONE, before).all()
        connection.execute(_DELETE, before)
    for path, digest in gone:
        central.store.delete(stored_name(path, digest))


def _target(
    path: str,
    length: int,
    digest: str,
    kind: str,
    seq: int,
    from_seq: int,
    generated_at: int,
    pepper_id: str,
    rows: int,
) -> Target:
    note = TargetNote.model_validate(
        {
            "kind": kind,
            "seq": seq,
            "from_seq": from_seq,
            "generated_at": from_ms(generated_at),
            "pepper_id": pepper_id,
            "rows": rows,
        }
    )
    return Target(path, length, digest, note.model_dump(mode="json"))


def _published(central: Central, files: list[tuple[Header, Path]]) -> Published:
    with reading(central.engine) as connection:
        changed = connection.execute(text("SELECT changes FROM publication ORDER BY seq DESC LIMIT 1")).scalar_one()
    header = files[0][0]
    return Published(
        header.seq, header.generated_at, header.rows, changed, tuple(target_path(made) for made, _ in files)
    )


@contextmanager
def _alone(central: Central) -> Iterator[None]:
    """Let one publisher work at a time, on this machine and on this database."""
    busy = CentralError("publishing", "another publication is under way", "wait for it to end")
    lock = os.open(central.folder / "publish.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise busy from None
    else:
        with _alone_on_postgresql(central, busy):
            yield
    finally:
        os.close(lock)


@contextmanager
def _alone_on_postgresql(central: Central, busy: CentralError) -> Iterator[None]:
    if central.engine.dialect.name != "postgresql":
        yield
        return
    with central.engine.connect() as connection:
        taken = connection.exec_driver_sql("SELECT pg_try_advisory_lock(%s)", (PUBLISH_LOCK,)).scalar_one()
        connection.commit()
        if not taken:
            raise busy
        try:
            yield
        finally:
            connection.exec_driver_sql("SELECT pg_advisory_unlock(%s)", (PUBLISH_LOCK,))
            connection.commit()
