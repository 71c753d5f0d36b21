"""A bulletin typed in a browser arrives on a kiosk's idle screen as the preview showed it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kiosk.domain.screen.state import Language
from sync.agent.pull import pull
from sync.central.database import writing
from sync.central.fleet.terminal import make_ticket
from tests.bench.sender.terminal import enrolled
from tests.browser.desk import idle_screen
from tests.browser.town import Town, opened


def typed(page: Page, **figures: str) -> Page:
    page.goto("/pages/bulletin")
    for name, value in figures.items():
        page.locator(f"#{name}").fill(value)
    return page


_TOUCHED_TWICE = """button => {
    let sent = 0;
    addEventListener('submit', event => { sent += !event.defaultPrevented; event.preventDefault(); });
    button.click();
    button.click();
    return sent;
}"""


def ticket(town: Town) -> str:
    central = opened(town)
    with writing(central.engine) as connection:
        made = make_ticket(central, connection, "arman").text
    central.engine.dispose()
    return made


def test_a_published_bulletin_stands_on_the_kiosks_screen_as_previewed(admin: Page, town: Town, tmp_path: Path) -> None:
    with enrolled(tmp_path / "terminal", ticket(town)) as (around, _):
        pull(around)
        before = idle_screen(tmp_path / "terminal", Language.KK).bulletin
        typed(admin, infected="401 234", recovered="390001", deaths="4100")
        admin.get_by_role("button", name="Preview").click()
        promised = {one: admin.locator(f"figcaption[lang={one.value}]").inner_text() for one in Language}
        pull(around)
        assert idle_screen(tmp_path / "terminal", Language.KK).bulletin == before
        admin.get_by_role("button", name="Publish").click()
        expect(admin.get_by_role("status")).to_contain_text("The bulletin is published.")
        pull(around)
        shown = {one: idle_screen(tmp_path / "terminal", one) for one in Language}
    assert {one: screen.bulletin for one, screen in shown.items()} == promised
    assert "401\u00a0234" in promised[Language.KK]
    assert shown[Language.KK].title.replace("\u2060", "") == "QR-кодты камераға көрсетіңіз"


def test_the_preview_stands_where_the_kiosk_puts_it(admin: Page) -> None:
    typed(admin)
    glass = admin.locator(".glass").first
    whole = glass.bounding_box()
    texts = [glass.locator(f".glass-{name}").first.bounding_box() for name in ("top", "finder", "title", "bulletin")]
    assert whole is not None
    assert whole["height"] / whole["width"] == pytest.approx(16 / 9, rel=0.01)
    tops = [box["y"] for box in texts if box is not None]
    assert len(tops) == 4
    assert tops == sorted(tops)
    assert tops[2] > whole["y"] + whole["height"] / 2


def test_of_two_editors_the_second_is_told_and_keeps_what_was_typed(admin: Page) -> None:
    typed(admin, infected="410000")
    other = admin.context.new_page()
    typed(other, infected="420000").get_by_role("button", name="Publish").click()
    expect(other.get_by_role("status")).to_contain_text("published")
    admin.get_by_role("button", name="Publish").click()
    expect(admin.get_by_role("alert")).to_contain_text("Somebody else published a bulletin")
    expect(admin.locator("#infected")).to_have_value("410000")
    expect(admin.locator(".theirs")).to_have_text(re.compile("Saved meanwhile: 420000"))


def test_two_hasty_touches_send_a_form_once_so_that_nobody_is_told_of_themselves(admin: Page) -> None:
    assert typed(admin).locator("button[value=publish]").evaluate(_TOUCHED_TWICE) == 1


def test_what_is_wrong_is_reached_by_its_link(admin: Page) -> None:
    typed(admin, infected="many").get_by_role("button", name="Publish").click()
    expect(admin.locator("[data-focus]")).to_be_focused()
    admin.get_by_role("link", name="Infected").click()
    expect(admin.locator("#infected")).to_be_in_viewport()
    expect(admin.locator("#infected")).to_have_value("many")
