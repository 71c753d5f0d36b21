"""Screens look as they did, to a thousandth of their pixels; `python -m tests.shots --golden` takes a change."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from kiosk.domain.screen.state import Language
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from tests.shots.golden import FOLDER, GOLDEN
from tests.shots.screens import shots
from tests.shots.studio import Size, Studio, view_of

TOLERATED_SHARE = 0.001
TOLERATED_LEVELS = 12
"""Grey levels by which the edge of a letter may differ before its pixel counts."""


def pixels(image: QImage) -> NDArray[np.int16]:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine() // 4, 4)
    return flat[:, : plain.width(), :3].astype(np.int16)


@pytest.mark.parametrize(("name", "language", "size"), GOLDEN)
def test_a_screen_looks_as_it_did(qapp: object, name: str, language: Language, size: Size) -> None:
    shot = next(shot for shot in shots() if shot.name == name)
    words = Catalogue(asset_folder() / "i18n")
    studio = Studio(size, view_of(shot, language, words))
    studio.show(view_of(shot, language, words))
    shown = pixels(studio.picture())
    studio.close()
    kept = pixels(QImage(str(FOLDER / f"{name}-{language.value}-{size[0]}x{size[1]}.png")))
    assert shown.shape == kept.shape
    differs = np.abs(shown - kept).max(axis=2) > TOLERATED_LEVELS
    assert differs.mean() <= TOLERATED_SHARE
