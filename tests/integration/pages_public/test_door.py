"""A venue's door on a phone: what is decided, what is recorded, and that it is once."""

import re
import threading
from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import text

from sync.central.database import reading, writing
from sync.central.fleet.chain import chain_faults
from sync.central.fleet.door import door_of, holder_of, pass_door
from sync.central.fleet.door_mark import door_secret, mark_address
from sync.central.fleet.pass_link import find_phone, see_phone
from sync.central.fleet.poster_code import poster_code
from sync.central.pages.public.phone import PREFIX
from sync.central.publication.keys import load_keys
from sync.central.publication.policy_file import signed_policy, writing_policy
from sync.central.publication.publish_rules import SIGNING, sign_rules
from sync.central.register.retention import forget_visitors
from sync.model.policy import Policy, VenueRule
from sync.model.status import Status
from sync.model.visit import Direction
from tests.integration.central.conftest import Clock
from tests.integration.central.world import published
from tests.integration.pages_public.conftest import BLUE, GREEN, RED, YELLOW, Phone, Town, told


@pytest.mark.parametrize(
    ("who", "field", "heading", "outcome", "reason", "status"),
    [
        (GREEN, "green", "Entry allowed", "admit", "green", "GREEN"),
        (BLUE, "blue", "Entry allowed", "admit", "blue", "BLUE"),
        (YELLOW, "yellow", "Entry not allowed", "deny", "yellow", "YELLOW"),
        (RED, "red", "Entry not allowed", "deny", "red", "RED"),
    ],
)
def test_the_holder_sees_the_status_and_the_visit_is_recorded(
    town: Town, phone: Phone, who: str, field: str, heading: str, outcome: str, reason: str, status: str
) -> None:
    page = phone.take(town.link(who)).go(town.poster, "entry")
    assert told(page) == (field, heading)
    assert status.capitalize() in page.text
    (visit,) = town.visits()
    recorded = {name: visit[name] for name in ("venue_id", "method", "direction", "outcome", "reason", "status")}
    assert recorded == {
        "venue_id": "kinopark",
        "method": "venue_qr",
        "direction": "entry",
        "outcome": outcome,
        "reason": reason,
        "status": status,
    }
    assert visit["terminal_id"] is None
    assert bool(visit["enforced"])


def test_opening_the_page_records_nothing(town: Town, phone: Phone) -> None:
    phone.take(town.link(GREEN))
    for _ in range(3):
        assert "Are you going in or out?" in phone.get(f"/at/{town.poster.code}").text
    assert town.visits() == []


def test_reloading_and_touching_again_record_nothing_more(town: Town, phone: Phone, clock: Clock) -> None:
    phone.take(town.link(GREEN))
    phone.go(town.poster, "entry")
    clock.advance(timedelta(minutes=9))
    assert told(phone.get(f"/at/{town.poster.code}")) == ("green", "Entry allowed")
    assert told(phone.go(town.poster, "entry")) == ("green", "Entry allowed")
    assert len(town.visits()) == 1


def test_an_answer_is_not_shown_for_ever(town: Town, phone: Phone, clock: Clock) -> None:
    phone.take(town.link(GREEN))
    phone.go(town.poster, "entry")
    clock.advance(timedelta(minutes=10))
    page = phone.get(f"/at/{town.poster.code}").text
    assert "Entry allowed" not in page
    assert "Are you going in or out?" in page


def test_an_exit_is_recorded_once_and_whoever_went_out_may_come_back(town: Town, phone: Phone, clock: Clock) -> None:
    phone.take(town.link(GREEN))
    phone.go(town.poster, "entry")
    clock.advance(timedelta(minutes=1))
    assert told(phone.go(town.poster, "exit")) == ("plain", "Exit recorded")
    phone.go(town.poster, "exit")
    clock.advance(timedelta(minutes=1))
    assert told(phone.go(town.poster, "entry")) == ("green", "Entry allowed")
    assert [(one["direction"], one["reason"]) for one in town.visits()] == [
        ("entry", "green"),
        ("exit", "exit"),
        ("entry", "green"),
    ]


def test_a_refusal_may_be_checked_again_but_a_double_touch_is_one_check(town: Town, phone: Phone, clock: Clock) -> None:
    phone.take(town.link(YELLOW))
    phone.go(town.poster, "entry")
    clock.advance(timedelta(seconds=9))
    phone.go(town.poster, "entry")
    assert len(town.visits()) == 1
    clock.advance(timedelta(seconds=1))
    phone.go(town.poster, "entry")
    assert len(town.visits()) == 2


def test_touching_twice_at_once_lets_one_person_in_once(town: Town, phone: Phone) -> None:
    phone.take(town.link(GREEN))
    secret, central = phone.client.cookies["ashyq-phone"], town.central
    start = threading.Barrier(4)

    def touch() -> None:
        start.wait()
        with writing(central.engine) as connection:
            person = see_phone(connection, secret, central.clock())
            assert person is not None
            holder = holder_of(connection, person)
            assert holder is not None
            pass_door(central, connection, holder, door_of(central, town.poster.venue), Direction.ENTRY)

    threads = [threading.Thread(target=touch) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(town.visits()) == 1


def test_a_pass_that_a_terminal_just_let_in_is_referred_at_the_poster(town: Town, phone: Phone, clock: Clock) -> None:
    phone.take(town.link(GREEN))
    phone.go(town.poster, "entry")
    with writing(town.central.engine) as connection:
        connection.execute(text("UPDATE visit SET method = 'qr'"))  # as if the terminal beside it had read the pass
    clock.advance(timedelta(minutes=1))
    page = phone.go(town.poster, "entry")
    assert told(page) == ("referred", "Ask an employee")
    assert "shown here a moment ago" in page.text
    assert "Green" not in page.text
    assert [one["reason"] for one in town.visits()] == ["green", "already_used_here"]


def test_without_a_pass_the_page_names_the_venue_and_what_to_do(town: Town, phone: Phone) -> None:
    page = phone.get(f"/at/{town.poster.code}")
    assert "Kinopark" in page.text
    assert "Ask an employee" in page.text
    assert phone.send(f"/at/{town.poster.code}", direction="entry").status_code == 303
    assert town.visits() == []


def test_nobody_else_sees_a_status(town: Town, phone: Phone, new_phone: Callable[[], Phone]) -> None:
    phone.take(town.link(RED)).go(town.poster, "entry")
    assert "Red" not in new_phone().get(f"/at/{town.poster.code}").text
    other = new_phone().take(town.link(GREEN))
    assert "Are you going in or out?" in other.get(f"/at/{town.poster.code}").text


@pytest.mark.parametrize("direction", ["", "sideways", "entry\x00", "ENTRY"])
def test_a_direction_that_is_none_records_nothing(town: Town, phone: Phone, direction: str) -> None:
    phone.take(town.link(GREEN))
    assert phone.send(f"/at/{town.poster.code}", direction=direction).status_code == 422
    assert town.visits() == []


@pytest.mark.parametrize("code", ["AAAA-AAAA-AAAA-AAAA", "x", "..%2f..%2fetc", "'--", "%00", "A" * 3000])
def test_a_poster_that_is_none_leads_nowhere_in_words(town: Town, phone: Phone, code: str) -> None:
    answer = phone.take(town.link(GREEN)).get(f"/at/{code}")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text


def test_a_poster_that_was_replaced_leads_nowhere(town: Town, phone: Phone) -> None:
    with writing(town.central.engine) as connection:
        again = poster_code(town.central, connection, "kinopark")
        replaced = poster_code(town.central, connection, "kinopark", anew=True)
    assert again == town.poster
    assert phone.get(f"/at/{town.poster.code}").status_code == 404
    assert phone.get(f"/at/{replaced.code}").status_code == 200


def test_a_venues_own_rule_refuses_blue_once_it_is_signed_and_says_so(town: Town, phone: Phone, clock: Clock) -> None:
    rule = VenueRule(admits=frozenset({Status.GREEN}), venues=frozenset({"kinopark"}))
    with writing_policy(town.central) as (_, save):
        save(Policy(version=9, rules=(rule,)))
    phone.take(town.link(BLUE))
    assert told(phone.go(town.poster, "entry")) == ("blue", "Entry allowed")
    clock.advance(timedelta(minutes=11))
    sign_rules(town.central, load_keys(town.central.folder, SIGNING))
    page = phone.go(town.poster, "entry")
    assert told(page) == ("refused", "Entry not allowed")
    assert "green only" in page.text


def test_a_full_house_is_referred_until_somebody_leaves(
    town: Town, phone: Phone, new_phone: Callable[[], Phone], clock: Clock
) -> None:
    with writing(town.central.engine) as connection:
        connection.execute(text("UPDATE venue SET capacity = 1"))
    first = phone.take(town.link(GREEN))
    first.go(town.poster, "entry")
    second = new_phone().take(town.link(BLUE))
    page = second.go(town.poster, "entry")
    assert told(page) == ("referred", "Ask an employee")
    assert "The venue is full" in page.text
    clock.advance(timedelta(minutes=1))
    first.go(town.poster, "exit")
    assert told(second.go(town.poster, "entry")) == ("blue", "Entry allowed")


def test_a_policy_that_cannot_be_read_refers_to_an_employee(town: Town, phone: Phone) -> None:
    phone.take(town.link(GREEN))
    with writing(town.central.engine) as connection:
        connection.exec_driver_sql("UPDATE register SET value = '{' WHERE name = 'signed_policy'")
    answer = phone.send(f"/at/{town.poster.code}", direction="entry")
    assert answer.status_code == 503
    assert "ask an employee" in answer.text
    assert town.visits() == []


def test_one_phone_is_slowed_down_and_the_queue_behind_it_is_not(
    town: Town, phone: Phone, new_phone: Callable[[], Phone]
) -> None:
    phone.take(town.link(GREEN))
    answers = [phone.get(f"/at/{town.poster.code}").status_code for _ in range(70)]
    assert answers[0] == 200
    assert answers[-1] == 429
    assert new_phone().take(town.link(BLUE)).get(f"/at/{town.poster.code}").status_code == 200


def moving(page: httpx.Response) -> list[str]:
    """Return the marks that a page moves."""
    return re.findall(r'<svg class="moving.*?</svg>', page.text, re.DOTALL)


def test_whoever_was_let_in_shows_the_mark_that_the_employee_sees(
    town: Town, phone: Phone, new_phone: Callable[[], Phone], clock: Clock
) -> None:
    with writing(town.central.engine) as connection:
        address = mark_address(door_secret(connection, town.central.random), town.poster)
    employee, path = new_phone(), address.partition(PREFIX)[2]
    phone.take(town.link(GREEN)).go(town.poster, "entry")
    seen = list[str]()
    for _ in range(8):
        (shown,), wanted = moving(phone.get(f"/at/{town.poster.code}")), moving(employee.get(path))
        assert shown == wanted[0]
        assert seen[-1:] in ([], [wanted[1]])
        seen.append(shown)
        clock.advance(timedelta(minutes=1))
    assert len(set(seen)) > 4
    assert employee.get(f"/at/{town.poster.code}/mark/{town.poster.code}").status_code == 404
    with writing(town.central.engine) as connection:
        poster_code(town.central, connection, "kinopark", anew=True)
    assert employee.get(path).status_code == 404


@pytest.mark.parametrize(("who", "direction"), [(YELLOW, "entry"), (RED, "entry"), (GREEN, "exit")])
def test_nobody_else_learns_the_mark(town: Town, phone: Phone, who: str, direction: str) -> None:
    assert moving(phone.take(town.link(who)).go(town.poster, direction)) == []


def test_visits_at_a_poster_count_like_others_are_forgotten_like_others_and_break_no_chain(
    town: Town, phone: Phone, clock: Clock
) -> None:
    phone.take(town.link(GREEN)).go(town.poster, "entry")
    with reading(town.central.engine) as connection:
        (counted,) = connection.execute(text("SELECT region, category, outcome, visits FROM visit_count")).all()
        assert tuple(counted) == ("ALA", "cinema", "admit", 1)
        assert chain_faults(connection) == []
    clock.advance(signed_policy(town.central).retention + timedelta(minutes=1))
    assert forget_visitors(town.central) == 1
    (visit,) = town.visits()
    assert visit["identity_key"] is None
    assert visit["content_hash"] is not None


def test_the_visit_stands_for_the_pass_that_terminals_know(town: Town, phone: Phone) -> None:
    published(town.central)
    phone.take(town.link(GREEN)).go(town.poster, "entry")
    (visit,) = town.visits()
    with reading(town.central.engine) as connection:
        person = find_phone(connection, phone.client.cookies["ashyq-phone"], town.central.clock())
        sql = text("SELECT identity_key FROM identity WHERE person_id = :person AND domain = 'pass'")
        assert connection.execute(sql, {"person": person}).scalar_one() == visit["identity_key"]
