"""A register with one person of each colour, a venue with a poster, and the visitors' pages on a real web server."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import reading, writing, writing_people
from sync.central.fleet.pass_link import PassLink, make_pass_link
from sync.central.fleet.poster_code import PosterCode, poster_code
from sync.central.pages.public.application import make_public
from sync.central.pages.public.phone import PREFIX
from sync.central.pages.site import Site
from sync.central.register.subject import parse_identity
from sync.central.web.limit import Limits
from tests.integration.central.conftest import (  # noqa: F401  # pytest finds fixtures by their names here
    Clock,
    central,
    client,
    clock,
    dialect,
    free_port,
    heartbeats,
    site,
)
from tests.integration.central.world import records, venue
from tests.integration.pages.conftest import admin, browser, open_browser  # noqa: F401  # as above
from tests.served import new_client, served

GREEN, BLUE, YELLOW, RED = "UZB:AA0000001", "UZB:AA0000002", "UZB:AA0000003", "UZB:AA0000004"
LANGUAGE = {"Accept-Language": "en"}


@dataclass(frozen=True, slots=True)
class Town:
    """The register and the one venue's poster."""

    central: Central
    poster: PosterCode

    def link(self, who: str) -> PassLink:
        with writing_people(self.central.engine) as connection:
            return make_pass_link(self.central, connection, parse_identity(who))

    def visits(self) -> list[dict[str, object]]:
        """Return the visits that are recorded, oldest first."""
        with reading(self.central.engine) as connection:
            found = connection.execute(text("SELECT * FROM visit ORDER BY at, id")).mappings()
            return [dict(row) for row in found]


class Phone:
    """A visitor's phone: follows links as a browser does, with cookies of its own."""

    def __init__(self, browser_of_it: httpx.Client) -> None:
        self.client = browser_of_it

    def get(self, path: str) -> httpx.Response:
        return self.client.get(PREFIX + path)

    def send(self, path: str, **fields: str) -> httpx.Response:
        """Send a form with the token that a page of ours carries."""
        data = {"csrf": hidden(self.get("/pass/AAAA-AAAA-AAAA-AAAA").text, "csrf"), **fields}
        return self.client.post(PREFIX + path, data=data, headers={"Sec-Fetch-Site": "same-origin"})

    def take(self, link: PassLink) -> "Phone":
        answer = self.send("/open", code=link.code)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{PREFIX}/pass")
        return self

    def go(self, poster: PosterCode, direction: str) -> httpx.Response:
        """Touch entry or exit on a door's page, and follow to the answer."""
        answer = self.send(f"/at/{poster.code}", direction=direction)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{PREFIX}/at/{poster.code}")
        return self.get(f"/at/{poster.code}")


def hidden(page: str, name: str) -> str:
    """Return the value of a form's hidden field."""
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', page)
    assert found is not None, page
    return unescape(found[1])


def told(page: httpx.Response) -> tuple[str, str]:
    """Return the field of colour and the heading of a door's answer."""
    found = re.search(r'<section class="answer (\w+)" .*?<h1>(.*?)</h1>', page.text, re.DOTALL)
    assert found is not None, page.text
    return found[1], found[2]


@pytest.fixture
def town(central: Central, tmp_path: Path) -> Town:  # noqa: F811  # the fixture
    """One person of each colour, and a cinema."""
    venue(central)
    people: list[dict[str, object]] = [
        {"passport_number": GREEN[4:], "kind": "dose", "at": "2021-06-01", "product": "qazvac", "number": 2},
        {"passport_number": BLUE[4:], "kind": "person"},
        {"passport_number": YELLOW[4:], "kind": "contact", "at": "2021-06-05"},
        {"passport_number": RED[4:], "kind": "case", "at": "2021-06-05"},
    ]
    numbered = [one | {"passport_state": "UZB", "source_id": str(place)} for place, one in enumerate(people)]
    numbered[1].pop("source_id")
    _, refused = records(central, tmp_path, *numbered)
    assert refused == []
    with writing(central.engine) as connection:
        return Town(central, poster_code(central, connection, "kinopark"))


@pytest.fixture
def new_phone(site: Site, free_port: int) -> Iterator[Callable[[], Phone]]:  # noqa: F811  # the fixtures
    """Make phones that share nothing but the server."""
    app = FastAPI()
    app.mount(PREFIX, make_public(site, Limits(lambda: site.central.clock().timestamp())))
    made: list[httpx.Client] = []

    def opened() -> Phone:
        made.append(new_client(site.central.settings.url, **LANGUAGE))
        return Phone(made[-1])

    with served(app, free_port):
        yield opened
        for one in made:
            one.close()


@pytest.fixture
def phone(new_phone: Callable[[], Phone]) -> Phone:
    return new_phone()
