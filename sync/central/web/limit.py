"""How often one caller may ask: a token bucket each, in this process. Time is passed in.

To count strangers in the register would let them write there. Several servers take a share of each limit instead.
"""

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from threading import Lock
from typing import Final

from sync.central.web.request import Refusal

MOST_CALLERS: Final = 100_000


class Limit:
    """Lets each caller through `a_minute` times a minute on average, `at_once` times in a burst."""

    def __init__(self, a_minute: float, at_once: float) -> None:
        self._rate = a_minute / 60
        self._at_once = max(1, at_once)
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, caller: str, now: float) -> float:
        """Count a request at a monotonic `now` and return 0, or the seconds after which it may be tried again."""
        with self._lock:
            left, since = self._buckets.pop(caller, (self._at_once, now))
            left = min(self._at_once, left + (now - since) * self._rate)
            allowed = left >= 1
            self._buckets[caller] = (left - 1 if allowed else left, now)
            if len(self._buckets) > MOST_CALLERS:  # who was silent longest has a full bucket, or nearly
                self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._rate


class Limits:
    """The limits of one of so many web servers, among which callers are spread.

    A terminal syncs every few minutes; after weeks offline it uploads in a burst.
    """

    def __init__(self, monotonic: Callable[[], float], servers: int = 1) -> None:
        self._monotonic = monotonic
        self._terminals = Limit(120 / servers, 1200 / servers)
        self._services = Limit(6000 / servers, 6000 / servers)
        self._strangers = Limit(30 / servers, 60 / servers)
        self._phones = Limit(30 / servers, 60 / servers)

    def of_terminals(self, caller: str) -> None:
        """Count a terminal's request; raise Refusal where it asks too often."""
        self._check(self._terminals, caller)

    def of_services(self, caller: str) -> None:
        """Count a service's request; raise Refusal where it asks too often."""
        self._check(self._services, caller)

    def of_strangers(self, caller: str) -> None:
        """Count a request of somebody who has no token yet, by address; raise Refusal where too many come."""
        self._check(self._strangers, caller)

    def of_phones(self, person: int) -> None:
        """Count what a visitor's phone does; raise Refusal where it does too much. A queue may share one address."""
        self._check(self._phones, str(person))

    def _check(self, limit: Limit, caller: str) -> None:
        seconds = limit.wait(caller, self._monotonic())
        if seconds:
            raise Refusal(429, "too_often", "this caller asks too often", ceil(seconds))
