"""Save a picture of every page × language × width: ./dev shots pages [--out DIR] [--only NAME]."""

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.chromium import chromium_running, find_chromium
from tests.browser.public_visitor import settle
from tests.browser.tour import tour
from tests.browser.town import Town, found_town
from tests.browser.visitor_tour import visitor_tour
from tests.shots.sheet import sheet

WIDTHS: Final = (375, 768, 1280, 1920)
PHONE: Final[ViewportSize] = {"width": WIDTHS[0], "height": 812}
LANGUAGES: Final = ("kk", "ru", "en")
VISITOR: Final = "visitor"
PLACES: Final = {"kk": "dastarkhan", "ru": "tulpar", "en": "arman"}
"""Where the visitors of each language go, so that none meets another."""


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
        languages = [one for one in LANGUAGES if options.language in {"", one}]
        saved = [picture for language in languages for picture in _take(browser, town, language, options)]
    page = options.out / "index.html"
    page.write_text(sheet(saved, options.out), encoding="utf-8")
    print(f"{len(saved)} pictures, all on {page}")


def _take(browser: Browser, town: Town, language: str, options: argparse.Namespace) -> Iterator[Path]:
    if options.only.startswith(VISITOR) or not options.only:
        crowd = settle(town, PLACES[language], LANGUAGES.index(language) + 1)
        yield from _shoot(visitor_tour(browser, crowd, language), language, options)
    if options.only.startswith(VISITOR):
        return
    context = browser.new_context(base_url=town.url, locale=language, viewport=PHONE)
    page = context.new_page()
    yield from _shoot(((page, name) for name in tour(page, options.only)), language, options)
    context.close()


def _shoot(stops: Iterable[tuple[Page, str]], language: str, options: argparse.Namespace) -> Iterator[Path]:
    for page, name in stops:
        for width in [one for one in WIDTHS if options.width in {0, one} and options.only in name]:
            path: Path = options.out / str(width) / language / f"{name}.png"
            page.set_viewport_size({"width": width, "height": 812 if width < 700 else 900})
            page.screenshot(path=path, full_page=True)
            yield path
        page.set_viewport_size(PHONE)  # what comes next is loaded there, as somebody there loads it


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev shots pages", description="Save a picture of every page.")
    parser.add_argument("--out", type=Path, default=Path("build/shots/pages"), help="folder for the pictures")
    parser.add_argument("--only", default="", help="only pages whose name holds this")
    parser.add_argument("--width", type=int, default=0, choices=WIDTHS, help="only this width")
    parser.add_argument("--language", default="", choices=LANGUAGES, help="only this language")
    return parser.parse_args()


if __name__ == "__main__":
    main()
