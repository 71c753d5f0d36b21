"""Play a video file or a folder of images as if a camera saw it."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.settings import CameraSettings
from kiosk.vision.source import FIXED, CameraError, Image, next_picture

if TYPE_CHECKING:
    import cv2

Wait = Callable[[float], object]

RATE: Final = 30.0
IMAGE_ENDINGS: Final = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".ppm", ".pgm"})


class VideoSource:
    """Play a video file at its own pace; None at its end, and `open` begins again."""

    repeats = True
    dials = FIXED

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic, wait: Wait = time.sleep) -> None:
        self._path = path
        self._clock = clock
        self._wait = wait
        self._capture: cv2.VideoCapture | None = None
        self._pace = Pace(RATE)

    def open(self) -> None:
        """Open the file and take its frame rate."""
        self.close()
        import cv2

        capture = cv2.VideoCapture(str(self._path), cv2.CAP_FFMPEG)
        if not capture.isOpened():
            capture.release()
            raise CameraError("video_unreadable", f"{self._path} is no video", "name a file that OpenCV can play")
        rate = capture.get(cv2.CAP_PROP_FPS)
        self._pace = Pace(rate if 1.0 <= rate <= 240.0 else RATE)
        self._capture = capture

    def read(self) -> Image | None:
        """Return the next picture when its time has come."""
        if self._capture is None:
            return None
        self._wait(self._pace.delay(self._clock()))
        return next_picture(self._capture)

    def close(self) -> None:
        """Release the file."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    def tune(self, camera: CameraSettings) -> None:
        """Leave the pictures as they are."""


class FolderSource:
    """Play the images of a folder in order of name, each once, then hold the last one.

    The folder may grow meanwhile: an image that sorts after those played is played next, none is left out. Write it
    under another ending and rename it, so that no half image is seen. While nothing new comes the last image is
    repeated at the same rate; `read` blocks for one period at most.
    """

    repeats = True
    dials = FIXED

    def __init__(
        self,
        path: Path,
        rate: float = RATE,
        clock: Callable[[], float] = time.monotonic,
        wait: Wait = time.sleep,
    ) -> None:
        self._path = path
        self._clock = clock
        self._wait = wait
        self._pace = Pace(rate)
        self._played = ""
        self._waiting: list[str] = []
        self._last: Image | None = None

    def open(self) -> None:
        """Begin with the first image; an empty folder is fine, one that is not there is none."""
        if not self._path.is_dir():
            raise CameraError("folder_missing", f"{self._path} is no folder", "name a folder of images")
        self._played, self._waiting, self._last = "", [], None

    def read(self) -> Image | None:
        """Return the next image when its time has come, else the last again; None before the first."""
        self._wait(self._pace.delay(self._clock()))
        if not self._waiting:
            self._waiting = _names_after(self._path, self._played)
        if self._waiting:
            import cv2

            self._played = self._waiting.pop(0)
            image = cv2.imread(str(self._path / self._played), cv2.IMREAD_COLOR)
            self._last = self._last if image is None else np.asarray(image, dtype=np.uint8)
        return self._last

    def close(self) -> None:
        """Forget the images."""
        self._waiting, self._last = [], None

    def tune(self, camera: CameraSettings) -> None:
        """Leave the pictures as they are."""


class Pace:
    """Spread reads evenly in time, without running after what was missed."""

    def __init__(self, rate: float) -> None:
        self._period = 1.0 / rate
        self._next = 0.0

    def delay(self, now: float) -> float:
        """Return the seconds to wait from `now` until the next read is due, 0 when it is late."""
        due = max(self._next, now)
        self._next = due + self._period
        return due - now


def _names_after(folder: Path, name: str) -> list[str]:
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return []
    return sorted(n for n in names if n > name and Path(n).suffix.lower() in IMAGE_ENDINGS)
