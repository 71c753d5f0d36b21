"""How long wrong PINs keep a terminal from taking further ones, so that no PIN of four digits is found by trying.

Two limits, because one would be wrong: wrong tries at one code lock that code alone, for a time that doubles, so a
visitor who plays with the keys keeps no other employee out; and whatever the code, a terminal takes only so many wrong
tries in a time, so that trying all codes in turn helps nobody. The second never asks anybody to wait for long.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

FREE_TRIES: Final = 3
FIRST_LOCK: Final = 30.0
LONGEST_LOCK: Final = 3600.0
MOST_TRIES: Final = 10.0
"""Wrong tries that a terminal takes at once, whatever the codes."""
TRY_EVERY: Final = 30.0
"""Seconds in which a terminal that has had them all takes one more."""
TRIES_AT_START: Final = 3.0
"""Fewer than `MOST_TRIES`: whoever pulls the plug gains nothing."""


def lock_after(failures: int) -> float:
    """Return the seconds a code is locked after so many wrong tries in a row."""
    if failures < FREE_TRIES:
        return 0.0
    return min(LONGEST_LOCK, FIRST_LOCK * 2.0 ** min(failures - FREE_TRIES, 16))


@dataclass(frozen=True, slots=True)
class Lockout:
    """Wrong tries in a row and the end of the lock by code; `tries` the terminal had left at `at` (monotonic)."""

    failures: Mapping[str, int] = field(default_factory=dict)
    until: Mapping[str, float] = field(default_factory=dict)
    tries: float = TRIES_AT_START
    at: float = 0.0

    def wait(self, code: str, now: float) -> float:
        """Return the seconds until a try at this code counts."""
        missing = max(0.0, 1.0 - self._tries(now)) * TRY_EVERY
        return max(missing, self.until.get(code, now) - now)

    def after_wrong(self, code: str, now: float) -> "Lockout":
        """Return it after a wrong try."""
        failures = self.failures.get(code, 0) + 1
        return Lockout(
            {**self.failures, code: failures},
            {**self.until, code: now + lock_after(failures)},
            max(0.0, self._tries(now) - 1.0),
            now,
        )

    def after_right(self, code: str, now: float) -> "Lockout":
        """Return it after a right try, or a new PIN: that code begins afresh."""
        failures = {one: count for one, count in self.failures.items() if one != code}
        until = {one: end for one, end in self.until.items() if one != code}
        return Lockout(failures, until, self._tries(now), now)

    def _tries(self, now: float) -> float:
        return min(MOST_TRIES, self.tries + (now - self.at) / TRY_EVERY)


def lockout_from(failures: Mapping[str, int], now: float) -> Lockout:
    """Return the lockout of a terminal that has just started: each lock begins again, and few tries are left."""
    return Lockout(failures, {code: now + lock_after(count) for code, count in failures.items()}, TRIES_AT_START, now)
