"""Judge one camera, and open it anew where that may help: soon at first, later each time."""

from typing import Final, Protocol, assert_never

from kiosk.vision.camera import Frame
from kiosk.vision.watch import NEEDS_REOPENING, CameraHealth, CameraWatch
from kiosk.workers.reader import CameraEvent, Failed, Opened, Refused

OPEN_PATIENCE: Final = 10.0
"""Seconds a driver may take to open a camera before it counts as blocked."""
SETTLED_AFTER: Final = 2.0
"""Seconds a camera must have been well until its next trouble counts as a first one: else a loose plug is a storm."""
LIVE: Final = frozenset({CameraHealth.GOOD, CameraHealth.SLOW})


class Reopens(Protocol):
    """What opens the camera; see kiosk.workers.reader.Reader."""

    def reopen(self) -> float | None:
        """Begin anew after some seconds and return how many, None where that is not possible now."""
        ...

    def settle(self) -> None:
        """Note that the camera is well."""
        ...


class Care:
    """Follows one camera from `begun` on. All instants are monotonic seconds; for one thread."""

    def __init__(self, reader: Reopens, begun: float) -> None:
        self._reader = reader
        self._watch = CameraWatch()
        self._health = CameraHealth.STARTING
        self._answer_due: float | None = begun + OPEN_PATIENCE
        self._well_since: float | None = None

    @property
    def health(self) -> CameraHealth:
        """Return the last judgement."""
        return self._health

    def note(self, event: CameraEvent) -> None:
        """Take what happened to the camera; the first word of one that was opened anew ends the waiting for it."""
        match event:
            case Opened(at, repeats, _):
                self._watch = CameraWatch(repeats=repeats)
                self._watch.opened(at)
                self._answer_due = None
            case Refused(code):
                self._watch.refused(code)
                self._answer_due = None
            case Failed(at):
                self._watch.failed(at)
            case _:
                assert_never(event)

    def saw(self, frame: Frame) -> None:
        """Take a picture."""
        self._watch.saw(frame.image, frame.at)

    def judge(self, now: float) -> CameraHealth:
        """Return how the camera is. While one that was opened anew has not answered, the last word stands."""
        if self._answer_due is None:
            self._health = self._watch.health(now)
            self._note_well(now)
            if self._health in NEEDS_REOPENING:
                self._reopen(now)
        elif now >= self._answer_due:
            self._health = CameraHealth.BLOCKED
            self._reopen(now)
        return self._health

    def _note_well(self, now: float) -> None:
        if self._health not in LIVE:
            self._well_since = None
        elif self._well_since is None:
            self._well_since = now
        elif now - self._well_since >= SETTLED_AFTER:
            self._reader.settle()

    def _reopen(self, now: float) -> None:
        delay = self._reader.reopen()
        self._answer_due = now + OPEN_PATIENCE + (0.0 if delay is None else delay)
