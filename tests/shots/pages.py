"""Save a picture of every page × language × width: python -m tests.shots.pages [--out DIR] [--only NAME]."""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page

from tests.browser.addresses import PAGES
from tests.browser.chromium import chromium_running, find_chromium
from tests.browser.desk_sample import fill_desk
from tests.browser.public_visitor import Visitors, settle
from tests.browser.sample import fill
from tests.browser.town import ADMIN, PASSWORD, found_town, opened
from tests.shots.sheet import sheet
from tests.shots.visitor_pages import walk

WIDTHS: Final = (375, 768, 1280, 1920)
LANGUAGES: Final = ("kk", "ru", "en")
VISITOR: Final = "visitor"


def main() -> None:
    """Take the pictures that were asked for."""
    options = _options()
    program = find_chromium()
    if program is None:
        raise SystemExit("there is no Chromium on this machine")
    with (
        tempfile.TemporaryDirectory() as folder,
        found_town(Path(folder)) as town,
        chromium_running(program) as browser,
    ):
        central = opened(town)
        fill(central)
        fill_desk(central, Path(folder))
        central.engine.dispose()
        visitors = settle(town, Path(folder))
        saved = [
            picture
            for turn, (language, width) in enumerate(_wanted(options))
            for picture in _take(browser, visitors, language, width, turn, options)
        ]
    page = options.out / "index.html"
    page.write_text(sheet(saved, options.out), encoding="utf-8")
    print(f"{len(saved)} pictures, all on {page}")


def _wanted(options: argparse.Namespace) -> list[tuple[str, int]]:
    """Return the languages and widths that were asked for."""
    languages = [one for one in LANGUAGES if options.language in {"", one}]
    return [(language, width) for language in languages for width in WIDTHS if options.width in {0, width}]


def _take(
    browser: Browser, visitors: Visitors, language: str, width: int, turn: int, options: argparse.Namespace
) -> list[Path]:
    folder: Path = options.out / str(width) / language
    folder.mkdir(parents=True, exist_ok=True)
    viewport = {"width": width, "height": 667 if width < 700 else 900}
    context = browser.new_context(base_url=visitors.town.url, locale=language, viewport=viewport)  # type: ignore[arg-type]  # a TypedDict
    page = context.new_page()
    saved: list[Path] = []

    def shoot(page: Page, name: str) -> None:
        if options.only in name:
            page.screenshot(path=folder / f"{name}.png", full_page=True)
            saved.append(folder / f"{name}.png")

    _walk(page, lambda name: shoot(page, name), options.only)
    context.close()
    if options.only.startswith(VISITOR) or not options.only:
        walk(browser, visitors, language, width, turn, shoot)
    return saved


def _walk(page: Page, shoot: Callable[[str], None], only: str) -> None:
    page.goto("/pages/fleet")
    shoot("login")
    page.fill("#name", ADMIN)
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.wait_for_selector(".who")
    for name, address in PAGES.items():
        if only in name:
            page.goto(address)
            shoot(name)
    if only in "venue-wrong":
        page.goto("/pages/new-venue")
        page.fill("#capacity", "many")
        page.click("main form button")
        shoot("venue-wrong")
    if only in "enrolment":
        page.goto("/pages/venues/arman")
        page.click("form[action$=enrolment] button")
        shoot("enrolment")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.shots.pages", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/shots/pages"), help="folder for the pictures")
    parser.add_argument("--only", default="", help="only pages whose name holds this")
    parser.add_argument("--width", type=int, default=0, help="only this width")
    parser.add_argument("--language", default="", help="only this language")
    return parser.parse_args()


if __name__ == "__main__":
    main()
