"""Venues: made, changed, refused field by field, edited by two, and their enrolment codes."""

import re
import shlex
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import httpx
import pytest
import typer
from typer.testing import CliRunner

from sync.agent.__main__ import app as agent_app
from sync.central.command.cli import app as central_app
from sync.central.database import reading, writing
from sync.central.fleet.terminal import TICKET_LIFE, enrol
from sync.central.fleet.venue import find_venue
from sync.central.fleet.venue_override import Override, override_of, with_override
from sync.central.operator.capability import Role
from sync.central.pages.site import Site
from sync.central.publication.keys import load_keys
from sync.central.publication.policy_file import next_policy, writing_policy
from sync.central.publication.publish_rules import SIGNING, sign_rules
from sync.central.publication.sealer import Sealer
from sync.model.policy import VenueRule, policy_document
from sync.model.status import Status
from sync.wire.api import EnrolRequest
from sync.wire.ticket import parse
from tests.integration.central.conftest import Clock
from tests.integration.pages.conftest import Browser, hidden, operator

ARMAN = {
    "id": "arman",
    "name_kk": "«Арман» кинотеатры",
    "name_ru": "Кинотеатр «Арман»",
    "name_en": "Arman <cinema>",
    "category": "cinema",
    "region": "ALA",
    "timezone": "Asia/Aqtau",
    "in_force_from": "2021-06-07T09:30",
    "capacity": "1 240",
}
CHANGED = {name: value for name, value in ARMAN.items() if name != "id"}


def made(browser: Browser, **changes: object) -> httpx.Response:
    return browser.send("/pages/new-venue?lang=en", **{**ARMAN, **changes})


def said_beside(page: str, field: str) -> str:
    found = re.search(rf'<p class="wrong" id="{field}-wrong">([^<]*)</p>', page)
    return "" if found is None else found[1]


def test_a_venue_is_as_it_was_typed(site: Site, admin: Browser) -> None:
    answer = made(admin)
    assert (answer.status_code, answer.headers["location"]) == (303, "/pages/venues/arman?said=venue_added")
    with reading(site.central.engine) as connection:
        venue = find_venue(connection, "arman")
    assert venue is not None
    assert (venue.name.en, venue.capacity) == ("Arman <cinema>", 1240)
    assert str(venue.in_force_from) == "2021-06-07 04:30:00+00:00"  # half past nine in Aktau
    page = admin.get("/pages/venues/arman").text
    assert "Arman &lt;cinema&gt;" in page
    assert "7 Jun 2021 09:30" in page


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("id", "", "Fill this in."),
        ("id", "Арман", "1 to 64 of a-z"),
        ("id", "a b", "1 to 64 of a-z"),
        ("id", "a" * 65, "At most 64 characters; these are 65."),
        ("id", "../x", "1 to 64 of a-z"),
        ("name_kk", "   ", "Fill this in."),
        ("name_ru", "x" * 121, "At most 120 characters; these are 121."),
        ("name_en", "a\x00b", "unprintable"),
        ("name_en", "a\nb", "unprintable"),
        ("category", "", "Choose one."),
        ("category", "canteen", "Choose one of the list."),
        ("region", "XXX", "Choose one of the list."),
        ("timezone", "Mars/Base", "Choose one of the list."),
        ("in_force_from", "tomorrow", "Write day and time"),
        ("in_force_from", "2021-02-30T10:00", "Write day and time"),
        ("in_force_from", "0001-01-01T00:00", "Write"),
        ("in_force_from", "9999-12-31T23:59", "Write a year from 2020 to 2100."),
        ("capacity", "many", "Write a whole number"),
        ("capacity", "12.5", "Write a whole number"),
        ("capacity", "٣", "Write a whole number"),
        ("capacity", "0", "Write a number from 1 to 1000000."),
        ("capacity", "-5", "Write a number from 1 to 1000000."),
        ("capacity", "9" * 400, "Write a whole number"),
    ],
)
def test_a_wrong_field_is_told_beside_it_and_the_rest_is_kept(
    site: Site, admin: Browser, field: str, value: str, says: str
) -> None:
    answer = made(admin, **{field: value})
    assert answer.status_code == 422
    assert says in said_beside(answer.text, field)
    for other in ("id", "name_kk", "name_ru", "in_force_from"):
        if other != field:
            assert f'value="{ARMAN[other]}"' in answer.text
    with reading(site.central.engine) as connection:
        assert find_venue(connection, "arman") is None


def test_an_id_that_is_taken_is_told_beside_it(admin: Browser) -> None:
    made(admin)
    again = made(admin, name_en="Another")
    assert (again.status_code, said_beside(again.text, "id")) == (422, "Another venue has this id.")
    assert 'value="Another"' in again.text


def test_the_second_of_two_editors_is_told_and_may_then_decide(
    site: Site, admin: Browser, open_browser: Callable[[], Browser]
) -> None:
    made(admin)
    operator(site, "bolat", Role.OPERATOR)
    second = open_browser().log_in("bolat")
    edition = hidden(admin.get("/pages/venues/arman/edit").text, "edition")
    first = admin.send("/pages/venues/arman/edit", **{**CHANGED, "edition": edition, "capacity": "100"})
    assert first.status_code == 303
    told = second.send("/pages/venues/arman/edit?lang=en", **{**CHANGED, "edition": edition, "capacity": "200"})
    assert told.status_code == 409
    assert "aigul (just now) has saved this venue" in told.text
    assert re.search(r"Saved meanwhile:\s*<b>100</b>", told.text)
    assert 'value="200"' in told.text
    decided = second.send(
        "/pages/venues/arman/edit", **{**CHANGED, "edition": hidden(told.text, "edition"), "capacity": "200"}
    )
    assert decided.status_code == 303
    with reading(site.central.engine) as connection:
        venue = find_venue(connection, "arman")
    assert venue is not None
    assert venue.capacity == 200


def test_an_override_goes_into_the_policy_and_says_that_it_must_be_signed(site: Site, admin: Browser) -> None:
    before = next_policy(site.central).version
    answer = made(admin, green_only=["5", "6"])
    assert answer.headers["location"].endswith("said=venue_to_sign")
    policy = next_policy(site.central)
    assert (policy.version, override_of(policy, "arman")) == (before + 1, Override(frozenset({5, 6})))
    page = admin.get("/pages/venues/arman?lang=en").text
    assert re.search(r"never\s*<br>.*Once the rules are signed:</span>\s*Saturday, Sunday", page, re.DOTALL)
    assert "By a rule for more than this venue" not in page
    sign_rules(site.central, load_keys(site.central.folder, SIGNING, None))
    page = admin.get("/pages/venues/arman").text
    assert ("Saturday, Sunday" in page, "Once the rules are signed" in page) == (True, False)
    with writing_policy(site.central) as (_, save):
        save(replace(policy, rules=(*policy.rules, VenueRule(frozenset({Status.GREEN}), weekdays=frozenset({0})))))
    assert "By a rule for more than this venue: Monday" in admin.get("/pages/venues/arman").text
    edit = admin.get("/pages/venues/arman/edit").text
    admin.send("/pages/venues/arman/edit", **CHANGED, edition=hidden(edit, "edition"))
    assert override_of(next_policy(site.central), "arman") == Override()
    assert next_policy(site.central).version == before + 2
    assert made(admin, id="other", green_only=["7"]).status_code == 422


def test_whoever_edits_a_venue_is_told_of_a_policy_that_was_put_meanwhile(
    site: Site, admin: Browser, tmp_path: Path
) -> None:
    made(admin, green_only=["5"])
    edition = hidden(admin.get("/pages/venues/arman/edit").text, "edition")
    policy = with_override(next_policy(site.central), "arman", Override(frozenset({6})))
    (tmp_path / "policy.json").write_bytes(policy_document(policy))
    words = ["policy", "put", "--data", str(site.central.folder), str(tmp_path / "policy.json")]
    assert CliRunner().invoke(central_app, words).exit_code == 0
    told = admin.send("/pages/venues/arman/edit?lang=en", **CHANGED, edition=edition, green_only=["5"])
    assert (told.status_code, "<b>Sunday</b>" in told.text) == (409, True)
    assert override_of(next_policy(site.central), "arman") == Override(frozenset({6}))


def test_an_enrolment_code_is_good_for_a_day_and_stands_nowhere_else(site: Site, admin: Browser, clock: Clock) -> None:
    made(admin)
    shown = admin.send("/pages/venues/arman/enrolment?lang=en").text
    text = re.search(r"KZE1:[^'<]+", shown)
    assert text is not None
    ticket = parse(text[0])
    assert ticket is not None
    command = re.search(r"<code>kiosk-sync ([^<]+)</code>", shown)
    assert command is not None
    name, *arguments = shlex.split(unescape(command[1]))
    agent = typer.main.get_group(agent_app).commands[name]
    assert agent.make_context(name, arguments).params["ticket"] == "-"
    assert ticket.token not in admin.get("/pages/venues/arman").text + admin.get("/pages/audit").text
    message = {"token": ticket.token, "public_key": "11" * 32}
    clock.advance(TICKET_LIFE)
    with writing(site.central.engine) as connection:
        assert enrol(site.central, connection, Sealer(), EnrolRequest(**message)) is None


@pytest.mark.parametrize("asked", ["fleet?region=XXX", "venues?region=ala", "venues?category=zz", "visits?region=XXX"])
def test_what_no_filter_offers_is_said_beside_it(admin: Browser, asked: str) -> None:
    answer = admin.get(f"/pages/{asked}&lang=en")
    field = asked.partition("?")[2].partition("=")[0]
    assert (answer.status_code, said_beside(answer.text, field)) == (422, "Choose one of the list.")
    assert "No venue is like that." not in answer.text


def test_of_many_venues_as_many_are_listed_as_can_be_read(
    site: Site, admin: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        made(admin, id=f"arman-{number}")
    monkeypatch.setattr("sync.central.pages.venues.MOST_ROWS", 2)
    page = admin.get("/pages/venues?lang=en").text
    assert (page.count("<small>arman-"), "1 more are not shown" in page) == (2, True)


def test_reloading_the_page_of_an_enrolment_code_makes_no_other(site: Site, admin: Browser) -> None:
    made(admin)
    for unused in (1, 2):
        edition = hidden(admin.get("/pages/venues/arman").text, "edition")
        assert "KZE1:" in admin.send("/pages/venues/arman/enrolment", edition=edition).text
        for late in (edition, "0", "x"):
            again = admin.send("/pages/venues/arman/enrolment?lang=en", edition=late)
            told = admin.get(again.headers["location"]).text
            assert ("KZE1:" in again.text + told, "That code was shown once" in told) == (False, True)
            assert f"not used yet: {unused}." in told


def test_unused_enrolment_codes_can_be_withdrawn_and_make_no_terminal(site: Site, admin: Browser) -> None:
    made(admin)
    shown = admin.send("/pages/venues/arman/enrolment").text
    (token,) = {ticket.token for text in re.findall(r"KZE1:[^'<]+", shown) if (ticket := parse(text)) is not None}
    for _ in range(2):
        answer = admin.send("/pages/venues/arman/enrolment/withdraw?lang=en")
        page = admin.get(answer.headers["location"]).text
        assert ("codes are withdrawn" in page, "not used yet" in page) == (True, False)
    with writing(site.central.engine) as connection:
        assert enrol(site.central, connection, Sealer(), EnrolRequest(token=token, public_key="11" * 32)) is None
    assert admin.get("/pages/audit?subject=arman&what=enrolment_withdrawn&lang=en").text.count(">arman<") == 1


def test_a_terminal_is_revoked_once_however_often_that_is_sent(site: Site, admin: Browser) -> None:
    made(admin)
    ticket = parse(hidden(admin.send("/pages/venues/arman/enrolment").text, "ticket"))
    assert ticket is not None
    with writing(site.central.engine) as connection:
        terminal = enrol(site.central, connection, Sealer(), EnrolRequest(token=ticket.token, public_key="11" * 32))
    assert terminal is not None
    for _ in range(2):
        answer = admin.send(f"/pages/terminals/{terminal.terminal_id}/revoke")
        assert answer.headers["location"] == "/pages/fleet?said=terminal_revoked"
    page = admin.get(f"/pages/audit?what=terminal_revoked&subject={terminal.terminal_id}").text
    assert page.count(f">{terminal.terminal_id}<") == 1


@pytest.mark.parametrize(
    "path", ["venues/nothing", "venues/nothing/edit", "venues/..%2f..%2fetc", "terminals/x/revoke"]
)
def test_what_is_not_there_is_a_page_that_says_so(admin: Browser, path: str) -> None:
    answer = admin.get(f"/pages/{path}?lang=en")
    assert (answer.status_code, "There is no such page" in answer.text) == (404, True)
    assert ("Log out" in answer.text) is (".." not in path)  # whoever is logged in sees that they are


@pytest.mark.parametrize(
    ("role", "path", "allowed"),
    [
        (Role.VIEWER, "venues", True),
        (Role.VIEWER, "new-venue", False),
        (Role.VIEWER, "audit", False),
        (Role.VIEWER, "operators", False),
        (Role.OPERATOR, "new-venue", True),
        (Role.OPERATOR, "audit", False),
        (Role.OPERATOR, "new-operator", False),
        (Role.ADMIN, "new-operator", True),
        (Role.ADMIN, "audit", True),
    ],
)
def test_each_role_gets_where_it_may(site: Site, browser: Browser, role: Role, path: str, *, allowed: bool) -> None:
    operator(site, "bolat", role)
    answer = browser.log_in("bolat").get(f"/pages/{path}?lang=en")
    assert answer.status_code == (200 if allowed else 403)
    assert ("Your role does not allow this" in answer.text) is not allowed


def test_a_viewer_changes_nothing_by_sending_forms_either(site: Site, browser: Browser, admin: Browser) -> None:
    made(admin)
    operator(site, "bolat", Role.VIEWER)
    browser.log_in("bolat")
    for path in ("new-venue", "venues/arman/edit", "venues/arman/enrolment", "terminals/x/revoke", "new-operator"):
        assert browser.send(f"/pages/{path}", **ARMAN).status_code == 403
