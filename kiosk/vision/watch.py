"""Judge from the frames and their times whether a camera is well. Pure: the caller brings the clock."""

import zlib
from collections import deque
from enum import Enum

import numpy as np
from numpy.typing import NDArray

PATIENCE = 1.5  # seconds; with the caller's look every 0.25 s a fault is noticed within 2 s
WARM_UP = 4.0  # seconds a webcam may take for its first picture before it is opened anew
STUTTER = 0.5  # seconds without a picture that a broken JPEG or two explain
LEAST_RATE = 5.0
BLACK = 12  # grey level that a covered lens stays under, noise included


class CameraHealth(Enum):
    """Name what is the matter with a camera."""

    STARTING = "starting"
    GOOD = "good"
    SLOW = "slow"
    BLACK = "black"
    FROZEN = "frozen"
    BLOCKED = "blocked"
    LOST = "lost"
    BUSY = "busy"
    MISSING = "missing"
    FORBIDDEN = "forbidden"


REFUSALS = {"camera_busy": CameraHealth.BUSY, "camera_forbidden": CameraHealth.FORBIDDEN}
"""What a camera that cannot be opened is called, by the code of the CameraError; any other is missing."""


class CameraWatch:
    """Follow one camera: tell it what happened, ask it for the health at any moment.

    `repeats` is the source's: where identical pictures are normal, nothing is called frozen.
    """

    def __init__(self, *, repeats: bool = False) -> None:
        self._repeats = repeats
        self._opened: float | None = None
        self._refusal = CameraHealth.STARTING
        self._frames: deque[float] = deque(maxlen=64)
        self._failing_since: float | None = None
        self._fingerprint = 0
        self._changed = 0.0
        self._lit = 0.0

    def opened(self, at: float) -> None:
        """Note that the source was opened."""
        self._opened = self._changed = self._lit = at
        self._failing_since = None
        self._frames.clear()

    def refused(self, code: str) -> None:
        """Note that the source could not be opened, with the code of the CameraError."""
        self._opened = None
        self._refusal = REFUSALS.get(code, CameraHealth.MISSING)

    def failed(self, at: float) -> None:
        """Note that `read` gave no picture."""
        if self._failing_since is None:
            self._failing_since = at

    def saw(self, image: NDArray[np.uint8], at: float) -> None:
        """Note a picture."""
        self._failing_since = None
        self._frames.append(at)
        sample = image[::16, ::16]
        fingerprint = zlib.crc32(sample.tobytes())
        if fingerprint != self._fingerprint or self._repeats:
            self._fingerprint, self._changed = fingerprint, at
        if np.percentile(sample, 98) >= BLACK:
            self._lit = at

    def health(self, now: float) -> CameraHealth:
        """Return what is the matter at `now`, the gravest first."""
        if self._opened is None:
            return self._refusal
        if self._failing_since is not None and now - self._failing_since >= STUTTER:
            return CameraHealth.LOST
        if not self._frames:
            return CameraHealth.STARTING if now - self._opened < PATIENCE else CameraHealth.BLOCKED
        if now - self._frames[-1] >= PATIENCE:
            return CameraHealth.BLOCKED
        if now - self._lit >= PATIENCE:
            return CameraHealth.BLACK
        if now - self._changed >= PATIENCE:
            return CameraHealth.FROZEN
        return CameraHealth.SLOW if self._is_slow(now) else CameraHealth.GOOD

    def needs_reopening(self, now: float) -> bool:
        """Tell whether opening it anew may help; a slow first picture is waited for, though it is called blocked."""
        if self.health(now) is CameraHealth.BLOCKED and self._opened is not None and not self._frames:
            return now - self._opened >= WARM_UP
        return self.health(now) in NEEDS_REOPENING

    def _is_slow(self, now: float) -> bool:
        if now - self._frames[0] < PATIENCE and len(self._frames) < LEAST_RATE * PATIENCE:
            return False  # too early to tell
        recent = sum(1 for at in self._frames if now - at <= PATIENCE)
        return recent < LEAST_RATE * PATIENCE


NEEDS_REOPENING = frozenset(
    {CameraHealth.FROZEN, CameraHealth.BLOCKED, CameraHealth.LOST, *REFUSALS.values(), CameraHealth.MISSING}
)


def reopen_delay(attempt: int, first: float = 0.5, longest: float = 8.0) -> float:
    """Return the seconds to wait before reopening, after `attempt` failures in a row (0 for none)."""
    return float(min(longest, first * 2.0 ** min(attempt, 30)))
