"""One direction of the sync, with its own back-off, for a thread of its own: they fail independently."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from threading import Event, Lock
from typing import Final

from sync.agent.errors import Cause, Stopped, SyncError
from sync.replica.database import ReplicaError

log = logging.getLogger(__name__)

FIRST_PAUSE: Final = 2.0
LONGEST_PAUSE: Final = 900.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the last attempt failed, in words for a technician."""

    at: datetime
    code: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class LaneStanding:
    """How a lane stands after `turns`. `failures` are those in a row; `trouble` stays after a later success."""

    busy: bool = False
    turns: int = 0
    failures: int = 0
    last_success: datetime | None = None
    trouble: Trouble | None = None
    next_try: datetime | None = None


def pause_after(failures: int, retry_after: float | None, random: Random) -> float:
    """Return the seconds to wait after so many failures in a row: doubled each time, capped, spread by half.

    What the server asked for is waited out in full, and spread by a tenth beyond it, so that 30,000 terminals do not
    come back in the same second.
    """
    own = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(failures - 1, 30)) * random.uniform(0.5, 1.0)
    if retry_after is None:
        return own
    return max(own, retry_after * random.uniform(1.0, 1.1))


@dataclass(frozen=True, slots=True)
class Clocks:
    """The time a lane keeps: monotonic seconds to wait by, the wall clock to show."""

    monotonic: Callable[[], float]
    wall: Callable[[], datetime]


class Lane:
    """Do a job now, then every `pause` seconds, sooner when nudged, later when it fails.

    The job tells whether there was anything to do: what did nothing has not worked.
    """

    def __init__(
        self, name: str, job: Callable[[], bool], pause: float, clocks: Clocks, random: Random, standing: LaneStanding
    ) -> None:
        self.name = name
        self._job = job
        self._pause = pause
        self._clocks = clocks
        self._random = random
        self._standing = standing
        self._due = clocks.monotonic()
        self._asked = False
        self._urgent = False
        self._lock = Lock()
        self._wake = Event()

    @property
    def standing(self) -> LaneStanding:
        """Return how the lane stands now."""
        return self._standing

    def nudge(self, *, urgent: bool = False) -> None:
        """Ask for the job soon. After a failure only an urgent nudge, a person's, comes before the back-off's end."""
        with self._lock:
            self._urgent = self._urgent or urgent
            if self._standing.failures == 0:
                self._asked = True
        self._wake.set()

    def turns_after(self) -> int:
        """Return how many turns will have been done when one that begins after now has ended."""
        standing = self._standing
        return standing.turns + 1 + standing.busy

    def turn(self) -> None:
        """Do the job once and take note of how it went."""
        with self._lock:
            self._asked = self._urgent = False
        self._standing = replace(self._standing, busy=True)
        try:
            did = self._job()
        except Stopped:
            self._standing = replace(self._standing, busy=False)
        except SyncError as fault:
            self._failed(fault.code, fault.what, fault.remedy, fault.retry_after)
        except ReplicaError as fault:
            self._failed(fault.code, fault.what, fault.remedy, None)
        else:
            self._succeeded(did=did)

    def mistaken(self, fault: Exception) -> None:
        """Take note of a mistake of ours as of any other failure."""
        error = SyncError(Cause.INTERNAL, f"{type(fault).__name__} in {self.name}")
        self._failed(error.code, error.what, error.remedy, None)

    def rest(self, stop: Event) -> None:
        """Wait until the next turn is due; a nudge ends it, also the one that lets the thread see `stop`."""
        while not stop.is_set() and not (self._asked or self._urgent):
            left = self._due - self._clocks.monotonic()
            if left <= 0:
                return
            self._wake.wait(left)
            self._wake.clear()

    def _succeeded(self, *, did: bool) -> None:
        worked = self._clocks.wall() if did else self._standing.last_success
        pause = self._pause * self._random.uniform(0.9, 1.1)
        self._plan(pause, replace(self._standing, failures=0, last_success=worked))

    def _failed(self, code: str, what: str, remedy: str, retry_after: float | None) -> None:
        with self._lock:
            self._asked = False  # what was asked for meanwhile has just been tried; a person wants it tried anew
        failures = self._standing.failures + 1
        pause = pause_after(failures, retry_after, self._random)
        log.warning("lane %s: %s: %s; next try in %.0f s", self.name, code, what, pause)
        trouble = Trouble(self._clocks.wall(), code, what, remedy)
        self._plan(pause, replace(self._standing, failures=failures, trouble=trouble))

    def _plan(self, pause: float, standing: LaneStanding) -> None:
        self._due = self._clocks.monotonic() + pause
        next_try = self._clocks.wall() + timedelta(seconds=pause)
        self._standing = replace(standing, busy=False, turns=standing.turns + 1, next_try=next_try)
