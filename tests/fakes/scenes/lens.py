"""Do to a picture what lens, shutter and sensor do."""

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]


def blurred(picture: Picture, motion: float, angle: float, defocus: float) -> Picture:
    """Smear over `motion` pixels at `angle` and blur by a Gaussian of `defocus` pixels."""
    out = picture
    if motion >= 1.0:
        out = np.asarray(cv2.filter2D(out, -1, streak(motion, angle)), np.uint8)
    if defocus >= 0.3:
        out = np.asarray(cv2.GaussianBlur(out, (0, 0), defocus), np.uint8)
    return out


def streak(length: float, angle: float) -> NDArray[np.float32]:
    """Return the kernel of a straight movement during the exposure."""
    reach = int(np.ceil(length / 2)) + 1
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    for t in np.linspace(-length / 2, length / 2, 8 * reach):
        x, y = reach + t * np.cos(angle), reach + t * np.sin(angle)
        left, top = int(x), int(y)
        dx, dy = x - left, y - top
        for row, column, share in ((0, 0, (1 - dx) * (1 - dy)), (0, 1, dx * (1 - dy)), (1, 0, (1 - dx) * dy)):
            kernel[top + row, left + column] += share
        kernel[top + 1, left + 1] += dx * dy
    return np.asarray(kernel / kernel.sum(), np.float32)


def lit(picture: Picture, gain: float) -> Picture:
    """Expose with `gain`; what is brighter than the sensor can tell is cut."""
    if abs(gain - 1.0) < 0.02:
        return picture
    return np.asarray(cv2.convertScaleAbs(picture, alpha=gain), np.uint8)


def noisy(picture: Picture, sigma: float, rng: np.random.Generator) -> Picture:
    """Add sensor noise of `sigma` grey levels."""
    if sigma < 0.5:
        return picture
    height, width = picture.shape[:2]
    tile = _noise(height + 64, width + 64, round(2 * sigma) / 2)
    y, x = rng.integers(0, 64, 2)
    return np.asarray(cv2.add(picture, tile[y : y + height, x : x + width], dtype=cv2.CV_8U), np.uint8)


@lru_cache(maxsize=2)
def _noise(height: int, width: int, sigma: float) -> NDArray[np.int8]:
    values = np.random.default_rng(11).normal(0, sigma, (height, width, 3))
    return np.clip(values, -127, 127).astype(np.int8)
