"""A real browser, a real server in its own process, its clock in a file: one of each for all these tests."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium_running, find_chromium
from tests.browser.town import ADMIN, PASSWORD, Town, found_town

PATIENCE: Final = 30_000.0


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = find_chromium()
    if program is None:
        pytest.skip("NO CHROMIUM ON THIS MACHINE: install Debian's, or nothing shows what pages do in a browser")
    with chromium_running(program) as browser:
        yield browser


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with found_town(tmp_path_factory.mktemp("town")) as made:
        yield made


@pytest.fixture
def page(chromium: Browser, town: Town) -> Iterator[Page]:
    """A browser of somebody's own, in English, in which nobody is logged in. A mistake in the page fails the test."""
    mistakes: list[str] = []
    context = chromium.new_context(base_url=town.url, locale="en", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE)
    made = context.new_page()
    made.on("pageerror", lambda error: mistakes.append(str(error)))
    made.on("console", lambda said: mistakes.append(said.text) if _is_mistake(said.text, said.type) else None)
    yield made
    context.close()
    assert mistakes == []


def log_in(page: Page, name: str = ADMIN, password: str = PASSWORD) -> None:
    """Log in by the form, as somebody does who knows only the server's address."""
    page.goto("/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Log out").wait_for()


@pytest.fixture
def admin(page: Page) -> Page:
    """A browser in which the administrator is logged in."""
    log_in(page)
    return page


def _is_mistake(text: str, kind: str) -> bool:
    """Tell whether the console said something other than that a status was not 200, which tests ask for."""
    return kind in {"error", "warning"} and "Failed to load resource" not in text
