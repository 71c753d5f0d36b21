"""Guess from three finder patterns where a code lies, how big it is and from which side it is seen."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.finder import Finder
from kiosk.vision.grey import Grey
from kiosk.vision.plane import Reals, Singles, along, homography, peak
from kiosk.vision.symbol import FINDER, side_of, version_of

SCALE = 3
PATCH = 13 * SCALE
WARP = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
TRIPLES = 12
USUAL = 30.0  # modules between two finder patterns, near the middle of what is met
LIKELY = 18  # of a triple at least two finder patterns must be among so many best ones
LEAST_LIKENESS, UNLIKE = 1.3, 0.35
SIZES = (0.8, 1.0, 1.25)
# how much nearer one end of a side may be: share by which modules shrink from one finder pattern to the next
LEANS = np.array([0, -0.05, 0.05, -0.1, 0.1, -0.16, 0.16, -0.23, 0.23, -0.32, 0.32, -0.43, 0.43])
ROWS_OFF = np.array([(3.0, 3.0), (2.6, 2.6), (3.4, 3.4)])  # where the timing row may lie


@dataclass(frozen=True, slots=True, eq=False)
class Guess:
    """Hold a version and the homography from modules to pixels; `score` ranks guesses, higher first."""

    version: int
    mapping: Reals
    score: float


@dataclass(frozen=True, slots=True)
class Corner:
    """Hold a finder pattern seen in a given turn: likeness −1..1, middle, module size."""

    likeness: float
    x: float
    y: float
    module: float


@dataclass(frozen=True, slots=True)
class Triple:
    """Hold three corners: top left, top right, bottom left, and their common likeness."""

    score: float
    top_left: Corner
    top_right: Corner
    bottom_left: Corner


def guess_of_quad(version: int, quad: tuple[tuple[float, float], ...]) -> Guess | None:
    """Return the guess that four outer corners stand for, as zxing-cpp reports a code it could not read."""
    side = side_of(version)
    mapping = homography([(0, 0), (side, 0), (side, side), (0, side)], quad)
    return None if mapping is None else Guess(version, mapping, 0.0)


def triples_of(grey: Grey, finders: list[Finder], most: int = TRIPLES) -> list[Triple]:
    """Return the likeliest triples of corners, the best first."""
    if len(finders) < 3:
        return []
    seen: dict[tuple[float, float, int], Corner] = {}

    def corner(row: Reals, u: Reals, v: Reals) -> Corner:
        key = (float(row[0]), float(row[1]), round(float(np.degrees(np.arctan2(u[1], u[0]))) / 6) % 15)
        if key not in seen:
            seen[key] = _corner(grey, row, u, v)
        return seen[key]

    found = []
    for a, b, c in _arrangements(finders, most):
        u, v = _direction(a, b), _direction(a, c)
        first = corner(a, u, v)
        if first.likeness < UNLIKE:
            continue
        three = first, corner(b, u, v), corner(c, u, v)
        low, middle, high = sorted(one.likeness for one in three)
        found.append(Triple(high + middle + 0.7 * low, *three))
    found.sort(key=lambda triple: -triple.score)
    return [triple for triple in found if triple.score >= LEAST_LIKENESS]


def guesses_of(grey: Grey, triple: Triple) -> Iterator[Guess]:
    """Yield at most two guesses: the versions and leans that explain the timing rows between the corners best."""
    a, b, c = (np.array([one.x, one.y]) for one in (triple.top_left, triple.top_right, triple.bottom_left))
    ma, mb, mc = triple.top_left.module, triple.top_right.module, triple.bottom_left.module
    wide, high = float(np.hypot(*(b - a))), float(np.hypot(*(c - a)))
    size = (wide / np.sqrt(ma * mb) + high / np.sqrt(ma * mc)) / 2 + 7
    middle = version_of(size)
    spread = 2 if middle < 8 else 3 if middle < 16 else 4
    versions = [v for v in range(middle - spread, middle + spread + 1) if 1 <= v <= 40]
    top = _timing(grey, (a, b), (c - a) / high, (ma, mb), versions)
    left = _timing(grey, (a, c), (b - a) / wide, (ma, mc), versions)
    ranked = sorted((-(top[v][0] + left[v][0]) + 0.04 * abs(side_of(v) - size) / 4, v) for v in versions)
    for cost, version in ranked[:2]:
        yield Guess(version, _frame(a, b, c, side_of(version), top[version][1], left[version][1]), triple.score - cost)
        if cost < -1.4:
            return


def _arrangements(finders: list[Finder], most: int) -> list[tuple[Reals, Reals, Reals]]:
    """Return triples in the order top left, top right, bottom left whose shape a symbol could have."""
    points = np.array([(f.x, f.y, f.module, f.score) for f in finders])
    three = points[_choices(len(finders))]
    gaps = np.stack([np.hypot(*(three[:, j, :2] - three[:, k, :2]).T) for j, k in ((1, 2), (0, 2), (0, 1))], axis=1)
    apex, every = gaps.argmax(axis=1), np.arange(len(three))
    a, b, c = three[every, apex], three[every, (apex + 1) % 3], three[every, (apex + 2) % 3]
    u, v = b[:, :2] - a[:, :2], c[:, :2] - a[:, :2]
    mirrored = (u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]) < 0
    b[mirrored], c[mirrored] = c[mirrored].copy(), b[mirrored].copy()
    wide, high = np.hypot(*u.T) + 1e-6, np.hypot(*v.T) + 1e-6
    module = three[:, :, 2].mean(axis=1)
    uneven = three[:, :, 2].max(axis=1) / three[:, :, 2].min(axis=1)
    slant, stretch = np.abs((u * v).sum(axis=1)) / (wide * high), np.maximum(wide, high) / np.minimum(wide, high)
    likely = (uneven < 2.1) & (slant < 0.65) & (stretch < 2.4)
    likely &= (np.minimum(wide, high) > 8 * module) & (np.maximum(wide, high) < 200 * module)
    odd = np.abs(np.log(np.sqrt(wide * high) / (module * USUAL)))
    cost = 0.8 * slant + 0.64 * (stretch - 1) + 0.5 * np.log(uneven) + 0.15 * odd - 3.0 * three[:, :, 3].mean(axis=1)
    order = np.flatnonzero(likely)
    order = order[np.argsort(cost[order])][:most]
    return [(a[k], b[k], c[k]) for k in order]


@lru_cache(maxsize=64)
def _choices(count: int) -> NDArray[np.int64]:
    return np.array([three for three in combinations(range(count), 3) if three[1] < LIKELY])


def _direction(start: Reals, end: Reals) -> Reals:
    step = end[:2] - start[:2]
    return np.asarray(step / (np.hypot(*step) + 1e-6), np.float64)


def _corner(grey: Grey, row: Reals, u: Reals, v: Reals) -> Corner:
    """Return the best likeness of the finder pattern with its light border, laid along `u` and `v`, over sizes."""
    best = Corner(-1.0, float(row[0]), float(row[1]), float(row[2]))
    for size in SIZES:
        step = float(row[2]) * size / SCALE
        a, b, c, d = float(u[0]) * step, float(v[0]) * step, float(u[1]) * step, float(v[1]) * step
        x0, y0 = (float(row[0]) - 0.5 - (a + b) * (PATCH - 1) / 2, float(row[1]) - 0.5 - (c + d) * (PATCH - 1) / 2)
        turn = np.array([[a, b, x0], [c, d, y0]])
        patch = cv2.warpAffine(grey, turn, (PATCH, PATCH), flags=WARP, borderMode=cv2.BORDER_REPLICATE)
        likeness, x, y = peak(cv2.matchTemplate(patch, _pattern(), cv2.TM_CCOEFF_NORMED))
        if likeness > best.likeness:
            x, y = x + (9 * SCALE - 1) / 2, y + (9 * SCALE - 1) / 2
            best = Corner(likeness, x0 + a * x + b * y + 0.5, y0 + c * x + d * y + 0.5, float(row[2]) * size)
    return best


@lru_cache(maxsize=1)
def _pattern() -> Grey:
    modules = np.where(np.pad(FINDER, 1) == 1, 20, 235).astype(np.uint8)
    fine = np.kron(modules, np.ones((SCALE, SCALE), np.uint8))
    return np.asarray(cv2.GaussianBlur(fine, (0, 0), 0.5 * SCALE), np.uint8)


def _timing(
    grey: Grey, ends: tuple[Reals, Reals], inward: Reals, modules: tuple[float, float], versions: list[int]
) -> dict[int, tuple[float, float]]:
    """Return for each version how well the alternating row between two finder patterns fits, and at which lean.

    The row lies three modules beside the line between the patterns' middles. A lean of k means that the far end's
    modules are (1 + k)⁻² times the near end's.
    """
    length = float(np.hypot(*(ends[1] - ends[0])))
    count = int(min(max(64.0, 6 * length / max(min(modules), 0.5)), 1200.0))
    starts = ends[0] + inward * (ROWS_OFF[:, :1] * modules[0])
    stops = ends[1] + inward * (ROWS_OFF[:, 1:] * modules[1])
    rows = along(grey, starts, stops, count)
    return {version: _best_lean(rows, version) for version in versions}


def _best_lean(rows: Singles, version: int) -> tuple[float, float]:
    places, signs = _timing_places(version)
    at = places * (rows.shape[1] - 1)
    left = np.minimum(at.astype(np.int64), rows.shape[1] - 2)
    part = (at - left).astype(np.float32)
    levels = rows[:, left] * (1 - part) + rows[:, left + 1] * part
    edges = levels[..., 1:-1] - (levels[..., :-2] + 2 * levels[..., 1:-1] + levels[..., 2:]) / 4
    length = np.sqrt((edges * edges).sum(axis=-1) * len(signs)) + 0.01 * len(signs)
    fit = (edges @ signs) / length - 0.1 * np.abs(LEANS)
    best = np.unravel_index(int(np.argmax(fit)), fit.shape)
    return float(fit[best]), float(LEANS[best[1]])


@lru_cache(maxsize=40)
def _timing_places(version: int) -> tuple[Reals, Singles]:
    """Return where (0..1) the timing modules lie between the patterns' middles, a row a lean, and their colours."""
    length = side_of(version) - 7
    share = np.arange(5, length - 4) / length
    places = share * (1 + LEANS[:, None]) / (1 + LEANS[:, None] * share)
    signs = np.where(np.arange(9, side_of(version) - 9) % 2 == 0, -1.0, 1.0).astype(np.float32)
    return places, signs


def _frame(a: Reals, b: Reals, c: Reals, side: int, lean_right: float, lean_down: float) -> Reals:
    """Return the homography that the three middles and the leans along the top and the left side fix."""
    length = side - 7
    u, v = (b * (1 + lean_right) - a) / length, (c * (1 + lean_down) - a) / length
    seen = np.array([[u[0], v[0], a[0]], [u[1], v[1], a[1]], [lean_right / length, lean_down / length, 1.0]])
    return np.asarray(seen @ np.array([[1, 0, -3.5], [0, 1, -3.5], [0, 0, 1.0]]), np.float64)
