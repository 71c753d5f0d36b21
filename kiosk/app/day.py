"""The day at the door: counts since midnight at the venue, who is inside, and the last checks for a short while."""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Final

from kiosk.app.recorder import Recorder
from kiosk.desk import Check
from kiosk.ui.surroundings import Counts, RecentCheck
from sync.model.visit import Outcome
from sync.replica.database import ReplicaError
from sync.replica.journal import Counts as JournalCounts

KEEP_RECENT: Final = 600.0
"""Seconds that the desk's list remembers a masked id, whatever the clock is set to meanwhile."""
NOTHING_COUNTED: Final = JournalCounts(dict.fromkeys(Outcome, 0), (), 0)


class Day:
    """Counts the day of `now`, an instant on the venue's clock. For the GUI thread."""

    def __init__(self, journal: Recorder, now: Callable[[], datetime], monotonic: Callable[[], float]) -> None:
        self._journal = journal
        self._now = now
        self._monotonic = monotonic
        self._recent: deque[tuple[float, RecentCheck]] = deque(maxlen=50)
        self._counts = NOTHING_COUNTED
        self._since: datetime | None = None

    def note(self, check: Check) -> None:
        """Take up a check that was just made."""
        visit = check.visit
        self._since = None
        verdict = check.verdict
        recent = RecentCheck(
            visit.at, visit.method, check.masked, verdict.outcome, verdict.reason, visit.status, visit.direction
        )
        self._recent.appendleft((self._monotonic(), recent))

    def inside(self) -> int:
        """Return how many people are inside."""
        return self.counted().inside

    def recent(self) -> tuple[RecentCheck, ...]:
        """Return the last checks, newest first."""
        while self._recent and self._monotonic() - self._recent[-1][0] > KEEP_RECENT:
            self._recent.pop()
        return tuple(recent for _, recent in self._recent)

    def counted(self) -> JournalCounts:
        """Return what came since midnight."""
        midnight = self._now().replace(hour=0, minute=0, second=0, microsecond=0)
        if midnight != self._since:
            try:
                self._counts = self._journal.counts(midnight)
            except ReplicaError:
                return self._counts  # the last counts stand; the terminal is out of order
            self._since = midnight
        return self._counts


def by_outcome(counts: JournalCounts) -> Counts:
    """Return the day's checks as they are shown."""
    by = counts.outcomes
    return Counts(by.get(Outcome.ADMIT, 0), by.get(Outcome.DENY, 0), by.get(Outcome.REFER, 0))


def by_hour(counts: JournalCounts, now: datetime) -> tuple[int, ...]:
    """Return the day's checks in each hour from midnight to `now`, on the clock of the venue."""
    hours = [0] * (now.hour + 1)
    for one in counts.hours:
        hour = one.hour.astimezone(now.tzinfo).hour
        if hour <= now.hour:
            hours[hour] += one.visits
    return tuple(hours)
