"""Save a picture of every screen × language × size: python -m tests.shots [--out DIR] [--only TEXT] [--size WxH]."""

import argparse
import os
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.domain.screen.state import Language
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from tests.shots.screens import SIZES, shots
from tests.shots.studio import Studio, view_of


def main() -> None:
    """Render what was asked for."""
    options = _options()
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", QSG_RENDER_LOOP="basic")
    application = QGuiApplication([])
    words = Catalogue(asset_folder() / "i18n")
    wanted = [shot for shot in shots() if options.only in shot.name]
    for size in [size for size in SIZES if options.size in ("", f"{size[0]}x{size[1]}")]:
        studio = Studio(size, view_of(wanted[0], Language.KK, words))
        for language in [one for one in Language if options.language in ("", one.value)]:
            folder = options.out / f"{size[0]}x{size[1]}" / language.value
            folder.mkdir(parents=True, exist_ok=True)
            for shot in wanted:
                studio.show(view_of(shot, language, words))
                studio.picture().save(str(folder / f"{shot.name}.png"))
        studio.close()
    del application


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/shots"), help="folder for the pictures")
    parser.add_argument("--only", default="", help="only screens whose name holds this")
    parser.add_argument("--size", default="", help="only this size, as 1080x1920")
    parser.add_argument("--language", default="", help="only this language")
    return parser.parse_args()


if __name__ == "__main__":
    main()
