"""Start in the order in which people see it: the camera's picture first, then all that checks need.

    run() ─► Front: window and camera ── first picture ──► a thread imports the rest, makes files ──► Kiosk: ready

Importing everything takes twice as long as showing a picture. Until the Kiosk is made the screen says that it is
starting, and nothing looks for codes.
"""

import gc
import importlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.app.front import Front
from kiosk.errors import InstallationError
from kiosk.settings import Settings
from kiosk.vision.camera import source_from
from kiosk.workers.thread import Worker
from sync.replica.claim import KIOSK_LOCK, only_one, reached

if TYPE_CHECKING:
    from kiosk.app.compose import Kiosk

log = logging.getLogger(__name__)

Report = Callable[[type[BaseException], BaseException, TracebackType | None], None]
"""What Python calls with an exception that nobody caught."""

THE_REST: Final = ("kiosk.app.compose", "kiosk.log_file")
QUICK_TURN: Final = 0.0005
TURN: Final = 0.005
"""Seconds that a thread may keep the interpreter while another waits: before the first picture, and Python's own."""
LOAD_PATIENCE: Final = 5.0
"""Seconds that closing waits for the import of the rest, which cannot be cut short."""


class Opening(QObject):
    """Loads the rest while the first pictures are shown, then makes the kiosk. What stops that is its `fault`.

    `prepare` is called on the loading thread, `make` on the GUI thread.
    """

    _loaded = Signal()
    _failed = Signal(object)

    def __init__(self, front: Front, prepare: Callable[[], None], make: Callable[[], "Kiosk"]) -> None:
        super().__init__()
        self._front = front
        self._prepare = prepare
        self._make = make
        self._kiosk: Kiosk | None = None
        self._report: Report | None = None
        self._worker = Worker("load", self._load, self._failed.emit)
        self.fault: BaseException | None = None
        self._failed.connect(self._give_up)
        self._loaded.connect(self._go_on)
        front.begun.connect(self._begin)

    def close(self) -> bool:
        """End everything, and tell whether no thread hangs."""
        self._worker.wait(LOAD_PATIENCE)
        return self._front.close() if self._kiosk is None else self._kiosk.stop()

    def report(self, kind: type[BaseException], crash: BaseException, trace: TracebackType | None) -> None:
        """Take what a slot raised. What the kiosk cannot start with, or cannot show, ends it: nobody enters unseen."""
        if self._report is None or isinstance(crash, InstallationError):
            self._give_up(crash)
            return
        try:
            self._report(kind, crash, trace)
        except Exception as second:  # noqa: BLE001  # the hook itself: whatever it is, the glass does not say it
            self._give_up(second)

    @Slot()
    def _begin(self) -> None:
        self._worker.start()
        self._front.say_starting()

    def _load(self, _stop: threading.Event) -> None:
        for name in THE_REST:
            importlib.import_module(name)
        self._prepare()
        self._loaded.emit()

    @Slot()
    def _go_on(self) -> None:
        from kiosk.app.compose import reporting  # noqa: PLC0415  # loaded by now

        self._kiosk = self._make()
        self._kiosk.start()
        self._report = reporting(self._kiosk.loop)
        self._front.pane.view.frameSwapped.connect(self._tell_ready)
        sys.setswitchinterval(TURN)
        gc.freeze()  # what was made up to here stays: nobody need look through it again
        gc.enable()

    @Slot()
    def _tell_ready(self) -> None:
        self._front.pane.view.frameSwapped.disconnect(self._tell_ready)
        log.info("ready to check")

    @Slot(object)
    def _give_up(self, crash: BaseException) -> None:
        self.fault = self.fault or crash
        QGuiApplication.quit()


def run(settings: Settings, prepare: Callable[[], None], *, own_agent: bool, settings_file: Path) -> int:
    """Open the kiosk and keep it open until it is closed or told to end (SIGINT, SIGTERM).

    `prepare` is called before anything is made that keeps files, beside the first pictures. Where another kiosk has the
    data, no window is shown.
    """
    _see_display(os.environ)
    lock = _only_kiosk(settings.terminal.data)
    sys.setswitchinterval(QUICK_TURN)
    application = QGuiApplication(sys.argv[:1])
    front = Front(settings, source_from)
    front.pane.closed.connect(application.quit)

    def prepare_files() -> None:
        from kiosk.app.compose import make_files  # noqa: PLC0415  # loaded by now

        prepare()
        make_files(settings.terminal.data)

    def make() -> "Kiosk":
        from kiosk.app.compose import Kiosk  # noqa: PLC0415  # loaded by now

        return Kiosk(settings, front, own_agent=own_agent, settings_file=settings_file)

    try:
        return _exec(application, front, Opening(front, prepare_files, make))
    finally:
        os.close(lock)


def _see_display(environment: Mapping[str, str]) -> None:
    """Say in words that there is no display: Qt ends the process, and advises to install the program again."""
    if not any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        what = "there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set"
        raise InstallationError("K-INS-5", what, "Start it in a graphical session.")


def _only_kiosk(data: Path) -> int:
    with reached(data):
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return only_one(data / KIOSK_LOCK)


def _exec(application: QGuiApplication, front: Front, opening: Opening) -> int:
    """Run until it is to end, then end everything; what stopped the kiosk is raised."""
    sys.excepthook = opening.report
    _end_by_signal(application)
    try:
        front.open()
        code = application.exec()
    finally:
        ended = opening.close()
    if opening.fault is not None:
        raise opening.fault
    if not ended:
        log.warning("a camera, a USB stick or the disk hangs: its thread is left behind")
        logging.shutdown()
        os._exit(code)  # it may come back while the interpreter ends, and crash it
    return code


def _end_by_signal(application: QGuiApplication) -> None:
    def end(_number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, application.quit)  # not now: a signal may come in the midst of drawing

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
