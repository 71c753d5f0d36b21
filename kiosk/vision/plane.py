"""Carry points between the plane of a code, in modules, and the image, in pixels.

Image coordinates have pixel centres at .5, as zxing-cpp's have; OpenCV's have them at whole numbers: `CENTRED` is
between the two. A homography maps (column, row) of the code to (x, y) of the image; (0, 0) is the outer corner of the
top left finder pattern.
"""

from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.grey import Grey

Reals = NDArray[np.float64]
Singles = NDArray[np.float32]

CENTRED: Reals = np.array([[1.0, 0.0, -0.5], [0.0, 1.0, -0.5], [0.0, 0.0, 1.0]])


def homography(source: Sequence[Sequence[float]] | Reals, target: Sequence[Sequence[float]] | Reals) -> Reals | None:
    """Return what maps the `source` points to the `target` points best, None when they do not say."""
    if len(source) < 4:
        return None
    if len(source) == 4:
        exact = cv2.getPerspectiveTransform(np.asarray(source, np.float32), np.asarray(target, np.float32))
        return np.asarray(exact, np.float64)
    try:
        found, _ = cv2.findHomography(np.asarray(source, np.float64), np.asarray(target, np.float64), 0)
    except cv2.error:
        return None
    return np.asarray(found, np.float64) if np.size(found) == 9 else None  # None when the points do not say


def project(mapping: Reals, points: Sequence[Sequence[float]] | Reals) -> Reals:
    """Return the points as `mapping` sees them, N×2."""
    flat = np.asarray(points, np.float64) @ mapping[:, :2].T + mapping[:, 2]
    with np.errstate(all="ignore"):
        return np.asarray(flat[:, :2] / flat[:, 2:], np.float64)


def is_sound(mapping: Reals, side: int, shape: tuple[int, ...]) -> bool:
    """Tell whether a symbol of `side` modules seen so is convex, not mirrored, and near the image."""
    corners = np.array([[0, 0, 1], [side, 0, 1], [side, side, 1], [0, side, 1]], np.float64)
    seen = corners @ mapping.T
    if not np.isfinite(seen).all() or (seen[:, 2] * np.sign(mapping[2, 2]) <= 1e-6).any():
        return False
    xy = seen[:, :2] / seen[:, 2:]
    edges = np.roll(xy, -1, axis=0) - xy
    turns = edges[:, 0] * np.roll(edges[:, 1], -1) - edges[:, 1] * np.roll(edges[:, 0], -1)
    reach = 0.5 * max(shape)
    inside = (xy > -reach).all() and (xy[:, 0] < shape[1] + reach).all() and (xy[:, 1] < shape[0] + reach).all()
    return bool(inside and (turns > side).all())


def rectified(grey: Grey, mapping: Reals, side: int, scale: int, margin: int, field: Singles | None = None) -> Grey:
    """Return the code seen from straight above, `scale` pixels a module, with `margin` modules around it.

    `field` shifts every pixel of the result by so many modules (columns, rows): paper is not flat.
    """
    size = (side + 2 * margin) * scale
    raster = np.array([[1 / scale, 0, 0.5 / scale - margin], [0, 1 / scale, 0.5 / scale - margin], [0, 0, 1.0]])
    if field is None:
        pose = CENTRED @ mapping @ raster
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        flat = cv2.warpPerspective(grey, pose, (size, size), flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(flat, np.uint8)
    pose32 = (CENTRED @ mapping).astype(np.float32)
    steps = _steps(side, scale, margin)
    u, v = steps[None, :] + field[..., 0], steps[:, None] + field[..., 1]
    w = pose32[2, 0] * u + pose32[2, 1] * v + pose32[2, 2]
    x = (pose32[0, 0] * u + pose32[0, 1] * v + pose32[0, 2]) / w
    y = (pose32[1, 0] * u + pose32[1, 1] * v + pose32[1, 2]) / w
    return np.asarray(cv2.remap(grey, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8)


@lru_cache(maxsize=64)
def _steps(side: int, scale: int, margin: int) -> Singles:
    return ((np.arange((side + 2 * margin) * scale) + 0.5) / scale - margin).astype(np.float32)


def along(grey: Grey, starts: Reals, ends: Reals, count: int) -> Singles:
    """Return the grey levels on straight lines, one row a line, `count` samples each."""
    share = np.linspace(0.0, 1.0, count)
    xs = starts[:, :1] + (ends[:, :1] - starts[:, :1]) * share - 0.5
    ys = starts[:, 1:] + (ends[:, 1:] - starts[:, 1:]) * share - 0.5
    return samples(grey, xs, ys)


def samples(grey: Grey, xs: Reals, ys: Reals) -> Singles:
    """Return the grey levels between pixels, at OpenCV's coordinates."""
    maps = xs.astype(np.float32), ys.astype(np.float32)
    return np.asarray(cv2.remap(grey, *maps, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32)


def peak(scores: NDArray[np.integer | np.floating]) -> tuple[float, float, float]:
    """Return the highest score and where it is (x, y), to a part of a pixel by a parabola."""
    _, best, _, (x, y) = cv2.minMaxLoc(scores)
    right, down = 0.0, 0.0
    if 0 < x < scores.shape[1] - 1:
        right = _vertex(float(scores[y, x - 1]), best, float(scores[y, x + 1]))
    if 0 < y < scores.shape[0] - 1:
        down = _vertex(float(scores[y - 1, x]), best, float(scores[y + 1, x]))
    return float(best), x + right, y + down


def _vertex(before: float, at: float, after: float) -> float:
    bend = before - 2 * at + after
    return 0.5 * (before - after) / bend if bend < 0 else 0.0
