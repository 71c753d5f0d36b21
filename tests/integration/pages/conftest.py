"""The pages as a browser asks for them, on SQLite and on PostgreSQL: a real web server, clients with cookies."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import unescape
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import event

from sync.central.central import Central
from sync.central.database import open_database, writing
from sync.central.instant import to_ms
from sync.central.operator.capability import Role
from sync.central.operator.operator_account import add_operator
from sync.central.pages.application import ROUTERS, make_pages
from sync.central.pages.page import PREFIX
from sync.central.pages.site import Site
from sync.central.web.limit import Limits
from tests.integration.central.conftest import (  # noqa: F401  # pytest finds fixtures by their names here
    Clock,
    central,
    clock,
    dialect,
    free_port,
    site,
)
from tests.served import new_client, served

PASSWORD = "correct horse battery"


class Browser:
    """Asks for pages and sends forms as a browser does: with its cookies, from our own origin."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(path, headers=headers)

    def send(self, path: str, **fields: object) -> httpx.Response:
        """Send a form with the token that the login page carries; a list is a group of ticked boxes."""
        answer = self.client.post(
            path, data={"csrf": self.token(), **fields}, headers={"Sec-Fetch-Site": "same-origin"}
        )
        if answer.headers.get("content-type", "").startswith("text/html"):
            assert has_a_switch(answer.text), f"{path} answers in one language"
        return answer

    def token(self) -> str:
        return hidden(self.client.get(f"{PREFIX}/login").text, "csrf")

    def log_in(self, name: str, password: str = PASSWORD) -> "Browser":
        answer = self.send(f"{PREFIX}/login", name=name, password=password)
        assert answer.status_code == 303, answer.text
        return self


def has_a_switch(page: str) -> bool:
    """Tell whether a page leads to the other languages: by links, or by buttons of the form that it shows."""
    by_links, by_buttons = page.count(" hreflang="), page.count('<button form="sent"')
    return (by_links, by_buttons, page.count('id="sent"')) in {(3, 0, 0), (0, 3, 1)}


def hidden(page: str, name: str) -> str:
    """Return the value of a form's hidden field."""
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', page)
    assert found is not None, page
    return unescape(found[1])


@pytest.fixture
def open_browser(site: Site, free_port: int) -> Iterator[Callable[[], Browser]]:  # noqa: F811  # the fixture
    """Make browsers that share nothing but the server."""
    app = FastAPI()
    app.mount(PREFIX, make_pages(site, ROUTERS, Limits(lambda: site.central.clock().timestamp())))
    made: list[httpx.Client] = []

    def opened() -> Browser:
        made.append(new_client(site.central.settings.url))
        return Browser(made[-1])

    with served(app, free_port):
        yield opened
        for client in made:
            client.close()


@pytest.fixture
def browser(open_browser: Callable[[], Browser]) -> Browser:
    return open_browser()


def operator(site: Site, name: str, role: Role) -> None:  # noqa: F811  # not the fixture
    """Add an operator to the register."""
    with writing(site.central.engine) as connection:
        add_operator(connection, name, role, site.passwords.hash(PASSWORD), to_ms(site.central.clock()))


@pytest.fixture
def admin(site: Site, browser: Browser) -> Browser:  # noqa: F811  # the fixture
    """A browser in which an administrator is logged in."""
    operator(site, "aigul", Role.ADMIN)
    return browser.log_in("aigul")


@contextmanager
def impatient(central: Central) -> Iterator[Central]:  # noqa: F811  # not the fixture
    """Give a central server whose writers wait for nobody: they fail where somebody else is at work."""
    engine = open_database(central.settings.database, central.folder)
    hurry = {"sqlite": "PRAGMA busy_timeout = 0", "postgresql": "SET lock_timeout = 1"}[engine.dialect.name]

    def prepare(connection: Any, _record: object) -> None:
        connection.execute(hurry)
        connection.commit()

    event.listen(engine, "connect", prepare)
    yield replace(central, engine=engine)
    engine.dispose()
