"""A new pepper, from the command to the last terminal: two lines of publications, and nobody without data meanwhile."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event, Lock

import httpx
import pytest

from sync.agent.around import Around
from sync.agent.contact import contact
from sync.agent.enrol import enrol
from sync.agent.line import change_over
from sync.agent.pace import Patience
from sync.agent.pull import pull
from sync.agent.transport import HttpCentral, HttpSource, Network, new_client
from sync.central.central import Central
from sync.central.database import reading
from sync.central.publication.keys import KeyRole, load_keys
from sync.central.publication.new_pepper import new_pepper
from sync.central.publication.peppers import read_pepper
from sync.central.publication.policy_file import writing_policy
from sync.central.publication.publish_metadata import signed_targets
from sync.central.publication.publish_rules import SIGNING, sign_rules
from sync.model.clock import ClockReading
from sync.model.identity import Passport
from sync.model.policy import Policy
from sync.model.status import HealthRecord, Status, pack
from sync.replica.database import Folder
from sync.replica.find import Replica
from sync.replica.install import check_digest
from sync.replica.state import Held
from sync.wire.api import TargetNote
from sync.wire.identity_key import identity_key
from tests.integration.central.conftest import NOON, Clock
from tests.integration.central.published_file import ONE, TWO, key, pcr, rows
from tests.integration.central.world import published, records, ticket, venue

SPREAD = Policy().pepper_spread
RED, BLUE = pack(HealthRecord(Status.RED)), pack(HealthRecord(Status.BLUE))
WHO = Passport(ONE["passport_state"], ONE["passport_number"])


def changed(central: Central) -> str:
    return new_pepper(central, lambda _done, _total: None)


def notes(central: Central) -> dict[str, TargetNote]:
    listed = signed_targets(central.store, KeyRole.DATA)
    return {path: TargetNote.model_validate(target.note) for path, target in listed.items()}


@pytest.fixture
def told(central: Central, tmp_path: Path) -> tuple[Central, int]:
    """A register that has published two people; and the key of one of them under the first pepper."""
    records(central, tmp_path, {**ONE, "kind": "person"}, {**TWO, "kind": "person"})
    published(central)
    return central, key(central, ONE)


def test_a_new_pepper_begins_a_line_and_the_old_one_goes_on_beside_it(
    told: tuple[Central, int], tmp_path: Path
) -> None:
    central, old_key = told
    records(central, tmp_path, pcr(ONE, "2021-06-06T08:00Z", "positive", "1"))  # before, and not published yet
    pepper_id = changed(central)
    made = published(central)
    old, old_rows = rows(central, "data/delta-1-2.parquet", tmp_path)
    new, new_rows = rows(central, "data/base-3.parquet", tmp_path)
    assert made.files == ("data/delta-1-2.parquet", "data/base-3.parquet")
    assert old_rows == {old_key: RED}
    assert new_rows == {key(central, ONE): RED, key(central, TWO): BLUE}
    assert (new.pepper_id, new.rows, old.rows) == (pepper_id, 2, 2)
    assert key(central, ONE) != old_key


def test_both_lines_take_each_change_and_only_the_old_one_says_when_it_ends(
    told: tuple[Central, int], tmp_path: Path, clock: Clock
) -> None:
    central, old_key = told
    changed(central)
    published(central)
    clock.advance(timedelta(minutes=15))
    records(central, tmp_path, pcr(ONE, "2021-06-06T09:00Z", "positive", "1"))
    assert published(central).files == ("data/delta-2-4.parquet", "data/delta-3-5.parquet")
    assert rows(central, "data/delta-2-4.parquet", tmp_path)[1] == {old_key: RED}
    assert rows(central, "data/delta-3-5.parquet", tmp_path)[1] == {key(central, ONE): RED}
    ends = {path: note.line_ends for path, note in notes(central).items()}
    assert ends == {
        "data/delta-1-2.parquet": NOON + SPREAD,
        "data/delta-2-4.parquet": NOON + SPREAD,
        "data/base-3.parquet": None,
        "data/delta-3-5.parquet": None,
    }


def test_each_line_has_its_own_roll_ups(told: tuple[Central, int], tmp_path: Path, clock: Clock) -> None:
    central, old_key = told
    changed(central)
    published(central)
    records(central, tmp_path, pcr(ONE, "2021-06-06T09:00Z", "positive", "1"))
    published(central)
    clock.advance(timedelta(hours=12))
    made = published(central)
    assert set(made.files[2:]) == {"data/daily-1-4.parquet", "data/daily-3-5.parquet"}
    assert rows(central, "data/daily-1-4.parquet", tmp_path)[1] == {old_key: RED}
    assert rows(central, "data/daily-3-5.parquet", tmp_path)[1] == {key(central, ONE): RED}


def test_at_its_end_the_old_line_leaves_the_list(told: tuple[Central, int], clock: Clock) -> None:
    central, _ = told
    pepper_id = changed(central)
    published(central)
    clock.advance(SPREAD - timedelta(seconds=1))
    published(central)
    assert len({note.pepper_id for note in notes(central).values()}) == 2
    clock.advance(timedelta(seconds=1))
    assert published(central).files == ("data/delta-5-6.parquet",)
    assert {note.pepper_id for note in notes(central).values()} == {pepper_id}


def test_a_policy_that_spreads_nobody_makes_no_old_line(told: tuple[Central, int]) -> None:
    central, _ = told
    with writing_policy(central) as (_, save):
        save(Policy(pepper_spread=timedelta(0)))
    sign_rules(central, load_keys(central.folder, SIGNING))
    pepper_id = changed(central)
    assert published(central).files == ("data/base-2.parquet",)
    assert {note.pepper_id for note in notes(central).values()} == {pepper_id}


def test_there_are_never_three_lines(told: tuple[Central, int], clock: Clock) -> None:
    central, _ = told
    second = changed(central)
    published(central)
    clock.advance(timedelta(hours=1))
    third = changed(central)
    published(central)
    assert {note.pepper_id for note in notes(central).values()} == {second, third}


def test_a_pepper_that_was_never_published_has_no_line(told: tuple[Central, int]) -> None:
    central, old_key = told
    first = notes(central)["data/base-1.parquet"].pepper_id
    changed(central)
    last = changed(central)
    published(central)
    assert {note.pepper_id for note in notes(central).values()} == {first, last}
    with reading(central.engine) as connection:
        assert identity_key(WHO, read_pepper(connection, first)) == old_key


def test_the_old_line_ends_at_once_where_its_pepper_cannot_tell_two_people_apart(
    told: tuple[Central, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    central, _ = told
    pepper_id = changed(central)
    published(central)
    records(
        central,
        tmp_path,
        pcr(ONE, "2021-06-06T08:00Z", "positive", "1"),
        pcr(TWO, "2021-06-06T08:00Z", "positive", "2"),
    )
    monkeypatch.setattr("sync.central.publication.publish_rows.identity_key", lambda _who, _pepper: 42)
    published(central)
    assert {note.pepper_id for note in notes(central).values()} == {pepper_id}


class Door:
    """A terminal that talks over real sockets, by the test's clock."""

    def __init__(self, data: Path, network: Network, clock: Clock) -> None:
        folder = Folder(data)
        folder.create()
        self.around = Around(
            folder=folder,
            version="test",
            stop=Event(),
            read_clock=lambda: ClockReading(clock.now, (clock.now - NOON).total_seconds(), "boot"),
            progress=lambda _step, _done, _total: None,
            source_at=lambda base: HttpSource(network, base),
            central_at=lambda server, token: HttpCentral(network, server, token),
            applying=Lock(),
            enrolment=Lock(),
        )

    def sync(self) -> Held:
        contact(self.around, tuple)
        pull(self.around)
        check_digest(self.around.folder)
        with closing(Replica(self.around.folder)) as replica:
            held = replica.held()
        assert held is not None
        return held

    def status(self) -> Status:
        """Tell what the door says of ONE."""
        with closing(Replica(self.around.folder)) as replica:
            held = replica.held()
            assert held is not None
            found = replica.find(identity_key(WHO, held.pepper))
        assert isinstance(found, HealthRecord)
        return found.status


@pytest.fixture
def network() -> Iterator[Network]:
    with new_client("test", Patience()) as client:
        yield Network(client, Event())


def enrolled_doors(central: Central, network: Network, clock: Clock, folder: Path, count: int) -> dict[str, Door]:
    venue(central)
    doors = {}
    for number in range(count):
        door = Door(folder / f"door-{number}", network, clock)
        doors[enrol(door.around, ticket(central).text, "door").terminal_id] = door
    return doors


def test_every_terminal_changes_over_at_its_own_time_and_always_holds_the_newest_of_its_line(
    told: tuple[Central, int], client: httpx.Client, network: Network, clock: Clock, tmp_path: Path
) -> None:
    central, _ = told
    doors = enrolled_doors(central, network, clock, tmp_path, 5)
    first = {door.sync().pepper_id for door in doors.values()}.pop()
    second = changed(central)
    moments = {name: change_over(name, first, NOON + SPREAD, SPREAD) for name in doors}
    moved: Counter[int] = Counter()
    for day in range(9):
        if day == 1:
            records(central, tmp_path, pcr(ONE, clock.now.isoformat(), "positive", "1"))
        published(central)
        newest = {note.pepper_id: note.seq for note in sorted(notes(central).values(), key=lambda note: note.seq)}
        for name, door in doors.items():
            held = door.sync()
            assert held.pepper_id == (second if clock.now >= moments[name] or day > 6 else first)
            assert held.seq == newest[held.pepper_id]
            assert held.generated_at == clock.now
            assert door.status() is (Status.RED if day else Status.BLUE)
            moved[day] += held.pepper_id == second
        clock.advance(timedelta(days=1))
    assert moved[0] == 0
    assert moved[7] == len(doors)
    assert len(set(moved.values())) > 2  # not all in one night


def test_a_terminal_that_missed_the_window_goes_to_the_new_line_at_once(
    told: tuple[Central, int], client: httpx.Client, network: Network, clock: Clock, tmp_path: Path
) -> None:
    central, _ = told
    (door,) = enrolled_doors(central, network, clock, tmp_path, 1).values()
    first = door.sync().pepper_id
    second = changed(central)
    published(central)
    clock.advance(SPREAD + timedelta(days=3))
    published(central)
    held = door.sync()
    assert (held.pepper_id, first != second) == (second, True)
    assert held.generated_at == clock.now
