"""Keep one camera open and its newest frame at hand, whatever the driver does.

A driver's `open` or `read` may block for ever. It then holds only its own thread, which is left behind and replaced;
never more than `MOST_LEFT_BEHIND` of them, for a driver that swallows one thread swallows the next as well. A thread
that was left behind says nothing more and closes its own source when it comes back.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final

from kiosk.settings import CameraSettings, Region
from kiosk.vision.camera import CameraError, Frame, Image, Source
from kiosk.vision.watch import reopen_delay
from kiosk.workers.thread import Latest, Worker

if TYPE_CHECKING:
    from kiosk.vision.dial import Dial

MOST_LEFT_BEHIND: Final = 3
AFTER_NOTHING: Final = 0.05
"""Seconds between two reads of a device that answers at once, for ever, that it has nothing."""

OpenSource = Callable[[str], Source]
"""What makes the source that the settings name."""
WHOLE: Final = Region()


@dataclass(frozen=True, slots=True)
class CameraOpened:
    """The camera was opened; `repeats` and `dials` are the source's."""

    at: float
    repeats: bool
    dials: "frozenset[Dial]"


@dataclass(frozen=True, slots=True)
class CameraRefused:
    """The camera could not be opened, with the code of the CameraError."""

    code: str


@dataclass(frozen=True, slots=True)
class PictureMissed:
    """A read gave no picture."""

    at: float


CameraEvent = CameraOpened | CameraRefused | PictureMissed


class Reader:
    """Reads one source on a thread of its own. The newest frame lies in `frames`; what else happened, in `events`.

    All methods are for one thread, the one that judges the camera.
    """

    def __init__(
        self, open_source: OpenSource, on_crash: Callable[[BaseException], None], camera: CameraSettings
    ) -> None:
        self.frames: Latest[Frame] = Latest()
        self.events: SimpleQueue[CameraEvent] = SimpleQueue()
        self._open_source = open_source
        self._on_crash = on_crash
        self._camera = camera
        self._attempt = 0
        self._left_behind: list[Worker] = []
        self._worker = self._reading(0.0)

    def start(self) -> None:
        """Begin to read."""
        self._worker.start()

    def tune(self, camera: CameraSettings) -> None:
        """Take other settings from the next picture on; another source is opened by `reopen`."""
        self._camera = camera

    def reopen(self) -> float | None:
        """Leave the present thread behind, which may hang, and begin anew after a delay that grows: return it.

        None where too many threads hang already: nothing is begun, ask again later.
        """
        self._left_behind = [worker for worker in self._left_behind if not worker.wait(0.0)]
        if len(self._left_behind) >= MOST_LEFT_BEHIND and not self._worker.wait(0.0):
            return None
        self._worker.tell_to_stop()
        self._left_behind.append(self._worker)
        delay = reopen_delay(self._attempt)
        self._attempt += 1
        self._worker = self._reading(delay)
        self._worker.start()
        return delay

    def settle(self) -> None:
        """Note that the camera is well: the next trouble is a first one again."""
        self._attempt = 0

    def stop(self, timeout: float) -> bool:
        """End, and tell whether every thread did: one that hangs in the driver is left to the end of the process."""
        self._worker.tell_to_stop()
        ended = self._worker.wait(timeout)
        return ended and all(worker.wait(0.0) for worker in self._left_behind)

    def _reading(self, delay: float) -> Worker:
        return Worker("camera", lambda stop: self._work(stop, delay), self._on_crash)

    def _work(self, stop: threading.Event, delay: float) -> None:
        if stop.wait(delay):
            return
        source = self._open_source(self._camera.source)
        try:
            source.open()
            if not stop.is_set():
                self.events.put(CameraOpened(time.monotonic(), source.repeats, source.dials))
                self._read_on(source, stop)
        except CameraError as error:
            if not stop.is_set():
                self.events.put(CameraRefused(error.code))
        finally:
            source.close()

    def _read_on(self, source: Source, stop: threading.Event) -> None:
        number, tuned = 0, None
        while not stop.is_set():
            camera = self._camera
            if camera is not tuned:
                source.tune(camera)
                tuned = camera
            image = source.read()
            now = time.monotonic()
            if stop.is_set():
                return
            if image is None:
                self.events.put(PictureMissed(now))
                stop.wait(AFTER_NOTHING)
                continue
            number += 1
            self.frames.put(Frame(part_of(image, camera.region), now, number))


def part_of(image: Image, region: Region) -> Image:
    """Return a part of a picture, sharing its bytes."""
    if region == WHOLE:
        return image
    height, width = image.shape[:2]
    down = slice(height * region.top // 100, height * region.bottom // 100)
    return image[down, width * region.left // 100 : width * region.right // 100]
