"""One publication: what changed since the last one, as a delta; roll-ups and a base where they are due; all signed.

The database says what has been published; files and metadata follow it. What a publisher that dies leaves undone the
next one does: files lie under their own hashes, and the metadata are always signed from the whole list.
"""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central, registrar
from sync.central.database import reading, writing, writing_people
from sync.central.errors import CentralError
from sync.central.fleet.bulletin import newest_bulletin
from sync.central.publication.keys import KeyRole
from sync.central.publication.line import end_old_line, old_line
from sync.central.publication.new_pepper import new_pepper
from sync.central.publication.peppers import pepper_in_force, read_pepper
from sync.central.publication.publish_daily import roll_up
from sync.central.publication.publish_list import (
    FileKind,
    add_publication,
    last_of_line,
    last_publication,
    newest,
    note_file,
    put_file,
    retire,
    targets,
)
from sync.central.publication.publish_metadata import SigningKeys, Target, sign_files, stored_name
from sync.central.publication.publish_rows import (
    Changes,
    Collision,
    Progress,
    changes,
    changes_under,
    current_rows,
    published_rows,
)
from sync.central.register.ingest import reevaluate
from sync.central.register.rule_change import is_unfinished
from sync.central.whole import on_disk
from sync.model.status import minutes_since_epoch
from sync.wire.digest import DIGEST_MASK
from sync.wire.snapshot_file import Header, write_base, write_delta

LOG: Final = logging.getLogger(__name__)

BASE_AGE: Final = timedelta(days=30)
PUBLISHING: Final = (KeyRole.DATA, KeyRole.SNAPSHOT, KeyRole.TIMESTAMP)
PUBLISH_LOCK: Final = 0x41515348_02
BUSY: Final = "publishing"
"""The code of the error that says somebody else is publishing."""

_FORGET_CHANGES: Final = text("DELETE FROM touched")
_DUE: Final = text("SELECT id FROM person WHERE review <= :minute LIMIT 10000")
_NEXT_WHOLE: Final = text("SELECT value FROM register WHERE name = 'next_whole_seq'")
_FORGET_NEXT_WHOLE: Final = text("DELETE FROM register WHERE name = 'next_whole_seq'")


@dataclass(frozen=True, slots=True)
class Published:
    """A finished publication. `files` are the paths it added."""

    seq: int
    generated_at: datetime
    rows: int
    changes: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Work:
    """What the steps of a publication share."""

    central: Central
    folder: Path
    now: datetime
    progress: Progress


def publish(central: Central, keys: SigningKeys, progress: Progress, *, base: bool = False) -> Published:
    """Publish what changed, be it nothing; with a base where it is asked for, due, or no delta can lead there."""
    with on_disk(central.folder), alone(central), TemporaryDirectory(dir=central.folder, prefix=".publish-") as folder:
        work = _Work(central, Path(folder), central.clock().replace(microsecond=0), progress)
        _review(work)
        try:
            made = _publish(work)
        except Collision:
            new_pepper(central, progress)
            made = _publish(work)
        files = [*made.files, *_roll_up(work), *_base(work, wanted=base)]
        with writing(central.engine) as connection:
            retire(connection, central.store, work.now)
        sign_data(central, keys, work.now)
        return Published(made.seq, made.generated_at, made.rows, made.changes, tuple(files))


def sign_data(central: Central, keys: SigningKeys, now: datetime, *, leap: int = 1) -> None:
    """Sign what the database says is published, the bulletin too."""
    with reading(central.engine) as connection:
        files = targets(connection)
        notice = newest_bulletin(connection)
    if notice is not None:
        data = notice.document
        target = Target("data/bulletin.json", len(data), sha256(data).hexdigest(), {"version": notice.version})
        central.store.write(stored_name(target.path, target.sha256), data)
        files.append(target)
    sign_files(central.store, keys, files, now, leap=leap)


def _publish(work: _Work) -> Published:
    with writing_people(work.central.engine) as connection:
        if is_unfinished(connection):
            what = "a change of rule set is not finished"
            raise CentralError("rules_unfinished", what, "kiosk-central rules use NAME goes on with it")
        jump = connection.execute(_NEXT_WHOLE).scalar()
        in_force = pepper_in_force(connection)
        on_old_line = _publish_on_old_line(work, connection, restored=jump is not None)
        line = last_of_line(connection, in_force)
        if line is None or jump is not None:
            made = _publish_whole(work, connection, in_force, int(jump or 0))
        else:
            made = _publish_changes(work, connection, line, changes(connection))
        connection.execute(_FORGET_CHANGES)
        return replace(made, files=(*on_old_line, *made.files))


def _publish_on_old_line(work: _Work, connection: Connection, *, restored: bool) -> tuple[str, ...]:
    """Publish the changes under the old pepper too, until its line ends; return the paths that added.

    It ends early where the old pepper cannot tell two people apart, and where terminals may be ahead of a restored one.
    """
    old = old_line(connection)
    line = None if old is None else last_of_line(connection, old.pepper_id)
    if old is None or line is None:
        return ()
    try:
        if work.now < old.ends and not restored:
            found = changes_under(connection, read_pepper(connection, old.pepper_id))
            return _publish_changes(work, connection, line, found).files
    except Collision:
        LOG.warning("event=old_line_ends pepper=%s why=collision", old.pepper_id)
    end_old_line(connection)
    return ()


def _publish_whole(work: _Work, connection: Connection, pepper_id: str, jump: int) -> Published:
    """Publish a base that no delta leads to; nobody can change people meanwhile."""
    path = work.folder / "whole.parquet"
    last = last_publication(connection)
    seq = max(jump, 1 if last is None else last.seq + 1)
    rows = current_rows(connection, work.progress)
    header = write_base(path, seq, _not_before(work.now, last), pepper_id, [rows])
    connection.execute(_FORGET_NEXT_WHOLE)
    add_publication(connection, header, header.rows, whole=True)
    name = note_file(connection, put_file(work.central.store, header, path, "base"), work.now)
    return Published(header.seq, header.generated_at, header.rows, header.rows, (name,))


def _publish_changes(work: _Work, connection: Connection, line: Header, found: Changes) -> Published:
    """Publish a delta that goes on from where its line stands; the other line may have been published since."""
    last = last_publication(connection)
    assert last is not None
    header = Header(
        seq=last.seq + 1,
        from_seq=line.seq,
        generated_at=_not_before(work.now, last),
        pepper_id=line.pepper_id,
        rows=line.rows + found.more_rows,
        digest=(line.digest + found.digest) & DIGEST_MASK,
    )
    path = work.folder / "delta.parquet"
    write_delta(path, header, found.keys, found.values)
    add_publication(connection, header, len(found.keys), whole=False)
    name = note_file(connection, put_file(work.central.store, header, path, "delta"), work.now)
    return Published(header.seq, header.generated_at, header.rows, len(found.keys), (name,))


def _roll_up(work: _Work) -> Iterator[str]:
    """Make the roll-up that is due of each line."""
    with reading(work.central.engine) as connection:
        old = old_line(connection)
        lines = (pepper_in_force(connection), *(() if old is None else (old.pepper_id,)))
    path = work.folder / "daily.parquet"
    for pepper_id in lines:
        with reading(work.central.engine) as connection:
            header = roll_up(connection, work.central.store, path, pepper_id, work.now)
        if header is not None:
            yield _add(work, header, path, "daily")


def _base(work: _Work, *, wanted: bool) -> list[str]:
    """Write a base of the last publication where one is due. Its rows must add up to what the deltas led to."""
    with reading(work.central.engine) as connection:
        last = last_publication(connection)
        assert last is not None
        there = newest(connection, "base", last.pepper_id)
        due = there is None or there[1] < work.now - BASE_AGE or (wanted and there[0] != last.seq)
        if not due:
            return []
        path = work.folder / "base.parquet"
        rows = published_rows(connection, work.progress)
    header = write_base(path, last.seq, last.generated_at, last.pepper_id, [rows])
    if (header.rows, header.digest) != (last.rows, last.digest):
        what = f"the register's rows are not those of publication {last.seq}"
        raise CentralError("digest", what, "restore the register from its backup")
    return [_add(work, header, path, "base")]


def _add(work: _Work, header: Header, path: Path, kind: FileKind) -> str:
    file = put_file(work.central.store, header, path, kind)
    with writing(work.central.engine) as connection:
        return note_file(connection, file, work.now)


def _review(work: _Work) -> None:
    """Look again at those whose status time alone has changed."""
    minute = minutes_since_epoch(work.now)
    while True:
        with writing_people(work.central.engine) as connection:
            due = connection.execute(_DUE, {"minute": minute}).scalars().all()
            reevaluate(connection, registrar(work.central, connection), due)
        if not due:
            return


def _not_before(now: datetime, last: Header | None) -> datetime:
    return now if last is None else max(now, last.generated_at)


@contextmanager
def alone(central: Central) -> Iterator[None]:
    """Let one publisher work at a time, on this machine and on this database."""
    busy = CentralError(BUSY, "another publication is under way", "wait for it to end")
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
