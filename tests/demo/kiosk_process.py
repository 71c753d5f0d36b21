"""The kiosk as the demo drives it: the real one, but for the camera, with hands that touch and type.

Commands come in as JSON lines, answers and what is painted go out as JSON lines; `stage.py` is the other end.
"""

import argparse
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QPointF, QSocketNotifier, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.app.compose import Kiosk
from kiosk.app.front import Front
from kiosk.desk import Check
from kiosk.log import start_log
from kiosk.log_file import keep_log
from kiosk.settings import read_settings
from kiosk.ui.view import IinPage, Page, View
from kiosk.ui.window import kind_of
from kiosk.vision.camera import source_from
from kiosk.workers.eyes import Sighting
from tests.demo.camera import StageCamera

SCANNER_GAP = 0.008


class Hands(QObject):
    """Does what the stage says, and tells what is painted."""

    def __init__(self, kiosk: Kiosk, camera: StageCamera) -> None:
        super().__init__()
        self._kiosk = kiosk
        self._camera = camera
        self._window = kiosk.window.view
        self._finger = QTest.createTouchDevice()
        self._told: dict[str, object] = {}
        self._caused_at = time.monotonic()
        self._checks = 0
        self._incoming = b""
        self._page: Page | None = None
        self._show_view = kiosk.window.show_view
        kiosk.window.show_view = self._on_view  # type: ignore[method-assign]  # to see Views as the window does
        kiosk.eyes.sighted.connect(self._on_sighted)
        kiosk.loop.checked.connect(self._on_checked)
        self._window.frameSwapped.connect(self._on_painted)
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_input)

    @Slot()
    def _on_input(self) -> None:
        read = os.read(sys.stdin.fileno(), 1 << 16)
        if not read:
            QGuiApplication.quit()
            return
        *lines, self._incoming = (self._incoming + read).split(b"\n")
        for line in lines:
            command = json.loads(line)
            answer = getattr(self, "do_" + command.pop("do"))(**command)
            tell({"answer": answer})

    @Slot(object)
    def _on_sighted(self, sighting: Sighting) -> None:
        self._caused_at = sighting.at

    @Slot(object)
    def _on_checked(self, _check: Check) -> None:
        self._checks += 1

    @Slot()
    def _on_painted(self) -> None:
        shown = {"checks": self._checks, **self.glass()}
        if shown != self._told:
            self._told = shown
            now = time.monotonic()
            tell({"painted": shown, "at": now, "ms": (now - self._caused_at) * 1000, "checks": self._checks})

    def glass(self) -> dict[str, object]:
        """Return what is on the glass: the page's words, provided that the scene really has its title on it."""
        page = self._page
        if page is None or page.title not in _visible_words(self._window.contentItem()):
            return {"kind": ""}
        names = ("role", "icon", "title", "text", "hint", "camera", "wrong", "trouble")
        words = {name: getattr(page, name) for name in names if hasattr(page, name)}
        return {"kind": kind_of(page), "consent": isinstance(page, IinPage) and page.consent.given, **words}

    def _on_view(self, view: View) -> None:
        self._page = view.page
        self._show_view(view)

    def do_hold(self, file: str) -> bool:
        """Put rendered frames before the camera."""
        self._camera.show(Path(file))
        return True

    def do_touch(self, name: str) -> bool:
        """Touch a control with a finger."""
        item = _visible_item(self._window.contentItem(), name)
        if item is None:
            return False
        place = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        spot = QPoint(round(place.x()), round(place.y()))
        self._caused_at = time.monotonic()
        QTest.touchEvent(self._window, self._finger).press(0, spot, self._window).commit()
        QTest.touchEvent(self._window, self._finger).release(0, spot, self._window).commit()
        return True

    def do_type(self, text: str) -> bool:
        """Press keys as a person does: one after the other, each long after the one before."""
        for character in text:
            QTest.qWait(60)
            self._press(character)
        QTest.qWait(60)
        return True

    def do_scan(self, text: str) -> bool:
        """Leave a hand-scanner's burst and Enter in the queue, as a GUI thread finds it that was busy meanwhile.

        Each key bears the time at which the scanner typed it: on a loaded machine a thread of our own would stammer.
        """
        keys = text + "\r"
        self._caused_at = time.monotonic()
        for place, character in enumerate(keys, 1 - len(keys)):
            for event in _strokes(character, self._caused_at + place * SCANNER_GAP):
                QGuiApplication.postEvent(self._window, event)
        return True

    def do_grab(self, file: str) -> bool:
        """Save what is on the glass."""
        return self._kiosk.window.pane.grab().save(file)

    def _press(self, character: str) -> None:
        self._caused_at = time.monotonic()
        for event in _strokes(character, self._caused_at):
            QGuiApplication.sendEvent(self._window, event)


def _strokes(character: str, at: float) -> Iterator[QKeyEvent]:
    key = Qt.Key.Key_Return if character == "\r" else Qt.Key(ord(character.upper()))
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
        event.setTimestamp(int(at * 1000))
        yield event


def _visible_words(item: QQuickItem) -> set[str]:
    if not item.isVisible():
        return set()
    own = item.property("text")
    return set().union({own} if isinstance(own, str) else (), *map(_visible_words, item.childItems()))


def _visible_item(item: QQuickItem, name: str) -> QQuickItem | None:
    if not item.isVisible() or item.objectName() == name:
        return item if item.isVisible() else None
    found = (_visible_item(child, name) for child in item.childItems())
    return next((one for one in found if one is not None), None)


def tell(line: dict[str, object]) -> None:
    """Write one line to the stage."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Run the kiosk until the stage closes the line; Ctrl-C is the stage's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parser = argparse.ArgumentParser()
    parser.add_argument("settings", type=Path)
    parser.add_argument("before_camera", type=Path, help="the frames that the stage's camera sees first")
    parser.add_argument("--camera", help="a real camera instead of the stage's")
    options = parser.parse_args()
    settings = read_settings(options.settings)
    start_log()
    keep_log(settings.terminal.data / "log" / "kiosk.log")
    application = QGuiApplication(sys.argv[:1])
    camera = StageCamera(threading.Event(), time.monotonic, options.before_camera)
    front = Front(settings, lambda _: source_from(options.camera) if options.camera else camera)
    kiosk = Kiosk(settings, front, own_agent=True, settings_file=settings.terminal.data / "kiosk.toml")
    hands = Hands(kiosk, camera)
    front.pane.closed.connect(application.quit)
    kiosk.start()
    tell({"ready": hands.glass()})
    application.exec()
    kiosk.stop()


if __name__ == "__main__":
    main()
