"""The pages that visitors see on their phones, one after the other, each as somebody of some colour finds it.

Its stops are the names of what a phone shows, as those of `tour`.
"""

from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Browser, Page
from sqlalchemy import text

from sync.central.database import writing
from sync.model.status import Status
from tests.browser.public_visitor import Visitors, phone, take, touch, wait_until_kept
from tests.browser.town import opened

OTHERWISE: Final = {
    "full": ("refer", "venue_full", 1),
    "venue-rule": ("deny", "venue_rule", 1),
    "advisory": ("deny", "yellow", 0),
}
_RETELL: Final = text(
    """UPDATE visit SET outcome = :outcome, reason = :reason, enforced = :enforced,
        status = CASE :reason WHEN 'yellow' THEN 'YELLOW' ELSE status END WHERE venue_id = :venue"""
)


def visitor_tour(browser: Browser, visitors: Visitors, language: str) -> Iterator[tuple[Page, str]]:
    """Go through every page with people who were not there yet: a phone and a name at a time."""
    used = visitors.link(Status.GREEN)
    with phone(browser, language, home=visitors.town.url) as page:
        yield from ((page, name) for name in _without_a_pass(page, visitors, used))
        yield from ((page, name) for name in _admitted(page, visitors, used))
    with phone(browser, language, home=visitors.town.url) as page:
        page.goto(used)
        press(page)
        yield page, "visitor-link-used"
        yield from ((page, name) for name in _otherwise(page, visitors))
    for status in (Status.YELLOW, Status.RED):
        with phone(browser, language, home=visitors.town.url) as page:
            _enter(page, visitors, status)
            yield page, f"visitor-door-{status.name.lower()}"


def press(page: Page) -> None:
    """Send the form of a page, and wait for what it answers."""
    with page.expect_navigation():
        page.locator("main form button").first.evaluate("button => button.click()")


def _without_a_pass(page: Page, visitors: Visitors, link: str) -> Iterator[str]:
    page.goto(visitors.poster)
    yield "visitor-door-without-pass"
    page.goto("/v/pass")
    yield "visitor-code"
    page.fill("#code", "1234")
    press(page)
    yield "visitor-code-wrong"
    page.goto("/v/at/nothing")
    yield "visitor-nothing"
    page.goto(visitors.mark)
    yield "visitor-mark"
    page.goto(link)
    yield "visitor-link"


def _admitted(page: Page, visitors: Visitors, link: str) -> Iterator[str]:
    page.clock.install()
    take(page, link)
    yield "visitor-pass"
    page.locator("summary").click()
    yield "visitor-pass-more"
    page.goto(visitors.poster)
    yield "visitor-door"
    touch(page, "entry")
    _see_own(page, Status.GREEN)
    yield "visitor-door-green"
    touch(page, "exit")
    page.locator(".answer.plain").wait_for()
    yield "visitor-door-exit"
    yield from _without_a_network(page)


def _without_a_network(page: Page) -> Iterator[str]:
    page.context.set_offline(True)
    page.clock.fast_forward("11:00")
    page.locator(".answer.over").wait_for()
    yield "visitor-door-over"
    page.context.set_offline(False)
    page.goto("/v/pass")
    wait_until_kept(page)
    page.context.set_offline(True)
    page.locator("#offline").wait_for()
    yield "visitor-pass-offline"
    page.clock.fast_forward("01:01:00")
    page.locator("#ended").wait_for()
    yield "visitor-pass-ended"


def _otherwise(page: Page, visitors: Visitors) -> Iterator[str]:
    _enter(page, visitors, Status.BLUE)
    yield "visitor-door-blue"
    for name, (outcome, reason, enforced) in OTHERWISE.items():
        _retell(visitors, outcome, reason, enforced)
        page.reload()
        yield f"visitor-door-{name}"


def _enter(page: Page, visitors: Visitors, status: Status) -> None:
    take(page, visitors.link(status))
    page.goto(visitors.poster)
    touch(page, "entry")
    _see_own(page, status)


def _see_own(page: Page, status: Status) -> None:
    page.locator(f".answer.{status.name.lower()} .status").wait_for()


def _retell(visitors: Visitors, outcome: str, reason: str, enforced: int) -> None:
    """Let the register tell of a venue's visits otherwise, to see what their phones would show."""
    central = opened(visitors.town)
    with writing(central.engine) as connection:
        told = {"outcome": outcome, "reason": reason, "enforced": enforced, "venue": visitors.venue}
        connection.execute(_RETELL, told)
    central.engine.dispose()
