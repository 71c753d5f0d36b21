"""Keep one camera open and its newest frame at hand, whatever the driver does.

A driver's `read` may block for ever. It then holds only its own thread, which is left behind and replaced.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue

from kiosk.vision.camera import CameraError, Frame, Source
from kiosk.vision.watch import reopen_delay
from kiosk.workers.thread import Latest, Worker

OpenSource = Callable[[], Source]


@dataclass(frozen=True, slots=True)
class Opened:
    """The camera was opened; `repeats` is the source's."""

    at: float
    repeats: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """The camera could not be opened, with the code of the CameraError."""

    code: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A read gave no picture."""

    at: float


CameraEvent = Opened | Refused | Failed


class Reader:
    """Reads one source on a thread of its own. The newest frame lies in `frames`; what else happened, in `events`."""

    def __init__(self, open_source: OpenSource, on_crash: Callable[[BaseException], None]) -> None:
        self.frames: Latest[Frame] = Latest()
        self.events: SimpleQueue[CameraEvent] = SimpleQueue()
        self._open_source = open_source
        self._on_crash = on_crash
        self._attempt = 0
        self._number = 0
        self._worker = self._replacement()

    def start(self) -> None:
        """Begin to read."""
        self._worker.start()

    def reopen(self) -> None:
        """Leave the present thread behind, which may hang, and begin anew after a delay that grows."""
        self._worker.tell_to_stop()
        self._attempt += 1
        self._worker = self._replacement()
        self._worker.start()

    def settle(self) -> None:
        """Note that the camera is well: the next trouble is a first one again."""
        self._attempt = 0

    def stop(self, timeout: float) -> bool:
        """End; a thread that hangs in the driver is left to the end of the process."""
        self._worker.tell_to_stop()
        return self._worker.wait(timeout)

    def _replacement(self) -> Worker:
        return Worker("camera", self._work, self._on_crash)

    def _work(self, stop: threading.Event) -> None:
        if self._attempt and stop.wait(reopen_delay(self._attempt - 1)):
            return
        source = self._open_source()
        try:
            source.open()
        except CameraError as error:
            self.events.put(Refused(error.code))
            return
        try:
            self.events.put(Opened(time.monotonic(), source.repeats))
            self._read_on(source, stop)
        finally:
            source.close()

    def _read_on(self, source: Source, stop: threading.Event) -> None:
        while not stop.is_set():
            image = source.read()
            now = time.monotonic()
            if stop.is_set():
                return
            if image is None:
                self.events.put(Failed(now))
                stop.wait(0.05)  # a lost device answers at once, for ever
                continue
            self._number += 1
            self.frames.put(Frame(image, now, self._number))
