"""What holds at this door: venue, signed policy and pass issuers, read from the documents of the replica."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from sync.model.policy import LocalName, Policy, PolicyFault, Venue, read_policy
from sync.passes import Issuers, read_issuers

LARGEST_DOCUMENT: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Premises:
    """The rules of one door, in force together."""

    venue: Venue
    policy: Policy
    issuers: Issuers


@dataclass(frozen=True, slots=True)
class NotEnrolled:
    """No venue is known: this terminal was never enrolled."""


@dataclass(frozen=True, slots=True)
class RulesFault:
    """A document that the agent stored is not understood, in words for a technician."""

    why: str


@dataclass(frozen=True, slots=True)
class Documents:
    """The replica's documents as bytes; None is one that never arrived."""

    venue: bytes | None
    policy: bytes | None
    issuers: bytes | None


def read_premises(documents: Documents) -> Premises | NotEnrolled | RulesFault:
    """Read the documents together: without a policy its defaults hold, without issuers no pass counts."""
    if documents.venue is None:
        return NotEnrolled()
    venue = read_venue(documents.venue)
    if isinstance(venue, RulesFault):
        return venue
    policy = Policy() if documents.policy is None else read_policy(documents.policy)
    if isinstance(policy, PolicyFault):
        return RulesFault(policy.why)
    issuers = {} if documents.issuers is None else read_issuers(documents.issuers)
    if issuers is None:
        return RulesFault("the list of pass issuers is not understood")
    return Premises(venue, policy, issuers)


def read_venue(document: bytes) -> Venue | RulesFault:
    """Read the register's description of the venue."""
    if len(document) > LARGEST_DOCUMENT:
        return RulesFault("the venue's description is larger than 1 MiB")
    try:
        return _venue(json.loads(document))
    except (ValueError, TypeError, KeyError, OverflowError, OSError, RecursionError) as fault:  # zones are files
        return RulesFault(f"the venue's description is not understood: {fault!r}"[:200])


def _venue(plain: Mapping[str, object]) -> Venue:
    name, capacity, since = plain["name"], plain.get("capacity"), plain.get("in_force_from")
    if not isinstance(name, dict):
        raise TypeError("name")
    if capacity is not None and not (type(capacity) is int and capacity >= 0):
        raise ValueError("capacity")
    return Venue(
        id=str(plain["id"]),
        name=LocalName(str(name["kk"]), str(name["ru"]), str(name["en"])),
        category=str(plain["category"]),
        region=str(plain["region"]),
        timezone=ZoneInfo(str(plain["timezone"])),
        in_force_from=None if since is None else _instant(since),
        capacity=capacity if isinstance(capacity, int) else None,
    )


def _instant(text: object) -> datetime:
    instant = datetime.fromisoformat(str(text))
    if instant.tzinfo is None:
        raise ValueError("an instant without its offset from UTC")
    return instant.astimezone(UTC)
