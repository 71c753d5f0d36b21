"""What keeps somebody out of a page: axe-core's serious findings, landmarks of one name, too wide pages."""

from typing import Final

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS: Final = (320, 800, 1024)
"""The narrowest phone (WCAG 2.1, 1.4.10), and where tables have least room: without and with the places beside them."""
FRAME: Final = (".top", ".places")
"""What all pages of an operator have alike."""
_RUN: Final = """async (but) => (await axe.run({exclude: but}, {resultTypes: ["violations"]})).violations
    .filter((one) => ["serious", "critical"].includes(one.impact) || one.id === "landmark-unique")
    .map((one) => `${one.id}: ${one.nodes[0].html}`)"""
_TOO_WIDE: Final = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def barriers(page: Page, but: tuple[str, ...] = ()) -> list[str]:
    """Return what axe-core finds on a page, but for some parts of it, that is serious or a landmark named twice."""
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_RUN, [[part] for part in but])
    return found


def too_wide(page: Page, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """Return the widths at which a page needs sideways scrolling, and leave it at the first."""
    found = []
    for width in reversed(widths):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate(_TOO_WIDE):
            found.append(f"wider than {width}")
    return found
