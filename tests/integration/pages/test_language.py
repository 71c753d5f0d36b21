"""The language of a page, switched where a form was answered; HEAD; and which place of the navigation a page is in."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

from sync.central.database import reading
from sync.central.fleet.terminal import TICKET_LIFE
from sync.central.operator.audit import Wanted, entries
from sync.central.operator.capability import Role
from sync.central.operator.login import FREE_TRIES
from sync.central.pages.navigation import PLACES
from sync.central.pages.page import PREFIX
from sync.central.pages.site import Site
from sync.central.register.person import SHOWN_FOR
from tests.integration.central.conftest import Clock
from tests.integration.central.world import records
from tests.integration.pages.conftest import PASSWORD, Browser, hidden, operator
from tests.integration.pages.test_bulletin import GOOD
from tests.integration.pages.test_operators import NEW
from tests.integration.pages.test_person_page import FACTS, IIN
from tests.integration.pages.test_venues import ARMAN, made

ASKED = {"iin": "000000300005", "reason": "A complaint about a colour"}
PASSWORDS = {"old_password": "wrong", "password": "several good words", "password_again": "several good words"}

ON_ONE_DATABASE = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
"""What is only drawn is the same on each."""


def deeds(site: Site) -> list[str]:
    with reading(site.central.engine) as connection:
        return [one.what for one in entries(connection, Wanted(), 100)]


@ON_ONE_DATABASE
@pytest.mark.parametrize(
    ("path", "fields", "kept"),
    [
        ("new-venue", ARMAN | {"edition": "0"}, ARMAN["name_en"]),
        ("new-operator", NEW, NEW["name"]),
        ("operators/aigul/role", {"role": "viewer", "edition": "0"}, "aigul"),
        ("operators/bolat/password", PASSWORDS, "bolat"),
        ("account", PASSWORDS, "aigul"),
        ("bulletin", GOOD | {"edition": "0"}, GOOD["infected"]),
        ("person", ASKED, ASKED["reason"]),
        ("login", {"name": "aigul", "password": PASSWORD, "then": "/pages/rules", "kept": "id=arman"}, "id=arman"),
    ],
)
def test_a_form_that_only_changes_its_language_does_nothing_and_keeps_what_was_typed(
    site: Site, admin: Browser, path: str, fields: dict[str, object], kept: str
) -> None:
    operator(site, "bolat", Role.VIEWER)
    before = deeds(site)
    for _ in range(FREE_TRIES):
        assert admin.send(f"/pages/{path}", language_only="yes", **fields).status_code in {200, 422}
    answer = admin.send(f"/pages/{path}?lang=ru", language_only="yes", **fields)
    assert answer.status_code in {200, 422}
    assert '<html lang="ru">' in answer.text
    assert str(kept) in unescape(answer.text)
    assert deeds(site) == before
    form = answer.text.index('id="sent"')
    assert [answer.text.index(f'form="sent" id="to-{code}"') > form for code in ("kk", "ru", "en")] == [True] * 3
    assert answer.text.count("formaction=") == 3
    assert re.search(rf'formaction="{PREFIX}/{path}\?lang=en"', answer.text)


def test_an_enrolment_code_is_shown_in_another_language_while_it_holds(
    site: Site, admin: Browser, clock: Clock
) -> None:
    made(admin)
    shown = admin.send("/pages/venues/arman/enrolment?lang=en").text
    switch = {"language_only": "yes", "ticket": hidden(shown, "ticket")}
    russian = admin.send("/pages/venues/arman/enrolment?lang=ru", **switch).text
    assert ("Код регистрации" in russian, hidden(russian, "ticket")) == (True, switch["ticket"])
    assert deeds(site).count("enrolment_made") == 1
    made(admin, id="other")
    for forged in ("other/enrolment", "arman/enrolment"):
        ticket = switch["ticket"] if forged.startswith("other") else switch["ticket"].replace("KZE1:", "KZE1:A")
        assert admin.send(f"/pages/venues/{forged}", language_only="yes", ticket=ticket).status_code == 303
    clock.advance(TICKET_LIFE)
    admin.log_in("aigul")
    assert admin.send("/pages/venues/arman/enrolment", **switch).status_code == 303


def test_a_record_is_shown_in_another_language_only_to_who_asked_for_it_and_soon(
    site: Site, admin: Browser, open_browser: Callable[[], Browser], clock: Clock, tmp_path: Path
) -> None:
    records(site.central, tmp_path, {"iin": IIN, **FACTS[0]})
    shown = admin.send("/pages/person?lang=en", **ASKED).text
    switch = {"language_only": "yes", "shown": hidden(shown, "shown"), "shown_for": hidden(shown, "shown_for")}
    assert "Отрицательный ПЦР-тест" in admin.send("/pages/person?lang=ru", **switch, reason="typed since").text
    assert deeds(site).count("person_looked_up") == 1
    operator(site, "bolat", Role.OPERATOR)
    assert "ПЦР" not in open_browser().log_in("bolat").send("/pages/person?lang=ru", **switch).text
    for forged in ({"shown": "2"}, {"shown_for": "another reason"}, {"shown_for": "\0"}, {"shown": "x"}):
        assert "ПЦР" not in admin.send("/pages/person?lang=ru", **{**switch, **forged}).text
    clock.advance(SHOWN_FOR + timedelta(seconds=1))
    assert "ПЦР" not in admin.send("/pages/person?lang=ru", **switch).text


def test_a_language_switched_when_the_session_had_ended_does_not_hold_the_form_back(site: Site, admin: Browser) -> None:
    whose = hidden(admin.get("/pages/new-venue").text, "whose")
    admin.send("/pages/logout")
    ended = admin.send("/pages/new-venue?lang=en", whose=whose, language_only="yes", **ARMAN)
    kept = {name: hidden(ended.text, name) for name in ("then", "kept", "kept_for")}
    assert "Nothing you typed is lost" in ended.text
    assert "language_only" not in kept["kept"]


def test_a_page_that_is_no_form_leads_to_its_own_address_in_other_languages(admin: Browser) -> None:
    assert 'href="?lang=kk"' in admin.get("/pages/venues").text
    assert 'href="/pages/rules?lang=kk"' in admin.send("/pages/rules/accept").text


@ON_ONE_DATABASE
@pytest.mark.parametrize("path", ["/pages/login", "/pages/fleet", "/pages/new-venue", "/pages/static/pages.css"])
def test_head_is_answered_as_get_without_content(admin: Browser, path: str) -> None:
    got, head = admin.get(path), admin.client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == got.headers["content-type"]
    assert "content-security-policy" in head.headers


@ON_ONE_DATABASE
@pytest.mark.parametrize(
    ("path", "place"),
    [(place.path, place.path) for place in PLACES]
    + [(place.form, place.path) for place in PLACES if place.form]
    + [("/operators/aigul", "/operators")],
)
def test_every_page_says_which_place_it_is_in(site: Site, admin: Browser, path: str, place: str) -> None:
    page = admin.get(f"/pages{path}").text
    assert re.findall(r'<li><a href="/pages([^"]+)" aria-current="(?:page|true)"', page) == [place]
