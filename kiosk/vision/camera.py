"""Give the frames of a webcam, a video file or a folder of images, all through one port.

Nothing here starts a thread: `Source.read` may block for as long as a driver likes, so the caller runs it where that
does no harm, and `kiosk.vision.watch` judges from outside whether frames still come.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.vision.device import CameraInfo, list_cameras, path_of

if TYPE_CHECKING:  # cv2 costs 0.28 s to import: only an opened source pays for it
    import cv2

__all__ = [
    "CameraError",
    "CameraInfo",
    "FolderSource",
    "Frame",
    "Image",
    "Source",
    "VideoSource",
    "WebcamSource",
    "list_cameras",
    "source_from",
]

Image = NDArray[np.uint8]
Wait = Callable[[float], object]

WIDTH, HEIGHT, RATE = 1280, 720, 30.0
IMAGE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".ppm", ".pgm"})


class CameraError(Exception):
    """Say in `code`, `what` and `remedy` why a source gives no frames."""

    def __init__(self, code: str, what: str, remedy: str) -> None:
        super().__init__(f"{code}: {what}; {remedy}")
        self.code = code
        self.what = what
        self.remedy = remedy


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Hold one picture: `image` is H×W×3 BGR and never changed, `at` is in monotonic seconds."""

    image: Image
    at: float
    number: int


class Source(Protocol):
    """Be something that gives pictures.

    `repeats` is true where identical pictures in a row are normal: a folder holds its last image, a sensor never
    gives the same noise twice.
    """

    @property
    def repeats(self) -> bool:
        """Tell whether identical pictures in a row are normal."""
        ...

    def open(self) -> None:
        """Make ready, or raise CameraError."""
        ...

    def read(self) -> Image | None:
        """Return the next picture as H×W×3 BGR, None when there is none; may block."""
        ...

    def close(self) -> None:
        """Release everything; harmless when not open."""
        ...


def source_from(text: str) -> Source:
    """Choose the source that `text` names: an index, a device or its stable id, a folder, a video file."""
    if text.isascii() and text.isdigit():
        return WebcamSource(f"/dev/video{int(text)}")
    path = Path(text)
    if path.is_dir():
        return FolderSource(path)
    if path.is_file():
        return VideoSource(path)
    return WebcamSource(text)


class WebcamSource:
    """Read a V4L2 camera named by its device or, better, by the id that survives replugging."""

    repeats = False

    def __init__(self, name: str) -> None:
        self._name = name
        self._capture: cv2.VideoCapture | None = None

    def open(self) -> None:
        """Open the camera at 1280×720 in MJPEG, set for a bright phone screen held still."""
        self.close()
        device = path_of(self._name)
        _refuse_unusable(device)
        import cv2

        capture = cv2.VideoCapture(str(device), cv2.CAP_V4L2)
        if not capture.isOpened():
            capture.release()
            raise CameraError(
                "camera_busy",
                f"{device} cannot be opened for video",
                "close the other program that uses the camera, or replug it",
            )
        _set_up(capture)
        self._capture = capture

    def read(self) -> Image | None:
        """Return the newest picture; `isOpened` stays true after an unplug, so only this tells."""
        return None if self._capture is None else _picture(self._capture)

    def close(self) -> None:
        """Release the device."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None


class VideoSource:
    """Play a video file at its own pace; None at its end, and `open` begins again."""

    repeats = True

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
        return _picture(self._capture)

    def close(self) -> None:
        """Release the file."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None


class FolderSource:
    """Play the images of a folder in order of name, each once, then hold the last one.

    The folder may grow meanwhile: an image that sorts after those played is played next, none is left out. Write it
    under another ending and rename it, so that no half image is seen. While nothing new comes the last image is
    repeated at the same rate; `read` blocks for one period at most.
    """

    repeats = True

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


def _refuse_unusable(device: Path) -> None:
    if not device.exists():
        raise CameraError("camera_missing", f"there is no {device}", "plug the camera in, or choose another one")
    if not os.access(device, os.R_OK | os.W_OK):
        raise CameraError("camera_forbidden", f"{device} may not be read", "add this user to the group 'video'")


def _picture(capture: "cv2.VideoCapture") -> Image | None:
    import cv2

    try:
        got, image = capture.read()
    except cv2.error:
        return None
    picture = np.asarray(image)
    return picture.astype(np.uint8, copy=False) if got and picture.ndim == 3 else None


def _set_up(capture: "cv2.VideoCapture") -> None:
    """Ask for what suits a phone screen at 10–40 cm; a driver that cannot do it ignores the wish."""
    import cv2

    wishes = (
        (cv2.CAP_PROP_FOURCC, float(cv2.VideoWriter.fourcc("M", "J", "P", "G"))),  # raw 720p does not fit USB 2
        (cv2.CAP_PROP_FRAME_WIDTH, float(WIDTH)),
        (cv2.CAP_PROP_FRAME_HEIGHT, float(HEIGHT)),
        (cv2.CAP_PROP_FPS, RATE),
        (cv2.CAP_PROP_BUFFERSIZE, 1.0),
        (cv2.CAP_PROP_AUTOFOCUS, 1.0),
        (cv2.CAP_PROP_AUTO_EXPOSURE, 3.0),  # V4L2_EXPOSURE_APERTURE_PRIORITY: the driver's automatic
        (cv2.CAP_PROP_BACKLIGHT, 0.0),  # compensation would burn out a bright screen in a dim hall
        (cv2.CAP_PROP_GAIN, 0.0),  # noise costs more reads than darkness
        (cv2.CAP_PROP_SHARPNESS, 3.0),
    )
    for name, value in wishes:
        capture.set(name, value)
