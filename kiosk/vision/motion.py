"""Tell cheaply whether anything moved before the camera, so that an empty place is looked at less often."""

import numpy as np
from numpy.typing import NDArray

from kiosk.vision.grey import Grey

CELL = 8  # pixels: the noise of a sensor averages out over 64, the edge of a code does not
LEAST_STIR, MOST_STIR = 4.0, 12.0  # grey levels by which a cell differs when something moved
OVER_NOISE = 9.0  # times the mean difference of all cells, which is the noise where little moves


class Motion:
    """Compares each picture with the last one that was looked at in earnest, so that a slow change adds up to one."""

    def __init__(self) -> None:
        self._seen: NDArray[np.float32] | None = None
        self._now: NDArray[np.float32] | None = None

    def moved(self, grey: Grey) -> bool:
        """Tell whether a picture differs anywhere from the last one that was noted."""
        self._now = _thumbnail(grey)
        if self._seen is None or self._seen.shape != self._now.shape:
            return True
        change = np.abs(self._now - self._seen)
        stir = min(max(LEAST_STIR, OVER_NOISE * float(np.mean(change))), MOST_STIR)
        return float(change.max()) >= stir

    def note(self) -> None:
        """Remember the picture last asked about: it is looked at in earnest."""
        self._seen = self._now


def _thumbnail(grey: Grey) -> NDArray[np.float32]:
    import cv2

    height, width = grey.shape
    size = (max(1, width // CELL), max(1, height // CELL))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.float32)
