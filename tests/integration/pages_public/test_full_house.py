"""Who counts as inside at a door, and what two phones, venues or records of one person come to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import text

from sync.central.central import registrar
from sync.central.database import reading, writing, writing_people
from sync.central.errors import CentralError
from sync.central.fleet.door import Door, Holder, door_of, holder_of, pass_door
from sync.central.fleet.poster_code import poster_code
from sync.central.register.ingest import add_identity, find_person
from sync.central.register.merge import merge
from sync.central.register.subject import parse_identity, subject_of, subjects_of
from sync.model.identity import PassSubject
from sync.model.visit import Direction, Outcome
from tests.integration.central.conftest import NOON, Clock
from tests.integration.central.world import chain, enrolled, upload, venue, visit
from tests.integration.pages.conftest import impatient
from tests.integration.pages_public.conftest import BLUE, GREEN, YELLOW, Phone, Town, told


@pytest.fixture
def small(town: Town) -> Town:
    """A cinema with one seat."""
    with writing(town.central.engine) as connection:
        connection.execute(text("UPDATE venue SET capacity = 1"))
    seat = town.poster.venue.model_copy(update={"capacity": 1})
    return replace(town, poster=replace(town.poster, venue=seat))


def holder(town: Town, who: str) -> Holder:
    town.link(who)
    with reading(town.central.engine) as connection:
        person = find_person(connection, registrar(town.central, connection), parse_identity(who))
        assert person is not None
        found = holder_of(connection, person)
    assert found is not None
    return found


def touch(town: Town, who: Holder, direction: Direction = Direction.ENTRY) -> Outcome:
    door: Door = door_of(town.central, town.poster.venue)
    with writing(town.central.engine) as connection:
        return pass_door(town.central, connection, who, door, direction).verdict.outcome


def test_whoever_never_came_in_takes_nobodys_place_by_going_out(
    small: Town, phone: Phone, new_phone: Callable[[], Phone]
) -> None:
    phone.take(small.link(GREEN)).go(small.poster, "entry")
    new_phone().take(small.link(YELLOW)).go(small.poster, "exit")
    page = new_phone().take(small.link(BLUE)).go(small.poster, "entry")
    assert told(page) == ("referred", "Ask an employee")


def test_going_out_twice_frees_one_place(small: Town, clock: Clock) -> None:
    green, blue = holder(small, GREEN), holder(small, BLUE)
    assert touch(small, blue) is Outcome.ADMIT
    for _ in range(2):
        clock.advance(timedelta(minutes=11))
        touch(small, blue, Direction.EXIT)
    clock.advance(timedelta(minutes=11))
    assert [touch(small, one) for one in (green, blue)] == [Outcome.ADMIT, Outcome.REFER]


def test_two_phones_at_once_do_not_share_the_last_place(small: Town) -> None:
    green, blue = holder(small, GREEN), holder(small, BLUE)
    door = door_of(small.central, small.poster.venue)
    with writing(small.central.engine) as connection:
        first = pass_door(small.central, connection, green, door, Direction.ENTRY).verdict.outcome
        with impatient(small.central) as other, pytest.raises(CentralError, match="lock"):
            touch(replace(small, central=other), blue)
    assert (first, touch(small, blue)) == (Outcome.ADMIT, Outcome.REFER)


def test_a_pass_shown_at_two_posters_within_minutes_is_flagged(town: Town, phone: Phone, clock: Clock) -> None:
    venue(town.central, "gym")
    with writing(town.central.engine) as connection:
        other = poster_code(town.central, connection, "gym")
    phone.take(town.link(GREEN)).go(town.poster, "entry")
    clock.advance(timedelta(minutes=5))
    phone.go(other, "entry")
    with reading(town.central.engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM double_use")).scalar_one() == 1


def test_of_two_records_made_one_either_pass_was_used_already(town: Town) -> None:
    before = holder(town, GREEN), holder(town, BLUE)
    here, there = parse_identity(GREEN), parse_identity(BLUE)
    with writing_people(town.central.engine) as connection:
        kept = merge(town.central, connection, here, there, mistyped=False).kept
    with reading(town.central.engine) as connection:
        after = holder_of(connection, kept)
    assert after is not None
    assert set(after.keys) == {*before[0].keys, *before[1].keys}
    for old in before:
        assert touch(town, Holder(kept, old.keys, old.pepper_id)) is Outcome.ADMIT
        with writing(town.central.engine) as connection:
            connection.execute(text("UPDATE visit SET method = 'qr'"))  # as if a terminal had read the pass
        assert touch(town, after) is Outcome.REFER
        with writing(town.central.engine) as connection:
            connection.execute(text("DELETE FROM visit"))


def test_passes_are_issued_to_the_same_subject_whichever_came_first(town: Town) -> None:
    who = holder(town, GREEN).person
    with writing_people(town.central.engine) as connection:
        for place in (9, 0):
            add_identity(connection, registrar(town.central, connection), who, PassSubject(bytes([place] * 16)))
        assert subject_of(connection, who) == PassSubject(bytes(16))
        assert len(subjects_of(connection, who)) == 3


def test_an_uploaded_visit_with_the_id_of_a_posters_is_rejected_alone(town: Town, client: httpx.Client) -> None:
    touch(town, holder(town, GREEN))
    terminal = enrolled(town.central, client, "gym")
    sent = [visit(1, NOON), visit(2, NOON)]
    with writing(town.central.engine) as connection:
        connection.execute(text("UPDATE visit SET id = :id"), {"id": str(sent[0].id)})
    receipts = upload(client, terminal, chain(sent))
    assert [one["settlement"] for one in receipts] == ["rejected", "accepted"]
    assert receipts[0]["why"] == "this id was sent before with other content"


def test_a_stranger_at_a_door_is_limited_and_waits_for_no_writer(town: Town, phone: Phone) -> None:
    with writing(town.central.engine):
        answers = [phone.get(f"/at/{town.poster.code}").status_code for _ in range(70)]
    assert answers[:60] == [200] * 60
    assert 429 in answers[60:]
