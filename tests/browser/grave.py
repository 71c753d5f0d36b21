"""What keeps somebody out of a page: axe-core's serious and critical findings, and what is wider than its window."""

from typing import Final

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS: Final = (375, 768, 1024, 1920)
"""A phone, a tablet, the narrowest window with the places at its side, a large one."""
_RUN: Final = """async () => (await axe.run({resultTypes: ["violations"]})).violations
    .filter((one) => one.impact === "serious" || one.impact === "critical")
    .map((one) => `${one.id}: ${one.nodes[0].html}`)"""
_TOO_WIDE: Final = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def barriers(page: Page) -> list[str]:
    """Return what axe-core finds on a page that is serious or worse."""
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_RUN)
    return found


def too_wide(page: Page, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """Return the widths at which a page needs sideways scrolling, and leave it at the first."""
    found = []
    for width in reversed(widths):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate(_TOO_WIDE):
            found.append(f"wider than {width}")
    return found
