"""What holds for every page: nobody is kept out by how it is made, and it fits the window."""

from fastapi.routing import APIRoute
from playwright.sync_api import Browser, Page
from starlette.routing import Match

from sync.central.pages.application import ROUTERS
from tests.browser.conftest import a_browser
from tests.browser.grave import FRAME, barriers, too_wide
from tests.browser.tour import PAGES, tour
from tests.browser.town import Town

BROAD = {"fleet", "venue", "visits", "bulletin", "rules"}
"""Those that differ most where there is room: tables instead of cards, columns, the places at the side."""
FILES = {"/visits.csv", "/venues/{venue_id}/poster.pdf", "/venues/{venue_id}/poster.svg"}


def test_no_page_keeps_anybody_out(chromium: Browser, town: Town) -> None:
    found, addresses = {}, set()
    with a_browser(chromium, town, language="kk") as page:
        for name in tour(page):
            addresses.add(page.url)
            found[name] = too_wide(page) + barriers(page, but=() if name in {"login", "fleet"} else FRAME)
            if name in BROAD:
                page.set_viewport_size({"width": 1280, "height": 800})
                found[name] += barriers(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert unseen(addresses) == []


def test_every_page_fits_the_window_in_its_longest_words(admin: Page) -> None:
    admin.goto("/pages/fleet?lang=ru")
    wide: dict[str, list[str]] = {}
    for name, address in PAGES.items():
        admin.goto(f"/pages/{address}")
        wide[name] = too_wide(admin)
    assert {name: widths for name, widths in wide.items() if widths} == {}


def unseen(addresses: set[str]) -> list[str]:
    """Return the routes of pages to which none of these addresses leads."""
    routes = [
        route
        for router in ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute) and "GET" in (route.methods or ()) and route.path not in FILES
    ]
    paths = ["/" + address.partition("/pages/")[2].partition("?")[0] for address in addresses]
    asked = [{"type": "http", "method": "GET", "path": path, "root_path": ""} for path in paths]
    return [route.path for route in routes if all(route.matches(scope)[0] is not Match.FULL for scope in asked)]


def test_a_name_without_a_space_makes_no_page_wider_than_its_window(admin: Page) -> None:
    wide: dict[str, list[str]] = {}
    for name in ("fleet", "venues", "venue", "venue-edit"):
        admin.goto(f"/pages/{PAGES[name]}")
        admin.evaluate(
            "document.querySelectorAll('h1, h2, tbody th a, dd, option').forEach("
            "one => one.textContent = 'Ж'.repeat(120))"
        )
        wide[name] = too_wide(admin, (375, 1280))
    assert {name: widths for name, widths in wide.items() if widths} == {}


def test_a_page_can_be_used_with_the_keyboard_alone(admin: Page) -> None:
    admin.goto("/pages/fleet")
    admin.keyboard.press("Tab")
    assert admin.evaluate("document.activeElement.className") == "skip"
    admin.keyboard.press("Enter")
    admin.keyboard.press("Tab")
    assert admin.evaluate("document.activeElement.id") == "search"
    ring = admin.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert float(ring.removesuffix("px")) >= 2
