"""A real browser, a real server in its own process, its clock in a file: one of each for all these tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, StorageState

from tests.browser.chromium import chromium_running, find_chromium
from tests.browser.public_visitor import Visitors, settle
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


@pytest.fixture(scope="session")
def visitors(town: Town) -> Visitors:
    return settle(town)


@pytest.fixture
def page(chromium: Browser, town: Town) -> Iterator[Page]:
    """A browser of somebody's own, in English, in which nobody is logged in."""
    with a_browser(chromium, town) as made:
        yield made


@pytest.fixture(scope="session")
def logged_in(chromium: Browser, town: Town) -> StorageState:
    """The cookies of a browser in which the administrator has logged in, by the form."""
    with a_browser(chromium, town) as page:
        page.goto("/")
        page.get_by_label("Name").fill(ADMIN)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("button", name="Log out").wait_for()
        return page.context.storage_state()


@pytest.fixture
def admin(chromium: Browser, town: Town, logged_in: StorageState) -> Iterator[Page]:
    """A browser in which the administrator is logged in; the session is that of others, so nobody logs out here."""
    with a_browser(chromium, town, logged_in) as made:
        yield made


@contextmanager
def a_browser(
    chromium: Browser, town: Town, cookies: StorageState | None = None, language: str = "en"
) -> Iterator[Page]:
    """Open a browser for as long as the context lasts. A mistake in a page fails the test."""
    mistakes: list[str] = []
    context = chromium.new_context(
        base_url=town.url, locale=language, viewport={"width": 1280, "height": 800}, storage_state=cookies
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.on("console", lambda said: mistakes.append(said.text) if _is_mistake(said.text, said.type) else None)
    yield page
    context.close()
    assert not mistakes, mistakes


def _is_mistake(text: str, kind: str) -> bool:
    """Tell whether the console said something other than that a status was not 200, which tests ask for."""
    return kind in {"error", "warning"} and "Failed to load resource" not in text
