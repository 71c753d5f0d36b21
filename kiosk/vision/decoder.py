"""Read the codes of a stream of grey images, each within its budget of CPU time.

The libraries behind it cost 0.4 s to import; that is paid when the first image comes, by the thread that reads it.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from kiosk.vision.grey import Grey
from kiosk.vision.reading import Quad, Reading

if TYPE_CHECKING:
    from kiosk.vision.pipeline import Pipeline

__all__ = ["Decoder", "Quad", "Reading"]


class Decoder:
    """Read one stream; a fresh one reads a still. Not for two threads at once."""

    def __init__(self, clock: Callable[[], float] = time.thread_time) -> None:
        self._clock = clock
        self._pipeline: Pipeline | None = None

    @property
    def suspect(self) -> Quad | None:
        """Corners of a code that the last frame showed but nobody could read, for advice to the visitor."""
        return None if self._pipeline is None else self._pipeline.suspect

    def warm(self) -> None:
        """Load the libraries and the tables now, so that the first visitor does not wait for them."""
        self.decode(np.zeros((64, 64), np.uint8), budget=0.0)

    def decode(self, grey: Grey, budget: float, now: float = 0.0, *, barcodes: bool = False) -> tuple[Reading, ...]:
        """Return the codes in view, the one nearest the guide's centre first; never raise.

        `grey` is H×W uint8, `budget` in seconds of this thread's CPU time, `now` monotonic seconds. With `barcodes` the
        symbologies of identity cards are tried as well.
        """
        if self._pipeline is None:
            from kiosk.vision.pipeline import Pipeline

            self._pipeline = Pipeline(self._clock)
        return self._pipeline.read(grey, budget, now, barcodes=barcodes)
