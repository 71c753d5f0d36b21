"""List what can be tried on a frame, cheapest gain first; each step is pure and knows roughly what it costs."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

import cv2
import numpy as np

from kiosk.vision.budget import Cost
from kiosk.vision.engine import by_zbar, by_zxing
from kiosk.vision.finder import Finder, finders_by_look, finders_by_runs
from kiosk.vision.grey import Grey
from kiosk.vision.guess import Guess, guess_of_quad, guesses_of, triples_of
from kiosk.vision.reading import Reading, scaled

GUESSES = 4


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold one frame, whether card barcodes are asked for, and how many triples of finders may be looked at."""

    grey: Grey
    barcodes: bool = False
    triples: int = 3


@dataclass(frozen=True, slots=True)
class StepResult:
    """Hold what a step found: codes read, and places where one may be; `inverse` when they are light on dark."""

    readings: list[Reading] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Say what a step costs (in seconds, the unit being a million pixels) and what it does."""

    cost: Cost
    run: Callable[[Scene], StepResult]


Filter = Callable[[Grey], Grey]


def _read(change: Filter, scale: float, name: str, scene: Scene) -> StepResult:
    """Read a changed image with zxing-cpp; `scale` is its size beside the frame's."""
    readings, traces = by_zxing(change(scene.grey), name, barcodes=scene.barcodes)
    readings = [replace(one, corners=scaled(one.corners, 1 / scale)) for one in readings]
    guesses = [guess_of_quad(trace.version, scaled(trace.corners, 1 / scale)) for trace in traces]
    return StepResult(
        readings, [guess for guess in guesses if guess is not None][:GUESSES], change in {inverted, inverted_half}
    )


def _read_zbar(change: Filter, scale: float, name: str, scene: Scene) -> StepResult:
    readings = by_zbar(change(scene.grey), name)
    return StepResult([replace(one, corners=scaled(one.corners, 1 / scale)) for one in readings])


def _seek(change: Filter, scale: float, seek: Callable[[Grey], list[Finder]], scene: Scene) -> StepResult:
    """Look for finder patterns in a changed image and guess codes from them."""
    found = [Finder(f.x / scale, f.y / scale, f.module / scale, f.score) for f in seek(change(scene.grey))]
    triples = triples_of(scene.grey, found)[: scene.triples]
    guesses = [guess for triple in triples for guess in guesses_of(scene.grey, triple)]
    return StepResult([], sorted(guesses, key=lambda guess: -guess.score)[:GUESSES])


def same(grey: Grey) -> Grey:
    """Return the frame as it is."""
    return grey


def half(grey: Grey) -> Grey:
    """Halve the size; noise goes with it."""
    return np.asarray(cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)


def quarter(grey: Grey) -> Grey:
    """Quarter the size, for codes that fill the frame."""
    return np.asarray(cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA), np.uint8)


def twice(grey: Grey) -> Grey:
    """Double the size, for small codes."""
    return np.asarray(cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), np.uint8)


def inverted(grey: Grey) -> Grey:
    """Swap dark and light."""
    return np.asarray(cv2.bitwise_not(grey), np.uint8)


def brightened(grey: Grey) -> Grey:
    """Lift the dark: zxing-cpp's binariser wants contrast of a certain size."""
    return np.asarray(cv2.LUT(grey, _GAMMA), np.uint8)


def thresholded(grey: Grey) -> Grey:
    """Decide every pixel by its neighbourhood's mean."""
    reach = (min(grey.shape) // 16) | 1
    bits = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, max(reach, 3), 2)
    return np.asarray(bits, np.uint8)


def inverted_half(grey: Grey) -> Grey:
    """Swap dark and light of the halved frame."""
    return inverted(half(grey))


def thresholded_half(grey: Grey) -> Grey:
    """Decide every pixel of the halved frame by its neighbourhood's mean."""
    return thresholded(half(grey))


def median(grey: Grey) -> Grey:
    """Take specks away."""
    return np.asarray(cv2.medianBlur(grey, 3), np.uint8)


def smooth(grey: Grey) -> Grey:
    """Take noise away, for the finder patterns of coarse codes."""
    return np.asarray(cv2.blur(grey, (3, 3)), np.uint8)


_GAMMA = np.round(255 * (np.arange(256) / 255) ** 0.45).astype(np.uint8)


def _reader(name: str, change: Filter, scale: float, fixed: float, per_megapixel: float) -> Step:
    return Step(Cost(name, fixed / 1e3, per_megapixel / 1e3), partial(_read, change, scale, name))


def _seeker(
    name: str, change: Filter, scale: float, seek: Callable[[Grey], list[Finder]], fixed: float, per_megapixel: float
) -> Step:
    return Step(Cost(name, fixed / 1e3, per_megapixel / 1e3), partial(_seek, change, scale, seek))


PLAIN = _reader("plain", same, 1.0, 0.2, 1.2)
STEPS: tuple[Step, ...] = (
    _reader("quarter", quarter, 0.25, 0.1, 0.3),
    _reader("median", median, 1.0, 0.2, 1.0),
    _reader("inverted half", inverted_half, 0.5, 0.1, 0.4),
    _reader("brightened", brightened, 1.0, 0.2, 1.2),
    _seeker("runs in half", half, 0.5, partial(finders_by_runs, window=17), 1.0, 2.5),
    _seeker("runs in quarter", quarter, 0.25, partial(finders_by_runs, window=17), 1.0, 1.0),
    _seeker("look", half, 0.5, finders_by_look, 6.0, 9.0),
    _seeker("runs", smooth, 1.0, partial(finders_by_runs, window=21), 2.0, 7.0),
    _reader("thresholded half", thresholded_half, 0.5, 0.2, 0.7),
    _reader("half", half, 0.5, 0.1, 0.5),
    _reader("twice", twice, 2.0, 0.3, 6.0),
    _reader("thresholded", thresholded, 1.0, 0.3, 2.2),
    _seeker("coarse look", quarter, 0.25, finders_by_look, 3.0, 3.0),
    _reader("inverted", inverted, 1.0, 0.1, 1.2),
    Step(Cost("zbar in half", 1e-3, 8e-3), partial(_read_zbar, half, 0.5, "zbar in half")),
    Step(Cost("zbar", 1e-3, 30e-3), partial(_read_zbar, same, 1.0, "zbar")),
)
