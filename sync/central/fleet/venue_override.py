"""A venue's own rule at the door: GREEN only, always or on some weekdays. It is part of the policy, which is signed.

The policy may hold wider rules, too, for categories and regions; those are not one venue's and are left alone.
"""

from dataclasses import dataclass, replace
from typing import Final

from sync.model.policy import Policy, VenueRule
from sync.model.status import Status

WEEKDAYS: Final = frozenset(range(7))

_GREEN_ONLY: Final = frozenset({Status.GREEN})


@dataclass(frozen=True, slots=True)
class Override:
    """The weekdays (0 = Monday) on which only GREEN is admitted; none of them is no override."""

    weekdays: frozenset[int] = frozenset()


def override_of(policy: Policy, venue_id: str) -> Override:
    """Return a venue's override."""
    days = [rule.weekdays or WEEKDAYS for rule in policy.rules if _is_of(rule, venue_id)]
    return Override(frozenset[int]().union(*days))


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
