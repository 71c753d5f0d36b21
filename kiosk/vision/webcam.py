"""Read a webcam through V4L2."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.settings import CameraSettings
from kiosk.vision.device import path_of
from kiosk.vision.dial import dials_of, tune
from kiosk.vision.source import FIXED, CameraError, Image, next_picture

if TYPE_CHECKING:
    import cv2

RATE: Final = 30.0
FORMATS: Final = (("MJPG", 1280, 720), ("YUYV", 640, 480))
"""What a webcam is asked for, best first: raw pictures of 720p do not fit through USB 2 at 30 a second."""


class WebcamSource:
    """Read a V4L2 camera named by its device or, better, by the id that survives replugging."""

    repeats = False

    def __init__(self, name: str) -> None:
        self._name = name
        self._device = Path()
        self._capture: cv2.VideoCapture | None = None
        self.dials = FIXED

    def open(self) -> None:
        """Open the camera at 1280×720 in MJPEG, or what comes nearest."""
        self.close()
        device = self._device = path_of(self._name)
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
        ask_for_format(capture)
        self._capture = capture
        self.dials = dials_of(device)

    def tune(self, camera: CameraSettings) -> None:
        """Turn what its driver lets us turn."""
        tune(self._device, camera)

    def read(self) -> Image | None:
        """Return the newest picture; `isOpened` stays true after an unplug, so only this tells."""
        return None if self._capture is None else next_picture(self._capture)

    def close(self) -> None:
        """Release the device."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None


class Wishing(Protocol):
    """What `ask_for_format` needs of a cv2.VideoCapture."""

    def set(self, propId: int, value: float) -> bool:  # noqa: N803  # OpenCV's name
        """Wish; whether it was granted, `get` tells."""
        ...

    def get(self, propId: int) -> float:  # noqa: N803  # OpenCV's name
        """Tell what is so."""
        ...


def ask_for_format(capture: Wishing) -> None:
    """Ask for the first of FORMATS whose coding the driver grants, in the size that comes nearest."""
    import cv2

    for coding, width, height in FORMATS:
        fourcc = cv2.VideoWriter.fourcc(*coding)
        capture.set(cv2.CAP_PROP_FOURCC, fourcc)
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, width)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
        if int(capture.get(cv2.CAP_PROP_FOURCC)) == fourcc:
            break
    capture.set(cv2.CAP_PROP_FPS, RATE)
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # else pictures are as old as the queue is long


def _refuse_unusable(device: Path) -> None:
    if not device.exists():
        raise CameraError("camera_missing", f"there is no {device}", "plug the camera in, or choose another one")
    if not os.access(device, os.R_OK | os.W_OK):
        raise CameraError("camera_forbidden", f"{device} may not be read", "add this user to the group 'video'")
