"""How fast a camera and the looking for codes are, each second anew."""

from dataclasses import dataclass
from typing import Final

MEASURED_OVER: Final = 1.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Pictures that the camera gave and those that were looked at, a second."""

    pictures: float = 0.0
    looks: float = 0.0


class Tempo:
    """Counts from `begun` on. All instants are monotonic seconds."""

    def __init__(self, begun: float) -> None:
        self._since = begun
        self._first: int | None = None
        self._last = 0
        self._looks = 0

    def saw(self, number: int) -> None:
        """Take the number of a picture: those nobody took in time count as well."""
        if self._first is None or number < self._last:
            self._first = number  # or the camera was opened anew
        self._last = number

    def looked(self) -> None:
        """Take that a picture was looked at."""
        self._looks += 1

    def rates(self, now: float) -> Rates | None:
        """Return the rates when it is time for them, and begin again."""
        passed = now - self._since
        if passed < MEASURED_OVER:
            return None
        pictures = 0 if self._first is None else self._last - self._first
        rates = Rates(pictures / passed, self._looks / passed)
        self._since, self._looks = now, 0
        self._first = None if self._first is None else self._last
        return rates
