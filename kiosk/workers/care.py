"""Judge one camera, and open it anew where that may help: soon at first, later each time."""

from typing import Final, Protocol, assert_never

from kiosk.vision.camera import Frame
from kiosk.vision.watch import PATIENCE, CameraHealth, CameraWatch
from kiosk.workers.reader import CameraEvent, CameraOpened, CameraRefused, PictureMissed

OPEN_PATIENCE: Final = 10.0
"""Seconds a driver may take to open a camera before another opening is begun; it is called blocked long before."""
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
        self._begun = begun
        self._answer_due: float | None = begun + OPEN_PATIENCE
        self._well_since: float | None = None

    @property
    def health(self) -> CameraHealth:
        """Return the last judgement."""
        return self._health

    def note(self, event: CameraEvent) -> None:
        """Take what happened to the camera; the first word of one that was opened anew ends the waiting for it."""
        match event:
            case CameraOpened(at, repeats, _):
                self._watch = CameraWatch(repeats=repeats)
                self._watch.opened(at)
                self._answer_due = None
            case CameraRefused(code):
                self._watch.refused(code)
                self._answer_due = None
            case PictureMissed(at):
                self._watch.failed(at)
            case _:
                assert_never(event)

    def saw(self, frame: Frame) -> None:
        """Take a picture."""
        self._watch.saw(frame.image, frame.at)

    def judge(self, now: float) -> CameraHealth:
        """Return how the camera is. Until one that was opened anew gives a picture, the last bad word stands."""
        if self._answer_due is not None:
            self._judge_opening(now, self._answer_due)
            return self._health
        word = self._watch.health(now)
        if word is not CameraHealth.STARTING:
            self._health = word
        self._note_well(now)
        if self._watch.needs_reopening(now):
            self._reopen(now)
        return self._health

    def _judge_opening(self, now: float, due: float) -> None:
        if now >= due or (self._health is CameraHealth.STARTING and now - self._begun >= PATIENCE):
            self._health = CameraHealth.BLOCKED
        if now >= due:
            self._reopen(now)

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
