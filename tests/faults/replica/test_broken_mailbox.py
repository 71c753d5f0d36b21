"""A broken mailbox: set aside and kept, made anew by whichever end finds it; then both go on."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sync.model.clock import ClockReading, after_contact
from sync.replica.aside import KEPT, file_number, set_aside, set_aside_of
from sync.replica.clock import change_clock, load_clock
from sync.replica.database import Folder
from sync.replica.mailbox import Mailbox
from tests.fakes.replica import NOON, new_folder

Damage = Callable[[Path], object]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return new_folder(tmp_path / "data")


def sql(*statements: str) -> Damage:
    def run(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    return run


def replaced(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE: dict[str, Damage] = {
    "empty": lambda path: path.write_bytes(b""),
    "foreign": lambda path: path.write_bytes(b"no database" * 999),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "zeroed pages": lambda path: path.write_bytes(path.read_bytes()[:4096] + bytes(path.stat().st_size - 4096)),
    "newer": sql("PRAGMA user_version = 99"),
    "other tables": sql("DROP TABLE state", "DROP TABLE request", "DROP TABLE clock"),
    "a folder": replaced,
}


@pytest.mark.parametrize("finder", ["kiosk", "agent"])
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_broken_mailbox_is_set_aside_and_both_ends_go_on_with_a_new_one(
    folder: Folder, damage: Damage, finder: str
) -> None:
    with closing(Mailbox(folder)) as kiosk, closing(Mailbox(folder)) as agent:
        lost = kiosk.ask("enrol", {"ticket": "t-1"})
        for end in (kiosk, agent):  # nothing is left in the log: the damage is all there is
            end.changed()
            end.close()
    damage(folder.agent)
    broken = folder.agent.read_bytes() if folder.agent.is_file() else b""
    ends = (agent, kiosk) if finder == "agent" else (kiosk, agent)
    assert [end.said("sync") for end in ends] == [None, None]
    assert kiosk.result(lost) == (None,)  # nobody waits for it
    for end in ends:
        end.take()
    agent.say("sync", "again")
    number = kiosk.ask("push", {})
    request = agent.take()
    assert request is not None
    assert (kiosk.said("sync"), request.id, request.kind) == ("again", number, "push")
    [aside] = set_aside_of(folder.agent)
    assert aside.is_dir() or aside.read_bytes() == broken


def test_an_end_that_has_the_broken_file_open_notices_that_the_other_replaced_it(folder: Folder) -> None:
    with closing(Mailbox(folder)) as kiosk, closing(Mailbox(folder)) as agent:
        agent.say("sync", "before")
        assert kiosk.changed()
        assert not kiosk.changed()
        sql("DROP TABLE request")(folder.agent)
        assert agent.take() is None
        assert kiosk.changed()
        assert kiosk.said("sync") is None
        agent.say("sync", "after")
        assert kiosk.said("sync") == "after"


def test_who_finds_it_broken_too_late_leaves_the_new_file_alone(folder: Folder) -> None:
    with closing(Mailbox(folder)) as mailbox:
        mailbox.say("sync", "sound")
        set_aside(folder.agent, file_number(folder.agent) + 1, "what lay there before was broken")
        assert set_aside_of(folder.agent) == ()
        assert mailbox.said("sync") == "sound"


def test_the_clock_is_kept_in_a_new_file_where_the_old_one_is_broken(folder: Folder) -> None:
    folder.agent.write_bytes(b"no database" * 999)
    reading = ClockReading(NOON, 1.0, "boot")
    kept = change_clock(folder, lambda state: after_contact(state, NOON, reading))
    assert load_clock(folder) == kept
    assert len(set_aside_of(folder.agent)) == 1


def test_only_the_newest_broken_files_are_kept(folder: Folder) -> None:
    with closing(Mailbox(folder)) as mailbox:
        for number in range(KEPT + 2):
            mailbox.close()
            folder.agent.write_bytes(b"%d no database" % number)
            mailbox.say("sync", number)
    kept = [path.read_bytes()[:1] for path in set_aside_of(folder.agent)]
    assert kept == [b"%d" % number for number in range(2, KEPT + 2)]


def test_a_request_whose_payload_is_nonsense_stands_in_nobodys_way(folder: Folder) -> None:
    with closing(Mailbox(folder)) as mailbox:
        number = mailbox.ask("enrol", {"ticket": "t-1"})
        sql("UPDATE request SET payload = '{\"tick'", "INSERT INTO state VALUES ('sync', '[')")(folder.agent)
        request = mailbox.take()
        assert request is not None
        assert (request.id, request.payload, mailbox.said("sync")) == (number, {}, None)
