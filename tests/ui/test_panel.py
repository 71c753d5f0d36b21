"""The desk's day: what is more than it may be is marked, and a short day is drawn as one."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem

from kiosk.domain.screen.state import Language, Mode, State
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.presenter import present
from tests.shots.screens import AROUND
from tests.shots.studio import Studio

WIDTH = 1920


@pytest.mark.parametrize(("inside", "color"), [(3, "#A3121B"), (2, "#1D1F23")])
def test_more_inside_than_there_may_be_is_red_and_one_hour_is_one_bar(qapp: object, inside: int, color: str) -> None:
    around = replace(AROUND, inside=inside, capacity=2, hours=(0,) * AROUND.now.hour + (7,))
    shown = present(State(Mode.DESK, Language.EN), around, Catalogue(asset_folder() / "i18n"))
    assert shown.panel is not None
    assert [bar.label for bar in shown.panel.hours] == ["14:00"]
    studio = Studio((WIDTH, 1080), shown)
    studio.show(shown)
    items = tuple(within(studio.window.view.rootObject()))
    figures = [item.property("color") for item in items if item.objectName() == "figure"]
    [hour] = [item.width() for item in items if item.objectName() == "hour"]
    studio.close()
    assert figures == [QColor("#1D1F23")] * 3 + [QColor(color)]
    assert hour < WIDTH / 10


def within(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        yield child
        yield from within(child)
