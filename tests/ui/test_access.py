"""Every control is reached without touch and named for whoever cannot see it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.domain.screen.event import Cancelled, Cleared, Confirmed, Erased, Event, LanguageChosen, NoSmartphone, Typed
from kiosk.domain.screen.state import Language
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from tests.shots.screens import Shot, shots
from tests.shots.studio import Studio, settle, view_of
from tests.ui.glass import touchables

SIZE = (1280, 800)
SHOTS = {shot.name: shot for shot in shots() if "verdict" not in shot.name or shot.name.endswith("-red")}


@pytest.fixture(scope="module")
def words(qapp: object) -> Catalogue:
    return Catalogue(asset_folder() / "i18n")


@pytest.fixture(scope="module")
def studio(words: Catalogue) -> Iterator[Studio]:
    made = Studio(SIZE, view_of(SHOTS["self-ready"], Language.EN, words))
    yield made
    made.close()


def press(studio: Studio, key: Qt.Key, text: str = "") -> None:
    """Press a key behind the wedge, which would hold it for a moment."""
    view = studio.window.view
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        view.event(QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
    settle()


def usable(studio: Studio) -> dict[str, QQuickItem]:
    return {
        piece.item.objectName(): piece.item
        for piece in touchables(studio.window.view)
        if piece.item.property("usable") and piece.clip.contains(piece.rect.center())
    }


@pytest.mark.parametrize("shot", SHOTS.values(), ids=SHOTS)
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Down])
def test_tab_and_arrows_reach_every_control(studio: Studio, words: Catalogue, shot: Shot, key: Qt.Key) -> None:
    studio.show(view_of(shot, Language.EN, words))
    wanted = set(usable(studio))
    reached: set[str] = set()
    for _ in range(len(wanted) + 80):
        press(studio, key)
        item: QQuickItem | None = studio.window.view.activeFocusItem()
        reached |= {item.objectName()} if item is not None else set()
    assert wanted <= reached


@pytest.mark.parametrize("shot", SHOTS.values(), ids=SHOTS)
@pytest.mark.parametrize("language", Language)
def test_every_control_has_a_role_and_a_name_and_tells_whether_it_is_chosen(
    studio: Studio, words: Catalogue, shot: Shot, language: Language
) -> None:
    studio.show(view_of(shot, language, words))
    for name, item in usable(studio).items():
        interface = QAccessible.queryAccessibleInterface(item)
        assert interface is not None, name
        assert interface.role() in (QAccessible.Role.Button, QAccessible.Role.CheckBox), name
        assert interface.text(QAccessible.Text.Name).strip(), name
        if isinstance(button := item.property("button"), dict):  # what QML itself offers is never chosen
            assert bool(interface.state().checked) == button["chosen"], name


def test_keys_that_no_button_took_are_events(qtbot: QtBot, studio: Studio, words: Catalogue) -> None:
    studio.show(view_of(SHOTS["desk-iin"], Language.EN, words))
    events: list[Event] = []
    studio.window.happened.connect(events.append)
    press(studio, Qt.Key.Key_7, "7")
    press(studio, Qt.Key.Key_Backspace, "\b")
    press(studio, Qt.Key.Key_Return, "\r")
    press(studio, Qt.Key.Key_Escape, "\x1b")
    studio.window.happened.disconnect(events.append)
    assert events == [Typed("7"), Erased(), Confirmed(), Cancelled()]


def test_enter_presses_the_control_that_has_the_focus(studio: Studio, words: Catalogue) -> None:
    studio.show(view_of(SHOTS["self-ready"], Language.EN, words))
    events: list[Event] = []
    studio.window.happened.connect(events.append)
    controls = usable(studio)
    for name in ("language-kk", "no_smartphone"):
        controls[name].forceActiveFocus()
        press(studio, Qt.Key.Key_Return, "\r")
    studio.window.happened.disconnect(events.append)
    assert events == [LanguageChosen(Language.KK), NoSmartphone()]


@pytest.mark.parametrize(("name", "key"), [("self-pin", "type-4"), ("desk-iin", "clear"), ("desk-number", "type-Q")])
def test_enter_goes_on_whatever_key_of_a_pad_has_the_focus_and_space_presses_it(
    studio: Studio, words: Catalogue, name: str, key: str
) -> None:
    studio.show(view_of(SHOTS[name], Language.EN, words))
    for _ in range(80):
        if studio.window.view.activeFocusItem().objectName() == key:
            break
        press(studio, Qt.Key.Key_Tab)
    events: list[Event] = []
    studio.window.happened.connect(events.append)
    for enter in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        press(studio, Qt.Key.Key_7, "7")
        press(studio, enter, "\r")
    press(studio, Qt.Key.Key_Space, " ")
    studio.window.happened.disconnect(events.append)
    touched = Cleared() if key == "clear" else Typed(key.removeprefix("type-"))
    assert events == [Typed("7"), Confirmed(), Typed("7"), Confirmed(), touched]


def test_a_space_belongs_to_a_name_whatever_letter_has_the_focus(studio: Studio, words: Catalogue) -> None:
    studio.show(view_of(SHOTS["technician-code-name"], Language.EN, words))
    events: list[Event] = []
    studio.window.happened.connect(events.append)
    usable(studio)["type-Q"].forceActiveFocus()
    press(studio, Qt.Key.Key_Space, " ")
    usable(studio)["-face"].forceActiveFocus()
    press(studio, Qt.Key.Key_Space, " ")
    studio.window.happened.disconnect(events.append)
    assert events == [Typed(" ")]
    assert {"type-Ә", "type-Ё", "type- "} <= set(usable(studio))


def test_what_is_touched_is_the_event(qtbot: QtBot, studio: Studio, words: Catalogue) -> None:
    studio.show(view_of(SHOTS["desk-iin"], Language.EN, words))
    key = next(piece for piece in touchables(studio.window.view) if piece.item.objectName() == "type-7")
    with qtbot.waitSignal(studio.window.happened) as happened:
        QTest.mouseClick(studio.window.view, Qt.MouseButton.LeftButton, pos=key.rect.center().toPoint())
    assert happened.args == [Typed("7")]
