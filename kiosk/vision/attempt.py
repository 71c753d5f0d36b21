"""Try to read one guess, for as long as time is left and the modules look like a code's."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kiosk.vision.budget import Budget, Cost
from kiosk.vision.engine import by_bitmap
from kiosk.vision.grey import Grey
from kiosk.vision.grid import Modules, bent, readings_of, settled
from kiosk.vision.guess import Guess
from kiosk.vision.mend import mended
from kiosk.vision.plane import Singles, is_sound, project
from kiosk.vision.reading import Quad
from kiosk.vision.symbol import side_of

SETTLE = Cost("settle", 0.5e-3, 0.25e-3)  # seconds: at any size, and a thousand modules
LOOK = Cost("look at a guess", 1.0e-3, 0.9e-3)  # settled, and a round
ROUND = Cost("round", 0.3e-3, 0.8e-3)
BEND = Cost("bend", 0.5e-3, 1.0e-3)
MEND = Cost("mend", 1.0e-3, 2.0e-3)
WORTH_MENDING = 0.85
BENDS = 2
PLAUSIBLE = 0.66  # agreement of the first look; noise gives 0.5
SLACK = 0.03  # by which a later round may agree less and still be the better one
WORTH_MORE = 0.78  # agreement of a look that was taught the fixed modules; noise gives 0.6 to 0.75


@dataclass(frozen=True, slots=True, eq=False)
class Attempt:
    """Hold what came of a guess: the payload if it was read, the exact place, the modules for later frames."""

    guess: Guess
    payload: bytes | None = None
    modules: Modules | None = None
    way: str = ""


def has_time(guess: Guess, budget: Budget) -> bool:
    """Tell whether the budget has room for a look at a guess that is worth the name."""
    thousands = side_of(guess.version) ** 2 / 1e3
    return budget.allows(SETTLE, thousands) and budget.allows(LOOK, thousands)


def attempted(grey: Grey, guess: Guess, budget: Budget, reach: float = 1.5) -> Attempt | None:
    """Return what can be made of a guess within the budget; None when there is no code."""
    thousands = side_of(guess.version) ** 2 / 1e3
    if not is_sound(guess.mapping, side_of(guess.version), grey.shape) or not budget.allows(SETTLE, thousands):
        return None
    with budget.spending(SETTLE, thousands):
        place = settled(grey, guess, reach)
    if place.seen < 2 or not is_sound(place.guess.mapping, side_of(guess.version), grey.shape):
        return None
    return _read(grey, place.guess, budget, thousands)


def quad_of(guess: Guess) -> Quad:
    """Return the outer corners of a guess in the image: top left, top right, bottom right, bottom left."""
    side = side_of(guess.version)
    a, b, c, d = ((float(x), float(y)) for x, y in project(guess.mapping, [(0, 0), (side, 0), (side, side), (0, side)]))
    return a, b, c, d


def by_mending(modules: Modules) -> bytes | None:
    """Return what modules say once their doubtful code words are corrected, None when there are too many."""
    dark = mended(modules)
    return None if dark is None else by_bitmap(dark)


def _read(grey: Grey, guess: Guess, budget: Budget, thousands: float) -> Attempt | None:
    field: Singles | None = None
    kept: Modules | None = None
    for bend in range(BENDS + 1):
        last: Modules | None = None
        for modules in _rounds(grey, guess, field, budget, thousands):
            payload = by_bitmap(modules.dark)
            if payload is not None:
                return Attempt(guess, payload, modules, f"bent {bend}, {modules.way}" if bend else modules.way)
            if modules.agreement < (PLAUSIBLE if modules.way == "centre" else WORTH_MORE):
                return None if kept is None else Attempt(guess, None, kept)
            last = modules
            kept = modules if kept is None or modules.agreement > kept.agreement - SLACK else kept
        if kept is not None and kept.agreement >= WORTH_MENDING and budget.allows(MEND, thousands):
            with budget.spending(MEND, thousands):
                payload = by_mending(kept)
            if payload is not None:
                return Attempt(guess, payload, kept, f"bent {bend}, mended" if bend else "mended")
        if last is None or bend == BENDS or not budget.allows(BEND, thousands):
            break
        with budget.spending(BEND, thousands):
            field = bent(grey, guess, last, field)
    return None if kept is None else Attempt(guess, None, kept)


def _rounds(grey: Grey, guess: Guess, field: Singles | None, budget: Budget, thousands: float) -> Iterator[Modules]:
    """Yield the hypotheses that the budget has room for."""
    rounds = readings_of(grey, guess, field)
    while budget.allows(ROUND, thousands):
        with budget.spending(ROUND, thousands):
            modules = next(rounds, None)
        if modules is None or not np.isfinite(modules.light).all():
            return
        yield modules
