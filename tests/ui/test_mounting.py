"""A screen hung on its side is touched where it is seen, and a camera picture fills its place."""

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from kiosk.domain.screen.event import LanguageChosen, NoSmartphone
from kiosk.domain.screen.state import Language
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.preview import covering
from kiosk.ui.wedge import Wedge
from kiosk.ui.window import Mounting, Window
from tests.shots.screens import shots
from tests.shots.studio import polish, settle, view_of
from tests.ui.glass import pieces, touchables


def hung(rotation: int, *, mirror: bool = False) -> Window:
    words = Catalogue(asset_folder() / "i18n")
    ready = next(shot for shot in shots() if shot.name == "self-ready")
    window = Window(Mounting(rotation=rotation, mirror=mirror), Wedge(lambda: 0))
    picture = np.zeros((360, 640, 3), np.uint8)
    picture[:, :320] = (255, 0, 0)
    window.put(picture)
    window.show_view(view_of(ready, Language.KK, words))
    window.open((800, 600), fullscreen=False)
    settle()
    polish(window.view.rootObject())
    return window


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_rotated_screen_is_touched_where_its_controls_are_seen(qapp: object, rotation: int) -> None:
    window = hung(rotation)
    events: list[object] = []
    window.happened.connect(events.append)
    controls = {piece.item.objectName(): piece for piece in touchables(window.view)}
    for name in ("language-ru", "no_smartphone"):
        QTest.mouseClick(window.view, Qt.MouseButton.LeftButton, pos=controls[name].rect.center().toPoint())
    window.close()
    assert events == [LanguageChosen(Language.RU), NoSmartphone()]


@pytest.mark.parametrize(("mirror", "left"), [(False, (0, 0, 255)), (True, (0, 0, 0))])
def test_the_picture_is_mirrored_where_the_camera_faces_the_visitor(
    qapp: object, left: tuple[int, int, int], *, mirror: bool
) -> None:
    window = hung(0, mirror=mirror)
    [place] = pieces(window.view, "CameraPicture")
    colour = window.grab().pixelColor(int(place.rect.left() + 8), int(place.rect.center().y()))
    window.close()
    assert (colour.red(), colour.green(), colour.blue()) == left


def test_a_picture_is_cut_to_the_shape_of_its_place_and_never_stretched() -> None:
    cut = covering(QSize(1280, 720), 300, 300)
    assert (cut.x(), cut.y(), cut.width(), cut.height()) == (280, 0, 720, 720)
    cut = covering(QSize(640, 480), 160, 90)
    assert (cut.x(), cut.y(), cut.width(), cut.height()) == (0, 60, 640, 360)
