"""What slows guessers down at the login: locks that grow, by account and by address, and what an address may send."""

from datetime import timedelta

import pytest

from sync.central.operator.capability import Role
from sync.central.operator.login import FREE_TRIES, FREE_TRIES_OF_AN_ADDRESS, lock_after
from sync.central.pages.site import Site
from tests.integration.central.conftest import Clock
from tests.integration.pages.conftest import PASSWORD, Browser, hidden, operator


def test_wrong_tries_lock_the_account_for_a_time_that_grows(site: Site, browser: Browser, clock: Clock) -> None:
    operator(site, "aigul", Role.ADMIN)
    for _ in range(FREE_TRIES):
        assert browser.send("/pages/login", name="aigul", password="wrong").status_code == 422
    locked = browser.send("/pages/login?lang=en", name="aigul", password=PASSWORD)
    assert (locked.status_code, "Try again in 1 min" in locked.text) == (429, True)
    assert locked.headers["retry-after"] == "30"
    clock.advance(timedelta(seconds=31))
    assert browser.send("/pages/login", name="aigul", password="wrong").status_code == 422
    clock.advance(timedelta(seconds=31))
    assert browser.send("/pages/login", name="aigul", password=PASSWORD).status_code == 429
    clock.advance(timedelta(seconds=30))
    assert browser.send("/pages/login", name="aigul", password=PASSWORD).status_code == 303
    assert browser.send("/pages/login", name="aigul", password="wrong").status_code == 422


def test_wrong_tries_with_many_names_lock_the_address(site: Site, browser: Browser) -> None:
    operator(site, "aigul", Role.ADMIN)
    for number in range(FREE_TRIES_OF_AN_ADDRESS):
        assert browser.send("/pages/login", name=f"name{number}", password="wrong").status_code == 422
    assert browser.send("/pages/login", name="aigul", password=PASSWORD).status_code == 429


@pytest.mark.parametrize(("path", "first"), [("login", 422), ("logout", 303)])
def test_an_address_that_sends_too_much_is_told_when_to_go_on_and_loses_nothing_typed(
    browser: Browser, path: str, first: int
) -> None:
    form = {"csrf": browser.token(), "name": "aigul", "kept": "id=arman", "kept_for": "x", "then": "/pages/new-venue"}
    answers = [browser.client.post(f"/pages/{path}?lang=en", data=form) for _ in range(62)]
    assert answers[0].status_code == first
    assert (answers[-1].status_code, int(answers[-1].headers["retry-after"]) >= 1) == (429, True)
    assert "oo many" in answers[-1].text
    if path == "login":
        kept = {name: hidden(answers[-1].text, name) for name in ("then", "kept", "kept_for")}
        assert kept == {name: form[name] for name in kept}
        assert 'value="aigul"' in answers[-1].text


def test_a_lock_grows_to_an_hour_and_no_further() -> None:
    waits = [lock_after(failures, 5) for failures in range(100)]
    assert waits[:7] == [timedelta(0)] * 5 + [timedelta(seconds=30), timedelta(seconds=60)]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=1)
