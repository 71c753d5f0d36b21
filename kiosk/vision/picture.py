"""Tell from a picture's grey levels why a code in it may be hard to read."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from kiosk.vision.grey import Grey

BURNT = 250
GLARE_SHARE = 0.10
DARK_LEVEL = 70.0
LOW_CONTRAST = 45.0


class Advice(Enum):
    """Name what would help; the words are the screen's."""

    TILT = "tilt"
    BRIGHTEN = "brighten"


@dataclass(frozen=True, slots=True)
class Light:
    """Hold statistics of a region: grey levels of its bright part, spread, share burnt out."""

    bright: float
    contrast: float
    burnt: float


def light_of(grey: Grey, box: tuple[int, int, int, int]) -> Light:
    """Measure a region `box` (left, top, right, bottom, in pixels).

    Burnt counts only pixels whose neighbourhood is burnt too: the white of a code on a bright screen has dark modules
    beside it, a lamp's reflection has not.
    """
    left, top, right, bottom = box
    region = grey[max(top, 0) : bottom, max(left, 0) : right]
    if min(region.shape) < 16:
        return Light(255.0, 255.0, 0.0)
    cell = max(4, min(region.shape) // 24)
    rows, columns = region.shape[0] // cell, region.shape[1] // cell
    cells = region[: rows * cell, : columns * cell].reshape(rows, cell, columns, cell)
    low, high = (float(level) for level in np.percentile(region[::2, ::2], (5, 95)))
    return Light(high, high - low, float(np.mean(cells.min(axis=(1, 3)) >= BURNT)))


def advice_on(light: Light) -> Advice | None:
    """Return what to ask of the visitor whose code is in view but not read, None when the light is not to blame."""
    if light.burnt >= GLARE_SHARE:
        return Advice.TILT
    if light.bright < DARK_LEVEL or light.contrast < LOW_CONTRAST:
        return Advice.BRIGHTEN
    return None
