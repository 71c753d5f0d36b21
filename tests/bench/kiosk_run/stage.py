"""A whole kiosk in this process, its camera a projector, and what is to be measured of each check."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from kiosk.app.compose import Kiosk
from kiosk.app.front import Front
from kiosk.desk import Check
from kiosk.domain.screen.state import Mode
from kiosk.settings import Settings
from kiosk.vision.camera import Source
from kiosk.workers.eyes import Sighting
from sync.model.visit import Direction, Method, Visit
from sync.replica.database import Folder

SIZE = (1080, 1920)


def application() -> QGuiApplication:
    """Return the one application of this process."""
    made = QGuiApplication.instance()
    return made if isinstance(made, QGuiApplication) else QGuiApplication([])


def kiosk_before(source: Source, folder: Folder, mode: Mode) -> Kiosk:
    """Put a kiosk together that looks through `source`."""
    settings = Settings()
    terminal = replace(settings.terminal, data=folder.path, mode=mode)
    width, height = SIZE if mode is Mode.SELF else SIZE[::-1]
    display = replace(settings.display, fullscreen=False, width=width, height=height)
    settings = replace(settings, terminal=terminal, display=display)
    return Kiosk(
        settings,
        Front(settings, lambda _: source),
        own_agent=False,
        settings_file=settings.terminal.data / "kiosk.toml",
    )


@dataclass(frozen=True, slots=True)
class Course:
    """When one check was where, in monotonic seconds."""

    grabbed: float
    decoded: float
    begun: float
    recording: float
    recorded: float
    decided: float
    shown: float


class Meter(QObject):
    """Follows each check of a kiosk through its parts; `measured` tells of one when its verdict is on the glass."""

    measured = Signal(object)

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__()
        self._decoded = (0.0, 0.0)
        self._course: Course | None = None
        self._check = kiosk.loop._desk.check_payload
        self._append = kiosk._journal.append
        kiosk.loop._desk.check_payload = self._checked  # type: ignore[method-assign]  # timed from outside
        kiosk._journal.append = self._appended  # type: ignore[method-assign]  # as above
        kiosk.eyes.sighted.connect(self._on_sighted, Qt.ConnectionType.DirectConnection)
        kiosk.window.view.frameSwapped.connect(self._on_swapped)

    def _on_sighted(self, sighting: Sighting) -> None:
        self._decoded = sighting.at, time.monotonic()

    def _checked(self, payload: bytes, seen_at: float, method: Method, direction: Direction) -> Check | None:
        seen, decoded = self._decoded
        begun = time.monotonic()
        self._recording = self._recorded = begun
        check = self._check(payload, seen_at, method, direction)
        if check is not None:
            now = time.monotonic()
            decoded = decoded if seen == seen_at else begun
            self._course = Course(seen_at, decoded, begun, self._recording, self._recorded, now, now)
        return check

    def _appended(self, visit: Visit) -> object:
        self._recording = time.monotonic()
        entry = self._append(visit)
        self._recorded = time.monotonic()
        return entry

    def _on_swapped(self) -> None:
        if self._course is not None:
            course, self._course = self._course, None
            self.measured.emit(replace(course, shown=time.monotonic()))


PARTS: dict[str, Callable[[Course], float]] = {
    "frame_to_shown": lambda course: course.shown - course.grabbed,
    "decode": lambda course: course.decoded - course.grabbed,
    "wait": lambda course: course.begun - course.decoded,
    "decide": lambda course: course.decided - course.begun - (course.recorded - course.recording),
    "append": lambda course: course.recorded - course.recording,
    "show": lambda course: course.shown - course.decided,
}
"""The parts of a check, in seconds, by name; `decode` begins when the picture was grabbed."""
