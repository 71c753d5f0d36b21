"""Visitors of the browser's tests: one of each colour in a town's register, each with a phone of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from playwright.sync_api import Browser, Page

from sync.central.database import writing, writing_people
from sync.central.fleet.door_mark import door_secret, mark_address
from sync.central.fleet.pass_link import make_pass_link
from sync.central.fleet.poster_code import poster_code
from sync.central.register.import_file import import_file
from sync.model.identity import Passport
from sync.model.status import Status
from tests.browser.town import Town, opened
from tests.fakes.people import Person, invented, write_csv

VENUE: Final = "saltanat"
PHONE: Final = {"width": 390, "height": 844}
PATIENCE: Final = 30_000.0

_WATCH: Final = """() => {
    const look = async () => {
        const kept = await caches.open("pass"), parts = ["/v/pass", ...[...document.scripts].map((one) => one.src)];
        const found = await Promise.all(parts.map((one) => kept.match(one)));
        const isKept = navigator.serviceWorker.controller !== null && found.every(Boolean);
        isKept ? document.documentElement.setAttribute("data-kept", "") : requestAnimationFrame(look);
    };
    look();
}"""
"""Marks the page when the phone keeps its pass, and whoever shows it without a network is at work."""


@dataclass(frozen=True)
class Visitors:
    """People by their colour, a venue, and where its poster and the mark for its employee lead."""

    town: Town
    people: dict[Status, Person]
    venue: str
    poster: str
    mark: str

    def link(self, status: Status) -> str:
        """Make a one-time link for a person."""
        central = opened(self.town)
        with writing_people(central.engine) as connection:
            made = make_pass_link(central, connection, self.people[status].identity)
        central.engine.dispose()
        return made.url


def settle(town: Town, venue: str = VENUE, crowd: int = 0) -> Visitors:
    """Put people of a number that nobody else has into a town's register, one of each colour, to visit a venue."""
    now, central, file = datetime.now(UTC), opened(town), town.folder / f"visitors-{crowd}.csv"
    people = {one: invented(Passport("UZB", f"VV00000{crowd}{one.value}"), one, now) for one in Status}
    write_csv(file, people.values())
    import_file(central, file, f"visitors-{crowd}", lambda _refused: None, lambda _done, _total: None)
    with writing(central.engine) as connection:
        poster = poster_code(central, connection, venue)
        mark = mark_address(door_secret(connection, central.random), poster)
    central.engine.dispose()
    return Visitors(town, people, venue, poster.url, mark)


@contextmanager
def phone(
    browser: Browser, locale: str = "en", motion: str = "no-preference", home: str | None = None
) -> Iterator[Page]:
    """Hold a phone of somebody's own while the context lasts. A mistake in a page fails whoever holds it."""
    mistakes: list[str] = []
    context = browser.new_context(
        base_url=home,
        viewport=PHONE,  # type: ignore[arg-type]  # a TypedDict
        device_scale_factor=2,
        has_touch=True,
        locale=locale,
        reduced_motion=motion,  # type: ignore[arg-type]  # one of two words
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.on("console", lambda said: mistakes.append(said.text) if _is_mistake(said.text, said.type) else None)
    yield page
    context.close()
    assert not mistakes, mistakes


def take(page: Page, link: str) -> None:
    """Open a link on a phone and keep the pass there."""
    page.goto(link)
    page.locator("main form button").click()
    page.wait_for_url("**/v/pass")


def touch(page: Page, direction: str) -> None:
    """Touch entry or exit at a door, and wait for the answer."""
    page.locator(f"button[value={direction}]").click()
    page.locator(".answer").wait_for()


def wait_until_kept(page: Page) -> None:
    """Wait until a pass would be shown without a network, too."""
    page.evaluate(_WATCH)
    page.locator("html[data-kept]").wait_for()


def _is_mistake(text: str, kind: str) -> bool:
    """Tell whether the console said something else than that a request failed, which tests let happen."""
    return kind in {"error", "warning"} and "Failed to load resource" not in text
