"""A screen hung on its side is touched where it is seen, and a camera picture fills its place."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from kiosk.domain.screen.event import LanguageChosen, NoSmartphone
from kiosk.domain.screen.state import Language
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.pane import Mounting, Pane
from kiosk.ui.preview import covering
from kiosk.ui.wedge import Wedge
from kiosk.ui.window import Window
from tests.shots.screens import shots
from tests.shots.studio import polish, settle, view_of
from tests.ui.glass import touchables


def hung(rotation: int) -> Window:
    words = Catalogue(asset_folder() / "i18n")
    ready = next(shot for shot in shots() if shot.name == "self-ready")
    pane = Pane(Mounting(rotation=rotation))
    window = Window(pane, Wedge(lambda: 0))
    window.show_view(view_of(ready, Language.KK, words))
    pane.open((800, 600), fullscreen=False)
    settle()
    polish(window.view.rootObject())
    return window


def test_a_window_keeps_its_shape_on_a_screen_it_has_no_room_on(qapp: object) -> None:
    pane = Pane(Mounting())
    room = pane.view.screen().availableSize()
    width, height = pane.fitted((1080, room.height() * 3))
    pane.close()
    assert pane.fitted((120, 200)) == (120, 200)
    assert 0.9 * room.height() < height < room.height()
    assert width == pytest.approx(1080 * height / (room.height() * 3), abs=1)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_rotated_screen_is_touched_where_its_controls_are_seen(qapp: object, rotation: int) -> None:
    window = hung(rotation)
    events: list[object] = []
    window.happened.connect(events.append)
    controls = {piece.item.objectName(): piece for piece in touchables(window.view)}
    for name in ("language-ru", "no_smartphone"):
        QTest.mouseClick(window.view, Qt.MouseButton.LeftButton, pos=controls[name].rect.center().toPoint())
    window.pane.close()
    assert events == [LanguageChosen(Language.RU), NoSmartphone()]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_screen_that_is_hung_otherwise_is_turned_at_once(qapp: object, rotation: int) -> None:
    turned, hung_so = hung(0), hung(rotation)
    turned.pane.mount(Mounting(rotation=rotation))
    settle()
    polish(turned.view.rootObject())
    pictures = [window.pane.grab() for window in (turned, hung_so)]
    for window in (turned, hung_so):
        window.pane.close()
    assert pictures[0] == pictures[1]


def test_what_is_on_the_glass_is_scaled_at_once(qapp: object) -> None:
    window = hung(0)
    before = {piece.item.objectName(): piece.rect.height() for piece in touchables(window.view)}
    window.pane.mount(Mounting(scale=1.5))
    settle()
    polish(window.view.rootObject())
    after = {piece.item.objectName(): piece.rect.height() for piece in touchables(window.view)}
    window.pane.close()
    assert after["no_smartphone"] > before["no_smartphone"]


def test_a_picture_is_cut_to_the_shape_of_its_place_and_never_stretched() -> None:
    cut = covering(QSize(1280, 720), 300, 300)
    assert (cut.x(), cut.y(), cut.width(), cut.height()) == (280, 0, 720, 720)
    cut = covering(QSize(640, 480), 160, 90)
    assert (cut.x(), cut.y(), cut.width(), cut.height()) == (0, 60, 640, 360)
