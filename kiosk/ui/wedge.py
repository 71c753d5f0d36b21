"""Hand-scanners that type: told from people by the time between keys, read by scan codes, which no layout garbles.

Bursts were measured at 5 to 31 ms a key, people at 45 ms and more. Every key is held until it is clear which it was:
a burst leaves as bytes and reaches no button and no field; anything else is handed on, in order, 38 ms late.
A burst that has begun may pause for longer, until its Enter: some scanners stutter. The lines of a travel document's
zone are one burst, each with an Enter of its own.
"""

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

from kiosk.domain.mrz import lacks_lines

BURST_GAP_MS: Final = 38
LONG_GAP_MS: Final = 120
"""A scanner that stutters: once a burst is one, without its Enter yet, so long a pause does not end it."""
SHORTEST_BURST: Final = 6
"""People roll over two or three keys at once, never six."""
LONGEST_BURST: Final = 4096
LATE_ENTER_MS: Final = 150
"""How long after a burst a lone Enter still belongs to it."""

_ROWS: Final = (
    (10, "1234567890-=", "!@#$%^&*()_+"),
    (24, "qwertyuiop[]", "QWERTYUIOP{}"),
    (38, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (51, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (65, " ", " "),
    (94, "<", ">"),
    (79, "789-456+1230.", "789-456+1230."),
    (106, "/", "/"),
    (63, "*", "*"),
)
"""X11 key codes (evdev + 8) of a US keyboard: the first of a row, what its keys type, and what they do with Shift."""

_POINTERS: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_TYPEABLE: Final = frozenset(string.printable) - frozenset(string.whitespace) | {" "}


def _key_codes() -> Mapping[int, tuple[str, str]]:
    return {
        first + place: pair
        for first, plain, shifted in _ROWS
        for place, pair in enumerate(zip(plain, shifted, strict=True))
    }


_CHARACTERS: Final = _key_codes()


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key press, with all that is needed to hand it on unchanged."""

    character: str
    at: int
    key: int
    modifiers: Qt.KeyboardModifier
    scan_code: int
    text: str


@cache  # not a constant: Qt.Key costs 15 ms to load, which the first picture need not wait for
def _modifiers() -> frozenset[Qt.Key]:
    key = Qt.Key
    return frozenset({
        key.Key_Shift, key.Key_Control, key.Key_Alt, key.Key_AltGr, key.Key_Meta, key.Key_CapsLock, key.Key_NumLock,
    })  # fmt: skip


def _text(strokes: Sequence[Stroke]) -> str:
    return "".join(stroke.character for stroke in strokes)


def _garbled(stroke: Stroke) -> bool:
    """Tell whether the keyboard's layout would have made another character of a key."""
    return stroke.character not in ("\n", stroke.text)


def character(event: QKeyEvent) -> str:
    """Return what a US keyboard types with this key; synthetic events without a scan code say it themselves."""
    if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "\n"
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return ""
    if event.nativeScanCode() == 0:
        return event.text() if event.text() in _TYPEABLE else ""
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return _CHARACTERS.get(event.nativeScanCode(), ("", ""))[shifted]


class Wedge(QObject):
    """Sits before a window's keys. `scanned` carries a burst without its prefix, suffix and Enter.

    `measured` comes just before it: how many milliseconds it took, and whether the keyboard's layout would have
    garbled it.
    """

    measured = Signal(int, bool)
    scanned = Signal(bytes)

    def __init__(self, now_ms: Callable[[], int], prefix: str = "", suffix: str = "") -> None:
        super().__init__()
        self._now_ms = now_ms
        self._prefix = prefix
        self._suffix = suffix
        self._held: list[Stroke] = []
        self._burst_ended_at: int | None = None
        self._handing_on = False
        self._window: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._pause)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Hold what may be a burst, let everything else pass; what was typed before a touch arrives before it."""
        if event.type() in _POINTERS and len(self._held) < SHORTEST_BURST:
            self._settle()
        if self._handing_on or not isinstance(event, QKeyEvent) or event.type() is QEvent.Type.ShortcutOverride:
            return False
        self._window = watched
        if event.type() is QEvent.Type.KeyRelease:
            return character(event) != ""  # each press that is handed on brings its own release
        if event.isAutoRepeat() or Qt.Key(event.key()) in _modifiers():
            return False
        return self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        at = event.timestamp() or self._now_ms()
        if self._held and at - self._held[-1].at > self._patience():
            self._settle()
        typed = character(event)
        if typed == "":
            self._settle()
            return False
        if typed == "\n" and self._is_late_enter(at):
            return True
        self._hold(Stroke(typed, at, event.key(), event.modifiers(), event.nativeScanCode(), event.text()))
        self._timer.start(self._patience())
        return True

    def _patience(self) -> int:
        """Return the pause that ends what is held, in milliseconds."""
        if len(self._held) < SHORTEST_BURST:
            return BURST_GAP_MS
        unfinished = self._held[-1].character != "\n" or lacks_lines(_text(self._held))
        return LONG_GAP_MS if unfinished else BURST_GAP_MS

    def _hold(self, stroke: Stroke) -> None:
        """Keep a key press; an endless burst is cut where it is too long to be taken for anything."""
        if len(self._held) > LONGEST_BURST:
            self._held.pop()
        self._held.append(stroke)

    def _is_late_enter(self, at: int) -> bool:
        return not self._held and self._burst_ended_at is not None and at - self._burst_ended_at <= LATE_ENTER_MS

    @Slot()
    def _pause(self) -> None:
        """Let keys that came in while this thread was busy be taken first: then it was no pause."""
        held, seen = self._held, len(self._held)
        QTimer.singleShot(0, self, lambda: self._settle() if self._held is held and len(held) == seen else None)

    def _settle(self) -> None:
        """Decide what the held keys were, now that a pause or another key has ended them."""
        self._timer.stop()
        held, self._held = self._held, []
        text = _text(held).strip("\n")
        if len(text) >= SHORTEST_BURST:
            self._burst_ended_at = held[-1].at
            self.measured.emit(held[-1].at - held[0].at, any(map(_garbled, held)))
            self.scanned.emit(text.removeprefix(self._prefix).removesuffix(self._suffix).encode("ascii"))
        else:
            self._hand_on(held)

    def _hand_on(self, held: list[Stroke]) -> None:
        if self._window is None:
            return
        self._handing_on = True
        try:
            for stroke in held:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, stroke.key, stroke.modifiers, stroke.scan_code, 0, 0, stroke.text)
                    QCoreApplication.sendEvent(self._window, event)
        finally:
            self._handing_on = False
