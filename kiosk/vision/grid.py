"""Read the modules of a code whose place is roughly known, better than a threshold on pixels can.

1. Straighten: the fixed patterns are found near where they should be, and correct the homography (`settled`).
2. Equalise: every module's colour is a weighted sum of the pixels in and around it. The weights are learned, for this
   very picture, from the modules whose colour is known beforehand, then from those decided with confidence: the least
   squares equaliser of a modem. It undoes defocus and smear, and mends a sampling point that is half a module off.
3. Unbend: blocks of decided modules are looked for around their place, and the shifts found bend the raster (`bent`).

What comes out is offered to zxing-cpp as a clean bitmap: error correction and decoding stay in the library.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.vision.grey import Grey
from kiosk.vision.guess import Guess
from kiosk.vision.plane import Reals, Singles, homography, peak, rectified
from kiosk.vision.symbol import alignment_centres, side_of, skeleton

SETTLE_SCALE, SEEN = 4, 0.45
SCALE, MARGIN, RING = 3, 3, 3
ROUNDS = 5  # each teaches the next one better
REACH, SURENESS = 2, 3.0  # modules whose light spills into a module; how soon one is taken for certain
NEIGHBOURS = (2 * REACH + 1) ** 2 - 1
WINDOW = 9  # modules over which light may change
CONFIDENT, DULL, BURNT = 0.35, 0.2, 240
BLOCK, STRIDE = 9, 6


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """Hold a guess made exact and how many of the three finder patterns were seen where they should be."""

    guess: Guess
    seen: int


@dataclass(frozen=True, slots=True, eq=False)
class Modules:
    """Hold one hypothesis: `dark` is side×side of 0 and 1, `light` the soft values, −1 dark … +1 light.

    `clarity` is what each of them is worth: 0 where glare has burnt the picture out, 1 where contrast is good.
    `agreement` is the share of the fixed modules that came out as they must: about 0.5 where there is no code.
    """

    dark: NDArray[np.uint8]
    light: Singles
    clarity: Singles
    agreement: float
    way: str


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """Hold a fixed pattern: first column and row, side in modules, its look, whether it is a finder pattern."""

    column: int
    row: int
    side: int
    look: Grey
    finder: bool


def settled(grey: Grey, guess: Guess, reach: float = 1.5) -> Settled:
    """Return the guess corrected by the fixed patterns seen near their places, at first up to `reach` modules off."""
    side = side_of(guess.version)
    mapping, seen = guess.mapping, 0
    for room, far in ((reach, max(3.0, reach, 0.08 * side)), (1.0, 1.2)):
        places, found, scores = _patterns_near(grey, Guess(guess.version, mapping, 0.0), room, far)
        seen = int((scores[:3] > SEEN).sum())
        if seen < 2:
            break
        mapping = _corrected(mapping, side, places, found, scores > SEEN)
    return Settled(Guess(guess.version, mapping, guess.score), seen)


def readings_of(grey: Grey, guess: Guess, field: Singles | None = None, rounds: int = ROUNDS) -> Iterator[Modules]:
    """Yield ever better hypotheses of the modules of a settled guess."""
    side = side_of(guess.version)
    known = skeleton(guess.version).ravel()
    flat = rectified(grey, guess.mapping, side, SCALE, MARGIN, field)
    levelled, spread = _levelled(flat)
    clarity = _clarity(flat, spread, side)
    taps, start = _taps(levelled, side), _bell()
    light = taps @ start
    modules = _decided(light, clarity, known, "centre")
    yield modules
    taught, stiffness = known, 0.3
    for turn in range(rounds):
        if turn == 1:
            start = np.concatenate([start, np.zeros(NEIGHBOURS, np.float32)])
        rows = np.hstack([taps, _neighbours(light * clarity, known)]) if turn else taps
        light = rows @ _weights(rows, start, taught, stiffness)
        before, modules = modules, _decided(light, clarity, known, f"equalised {turn + 1}")
        if np.array_equal(modules.dark, before.dark):
            return
        yield modules
        sure = np.where(
            (np.abs(light) > CONFIDENT) & (clarity > DULL), modules.dark.ravel().astype(np.int8), np.int8(-1)
        )
        taught, stiffness = np.where(known >= 0, known, sure), 0.02


def bent(grey: Grey, guess: Guess, modules: Modules, field: Singles | None) -> Singles:
    """Return the shifts, in modules for every pixel of the raster, that lay decided blocks over the picture."""
    side = side_of(guess.version)
    flat = rectified(grey, guess.mapping, side, SCALE, MARGIN, field)
    fine = np.kron(np.where(modules.dark > 0, 0, 255).astype(np.uint8), np.ones((SCALE, SCALE), np.uint8))
    drawn = np.asarray(cv2.GaussianBlur(fine.astype(np.uint8), (0, 0), 0.45 * SCALE), np.uint8)
    starts = np.unique(np.linspace(0, side - BLOCK, max(2, -(-(side - BLOCK) // STRIDE) + 1)).astype(int))
    shifts, trust = _block_shifts(flat, drawn, starts)
    total = _softened(trust)
    count = (side + 2 * MARGIN) * SCALE
    middles = (starts + BLOCK / 2 + MARGIN) * SCALE - 0.5
    place = np.interp(np.arange(count), middles, np.arange(len(starts))).astype(np.float32)
    xs, ys = np.meshgrid(place, place)
    layers = [cv2.remap(_softened(shift * trust) / total, xs, ys, cv2.INTER_LINEAR) for shift in shifts]
    fresh = np.dstack(layers).astype(np.float32)
    return fresh if field is None else fresh + field


def _softened(table: Singles) -> Singles:
    return np.asarray(cv2.GaussianBlur(table, (3, 3), 0.7, borderType=cv2.BORDER_REFLECT), np.float32)


def _patterns_near(grey: Grey, guess: Guess, reach: float, far: float) -> tuple[Reals, Reals, Reals]:
    """Return middles of the fixed patterns, where in the code's plane they are seen, and how well they fit."""
    side, scale, margin = side_of(guess.version), SETTLE_SCALE, int(reach) + 2
    flat = rectified(grey, guess.mapping, side, scale, margin)
    rows = []
    for pattern in _patterns(guess.version):
        room = int((reach if pattern.finder else far) * scale)
        left, top = ((first + margin) * scale - room for first in (pattern.column, pattern.row))
        left, top = max(left, 0), max(top, 0)
        right, bottom = ((first + margin + pattern.side) * scale + room for first in (pattern.column, pattern.row))
        scores = cv2.matchTemplate(flat[top:bottom, left:right], pattern.look, cv2.TM_CCOEFF_NORMED)
        score, x, y = peak(np.asarray(scores, np.float32))
        half = pattern.side / 2
        middle = pattern.column + half, pattern.row + half
        rows.append((*middle, (left + x) / scale - margin + half, (top + y) / scale - margin + half, score))
    table = np.array(rows)
    return table[:, :2], table[:, 2:4], table[:, 4]


@lru_cache(maxsize=64)
def _patterns(version: int) -> tuple[Pattern, ...]:
    modules, side = skeleton(version), side_of(version)

    def pattern(column: int, row: int, count: int) -> Pattern:
        part = np.where(modules[row : row + count, column : column + count] == 1, 20, 235).astype(np.uint8)
        fine = np.kron(part, np.ones((SETTLE_SCALE, SETTLE_SCALE), np.uint8))
        look = np.asarray(cv2.blur(fine, (SETTLE_SCALE, SETTLE_SCALE)), np.uint8)
        return Pattern(column, row, count, look, count == 8)

    corners = (pattern(0, 0, 8), pattern(side - 8, 0, 8), pattern(0, side - 8, 8))
    return (*corners, *(pattern(x - 2, y - 2, 5) for x, y in alignment_centres(version)))


def _corrected(mapping: Reals, side: int, places: Reals, found: Reals, good: NDArray[np.bool_]) -> Reals:
    """Return the mapping that also fits the patterns found; where too few are, the guessed corners hold it."""
    source, target = list(places[good]), list(found[good])
    if not good[3:].any() or len(source) < 4:
        corners = np.array([[0, 0], [side, 0], [0, side], [side, side]], np.float64)
        moves = [found[k] - places[k] if good[k] else np.zeros(2) for k in range(3)]
        for k in range(3):
            if not good[k]:
                source.append(corners[k])
                target.append(corners[k])
        source.append(corners[3])
        target.append(corners[3] + (moves[1] + moves[2] - moves[0] if good[:3].all() else 0.0))
    change = homography(np.array(source), np.array(target))
    return mapping if change is None else mapping @ change


def _levelled(flat: Grey) -> tuple[Singles, Singles]:
    """Return the picture with local mean 0 and spread 1, so that shade does not matter, and what the spread was."""
    pixels = flat.astype(np.float32)
    window = (WINDOW * SCALE | 1, WINDOW * SCALE | 1)
    mean = cv2.blur(pixels, window, borderType=cv2.BORDER_REFLECT)
    squares = cv2.sqrBoxFilter(pixels, cv2.CV_32F, window, borderType=cv2.BORDER_REFLECT)
    spread = np.sqrt(np.maximum(cv2.subtract(squares, cv2.multiply(mean, mean)), 4.0))
    return np.asarray(cv2.divide(cv2.subtract(pixels, mean), spread), np.float32), spread


def _clarity(flat: Grey, spread: Singles, side: int) -> Singles:
    """Return for each module how far its surroundings have contrast; none where all of them are burnt out."""
    width = 3 * SCALE
    darkest = cv2.erode(flat, np.ones((width, width), np.uint8))
    first, last = MARGIN * SCALE + SCALE // 2, (MARGIN + side) * SCALE
    middle = spread[first:last:SCALE, first:last:SCALE]
    clear = np.minimum(middle / (float(np.percentile(middle, 75)) + 1e-6), 1.0)
    clear[np.asarray(darkest)[first:last:SCALE, first:last:SCALE] >= BURNT] = 0.0
    return np.asarray(clear, np.float32).ravel()


def _taps(levelled: Singles, side: int) -> Singles:
    """Return a row a module: the pixels of the module and of a ring around it."""
    width = SCALE + 2 * RING
    windows = np.lib.stride_tricks.sliding_window_view(levelled, (width, width))
    first = MARGIN * SCALE - RING
    last = first + side * SCALE
    return np.ascontiguousarray(windows[first:last:SCALE, first:last:SCALE].reshape(side * side, width * width))


@lru_cache(maxsize=1)
def _bell() -> Singles:
    """Return the weights to begin with: the middle of the module."""
    width = SCALE + 2 * RING
    bell = np.exp(-((np.arange(width) - (width - 1) / 2) ** 2) / (2 * (0.33 * SCALE) ** 2))
    weights = np.outer(bell, bell)
    return np.asarray(weights / weights.sum(), np.float32).ravel()


def _neighbours(light: Singles, known: NDArray[np.int8]) -> Singles:
    """Return a row a module: what the modules around it are taken for so far, −1 dark … +1 light, less where unsure."""
    side, width = int(np.sqrt(len(known))), 2 * REACH + 1
    taken = np.where(known >= 0, 1.0 - 2.0 * known, np.tanh(SURENESS * light)).astype(np.float32)
    around = np.pad(taken.reshape(side, side), REACH, constant_values=1.0)
    windows = np.lib.stride_tricks.sliding_window_view(around, (width, width)).reshape(side * side, width * width)
    return np.asarray(np.delete(windows, width * width // 2, axis=1), np.float32)


def _weights(rows: Singles, start: Singles, taught: NDArray[np.integer], stiffness: float) -> Singles:
    """Return the least squares weights for the taught modules, held towards `start` by `stiffness`."""
    some = taught >= 0
    rows, wanted = np.ascontiguousarray(rows[some]), (1.0 - 2.0 * taught[some]).astype(np.float32)
    plain = rows @ start
    start = start * (float(plain @ wanted) / max(float(plain @ plain), 1e-6))
    # OpenCV's products stay in this thread: numpy's library would wake one a core for matrices as small as these
    count = rows.shape[1]
    hold = stiffness * float(np.vdot(rows, rows)) / count + 1e-6
    square = cv2.gemm(rows, rows, 1.0, np.eye(count, dtype=np.float32), hold, flags=cv2.GEMM_1_T)
    rest = (rows.T @ (wanted - rows @ start)).reshape(-1, 1)
    _, change = cv2.solve(square, rest, flags=cv2.DECOMP_CHOLESKY)
    return np.asarray(start + np.asarray(change, np.float32).ravel(), np.float32)


def _decided(light: Singles, clarity: Singles, known: NDArray[np.int8], way: str) -> Modules:
    side = int(np.sqrt(len(known)))
    seen = light < 0
    dark = np.where(known >= 0, known, seen).astype(np.uint8)
    fixed = known >= 0
    agreement = float(np.mean(seen[fixed] == (known[fixed] > 0)))
    shape = side, side
    return Modules(dark.reshape(shape), light.reshape(shape), clarity.reshape(shape), agreement, way)


def _block_shifts(flat: Grey, drawn: Grey, starts: NDArray[np.int64]) -> tuple[list[Singles], Singles]:
    count, room = len(starts), round(0.8 * SCALE)
    shifts = [np.zeros((count, count), np.float32) for _ in range(2)]
    trust = np.full((count, count), 1e-3, np.float32)
    for i, row in enumerate(starts * SCALE):
        for j, column in enumerate(starts * SCALE):
            block = drawn[row : row + BLOCK * SCALE, column : column + BLOCK * SCALE]
            top, left = row + MARGIN * SCALE - room, column + MARGIN * SCALE - room
            area = flat[top : top + BLOCK * SCALE + 2 * room, left : left + BLOCK * SCALE + 2 * room]
            scores = np.asarray(cv2.matchTemplate(area, block, cv2.TM_CCOEFF_NORMED), np.float32)
            score, x, y = peak(scores)
            if score > 0.3:
                shifts[0][i, j], shifts[1][i, j] = (x - room) / SCALE, (y - room) / SCALE
                trust[i, j] = score**2
    return shifts, trust
