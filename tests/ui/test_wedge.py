"""Bursts of a hand-scanner are told from typing, key by key; nothing a person types is ever lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from kiosk.ui.wedge import BURST_GAP_MS, LATE_ENTER_MS, LONG_GAP_MS, SHORTEST_BURST, Wedge

PASS = b"KZ1:6BFOXN*TS0BI$ZD.P9UOL97O4-2HH77HRM3DSPTRKZ2ROW+T5"
SCANNER = 8
PERSON = 90
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
US = {
    **{character: (10 + place, False) for place, character in enumerate("1234567890-=")},
    **{character: (10 + place, True) for place, character in enumerate("!@#$%^&*()_+")},
    **{character: (24 + place, False) for place, character in enumerate("qwertyuiop[]")},
    **{character: (24 + place, True) for place, character in enumerate("QWERTYUIOP{}")},
    **{character: (38 + place, False) for place, character in enumerate("asdfghjkl;'")},
    **{character: (38 + place, True) for place, character in enumerate('ASDFGHJKL:"')},
    **{character: (52 + place, False) for place, character in enumerate("zxcvbnm,./")},
    **{character: (52 + place, True) for place, character in enumerate("ZXCVBNM<>?")},
    " ": (65, False),
}
TD3 = "P<FRAMUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nX00T478836FRA8001014F3001019<<<<<<<<<<<<<<00"
TD1 = "I<FRAX4RTBPFW46<<<<<<<<<<<<<<<\n8001014F3001019FRA<<<<<<<<<<<0\nMUSTERMANN<<ERIKA<<<<<<<<<<<<<"
CYRILLIC = dict(zip("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить", strict=True))


class Field(QObject):
    """What lies behind the wedge: takes every key that is handed on."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.released = ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self.text += event.text()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyRelease:
            self.released += event.text()
        return True


class Keyboard:
    """Presses keys before the wedge, with times of its own."""

    def __init__(self, prefix: str = "", suffix: str = "") -> None:
        self.now = 1_000_000
        self.field = Field()
        self.scanned: list[bytes] = []
        self.wedge = Wedge(lambda: self.now, prefix, suffix)
        self.measured: list[tuple[int, bool]] = []
        self.wedge.scanned.connect(self.scanned.append)
        self.wedge.measured.connect(lambda took, garbled: self.measured.append((took, garbled)))

    def type(self, text: str, pause: int, *, cyrillic: bool = False) -> None:
        for character in text:
            self.now += pause
            if character == "\n":
                self.press(Qt.Key.Key_Return, "\r", 36, NONE)
                continue
            code, shifted = US[character]
            shown = CYRILLIC.get(character, character) if cyrillic else character
            self.press(Qt.Key.Key_unknown, shown, code, SHIFT if shifted else NONE)

    def press(self, key: Qt.Key, text: str, code: int, modifiers: Qt.KeyboardModifier) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, code, 0, 0, text)
            event.setTimestamp(self.now)
            if not self.wedge.eventFilter(self.field, event):
                self.field.event(event)

    def pause(self) -> None:
        """Let the wedge's own timer run out, without waiting for it."""
        self.now += 1000
        self.wedge._settle()


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    return Keyboard()


@pytest.mark.parametrize("ending", ["", "\n", "\n\n"])
@pytest.mark.parametrize("gap", [5, 31])
@pytest.mark.parametrize("cyrillic", [False, True])
def test_a_burst_arrives_whole_and_reaches_no_field(
    keyboard: Keyboard, ending: str, gap: int, *, cyrillic: bool
) -> None:
    keyboard.type(PASS.decode() + ending, gap, cyrillic=cyrillic)
    keyboard.pause()
    assert keyboard.scanned == [PASS]
    assert keyboard.field.text == ""


@pytest.mark.parametrize("pause", [BURST_GAP_MS + 1, LONG_GAP_MS])
def test_a_scanner_that_stutters_before_its_enter_is_one_scan(keyboard: Keyboard, pause: int) -> None:
    keyboard.type("KZ1:ABC", SCANNER)
    keyboard.now += pause - SCANNER
    keyboard.type("DEFGHI\n", SCANNER)
    keyboard.pause()
    assert keyboard.scanned == [b"KZ1:ABCDEFGHI"]
    assert keyboard.field.text == ""


def test_after_its_enter_a_burst_is_over_at_the_usual_pause(keyboard: Keyboard) -> None:
    keyboard.type("800416100076\n", SCANNER)
    keyboard.now += BURST_GAP_MS + 1 - SCANNER
    keyboard.type("KZ1:ABCDEF\n", SCANNER)
    keyboard.pause()
    assert keyboard.scanned == [b"800416100076", b"KZ1:ABCDEF"]


@pytest.mark.parametrize("zone", [TD3, TD1])
def test_the_lines_of_a_zone_are_one_scan(keyboard: Keyboard, zone: str) -> None:
    for line in zone.split("\n"):
        keyboard.now += LONG_GAP_MS - SCANNER
        keyboard.type(line + "\n", SCANNER)
    keyboard.now += BURST_GAP_MS + 1 - SCANNER
    keyboard.type("KZ1:ABCDEF\n", SCANNER)
    keyboard.pause()
    assert keyboard.scanned == [zone.encode(), b"KZ1:ABCDEF"]


def test_the_key_beside_the_left_shift_types_a_filler_too(keyboard: Keyboard) -> None:
    keyboard.type("P<FRA", SCANNER)
    keyboard.now += SCANNER
    keyboard.press(Qt.Key.Key_Less, "<", 94, NONE)
    keyboard.pause()
    assert keyboard.scanned == [b"P<FRA<"]


@pytest.mark.parametrize("cyrillic", [False, True])
def test_how_long_a_burst_took_and_whether_the_layout_would_have_garbled_it_is_told(
    keyboard: Keyboard, *, cyrillic: bool
) -> None:
    keyboard.type("kzabcdef\n", SCANNER, cyrillic=cyrillic)
    keyboard.pause()
    assert keyboard.measured == [(8 * SCANNER, cyrillic)]


def test_what_a_person_types_is_handed_on_in_order(keyboard: Keyboard) -> None:
    keyboard.type("800416 almaty\n", PERSON)
    keyboard.pause()
    assert keyboard.scanned == []
    assert keyboard.field.text == "800416 almaty\r"


def test_typing_in_another_layout_is_handed_on_as_it_was(keyboard: Keyboard) -> None:
    keyboard.type("qazaq", PERSON, cyrillic=True)
    keyboard.pause()
    assert keyboard.field.text == "йфяфй"


def test_two_keys_rolled_over_are_typing(keyboard: Keyboard) -> None:
    keyboard.type("8", PERSON)
    keyboard.type("00", 12)
    keyboard.type("4", PERSON)
    keyboard.pause()
    assert keyboard.field.text == "8004"


def test_a_burst_right_after_typing_takes_nothing_of_it(keyboard: Keyboard) -> None:
    keyboard.type("12", PERSON)
    keyboard.now += PERSON
    keyboard.type("KZ1:ABCDEF\n", SCANNER)
    keyboard.pause()
    assert keyboard.field.text == "12"
    assert keyboard.scanned == [b"KZ1:ABCDEF"]


def test_an_enter_that_comes_late_after_a_burst_presses_nothing(keyboard: Keyboard) -> None:
    keyboard.type("800416100076", SCANNER)
    keyboard.wedge._settle()
    keyboard.now += LATE_ENTER_MS - 1
    keyboard.type("\n", 1)
    keyboard.pause()
    assert keyboard.field.text == ""


def test_an_enter_of_a_person_is_handed_on(keyboard: Keyboard) -> None:
    keyboard.type("\n", PERSON)
    keyboard.pause()
    assert keyboard.field.text == "\r"


def test_two_bursts_are_two_scans(keyboard: Keyboard) -> None:
    keyboard.type("800416100076\n", SCANNER)
    keyboard.type("800416100084\n", PERSON)
    keyboard.type("", 0)
    keyboard.pause()
    keyboard.type("KZ1:ABCDEF\n", SCANNER)
    keyboard.pause()
    assert keyboard.scanned == [b"800416100076", b"KZ1:ABCDEF"]


def test_a_burst_that_queued_up_behind_a_busy_thread_is_not_cut(keyboard: Keyboard) -> None:
    keyboard.type("KZ1:ABCDEF", SCANNER)
    keyboard.wedge._pause()  # the timer has run out, but only because nothing was dispatched for so long
    keyboard.type("GHIJKL\n", SCANNER)
    keyboard.pause()
    assert keyboard.scanned == [b"KZ1:ABCDEFGHIJKL"]


def test_the_timer_hands_typing_on_by_itself(keyboard: Keyboard, qtbot: QtBot) -> None:
    keyboard.type("8", PERSON)
    qtbot.waitUntil(lambda: keyboard.field.text == "8", timeout=30_000)  # a busy machine takes seconds over it


@pytest.mark.parametrize("kind", [QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin])
def test_a_touch_comes_after_what_was_typed_before_it(keyboard: Keyboard, kind: QEvent.Type) -> None:
    keyboard.type("8", PERSON)
    assert not keyboard.wedge.eventFilter(keyboard.field, QEvent(kind))
    assert keyboard.field.text == "8"


def test_a_touch_does_not_cut_a_burst(keyboard: Keyboard) -> None:
    keyboard.type("KZ1:ABCDEF", SCANNER)
    keyboard.wedge.eventFilter(keyboard.field, QEvent(QEvent.Type.MouseButtonPress))
    keyboard.type("GHIJKL\n", SCANNER)
    keyboard.pause()
    assert keyboard.scanned == [b"KZ1:ABCDEFGHIJKL"]


def test_prefix_and_suffix_are_taken_off(qtbot: QtBot) -> None:
    keyboard = Keyboard(prefix="!", suffix="#")
    keyboard.type("!KZ1:ABCDEF#\n", SCANNER)
    keyboard.pause()
    assert keyboard.scanned == [b"KZ1:ABCDEF"]


def test_a_key_with_control_goes_through_at_once(keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_Q, "\x11", 24, Qt.KeyboardModifier.ControlModifier)
    assert keyboard.field.text == "\x11"


@given(
    st.lists(st.tuples(st.text(alphabet="0123456789abz ", min_size=1, max_size=20), st.booleans()), max_size=8),
)
def test_every_key_is_either_scanned_or_typed_and_never_both(runs: list[tuple[str, bool]]) -> None:
    keyboard, bursts, typed = Keyboard(), [], ""
    for text, by_scanner in runs:
        keyboard.now += 10 * BURST_GAP_MS
        keyboard.type(text, SCANNER if by_scanner else PERSON)
        if by_scanner and len(text) >= SHORTEST_BURST:
            bursts.append(text.encode())
        else:
            typed += text
    keyboard.pause()
    assert keyboard.scanned == bursts
    assert keyboard.field.text == keyboard.field.released == typed
