"""A venue's own rule at the door: GREEN only, always or on some weekdays. It is part of the policy, which is signed.

The policy may hold wider rules, too, for categories and regions, like cinemas at weekends; those are left alone, but
they hold at the venue's door.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sync.model.policy import Policy, Venue, VenueRule, admitted_statuses
from sync.model.status import Status

WEEKDAYS: Final = frozenset(range(7))

_GREEN_ONLY: Final = frozenset({Status.GREEN})
_A_MONDAY: Final = datetime(2021, 5, 24, 12)  # noqa: DTZ001  # noon of whatever zone a venue is in


@dataclass(frozen=True, slots=True)
class Override:
    """The weekdays (0 = Monday) on which only GREEN is admitted; none of them is no override."""

    weekdays: frozenset[int] = frozenset()


def override_of(policy: Policy, venue_id: str) -> Override:
    """Return a venue's override."""
    days = [rule.weekdays or WEEKDAYS for rule in policy.rules if _is_of(rule, venue_id)]
    return Override(frozenset[int]().union(*days))


def overridden_anew(before: Policy, after: Policy) -> list[str]:
    """Return the ids of the venues whose own override differs between two policies."""
    named = frozenset[str]().union(*(rule.venues for rule in (*before.rules, *after.rules)))
    return [one for one in sorted(named) if override_of(before, one) != override_of(after, one)]


def wider_override(policy: Policy, venue: Venue) -> Override:
    """Return the weekdays on which other rules than its own let only GREEN into a venue."""
    wider = replace(policy, rules=tuple(rule for rule in policy.rules if not _is_of(rule, venue.id)))
    noons = {day: _A_MONDAY.replace(tzinfo=venue.timezone) + timedelta(days=day) for day in WEEKDAYS}
    return Override(frozenset(d for d, noon in noons.items() if admitted_statuses(wider, venue, noon) == _GREEN_ONLY))


def with_override(policy: Policy, venue_id: str, override: Override) -> Policy:
    """Return the policy with a venue's override and a higher version; the very same where nothing changes."""
    if override == override_of(policy, venue_id):
        return policy
    kept = tuple(rule for rule in policy.rules if not _is_of(rule, venue_id))
    days = frozenset[int]() if override.weekdays == WEEKDAYS else override.weekdays
    own = (VenueRule(_GREEN_ONLY, venues=frozenset({venue_id}), weekdays=days),) if override.weekdays else ()
    return replace(policy, version=policy.version + 1, rules=kept + own)


def _is_of(rule: VenueRule, venue_id: str) -> bool:
    """Tell whether a rule is one venue's alone, of the kind that is edited with it."""
    alone = rule.venues == {venue_id} and not rule.categories and not rule.regions
    return alone and rule.admits == _GREEN_ONLY
