"""Decide what happens at the door, from what the register's data say and what the policy demands.

The terminal decides by it, and so does the central server for whoever scans a venue's poster: one rule, two doors.

Nothing uncertain is admitted and nothing uncertain accuses: whatever cannot be told is REFER.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from sync.model.policy import Policy, Venue, WhenFull, admitted_statuses, enforced_at
from sync.model.status import CorruptRecord, HealthRecord, Status, status_at
from sync.model.visit import Outcome, Reason

TOLERATED_LEAD: Final = timedelta(minutes=5)
"""How far data may seem to come from the future before it is the clock that is wrong."""
_BEYOND_STAFF: Final = frozenset({Reason.REVOKED, Reason.NOT_RECORDED})
"""Reasons about the terminal itself that no employee's decision mends: it would not count, or not be recorded."""


class Notice(Enum):
    """Something staff should know beside the verdict; it changes nothing."""

    DATA_AGING = "data_aging"
    VENUE_FULL = "venue_full"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer at the door. `status` is for staff and the journal; a visitor's screen never names YELLOW or RED.

    Where the check is not yet in force, `enforced` is False and no screen may show ADMIT's face.
    """

    outcome: Outcome
    reason: Reason
    status: Status | None = None
    enforced: bool = True
    notices: frozenset[Notice] = frozenset()


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What holds at the door when somebody stands before it; `inside` is the number of people, if it is counted."""

    venue: Venue
    policy: Policy
    generated_at: datetime
    now: datetime
    inside: int = 0


def decide(found: HealthRecord | CorruptRecord | None, here: Circumstances) -> Verdict:
    """Return the verdict on the person the snapshot answered for; `None` is somebody it does not know."""
    return replace(_decided(found, here), enforced=enforced_at(here.venue, here.now))


def refer(reason: Reason, status: Status | None = None) -> Verdict:
    """Return the verdict where nothing certain can be said; `status` is what the register last said, if anything."""
    return Verdict(Outcome.REFER, reason, status)


def held_back(verdict: Verdict, reason: Reason) -> Verdict:
    """Turn a verdict into REFER for another reason; what the register said stays known to staff."""
    return replace(verdict, outcome=Outcome.REFER, reason=reason)


def may_override(verdict: Verdict) -> bool:
    """Tell whether an employee may admit by their own decision.

    Never where the register says YELLOW or RED, at a terminal that it took out of service, or where no record is kept.
    """
    refused = verdict.outcome is Outcome.REFER or verdict.reason is Reason.VENUE_RULE
    return refused and verdict.reason not in _BEYOND_STAFF and verdict.status not in (Status.YELLOW, Status.RED)


def _decided(found: HealthRecord | CorruptRecord | None, here: Circumstances) -> Verdict:
    match found:
        case None:
            return refer(Reason.UNKNOWN_PERSON)
        case CorruptRecord():
            return refer(Reason.CORRUPT_DATA)
        case HealthRecord():
            return _by_freshness(status_at(found, here.now), here)


def _by_freshness(status: Status, here: Circumstances) -> Verdict:
    age = here.now - here.generated_at
    if age < -TOLERATED_LEAD:
        return refer(Reason.CLOCK_NOT_TRUSTED, status)
    if age > here.policy.refer_after:
        return refer(Reason.STALE_DATA, status)
    return _by_status(status, here)


def _by_status(status: Status, here: Circumstances) -> Verdict:
    if status in (Status.YELLOW, Status.RED):
        return Verdict(Outcome.DENY, Reason[status.name], status)
    if status not in admitted_statuses(here.policy, here.venue, here.now):
        return Verdict(Outcome.DENY, Reason.VENUE_RULE, status)
    full = here.venue.capacity is not None and here.inside >= here.venue.capacity
    if full and here.policy.when_full is WhenFull.REFER:
        return refer(Reason.VENUE_FULL, status)
    return Verdict(Outcome.ADMIT, Reason[status.name], status, notices=_notices(here, full=full))


def _notices(here: Circumstances, *, full: bool) -> frozenset[Notice]:
    aging = here.now - here.generated_at > here.policy.warn_after
    both = {Notice.DATA_AGING: aging, Notice.VENUE_FULL: full}
    return frozenset(notice for notice, holds in both.items() if holds)
