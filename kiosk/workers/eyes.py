"""Watch the camera: hand frames to the preview, codes to the desk, and say how the camera is.

    Reader's thread ──newest frame──► this thread ──frame_shown, sighted, camera_changed, hinted──► GUI thread

A frame is shown only when the GUI has drawn the one before: a busy GUI thread loses frames, never time.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from kiosk.vision.camera import Frame
from kiosk.vision.grey import grey_of
from kiosk.vision.picture import Hint, hint_of, light_of
from kiosk.vision.watch import NEEDS_REOPENING, CameraHealth, CameraWatch
from kiosk.workers.reader import Failed, Opened, OpenSource, Reader, Refused
from kiosk.workers.thread import Worker

LOOK_EVERY: Final = 0.25
"""Seconds between two judgements of the camera's health."""
HINT_AFTER: Final = 1.5
"""Seconds of bad light with nothing read before the visitor gets a hint."""


class Read(Protocol):
    """What one code says; see kiosk.vision.decoder.Reading."""

    @property
    def payload(self) -> bytes:
        """Return the bytes of the code."""
        ...


class Decode(Protocol):
    """Reads the codes of a grey image within a budget of CPU seconds; see kiosk.vision.decoder.Decoder."""

    def decode(
        self,
        grey: NDArray[np.uint8],
        budget: float,
        now: float,
        barcodes: bool,  # noqa: FBT001  # the decoder's own
    ) -> tuple[Read, ...]:
        """Return the codes in view, the one nearest the guide's centre first; `barcodes`: those of cards too."""
        ...


@dataclass(frozen=True, slots=True)
class Sighting:
    """The payloads in view in one frame, the one nearest the guide's centre first; `at` is when it was grabbed."""

    payloads: tuple[bytes, ...]
    at: float


class Eyes(QObject):
    """Owns the camera's two threads. Its signals arrive on the thread of whoever connects, queued."""

    frame_shown = Signal(object)
    sighted = Signal(object)
    camera_changed = Signal(object)
    hinted = Signal(object)
    crashed = Signal(object)

    def __init__(self, open_source: OpenSource, new_decoder: Callable[[], Decode], budget: float) -> None:
        super().__init__()
        self._reader = Reader(open_source, self.crashed.emit)
        self._new_decoder = new_decoder
        self._budget = budget
        self._barcodes = False
        self._drawn = threading.Event()
        self._drawn.set()
        self._watch = CameraWatch()
        self._health: CameraHealth | None = None
        self._reopening = False
        self._hint: Hint | None = None
        self._unread_since = time.monotonic()
        self._worker = Worker("eyes", self._work, self.crashed.emit)

    def start(self) -> None:
        """Open the camera and begin to look."""
        self._reader.start()
        self._worker.start()

    def stop(self) -> None:
        """End both threads; one that hangs in a driver is left behind."""
        self._worker.tell_to_stop()
        self._reader.stop(timeout=0.5)
        self._worker.wait(timeout=2.0)

    def read_cards(self, wanted: bool) -> None:  # noqa: FBT001  # the one thing it says
        """Read the barcodes of identity cards too, or no more: they cost nine times as much."""
        self._barcodes = wanted

    def frame_drawn(self) -> None:
        """Take the GUI's word that it is ready for the next frame."""
        self._drawn.set()

    def _work(self, stop: threading.Event) -> None:
        decoder = self._new_decoder()
        judged_at = 0.0
        while not stop.is_set():
            frame = self._reader.frames.take(LOOK_EVERY)
            self._note_events()
            if frame is not None:
                self._look(frame, decoder)
            now = time.monotonic()
            if now - judged_at >= LOOK_EVERY:
                judged_at = now
                self._judge_camera(now)

    def _look(self, frame: Frame, decoder: Decode) -> None:
        self._watch.saw(frame.image, frame.at)
        if self._drawn.is_set():
            self._drawn.clear()
            self.frame_shown.emit(frame)
        grey = grey_of(frame.image)
        readings = decoder.decode(grey, self._budget, frame.at, self._barcodes)
        if readings:
            self._unread_since = frame.at
            self.sighted.emit(Sighting(tuple(reading.payload for reading in readings), frame.at))
        self._give_hint(grey, frame.at)

    def _give_hint(self, grey: NDArray[np.uint8], at: float) -> None:
        if at - self._unread_since < HINT_AFTER:
            self._say_hint(None)
        else:
            self._say_hint(hint_of(light_of(grey)))

    def _say_hint(self, hint: Hint | None) -> None:
        if hint is not self._hint:
            self._hint = hint
            self.hinted.emit(hint)

    def _note_events(self) -> None:
        while True:
            try:
                event = self._reader.events.get_nowait()
            except Empty:
                return
            self._reopening = self._reopening and isinstance(event, Failed)
            match event:
                case Opened(at, repeats):
                    self._watch = CameraWatch(repeats=repeats)
                    self._watch.opened(at)
                case Refused(code):
                    self._watch.refused(code)
                case Failed(at):
                    self._watch.failed(at)

    def _judge_camera(self, now: float) -> None:
        if self._reopening:
            return  # the last word stands until the camera answers
        health = self._watch.health(now)
        if health is CameraHealth.GOOD:
            self._reader.settle()
        if health is not self._health:
            self._health = health
            self.camera_changed.emit(health)
        if health in NEEDS_REOPENING:
            self._reopening = True
            self._reader.reopen()
