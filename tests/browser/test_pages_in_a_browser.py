"""What holds for every page: nobody is kept out by how it is made, and it fits the window."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.addresses import PAGES
from tests.browser.sample import fill
from tests.browser.town import Town, opened

SHOWN = {name: address for name, address in PAGES.items() if name != "poster"}
WIDTHS = (375, 768, 1280, 1920)
GRAVE = {"serious", "critical"}


@pytest.fixture(scope="session")
def sampled(town: Town) -> Town:
    central = opened(town)
    fill(central)
    central.engine.dispose()
    return town


def grave(page: Page) -> list[str]:
    page.wait_for_load_state()
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in GRAVE]


def test_no_page_keeps_anybody_out(sampled: Town, admin: Page) -> None:
    found: dict[str, list[str]] = {}
    for name, address in SHOWN.items():
        admin.goto(address)
        found[name] = grave(admin)
    admin.goto("/pages/venues/arman")
    admin.get_by_role("button", name="Enrol a terminal").click()
    found["enrolment"] = grave(admin)
    admin.goto("/pages/new-venue")
    admin.get_by_role("button", name="Save").click()
    found["wrong"] = grave(admin)
    admin.get_by_role("button", name="Log out").click()
    found["login"] = grave(admin)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_fits_the_window(sampled: Town, admin: Page, language: str) -> None:
    wide: list[str] = []
    for address in SHOWN.values():
        admin.goto(f"{address}?lang={language}")
        for width in WIDTHS:
            admin.set_viewport_size({"width": width, "height": 800})
            if admin.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append(f"{address} at {width}")
    assert wide == []


@pytest.mark.usefixtures("sampled")
@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("name", ["fleet", "venues", "venue", "venue-edit"])
def test_a_name_without_a_space_makes_no_page_wider_than_its_window(admin: Page, name: str, width: int) -> None:
    admin.set_viewport_size({"width": width, "height": 800})
    admin.goto(PAGES[name])
    admin.evaluate(
        "document.querySelectorAll('h1, h2, tbody th a, dd, option').forEach(one => one.textContent = 'Ж'.repeat(120))"
    )
    assert not admin.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_a_page_can_be_used_with_the_keyboard_alone(sampled: Town, admin: Page) -> None:
    admin.goto("/pages/fleet")
    admin.keyboard.press("Tab")
    assert admin.evaluate("document.activeElement.className") == "skip"
    admin.keyboard.press("Enter")
    admin.keyboard.press("Tab")
    assert admin.evaluate("document.activeElement.id") == "search"
    ring = admin.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert float(ring.removesuffix("px")) >= 2
