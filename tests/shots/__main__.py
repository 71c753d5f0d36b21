"""Save a picture of every screen × language × size, and one sheet of them all: python -m tests.shots [--out DIR].

With --golden it renders the small set that tests compare with anew, into the tests' own folder.
"""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.domain.screen.state import Language
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from tests.shots.golden import FOLDER, GOLDEN
from tests.shots.poster import POSTERS, hang
from tests.shots.screens import SIZES, Shot, shots
from tests.shots.sheet import sheet as picture_sheet
from tests.shots.studio import Size, Studio, view_of

Options = argparse.Namespace


def main() -> None:
    """Render what was asked for."""
    options = _options()
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", QSG_RENDER_LOOP="basic")
    application = QGuiApplication([])
    words = Catalogue(asset_folder() / "i18n")
    if options.golden:
        _save_golden(words)
    elif options.posters:
        for name, strip in POSTERS.items():
            hang(strip, words, options.posters / f"{name}.png")
    else:
        saved = [picture for size in _sizes(options) for picture in _save(size, options, words)]
        sheet = options.out / "index.html"
        sheet.write_text(picture_sheet(saved, options.out), encoding="utf-8")
        print(f"{len(saved)} pictures, all on {sheet}")
    del application


def _sizes(options: Options) -> list[Size]:
    return [size for size in SIZES if options.size in ("", _named(size))]


def _save(size: Size, options: Options, words: Catalogue) -> Iterator[Path]:
    wanted = [shot for shot in shots() if options.only in shot.name]
    if not wanted:
        return
    studio = Studio(size, view_of(wanted[0], Language.KK, words))
    for language in [one for one in Language if options.language in ("", one.value)]:
        folder: Path = options.out / _named(size) / language.value
        folder.mkdir(parents=True, exist_ok=True)
        for shot in wanted:
            yield _picture(studio, shot, language, words, folder / f"{shot.name}.png")
    studio.close()


def _save_golden(words: Catalogue) -> None:
    FOLDER.mkdir(exist_ok=True)
    known = {shot.name: shot for shot in shots()}
    for name, language, size in GOLDEN:
        studio = Studio(size, view_of(known[name], language, words))
        _picture(studio, known[name], language, words, FOLDER / f"{name}-{language.value}-{_named(size)}.png")
        studio.close()


def _picture(studio: Studio, shot: Shot, language: Language, words: Catalogue, path: Path) -> Path:
    studio.show(view_of(shot, language, words))
    studio.picture().save(str(path))
    return path


def _named(size: Size) -> str:
    return f"{size[0]}x{size[1]}"


def _options() -> Options:
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/shots"), help="folder for the pictures")
    parser.add_argument("--only", default="", help="only screens whose name holds this")
    parser.add_argument("--size", default="", help="only this size, as 1080x1920")
    parser.add_argument("--language", default="", help="only this language")
    parser.add_argument("--golden", action="store_true", help="render the tests' own pictures anew")
    parser.add_argument("--posters", type=Path, help="only the documentation's pictures, into this folder")
    return parser.parse_args()


if __name__ == "__main__":
    main()
