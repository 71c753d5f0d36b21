"""The pages that visitors see on their phones, one after the other, each as somebody of some colour finds it."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Browser, Page
from sqlalchemy import text

from sync.central.database import writing
from sync.model.status import Status
from tests.browser.public_visitor import Visitors, take, touch
from tests.browser.town import opened

LATER = timedelta(minutes=11)
"""After this a door asks again whether somebody goes in or out."""
OTHERWISE = {
    "full": ("refer", "venue_full", 1),
    "venue-rule": ("deny", "venue_rule", 1),
    "advisory": ("admit", "blue", 0),
}
_RETELL = text("UPDATE visit SET outcome = :outcome, reason = :reason, enforced = :enforced WHERE method = 'venue_qr'")

Shoot = Callable[[Page, str], None]


def walk(browser: Browser, visitors: Visitors, language: str, width: int, turn: int, shoot: Shoot) -> None:
    """Go through every page of a phone of a width in a language; `turn` counts the walks through one town, from 0."""
    visitors.town.shift(turn * LATER)
    for status in Status:
        height = 844 if width < 700 else 900
        viewport = {"width": width, "height": height}
        context = browser.new_context(base_url=visitors.town.url, locale=language, viewport=viewport)  # type: ignore[arg-type]  # a TypedDict
        page = context.new_page()
        if status is Status.GREEN:
            _without_a_pass(page, visitors, shoot)
        _with_a_pass(page, visitors, status, shoot)
        context.close()
    visitors.town.shift(timedelta(0))


def _without_a_pass(page: Page, visitors: Visitors, shoot: Shoot) -> None:
    page.goto(visitors.poster)
    shoot(page, "visitor-door-without-pass")
    page.goto("/v/pass")
    shoot(page, "visitor-code")
    page.fill("#code", "1234")
    page.click("main form button")
    shoot(page, "visitor-code-wrong")
    page.goto("/v/at/nothing")
    shoot(page, "visitor-nothing")
    page.goto(visitors.link(Status.GREEN))
    shoot(page, "visitor-link")


def _with_a_pass(page: Page, visitors: Visitors, status: Status, shoot: Shoot) -> None:
    take(page, visitors.link(status))
    if status is Status.GREEN:
        shoot(page, "visitor-pass")
    page.goto(visitors.poster)
    if status is Status.GREEN:
        shoot(page, "visitor-door")
    touch(page, "entry")
    shoot(page, f"visitor-door-{status.name.lower()}")
    if status is Status.GREEN:
        touch(page, "exit")
        page.wait_for_selector(".answer.plain")
        shoot(page, "visitor-door-exit")
    if status is Status.BLUE:
        for name, (outcome, reason, enforced) in OTHERWISE.items():
            _retell(visitors, outcome, reason, enforced)
            page.reload()
            shoot(page, f"visitor-door-{name}")


def _retell(visitors: Visitors, outcome: str, reason: str, enforced: int) -> None:
    """Let the register tell of the last visits otherwise, to see what their phones would show."""
    central = opened(visitors.town)
    with writing(central.engine) as connection:
        connection.execute(_RETELL, {"outcome": outcome, "reason": reason, "enforced": enforced})
    central.engine.dispose()
