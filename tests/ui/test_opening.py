"""Before anything can be checked: the picture at once, then the word that it is starting, and never a prompt."""

from collections.abc import Iterator

import numpy as np
import pytest

from kiosk.domain.screen.state import Language
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.opening import starting
from kiosk.ui.pane import Mounting, Pane
from kiosk.ui.wedge import Wedge
from kiosk.ui.window import Window
from tests.shots.screens import shots
from tests.shots.studio import polish, settle, view_of
from tests.ui.glass import look, touchables

BLUE = (200, 40, 10)
"""BGR."""


@pytest.fixture
def pane(qapp: object) -> Iterator[Pane]:
    pane = Pane(Mounting())
    pane.put(np.full((90, 160, 3), BLUE, np.uint8))
    pane.open((400, 640), fullscreen=False)
    settle()
    yield pane
    pane.close()


def texts(pane: Pane) -> list[str]:
    polish(pane.view.rootObject())
    return [str(piece.item.property("text")) for piece in look(pane.view).texts]


def test_the_cameras_picture_fills_the_glass_before_anything_is_said(pane: Pane) -> None:
    picture = pane.grab()
    for place in ((5, 5), (200, 320), (395, 635)):
        assert picture.pixelColor(*place).name() == "#0a28c8"
    assert texts(pane) == []


def test_it_says_that_it_is_starting_in_the_venues_language_first(pane: Pane) -> None:
    words = Catalogue(asset_folder() / "i18n")
    pane.tell(starting(words, Language.RU, (Language.KK, Language.RU)))
    settle()
    assert texts(pane) == [words.say(language, "opening.title") for language in (Language.RU, Language.KK)]
    assert touchables(pane.view) == ()


def test_the_first_view_takes_its_place(pane: Pane) -> None:
    words = Catalogue(asset_folder() / "i18n")
    pane.tell(("starting",))
    ready = next(shot for shot in shots() if shot.name == "self-ready")
    Window(pane, Wedge(lambda: 0)).show_view(view_of(ready, Language.EN, words))
    settle()
    assert "starting" not in texts(pane)
    assert words.say(Language.EN, "idle.title") in texts(pane)
