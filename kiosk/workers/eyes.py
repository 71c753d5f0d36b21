"""Watch the camera: hand frames to the preview, codes to the desk, and say how the camera is.

    Reader's thread ──newest frame──► this thread ──frame_shown, sighted, camera_changed, advised──► GUI thread

A frame is shown only when the GUI has drawn the one before: a busy GUI thread loses frames, never time. While nothing
moves and no code is in view, one frame in three is looked at for codes: a new code moves.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from kiosk.settings import CameraSettings
from kiosk.vision.camera import FIXED, Frame, mirrored
from kiosk.vision.grey import keep_to_one_thread
from kiosk.vision.watch import CameraHealth
from kiosk.workers.care import LIVE, Care
from kiosk.workers.reader import CameraOpened, OpenSource, Reader
from kiosk.workers.tempo import Rates, Tempo
from kiosk.workers.thread import Worker

if TYPE_CHECKING:
    from kiosk.vision.picture import Advice
    from kiosk.workers.gaze import Decode, Gaze

JUDGE_EVERY: Final = 0.25
"""Seconds between two judgements of the camera's health."""
REST_AFTER_CRASH: Final = 3.0
ADVISE_AGAIN: Final = 1.0
"""Seconds after which advice that still holds is told again: the screen lets go of what it was told once."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """The payloads in view in one frame, the one nearest the guide's centre first; `at` is when it was grabbed."""

    payloads: tuple[bytes, ...]
    at: float


class Eyes(QObject):
    """Owns the camera's two threads. Its signals arrive on the thread of whoever connects, queued.

    `health` as it was told last, `rates` and `dials` of the camera that is open may be read from any thread.
    """

    frame_shown = Signal(object)
    sighted = Signal(object)
    camera_changed = Signal(object)
    advised = Signal(object)
    crashed = Signal(object)

    def __init__(self, open_source: OpenSource, camera: CameraSettings) -> None:
        super().__init__()
        self._reader = Reader(open_source, self.crashed.emit, camera)
        self._new_decoder: Callable[[], Decode] | None = None
        self._camera = self._wish = camera
        self._barcodes = False
        self.rates = Rates()
        self.dials = FIXED
        self._drawn = threading.Event()
        self._drawn.set()
        self._care = Care(self._reader, time.monotonic())
        self.health: CameraHealth | None = None
        self._advice: Advice | None = None
        self._advised = float("-inf")
        self._worker = Worker("eyes", self._work, self.crashed.emit, again_after=REST_AFTER_CRASH)

    def start(self) -> None:
        """Open the camera and begin to look."""
        self._care = Care(self._reader, time.monotonic())
        self._reader.start()
        self._worker.start()

    def stop(self) -> bool:
        """End both threads and tell whether they did; one that hangs in a driver is left behind."""
        self._worker.tell_to_stop()
        looked = self._worker.wait(timeout=2.0)
        return self._reader.stop(timeout=0.5) and looked

    def look_with(self, new_decoder: Callable[[], "Decode"]) -> None:
        """Look for codes from now on: pictures come first."""
        self._new_decoder = new_decoder

    def read_cards(self, wanted: bool) -> None:  # noqa: FBT001  # the one thing it says
        """Read the barcodes of identity cards too, or no more: they cost nine times as much."""
        self._barcodes = wanted

    def apply(self, camera: CameraSettings) -> None:
        """Go on with other settings, and with another camera where they name one."""
        self._wish = camera

    def frame_drawn(self) -> None:
        """Take the GUI's word that it is ready for the next frame."""
        self._drawn.set()

    def _work(self, stop: threading.Event) -> None:
        keep_to_one_thread()
        gaze: Gaze | None = None
        tempo, judged = Tempo(time.monotonic()), 0.0
        while not stop.is_set():
            frame = self._reader.frames.take(JUDGE_EVERY)
            self._note_events()
            if frame is not None:
                self._show(frame)
                self._care.saw(frame)
                tempo.saw(frame.number)
            now = time.monotonic()
            self.rates = tempo.rates(now) or self.rates
            self._take_up(now)
            if now - judged >= JUDGE_EVERY or (frame is not None and self._care.health not in LIVE):
                judged = now
                self._tell_health(self._care.judge(now))
            if frame is not None and self._new_decoder is not None:
                gaze = gaze or _gaze(self._new_decoder())
                self._look(frame, gaze, tempo)

    def _show(self, frame: Frame) -> None:
        if self._drawn.is_set():
            self._drawn.clear()
            self.frame_shown.emit(mirrored(frame.image) if self._camera.mirror else frame.image)

    def _take_up(self, now: float) -> None:
        """Go on with what was applied last."""
        before, self._camera = self._camera, self._wish
        if self._camera is not before:
            self._reader.tune(self._camera)
        if self._camera.source != before.source:
            self._reader.settle()
            self._reader.reopen()
            self._care, self.dials = Care(self._reader, now), FIXED

    def _look(self, frame: Frame, gaze: "Gaze", tempo: Tempo) -> None:
        payloads = gaze.look(frame, self._camera, barcodes=self._barcodes)
        if payloads is None:
            return
        tempo.looked()
        if payloads:
            self.sighted.emit(Sighting(payloads, frame.at))
        self._tell_advice(gaze.advice if self._care.health in LIVE else None)

    def _tell_advice(self, advice: "Advice | None") -> None:
        now = time.monotonic()
        if advice is not self._advice or (advice is not None and now - self._advised >= ADVISE_AGAIN):
            self._advice, self._advised = advice, now
            self.advised.emit(advice)

    def _tell_health(self, health: CameraHealth) -> None:
        if health is not self.health:
            self.health = health
            self.camera_changed.emit(health)
        if health not in LIVE:
            self._tell_advice(None)

    def _note_events(self) -> None:
        while True:
            try:
                event = self._reader.events.get_nowait()
            except Empty:
                return
            self._care.note(event)
            if isinstance(event, CameraOpened):
                self.dials = event.dials


def _gaze(decoder: "Decode") -> "Gaze":
    from kiosk.workers.gaze import Gaze  # noqa: PLC0415  # pictures come first

    return Gaze(decoder)
