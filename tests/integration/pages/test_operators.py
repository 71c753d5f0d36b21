"""Operators and the audit: who may log in, and what is noted of all that is done."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from sync.central.command.cli import app
from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.operator.audit import Wanted, entries, note
from sync.central.operator.capability import Role
from sync.central.operator.login import FREE_TRIES
from sync.central.operator.operator_account import Operator, operators
from sync.central.pages.site import Site
from tests.integration.central.conftest import NOON, Clock
from tests.integration.central.drawn import CHEAP
from tests.integration.pages.conftest import PASSWORD, Browser, hidden, operator

NEW = {"name": "bolat", "role": "viewer", "password": "several good words", "password_again": "several good words"}


def known(site: Site) -> list[Operator]:
    with reading(site.central.engine) as connection:
        return operators(connection)


def noted(site: Site) -> list[tuple[str, str, str]]:
    with reading(site.central.engine) as connection:
        return [(one.who, one.what, one.subject) for one in entries(connection, Wanted(), 100)]


def test_an_operator_is_added_given_a_role_disabled_and_enabled(site: Site, admin: Browser) -> None:
    assert admin.send("/pages/new-operator", **NEW).status_code == 303
    edition = hidden(admin.get("/pages/operators/bolat").text, "edition")
    assert admin.send("/pages/operators/bolat/role", role="operator", edition=edition).status_code == 303
    assert Operator("bolat", Role.OPERATOR) in known(site)
    admin.send("/pages/operators/bolat/disable")
    assert Operator("bolat", Role.OPERATOR, disabled=True) in known(site)
    admin.send("/pages/operators/bolat/enable")
    assert Operator("bolat", Role.OPERATOR) in known(site)
    assert noted(site)[:5] == [
        ("aigul", "operator_enabled", "bolat"),
        ("aigul", "operator_disabled", "bolat"),
        ("aigul", "operator_role", "bolat operator"),
        ("aigul", "operator_added", "bolat"),
        ("aigul", "logged_in", "aigul"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "", "Fill this in."),
        ("name", "Bolat Q", "1 to 40 of a-z"),
        ("name", "aigul", "Somebody has this name."),
        ("role", "king", "Choose one of the list."),
        ("password", "short", "Use 12 to 200 characters"),
        ("password", "a" * 30, "Use 12 to 200 characters"),
        ("password", "x" * 201, "Use 12 to 200 characters"),
        ("password_again", "several other words", "The two passwords differ."),
    ],
)
def test_a_wrong_field_is_told_and_no_password_is_shown_again(
    site: Site, admin: Browser, field: str, value: str, says: str
) -> None:
    answer = admin.send("/pages/new-operator?lang=en", **{**NEW, field: value})
    assert (answer.status_code, says in answer.text) == (422, True)
    assert "several good words" not in answer.text
    assert len(known(site)) == 1


def test_the_last_administrator_stays(site: Site, admin: Browser) -> None:
    edition = hidden(admin.get("/pages/operators/aigul").text, "edition")
    for path, fields in (("role", {"role": "viewer", "edition": edition}), ("disable", {})):
        answer = admin.send(f"/pages/operators/aigul/{path}?lang=en", **fields)
        assert answer.status_code == 422
        beside = re.findall(r'<p class="wrong" id="(\w+)-wrong"[^>]*>This is the last administrator', answer.text)
        assert beside == [path]
    assert known(site) == [Operator("aigul", Role.ADMIN)]


def test_the_second_who_changes_a_role_is_told(site: Site, admin: Browser) -> None:
    operator(site, "bolat", Role.VIEWER)
    new = {"password": "several good words", "password_again": "several good words"}
    for path, fields in (("role", {"role": "operator"}), ("password", new)):
        edition = hidden(admin.get("/pages/operators/bolat").text, "edition")
        assert admin.send(f"/pages/operators/bolat/{path}", **fields, edition=edition).status_code == 303
        for late, typed in (("role", {"role": "admin"}), ("password", new)):
            again = admin.send(f"/pages/operators/bolat/{late}?lang=en", **typed, edition=edition)
            assert (again.status_code, "Somebody has changed this" in again.text) == (409, True)
            theirs = re.findall(r'class="theirs">[^<]*<b>operator', again.text)
            assert (len(theirs), 'value="admin" selected' in again.text) == (
                (1, True) if late == "role" else (0, False)
            )
    assert Operator("bolat", Role.OPERATOR) in known(site)


@pytest.mark.parametrize("deed", ["disable", "passwd"])
def test_whoever_changes_a_role_is_told_of_what_the_command_line_did_meanwhile(
    site: Site, admin: Browser, run: Callable[..., str], deed: str
) -> None:
    operator(site, "bolat", Role.VIEWER)
    edition = hidden(admin.get("/pages/operators/bolat").text, "edition")
    run("operator", deed, "bolat", typed=f"{PASSWORD}\n")
    assert admin.send("/pages/operators/bolat/role", role="operator", edition=edition).status_code == 409


def test_ones_own_password_needs_the_one_that_holds(site: Site, admin: Browser) -> None:
    new = {"password": "several good words", "password_again": "several good words"}
    page = admin.get("/pages/operators/aigul").text
    assert ('href="/pages/account">' in page, 'name="password"' in page) == (True, False)
    led = admin.send("/pages/operators/aigul/password", **new, edition=hidden(page, "edition"))
    assert led.headers["location"] == "/pages/account"
    refused = admin.send("/pages/account?lang=en", old_password="wrong", **new)
    assert (refused.status_code, "This is not your password." in refused.text) == (422, True)
    same = {"password": PASSWORD, "password_again": PASSWORD}
    refused = admin.send("/pages/account", old_password=PASSWORD, **same)
    assert (refused.status_code, "This is the password that holds" in refused.text) == (422, True)
    assert admin.send("/pages/account", old_password=PASSWORD, **new).status_code == 303
    assert admin.get("/pages/fleet").status_code == 401
    admin.log_in("aigul", "several good words")


def test_wrong_old_passwords_lock_the_account_as_at_the_login(site: Site, admin: Browser) -> None:
    new = {"password": "several good words", "password_again": "several good words"}
    for _ in range(FREE_TRIES):
        assert "This is not your password." in admin.send("/pages/account?lang=en", old_password="wrong", **new).text
    locked = admin.send("/pages/account?lang=en", old_password=PASSWORD, **new)
    assert (locked.status_code, "Try again in 1 min" in locked.text) == (429, True)
    assert locked.headers["retry-after"] == "30"
    assert admin.get("/pages/fleet").status_code == 200


def test_the_audit_is_filtered_and_paged(site: Site, admin: Browser, clock: Clock) -> None:
    with writing(site.central.engine) as connection:
        for number in range(120):
            note(connection, "cli:root", "venue_added", f"venue-{number}", clock() + timedelta(minutes=number))
    first = admin.get("/pages/audit?lang=en").text
    assert ("venue-119" in first, "venue-70" in first, "venue-69" in first) == (True, True, False)
    older = first.split('href="?')[-1].split('"')[0].replace("&amp;", "&")
    second = admin.get(f"/pages/audit?{older}").text
    assert ("venue-69" in second, "venue-70" in second) == (True, False)
    assert "logged in" in admin.get("/pages/audit?what=logged_in&lang=en").text
    assert "venue-1<" not in admin.get("/pages/audit?what=logged_in").text
    assert "venue-1<" in admin.get("/pages/audit?who=cli:root&subject=venue-1").text
    tomorrow = (NOON + timedelta(days=1)).date()
    assert "There is no such entry." in admin.get(f"/pages/audit?first={tomorrow}&lang=en").text
    days = ("first=x", "first=2021-06-07&last=2021-06-06", "last=9999-12-31")
    for wrong in (*days, "who=nobody", "before=x", "before=-1"):
        assert admin.get(f"/pages/audit?{wrong}").status_code == 422


def test_a_deed_that_fails_leaves_no_entry(site: Site, clock: Clock) -> None:
    def fail() -> None:
        with writing(site.central.engine) as connection:
            note(connection, "aigul", "venue_added", "arman", clock())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert noted(site) == []


@pytest.fixture
def run(site: Site, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run a command as the system's user `root`, with cheap hashes; an error it ends with is raised."""
    monkeypatch.setattr("getpass.getuser", lambda: "root")
    monkeypatch.setattr("sync.central.command.cli_operator.PasswordHasher", lambda: CHEAP)

    def ran(*words: str, typed: str = "") -> str:
        done = CliRunner().invoke(app, words, env={"ASHYQ_CENTRAL": str(site.central.folder)}, input=typed)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.output

    return ran


def test_the_command_line_makes_the_first_administrator_and_refuses_what_is_not_right(run: Callable[..., str]) -> None:
    run("operator", "add", "aigul", typed=f"{PASSWORD}\n")
    run("operator", "add", "bolat", "--role", "viewer", typed=f"{PASSWORD}\n")
    run("operator", "disable", "bolat")
    for words, typed, why in (
        (("add", "cherif"), "short\n", "too weak"),
        (("add", "cherif"), "", "no password was given"),
        (("add", "Aigul!"), f"{PASSWORD}\n", "no name"),
        (("add", "aigul"), f"{PASSWORD}\n", "already"),
        (("disable", "aigul"), "", "last admin"),
        (("passwd", "nobody"), f"{PASSWORD}\n", "no operator"),
    ):
        with pytest.raises(CentralError, match=why):
            run("operator", *words, typed=typed)
    assert run("operator", "list").splitlines() == ["aigul\tadmin", "bolat\tviewer\tdisabled"]


def test_a_lock_is_noted_once_with_a_name_that_exists_and_a_new_password_lifts_it(
    site: Site, browser: Browser, run: Callable[..., str]
) -> None:
    run("operator", "add", "aigul", typed=f"{PASSWORD}\n")
    for name in ("aigul", "my secret words"):
        for _ in range(FREE_TRIES + 2):
            browser.send("/pages/login", name=name, password="wrong")
    assert browser.send("/pages/login", name="aigul", password=PASSWORD).status_code == 429
    run("operator", "passwd", "aigul", typed="several good words\n")
    browser.log_in("aigul", "several good words")
    assert list(reversed(noted(site))) == [
        ("cli:root", "operator_added", "aigul"),
        ("login:", "login_locked", "aigul 127.0.0.1"),
        ("login:", "login_locked", "127.0.0.1"),
        ("cli:root", "operator_password", "aigul"),
        ("aigul", "logged_in", "aigul"),
    ]


def test_what_is_done_at_the_command_line_is_noted(site: Site, run: Callable[..., str]) -> None:
    run("operator", "add", "aigul", typed=f"{PASSWORD}\n")
    run("operator", "passwd", "aigul", typed="several good words\n")
    run("venue", "add", "arman", "--name", "Arman", "--category", "cinema", "--region", "ALA")
    run("enrol", "arman")
    run("publish")
    assert list(reversed(noted(site))) == [
        ("cli:root", "operator_added", "aigul"),
        ("cli:root", "operator_password", "aigul"),
        ("cli:root", "venue_added", "arman"),
        ("cli:root", "enrolment_made", "arman"),
        ("cli:root", "published", "seq 1"),
    ]
