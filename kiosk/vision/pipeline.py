"""Spend each frame's budget where it reads most.

Every frame gets the fast pass. On a miss the rest of the budget goes to places where a code was seen but not read, and
to further steps, the best gain for its cost first; the next frame resumes with the next step. `docs/vision.md` has the
figures.
"""

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np

from kiosk.vision.attempt import Attempt, attempted, by_mending, has_time, quad_of
from kiosk.vision.budget import Budget, Prices
from kiosk.vision.engine import by_bitmap
from kiosk.vision.grey import Grey
from kiosk.vision.guess import Guess
from kiosk.vision.reading import Quad, Reading, off_centre, scaled
from kiosk.vision.steps import PLAIN, STEPS, Scene, Step, StepResult, inverted
from kiosk.vision.track import Track, is_fresh, summed, tracked

LEAST_SIDE, MOST_PIXELS = 16, 4_000_000
FOLLOW_REACH = 5.0  # modules that a held code may move between two frames
PENDING = 2  # guesses kept for the next frame
IDLE_AFTER = 6  # frames without a trace of a code
IDLE_BUDGET = 0.004  # seconds a frame that an empty scene may cost


class Pipeline:
    """Read one stream of grey images: what `kiosk.vision.decoder.Decoder` stands before."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._prices = Prices()
        self._next = 0
        self._track: Track | None = None  # with this frame's look
        self._before: Track | None = None  # without it: one frame is one look, however often it is tried
        self._agreement = 0.0
        self._pending: list[Guess] = []
        self._suspect: Quad | None = None
        self._idle = 0
        self._credit = 0.0

    @property
    def suspect(self) -> Quad | None:
        """Corners of a code that the last frame showed but nobody could read, for advice to the visitor."""
        return self._suspect

    def read(self, grey: Grey, budget: float, now: float, *, barcodes: bool) -> tuple[Reading, ...]:
        """Return the codes in scene, the one nearest the middle first; see `Decoder.decode`."""
        if grey.ndim != 2 or grey.dtype != np.uint8 or min(grey.shape) < LEAST_SIDE:
            return ()
        image, scale = _bounded(grey)
        self._suspect = None
        self._before = self._track
        clock = Budget(self._allowance(budget), self._prices, self._clock)
        readings = self._searched(Scene(image, barcodes), clock, budget, now)
        self._settle_credit(clock.spent)
        return _ordered(readings, scale, grey.shape)

    def _allowance(self, budget: float) -> float:
        """Return what this frame may cost: an empty scene saves up for the dearer steps."""
        if not self._is_idle():
            return budget
        self._credit = min(self._credit + IDLE_BUDGET, budget)
        return self._credit

    def _settle_credit(self, spent: float) -> None:
        self._idle = 0 if self._suspect is not None else self._idle + 1
        self._credit = self._credit - spent if self._idle > IDLE_AFTER else 0.0

    def _is_idle(self) -> bool:
        return self._idle >= IDLE_AFTER

    def _searched(self, scene: Scene, budget: Budget, most: float, now: float) -> list[Reading]:
        result = self._run(PLAIN, scene, budget)
        if result.readings:
            self._forget()
            return result.readings
        found = (
            self._resumed(scene.grey, budget, now)
            or self._followed(scene.grey, budget, now)
            or self._tried(result, scene.grey, budget, now, PLAIN)
        )
        found = found or self._stepped(scene, budget, most, now)
        if found:
            self._forget()
        return found

    def _stepped(self, scene: Scene, budget: Budget, most: float, now: float) -> list[Reading]:
        """Go on with the step whose turn it is; one that does not fit any more comes first on the next frame.

        While nothing is in scene the cheaper steps behind it wait as well, or its turn would never come.
        """
        megapixels = scene.grey.size / 1e6
        first, waiting = self._next, None
        for index in range(first, first + len(STEPS)):
            step = STEPS[index % len(STEPS)]
            if not budget.allows(step.cost, megapixels):
                if waiting is None and self._prices.predicted(step.cost, megapixels) < 0.8 * most:
                    waiting = index
                if waiting is not None and self._is_idle():
                    break
                continue
            result = self._run(step, scene, budget)
            found = result.readings or self._tried(result, scene.grey, budget, now, step)
            if found:
                return found
        self._next = first if waiting is None else waiting % len(STEPS)
        return []

    def _run(self, step: Step, scene: Scene, budget: Budget) -> StepResult:
        with budget.spending(step.cost, scene.grey.size / 1e6):
            return step.run(scene)

    def _resumed(self, grey: Grey, budget: Budget, now: float) -> list[Reading]:
        """Look at the guesses that the last frame had no time for; a hand has moved the code meanwhile."""
        waiting, self._pending = self._pending, []
        for guess in waiting:
            found = self._weighed(attempted(grey, guess, budget, FOLLOW_REACH), now, "resumed")
            if found:
                return found
        return []

    def _followed(self, grey: Grey, budget: Budget, now: float) -> list[Reading]:
        """Look again where a code was seen on an earlier frame, and add this frame's evidence."""
        if self._track is None or not is_fresh(self._track, now):
            self._track = self._before = None
            return []
        return self._weighed(attempted(grey, self._track.guess, budget, FOLLOW_REACH), now, "follow")

    def _tried(self, result: StepResult, grey: Grey, budget: Budget, now: float, step: Step) -> list[Reading]:
        image = inverted(grey) if result.inverse and result.guesses else grey
        for number, guess in enumerate(result.guesses):
            if not has_time(guess, budget) and not result.inverse:
                self._pending = result.guesses[number : number + PENDING]
                return []
            found = self._weighed(attempted(image, guess, budget), now, step.cost.name)
            if found:
                return found
        return []

    def _weighed(self, attempt: Attempt | None, now: float, name: str) -> list[Reading]:
        """Return the reading of an attempt, alone or together with what earlier frames showed of the same code."""
        if attempt is None:
            return []
        if attempt.payload is not None:
            return [Reading(attempt.payload, quad_of(attempt.guess), "QR", f"{name}: {attempt.way}")]
        self._suspect = quad_of(attempt.guess)
        if attempt.modules is None:
            return []
        if self._track is not self._before and attempt.modules.agreement <= self._agreement:
            return []
        self._agreement = attempt.modules.agreement
        self._track = tracked(self._before, attempt.guess, attempt.modules, now)
        if self._track.looks < 2:
            return []
        together = summed(self._track)
        payload = by_bitmap(together.dark) or by_mending(together)
        return [] if payload is None else [Reading(payload, self._suspect, "QR", f"{name}: {self._track.looks} frames")]

    def _forget(self) -> None:
        self._next = 0
        self._pending = []
        self._track = None
        self._suspect = None
        self._idle = 0


def _bounded(grey: Grey) -> tuple[Grey, float]:
    """Return the image, shrunk when it is larger than any camera's here, and by how much."""
    if grey.size <= MOST_PIXELS:
        return np.ascontiguousarray(grey), 1.0
    scale = (MOST_PIXELS / grey.size) ** 0.5
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), scale


def _ordered(readings: list[Reading], scale: float, shape: tuple[int, ...]) -> tuple[Reading, ...]:
    full = [replace(one, corners=scaled(one.corners, 1 / scale)) if scale != 1.0 else one for one in readings]
    return tuple(sorted(full, key=lambda one: off_centre(one.corners, shape)))
