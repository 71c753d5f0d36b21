"""The port of everything that gives pictures.

Nothing here starts a thread: `Source.read` may block for as long as a driver likes, so the caller runs it where that
does no harm, and `kiosk.vision.watch` judges from outside whether frames still come.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.settings import CameraSettings

if TYPE_CHECKING:  # cv2 costs 0.28 s to import: only an opened source pays for it
    import cv2

    from kiosk.vision.dial import Dial

Image = NDArray[np.uint8]

FIXED: Final[frozenset["Dial"]] = frozenset()
"""The dials of what has none."""


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

    @property
    def dials(self) -> "frozenset[Dial]":
        """Return what can be turned while it is open."""
        ...

    def tune(self, camera: CameraSettings) -> None:
        """Turn the dials as the settings have them, as far as there are any; pictures may go on meanwhile."""
        ...


def next_picture(capture: "cv2.VideoCapture") -> Image | None:
    """Return the next picture of an opened capture; None where it has none, or only half of one."""
    import cv2

    try:
        got, image = capture.read()
    except cv2.error:
        return None
    picture = np.asarray(image)
    return picture.astype(np.uint8, copy=False) if got and picture.ndim == 3 else None


def mirrored(image: Image) -> Image:
    """Return the picture as a mirror shows it: whoever stands before the camera moves the code the right way."""
    import cv2

    return np.asarray(cv2.flip(image, 1), dtype=np.uint8)
