"""Find finder patterns: quickly by the 1:1:3:1:1 of their runs, or thoroughly by their look even when blurred."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.grey import Grey
from kiosk.vision.plane import Reals, Singles, samples

MOST = 18
MOST_ALIKE = 40  # more, for what is smeared looks less alike
LEAST = 24  # pixels: the smallest image with a whole code in it
SKIP = 2  # every so many rows and columns are looked at: a finder pattern's middle is three modules wide
CELL = 4  # pixels within which a row and a column agree
PLACES = 60
BLOB = 8  # pixels; what this parts, `_apart` joins
RING_MODULE, RING_SIDE = 1.15, 9  # pixels: a module and the whole template; wider, what lies around disturbs it
RING_LEAST = 0.42
RING_MODULES = (1.2, 1.5, 1.9, 2.4, 3.1)  # searched sizes, in pixels of the image given
TURN = np.arange(16) * (np.pi / 8)


@dataclass(frozen=True, slots=True)
class Finder:
    """Hold one candidate: middle and module size in pixels of the image, score (higher is likelier)."""

    x: float
    y: float
    module: float
    score: float


def finders_by_runs(grey: Grey, window: int = 0, *, dark: bool = True) -> list[Finder]:
    """Return the places where a row and a column of the binarised image both cross a finder pattern's middle."""
    if min(grey.shape) < LEAST:
        return []
    noise = _noise(grey)
    reach = (window or max(15, min(grey.shape) // 14)) | 1
    mean = cv2.blur(grey, (reach, reach))
    lower, higher = (grey, mean) if dark else (mean, grey)
    bits = (np.asarray(cv2.subtract(higher, lower), np.uint8) > 1.0 + noise).view(np.uint8)
    rows, xs, widths = _crossings(bits)
    columns, ys, heights = _crossings(np.ascontiguousarray(bits.T))
    if not len(rows) or not len(columns):
        return []
    places = _agreeing(bits.shape[1], (rows, xs, widths), (columns, ys, heights))
    if not len(places):
        return []
    clear = _ring_margin(grey if dark else np.asarray(255 - grey, np.uint8), places) > 2.0 + 1.5 * noise
    found = [
        Finder(x + 0.5, y + 0.5, float(np.sqrt(w * h)), min(count / float(np.sqrt(w * h)), 8.0) / 8.0)
        for x, y, w, h, count in places[clear]
    ]
    return _apart(found)


def finders_by_look(grey: Grey, modules: tuple[float, ...] = RING_MODULES) -> list[Finder]:
    """Return where the image looks like a finder pattern turned by any angle, by normalised correlation.

    It needs no edges, so blur, noise and low contrast leave it the finder; each size costs a smaller image.
    """
    found: list[Finder] = []
    small = grey
    for module in modules:
        height, width = (max(round(length * RING_MODULE / module), 1) for length in grey.shape)
        if min(height, width) >= RING_SIDE + 8:
            small = np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
            found += _look_alikes(small, grey.shape, module)
    return _apart(found, MOST_ALIKE)


def _noise(grey: Grey) -> float:
    lines = grey[4 :: max(8, grey.shape[0] // 90)].astype(np.int16)
    return float(np.mean(np.minimum(np.abs(lines[:, 1:] - lines[:, :-1]), 6))) + 0.3


def _crossings(bits: NDArray[np.uint8]) -> tuple[NDArray[np.int32], Singles, Singles]:
    """Return row, middle and module width of every dark-light-dark-light-dark in the ratio 1:1:3:1:1.

    Lengths are compared from an edge to the next edge of the same kind, so a threshold that is off does no harm.
    """
    bits = bits[::SKIP]
    width = bits.shape[1]
    at = np.flatnonzero(bits[:, 1:] != bits[:, :-1]).astype(np.int32)
    count = max(len(at) - 5, 0)
    row = at // (width - 1)
    x = (at - row * (width - 1) + 1).astype(np.float32)
    near = np.flatnonzero((row[5:] == row[:count]) & (x[5:] - x[:count] >= 10)) if count else np.zeros(0, np.int64)
    first = near[bits[row[near], x[near].astype(np.int32)] == 1]
    a, b, c, d, e, f = (x[first + step] for step in range(6))
    module = (f - a) / 7
    slack = 0.75 * module + 0.5
    fits = (
        (np.abs(c - a - 2 * module) < slack)
        & (np.abs(f - d - 2 * module) < slack)
        & (np.abs(d - b - 4 * module) < 1.2 * slack)
        & (np.abs(e - c - 4 * module) < 1.2 * slack)
        & (d - c > 1.7 * module)
    )
    middle = (b + c + d + e) / 4 - 0.5
    return row[first[fits]] * SKIP, middle[fits], module[fits]


Hits = tuple[NDArray[np.int32], Singles, Singles]


def _agreeing(width: int, across: Hits, down: Hits) -> Reals:
    """Return x, y, module width, module height and hits of each place that rows and columns agree on."""
    rows, xs, widths = across
    columns, ys, heights = down
    lattice = (rows // CELL) * width + np.rint(xs / CELL).astype(np.int64)
    at = np.rint(ys / CELL).astype(np.int64) * width + columns // CELL
    order = np.argsort(lattice)
    lattice = lattice[order]
    near = np.zeros(len(at), bool)
    height = np.zeros(len(at))
    for shift in (0, -1, 1, -width, width, -width - 1, -width + 1, width - 1, width + 1):
        place = np.minimum(np.searchsorted(lattice, at + shift), len(lattice) - 1)
        met = (lattice[place] == at + shift) & ~near
        height[met] = widths[order[place[met]]]
        near |= met
    points = np.column_stack([columns, ys, height, heights])[near]
    return _clustered(points)


def _clustered(points: Reals) -> Reals:
    """Return the means of points that lie close together, with their number, the most first."""
    cells = np.rint(points[:, 0] / BLOB).astype(np.int64) * 65536 + np.rint(points[:, 1] / BLOB).astype(np.int64)
    _, group, count = np.unique(cells, return_inverse=True, return_counts=True)
    means = [np.bincount(group, points[:, k], len(count)) / count for k in range(4)]
    table = np.column_stack([*means, count]) if len(count) else np.zeros((0, 5))
    rank = np.argsort(-table[:, 4] / np.maximum(table[:, 3], 1.0))[:PLACES]
    return np.asarray(table[rank], np.float64)


def _ring_margin(grey: Grey, places: Reals) -> Reals:
    """Return how much lighter the light ring is than the dark middle, at any turn of the pattern."""
    if not len(places):
        return np.zeros(0)

    def ring(radius: float, step: int) -> Singles:
        x = places[:, 0:1] + radius * places[:, 2:3] * np.cos(TURN[::step])
        y = places[:, 1:2] + radius * places[:, 3:4] * np.sin(TURN[::step])
        return samples(grey, x, y)

    middle = np.hstack([ring(0.0, 16), ring(0.6, 4), ring(1.0, 2)])
    light = np.hstack([ring(2.05, 1), ring(2.3, 1)])
    return np.asarray(np.percentile(light, 20, axis=1) - np.percentile(middle, 80, axis=1), np.float64)


def _look_alikes(small: Grey, shape: tuple[int, ...], module: float) -> list[Finder]:
    pixels = small.astype(np.float32)
    window = (RING_SIDE, RING_SIDE)
    product = cv2.matchTemplate(pixels, _ring(), cv2.TM_CCORR)
    inset = RING_SIDE // 2
    total = cv2.boxFilter(small, cv2.CV_32F, window)[inset:-inset, inset:-inset]
    squares = cv2.sqrBoxFilter(small, cv2.CV_32F, window)[inset:-inset, inset:-inset]
    spread = np.sqrt(np.maximum(cv2.subtract(squares, cv2.multiply(total, total)), 1.0))
    alike = cv2.divide(product, spread)
    best = (alike >= cv2.dilate(alike, np.ones((5, 5), np.uint8))) & (alike > RING_LEAST)
    ys, xs = np.nonzero(best)
    right, down = shape[1] / small.shape[1], shape[0] / small.shape[0]
    half = RING_SIDE / 2
    return [
        Finder((x + half) * right, (y + half) * down, module, float(alike[y, x])) for y, x in zip(ys, xs, strict=True)
    ]


@lru_cache(maxsize=1)
def _ring() -> Singles:
    """Return the mean over all turns of a finder pattern zero-mean, of unit length."""
    fine = 8
    span = (np.arange(RING_SIDE * fine) - (RING_SIDE * fine - 1) / 2) / (fine * RING_MODULE)
    x, y = np.meshgrid(span, span)
    total = np.zeros_like(x)
    for turn in np.linspace(0, np.pi / 2, 40, endpoint=False):
        reach = np.maximum(np.abs(x * np.cos(turn) + y * np.sin(turn)), np.abs(y * np.cos(turn) - x * np.sin(turn)))
        total += ((reach >= 1.5) & (reach < 2.5)) | (reach >= 3.5)
    soft = cv2.GaussianBlur(total, (0, 0), 0.5 * fine)
    ring = np.asarray(cv2.resize(soft, (RING_SIDE, RING_SIDE), interpolation=cv2.INTER_AREA), np.float64)
    ring -= ring.mean()
    # the windows' spread is a mean of squares, not a sum: hence the side in the length
    return np.asarray(ring / (np.linalg.norm(ring) * RING_SIDE), np.float32)


def _apart(found: list[Finder], most: int = MOST) -> list[Finder]:
    """Return the best of each place, the best first."""
    kept: list[Finder] = []
    for one in sorted(found, key=lambda finder: -finder.score):
        if all((one.x - k.x) ** 2 + (one.y - k.y) ** 2 > (3.2 * max(one.module, k.module)) ** 2 for k in kept):
            kept.append(one)
        if len(kept) == most:
            break
    return kept
