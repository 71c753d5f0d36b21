"""Visitors' pages at phone size: the pass, its renewal, what the phone keeps, and the door behind a poster."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from sync.model.status import Status
from tests.browser.grave import barriers, too_wide
from tests.browser.public_visitor import Visitors, phone, settle, take, touch, wait_until_kept
from tests.browser.town import Town
from tests.browser.visitor_tour import visitor_tour

HALF_AN_HOUR = timedelta(minutes=31)
ANSWERED = timedelta(minutes=11)
"""After this a door's page asks again whether somebody goes in or out."""
NARROW = (320, 375, 1280)
"""An old phone, one of today, a desk."""
MOVED = """runner => runner.getAnimations().filter((one) => one.playState === "running").flatMap((run) => {
    const places = [0, 1000, 2000].map((at) => {
        run.currentTime = at;
        return runner.getBoundingClientRect().x;
    });
    return [places[1] - places[0], places[2] - places[1]];
})"""
"""By how much the mark moves in each of two seconds; nothing where it stands still."""


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Page]:
    with phone(chromium) as page:
        yield page


@pytest.fixture(autouse=True)
def the_servers_clock_is_the_machines(town: Town) -> Iterator[None]:
    yield
    town.shift(timedelta(0))


def test_the_code_fills_the_phone_on_white_and_is_black(visitors: Visitors, visitor: Page) -> None:
    take(visitor, visitors.link(Status.GREEN))
    visitor.wait_for_load_state("networkidle")
    box = visitor.locator(".qr-code path").bounding_box()  # the modules alone, without the quiet zone
    assert box is not None
    assert box["width"] >= 0.6 * 390
    assert box["y"] + box["height"] <= 844
    style = "element => getComputedStyle(element).backgroundColor"
    assert visitor.locator("html").evaluate(style) == "rgb(255, 255, 255)"
    assert visitor.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_link_is_gone_from_the_address(visitors: Visitors, visitor: Page) -> None:
    link = visitors.link(Status.GREEN)
    take(visitor, link)
    assert link.rpartition("/")[2] not in visitor.url
    expect(visitor.get_by_role("heading")).to_contain_text("Show this code to the terminal at the entrance")


def test_the_pass_renews_itself_before_it_ends(visitors: Visitors, visitor: Page, town: Town) -> None:
    visitor.clock.install()
    take(visitor, visitors.link(Status.GREEN))
    before = visitor.locator(".qr-code path").get_attribute("d")
    town.shift(HALF_AN_HOUR)
    visitor.clock.fast_forward(int(HALF_AN_HOUR / timedelta(milliseconds=1)))
    expect(visitor.locator(".qr-code path")).not_to_have_attribute("d", str(before))
    expect(visitor.locator("#offline")).to_be_hidden()


def test_without_a_network_the_last_code_stays_and_says_until_when(visitors: Visitors, visitor: Page) -> None:
    take(visitor, visitors.link(Status.GREEN))
    wait_until_kept(visitor)
    visitor.context.set_offline(True)
    visitor.reload()
    expect(visitor.locator("#offline")).to_contain_text("No network")
    expect(visitor.locator(".qr-code svg")).to_be_visible()
    expect(visitor.locator(".until")).to_contain_text(re.compile(r"Good until \d\d:\d\d"))


def test_a_code_that_has_ended_is_not_shown(visitors: Visitors, visitor: Page) -> None:
    visitor.clock.install()
    take(visitor, visitors.link(Status.GREEN))
    wait_until_kept(visitor)
    visitor.context.set_offline(True)
    visitor.clock.fast_forward("01:01:00")
    expect(visitor.locator("#ended")).to_be_visible()
    expect(visitor.locator(".qr-code svg")).to_be_hidden()


def test_a_pass_that_moved_to_another_phone_leaves_this_one(
    visitors: Visitors, visitor: Page, chromium: Browser, town: Town
) -> None:
    visitor.clock.install()
    take(visitor, visitors.link(Status.BLUE))
    with phone(chromium) as other:
        take(other, visitors.link(Status.BLUE))
    visitor.clock.fast_forward(int(HALF_AN_HOUR / timedelta(milliseconds=1)))
    expect(visitor.get_by_role("heading")).to_have_text("There is no pass on this phone")


def test_the_page_can_be_put_on_the_home_screen(visitors: Visitors, visitor: Page) -> None:
    take(visitor, visitors.link(Status.GREEN))
    manifest = visitor.locator("link[rel=manifest]").get_attribute("href")
    answer = visitor.request.get(f"{visitors.town.url}{manifest}")
    told = answer.json()
    assert (told["start_url"], told["display"], told["background_color"]) == ("/v/pass", "standalone", "#ffffff")
    for icon in told["icons"]:
        assert visitor.request.get(f"{visitors.town.url}{icon['src']}").ok


def test_the_mark_moves_and_the_clock_runs(visitors: Visitors, visitor: Page, town: Town) -> None:
    take(visitor, visitors.link(Status.GREEN))
    town.shift(ANSWERED)
    visitor.goto(visitors.poster)
    touch(visitor, "entry")
    steps = visitor.locator(".moving .runner").evaluate(MOVED)
    assert len(steps) == 2
    assert all(abs(step) > 20 for step in steps)
    clock = visitor.locator(".clock")
    expect(clock).not_to_have_text(clock.inner_text())


def test_with_reduced_motion_nothing_moves_but_the_clock(visitors: Visitors, chromium: Browser, town: Town) -> None:
    with phone(chromium, motion="reduce") as visitor:
        take(visitor, visitors.link(Status.BLUE))
        town.shift(ANSWERED)
        visitor.goto(visitors.poster)
        touch(visitor, "entry")
        assert visitor.locator(".moving .runner").evaluate(MOVED) == []
        clock = visitor.locator(".clock")
        expect(clock).not_to_have_text(clock.inner_text())


def test_an_answer_ends_on_a_phone_that_has_lost_its_network(visitors: Visitors, visitor: Page, town: Town) -> None:
    take(visitor, visitors.link(Status.BLUE))
    town.shift(3 * ANSWERED)
    visitor.clock.install()
    visitor.goto(visitors.poster)
    touch(visitor, "entry")
    visitor.context.set_offline(True)
    visitor.clock.fast_forward("09:00")
    expect(visitor.locator(".answer .status")).to_be_visible()
    visitor.clock.fast_forward("01:01")
    expect(visitor.locator(".answer .status")).to_be_hidden()
    expect(visitor.locator(".answer")).to_contain_text("This answer is over")
    expect(visitor.locator(".answer")).to_have_css("background-color", "rgb(246, 244, 239)")


def test_a_phone_without_a_pass_is_sent_to_an_employee(visitors: Visitors, visitor: Page) -> None:
    visitor.goto(visitors.poster)
    expect(visitor.locator("main")).to_contain_text("Ask an employee")
    visitor.get_by_role("link", name="I have a code").click()
    visitor.get_by_label("Code").fill(visitors.link(Status.GREEN).rpartition("/")[2].lower())
    visitor.get_by_role("button", name="Put it here").click()
    expect(visitor.locator(".qr-code svg")).to_be_visible()


def test_no_page_keeps_anybody_out(town: Town, chromium: Browser) -> None:
    found = {
        name: too_wide(page, NARROW) + barriers(page)
        for page, name in visitor_tour(chromium, settle(town, "dastarkhan", 1), "ru")
    }
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
