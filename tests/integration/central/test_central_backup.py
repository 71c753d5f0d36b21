"""Backup and restore, with python-tuf's own client as the terminal that must not be rolled back."""

import random
import tarfile
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from tuf.api.exceptions import BadVersionNumberError

from sync.central.backup import LEAP, Aim, back_up, restore
from sync.central.central import Central, open_central
from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.fleet.bulletin import put_bulletin
from sync.central.initialise import initialise
from sync.central.publication.keys import KeyRole, key_path, load_key
from sync.central.publication.publish_accept import accept
from sync.central.publication.publish_metadata import signed_targets
from sync.central.publication.publish_request import signed_by
from sync.central.publication.publish_rules import prepare_rules
from sync.central.register.rule_set import DEFAULT
from sync.central.settings import Settings
from sync.central.web.beside import say_here
from sync.wire.api import BulletinMessage
from tests.fakes.postgresql import PostgresqlServer
from tests.integration.central.conftest import Clock
from tests.integration.central.tuf_client import newest
from tests.integration.central.world import published, records, venue

ONE = {"passport_state": "UZB", "passport_number": "AA1234567"}


@pytest.fixture
def made(tmp_path: Path, clock: Clock) -> Central:
    return initialise(tmp_path / "central", Settings(), DEFAULT, None, clock, random.Random(7).randbytes)


def test_a_restored_server_has_everything_and_terminals_take_it_for_the_newest(
    made: Central, tmp_path: Path, clock: Clock
) -> None:
    venue(made)
    records(made, tmp_path, {**ONE, "kind": "person"})
    published(made)
    back_up(made, tmp_path / "backup.tar")
    for _ in range(3):
        clock.advance(timedelta(minutes=15))
        published(made)
    assert newest(made.folder, tmp_path / "seen") >= {"data/base-1.parquet", "data/delta-3-4.parquet"}

    restored = tmp_path / "restored"
    again = restore(tmp_path / "backup.tar", restored, Aim(), None, clock, random.Random(8).randbytes).published
    assert (again.seq, again.rows) == (1 + LEAP, 1)
    assert newest(restored, tmp_path / "seen") == {f"data/base-{1 + LEAP}.parquet"}
    opened = open_central(restored, clock, made.random)
    with reading(opened.engine) as connection:
        assert connection.execute(text("SELECT id FROM venue")).scalars().all() == ["kinopark"]
    opened.engine.dispose()
    for name in ("keys/root.pem", "central.toml"):
        assert (restored / name).read_bytes() == (made.folder / name).read_bytes()
    made.engine.dispose()


def test_a_restored_bulletin_counts_as_newer_than_those_published_since(
    made: Central, tmp_path: Path, clock: Clock
) -> None:
    notice = BulletinMessage(date=clock().date(), infected=1, recovered=0, deaths=0)
    with writing(made.engine) as connection:
        put_bulletin(connection, notice)
    back_up(made, tmp_path / "backup.tar")
    restore(tmp_path / "backup.tar", tmp_path / "restored", Aim(), None, clock, random.Random(8).randbytes)
    opened = open_central(tmp_path / "restored", clock, made.random)
    assert signed_targets(opened.store, KeyRole.DATA)["data/bulletin.json"].note == {"version": 1 + LEAP}
    opened.engine.dispose()
    made.engine.dispose()


def test_a_server_whose_rules_are_signed_elsewhere_is_restored_and_waits_for_that(
    made: Central, tmp_path: Path, clock: Clock
) -> None:
    published(made)
    file = key_path(made.folder, KeyRole.RULES)
    key = load_key(file)
    file.rename(tmp_path / "elsewhere.pem")
    back_up(made, tmp_path / "backup.tar")
    accept(made, [signed_by(prepare_rules(made), key)])
    newest(made.folder, tmp_path / "seen")

    again = restore(tmp_path / "backup.tar", tmp_path / "restored", Aim(), None, clock, random.Random(8).randbytes)
    assert "rules.pem cannot be read" in again.unsigned
    with pytest.raises(BadVersionNumberError):
        newest(tmp_path / "restored", tmp_path / "seen")
    opened = open_central(tmp_path / "restored", clock, made.random)
    accept(opened, [signed_by(prepare_rules(opened, leap=LEAP), key)])
    assert newest(opened.folder, tmp_path / "seen") == {f"data/base-{again.published.seq}.parquet"}
    opened.engine.dispose()
    made.engine.dispose()


def test_neither_an_old_file_nor_a_full_folder_is_written_over(made: Central, tmp_path: Path, clock: Clock) -> None:
    back_up(made, tmp_path / "backup.tar")
    with pytest.raises(CentralError, match="cannot be made"):
        back_up(made, tmp_path / "backup.tar")
    with pytest.raises(CentralError, match="is not empty"):
        restore(tmp_path / "backup.tar", made.folder, Aim(), None, clock, made.random)
    made.engine.dispose()


@pytest.mark.parametrize("member", ["keys/root.pem", "register.db", "repository/metadata/timestamp.json"])
@pytest.mark.parametrize("more", [0, 100, 600])
def test_a_backup_that_was_cut_leaves_the_folder_as_it_was(
    made: Central, tmp_path: Path, clock: Clock, member: str, more: int
) -> None:
    back_up(made, tmp_path / "backup.tar")
    made.engine.dispose()
    with tarfile.open(tmp_path / "backup.tar") as tar:
        end = tar.getmember(member).offset + more
    (tmp_path / "cut.tar").write_bytes((tmp_path / "backup.tar").read_bytes()[:end])
    (tmp_path / "there").mkdir()
    for folder in (tmp_path / "new", tmp_path / "there"):
        with pytest.raises(CentralError, match="cannot be read"):
            restore(tmp_path / "cut.tar", folder, Aim(), None, clock, made.random)
    assert not (tmp_path / "new").exists()
    assert list((tmp_path / "there").iterdir()) == []


def test_a_backup_is_tried_out_beside_a_register_in_service_that_stays_as_it_was(
    tmp_path: Path, clock: Clock, postgresql_server: PostgresqlServer
) -> None:
    settings = Settings(database=postgresql_server.new_database())
    made = initialise(tmp_path / "central", settings, DEFAULT, None, clock, random.Random(7).randbytes)
    published(made)
    back_up(made, tmp_path / "backup.tar")
    made.engine.dispose()
    copy = postgresql_server.new_database(settings.database)
    say_here(made, "server:1")
    for aim, why in (
        (Aim(), "may be in use"),
        (Aim(in_place=True), "in service at this moment"),
        (Aim(database=settings.database), "in service at this moment"),
        (Aim(database=postgresql_server.new_database()), "holds no register; restore its dump there first"),
    ):
        with pytest.raises(CentralError, match=why):
            restore(tmp_path / "backup.tar", tmp_path / "tried", aim, None, clock, made.random)
        assert not (tmp_path / "tried").exists()
    tried = restore(tmp_path / "backup.tar", tmp_path / "tried", Aim(database=copy), None, clock, made.random)
    assert (tried.published.seq, published(made).seq) == (1 + LEAP, 2)
    made.engine.dispose()


def test_a_backup_is_restored_from_what_it_holds_wherever_that_lay(tmp_path: Path, clock: Clock) -> None:
    settings = Settings(database=f"sqlite:///{tmp_path / 'in-service.db'}", store=str(tmp_path / "site"))
    made = initialise(tmp_path / "central", settings, DEFAULT, None, clock, random.Random(7).randbytes)
    back_up(made, tmp_path / "backup.tar")
    say_here(made, "server:1")
    with pytest.raises(CentralError, match="in service at this moment"):
        restore(tmp_path / "backup.tar", tmp_path / "tried", Aim(settings.database), None, clock, made.random)
    tried = restore(tmp_path / "backup.tar", tmp_path / "tried", Aim(), None, clock, made.random)
    assert (tried.published.seq, published(made).seq) == (1, 1)
    made.engine.dispose()
