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
        self._at_once = at_once
        self._servers = 1
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, caller: str, now: float) -> float:
        """Count a request at a monotonic `now` and return 0, or the seconds after which it may be tried again."""
        with self._lock:
            rate, at_once = self._rate / self._servers, max(1, self._at_once / self._servers)
            left, since = self._buckets.pop(caller, (at_once, now))
            left = min(at_once, left + (now - since) * rate)
            allowed = left >= 1
            self._buckets[caller] = (left - 1 if allowed else left, now)
            if len(self._buckets) > MOST_CALLERS:  # who was silent longest has a full bucket, or nearly
                self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - left) / rate

    def share(self, servers: int) -> None:
        """Let callers do here what is one server's share of so many."""
        with self._lock:
            self._servers = servers


class Limits:
    """The limits of a web server; of several, among which callers are spread, each has its `share`.

    A terminal syncs every few minutes; after weeks offline it uploads in a burst.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._terminals = Limit(120, 1200)
        self._services = Limit(6000, 6000)
        self._strangers = Limit(30, 60)
        self._phones = Limit(30, 60)

    def share(self, servers: int) -> None:
        """Let callers do here what is one server's share of so many."""
        for limit in (self._terminals, self._services, self._strangers, self._phones):
            limit.share(servers)

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
