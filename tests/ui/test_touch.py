"""A touch or a focus outlives the news that come while it lasts: controls are kept, only what they say changes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.domain.screen.event import Confirmed, Event, LanguageChosen, Typed
from kiosk.domain.screen.state import IinTyping, Language, Mode, State
from kiosk.domain.screen.technician import Claim, CodeField, CodeSetting
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.presenter import present
from kiosk.ui.view import View
from tests.shots.screens import AROUND, at
from tests.shots.studio import Studio
from tests.ui.glass import touchables

WORDS = asset_folder() / "i18n"


def entry(digits: str) -> View:
    return present(State(Mode.SELF, Language.EN, screen=IinTyping("12", digits)), AROUND, Catalogue(WORDS))


def naming(name: str) -> View:
    screen = CodeSetting(Claim.TECHNICIAN, technician=False, code="07", name=name, field=CodeField.NAME)
    return present(State(Mode.SELF, Language.EN, screen=screen), AROUND, Catalogue(WORDS))


def idle(minutes: int) -> View:
    return present(State(Mode.SELF, Language.EN), replace(AROUND, data_at=at(minutes)), Catalogue(WORDS))


@pytest.fixture
def studio(qapp: object) -> Iterator[Studio]:
    made = Studio((800, 480), entry(""))
    yield made
    made.close()


def test_the_focus_stays_on_a_key_that_was_pressed(studio: Studio) -> None:
    for first, name, later in (
        (entry(""), "type-7", (entry("7"), entry("77"))),
        (naming(""), "type-A", (naming("A"), naming("Aa"))),
    ):
        studio.show(first)
        [key] = [piece.item for piece in touchables(studio.window.view) if piece.item.objectName() == name]
        key.forceActiveFocus()
        for view in later:
            studio.show(view)
            assert studio.window.view.activeFocusItem() == key


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [("entry", "type-7", Typed("7")), ("idle", "language-ru", LanguageChosen(Language.RU))],
)
def test_a_touch_counts_even_if_the_page_changes_while_it_lasts(
    studio: Studio, kind: str, name: str, expected: Event
) -> None:
    views = (entry(""), entry("8")) if kind == "entry" else (idle(5), idle(4))
    studio.show(views[0])
    events: list[Event] = []
    studio.window.happened.connect(events.append)
    [spot] = [
        piece.rect.center().toPoint() for piece in touchables(studio.window.view) if piece.item.objectName() == name
    ]
    QTest.mousePress(studio.window.view, Qt.MouseButton.LeftButton, pos=spot)
    studio.window.show_view(views[1])
    QTest.mouseRelease(studio.window.view, Qt.MouseButton.LeftButton, pos=spot)
    assert events == [expected]


def test_a_button_is_touched_where_it_was_in_the_moment_it_opens(studio: Studio) -> None:
    almost, whole = (
        present(State(Mode.SELF, Language.EN, screen=IinTyping("12", digits, consent=True)), AROUND, Catalogue(WORDS))
        for digits in ("80041610007", "800416100076")
    )
    studio.show(almost)
    events: list[Event] = []
    studio.window.happened.connect(events.append)
    [place] = [piece.rect for piece in touchables(studio.window.view) if piece.item.objectName() == "confirm"]
    studio.window.show_view(whole)
    QTest.mouseClick(studio.window.view, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert events == [Confirmed()]
