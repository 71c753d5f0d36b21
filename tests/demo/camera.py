"""A camera before which the demo holds things: plays rendered frames at 30 a second through the kiosk's own port."""

import itertools
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np

from kiosk.settings import CameraSettings
from kiosk.vision.camera import FIXED, Image
from kiosk.vision.playback import Pace

RATE: Final = 30.0


class StageCamera:
    """Plays a loop of frames until another is put before it. Stands in for a webcam, which no test machine has."""

    repeats = False
    dials = FIXED

    def __init__(self, wait: threading.Event, clock: Callable[[], float], before: Path) -> None:
        self._pace = Pace(RATE)
        self._wait = wait
        self._clock = clock
        self.show(before)

    def open(self) -> None:
        """Make ready; a stage camera always is."""

    def read(self) -> Image:
        """Return the next frame when its time has come."""
        self._wait.wait(self._pace.delay(self._clock()))
        return next(self._frames)

    def close(self) -> None:
        """Release nothing."""

    def tune(self, camera: CameraSettings) -> None:
        """Leave the pictures as they are."""

    def show(self, file: Path) -> None:
        """Play the frames of a file (N×H×W×3 uint8) from now on."""
        self._frames: itertools.cycle[Image] = itertools.cycle(np.load(file))
