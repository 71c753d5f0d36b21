"""What a terminal applies at the door: venue and policy. They change as data; the code that reads them does not."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta, tzinfo
from enum import Enum
from typing import Final

from sync.model.status import Status

LARGEST_POLICY: Final = 1 << 20
LONGEST_DURATION: Final = timedelta(days=3653)
"""Ten years: added to any instant a terminal knows, this is still one that a calendar has."""
ADMITTED_BY_DEFAULT: Final = frozenset({Status.GREEN, Status.BLUE})


class WhenFull(Enum):
    """What a full house does to the next visitor."""

    WARN = "warn"
    REFER = "refer"


@dataclass(frozen=True, slots=True)
class LocalName:
    """A name in the three languages of the screens."""

    kk: str
    ru: str
    en: str


@dataclass(frozen=True, slots=True)
class Venue:
    """The place a terminal stands in. Before `in_force_from` (None: always in force) its checks are advisory."""

    id: str
    name: LocalName
    category: str
    region: str
    timezone: tzinfo
    in_force_from: datetime | None = None
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class VenueRule:
    """A narrowing of who is admitted; an empty set of categories, regions, venues or weekdays (0 = Monday) is all."""

    admits: frozenset[Status]
    categories: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    venues: frozenset[str] = frozenset()
    weekdays: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Policy:
    """The signed, synced rules of the door (ARCHITECTURE: freshness, gate, time, passes, change of pepper)."""

    version: int = 0
    warn_after: timedelta = timedelta(hours=4)
    refer_after: timedelta = timedelta(hours=72)
    reuse_window: timedelta = timedelta(minutes=10)
    max_offline_jump: timedelta = timedelta(days=45)
    retention: timedelta = timedelta(days=14)
    pass_life: timedelta = timedelta(minutes=60)
    pepper_spread: timedelta = timedelta(days=7)
    when_full: WhenFull = WhenFull.REFER
    rules: tuple[VenueRule, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyFault:
    """Why a policy document was not understood, in words for a technician."""

    why: str


def admitted_statuses(policy: Policy, venue: Venue, now: datetime) -> frozenset[Status]:
    """Return the statuses this venue admits at `now`, on the weekday of its own time zone.

    A rule only narrows: none can make YELLOW or RED admissible.
    """
    weekday = now.astimezone(venue.timezone).weekday()
    admitted = ADMITTED_BY_DEFAULT
    for rule in policy.rules:
        if _applies(rule, venue, weekday):
            admitted &= rule.admits
    return admitted


def enforced_at(venue: Venue, now: datetime) -> bool:
    """Tell whether the venue's check is in force yet."""
    return venue.in_force_from is None or now >= venue.in_force_from


def policy_document(policy: Policy) -> bytes:
    """Return the policy as the JSON document that is signed; durations are whole seconds."""
    plain: dict[str, object] = {}
    for field in fields(Policy):
        value = getattr(policy, field.name)
        plain[field.name] = int(value.total_seconds()) if isinstance(value, timedelta) else value
    plain["when_full"] = policy.when_full.value
    plain["rules"] = [_rule_document(rule) for rule in policy.rules]
    return json.dumps(plain, sort_keys=True, indent=1).encode()


def read_policy(document: bytes) -> Policy | PolicyFault:
    """Read a policy document; a member that is missing keeps its default, an unknown one is refused."""
    if len(document) > LARGEST_POLICY:
        return PolicyFault("the policy is larger than 1 MiB")
    try:
        return _policy(_members(json.loads(document)))
    except (ValueError, TypeError, OverflowError, RecursionError) as fault:
        return PolicyFault(f"the policy is not understood: {fault}"[:200])


def _members(plain: object) -> Mapping[str, object]:
    if not isinstance(plain, dict):
        raise TypeError("an object was expected")
    return plain


def _policy(plain: Mapping[str, object]) -> Policy:
    names = {field.name for field in fields(Policy)}
    if unknown := sorted(set(plain) - names):
        raise ValueError(f"unknown members {unknown}")
    values: dict[str, object] = {}
    for name, value in plain.items():
        values[name] = _member(name, value)
    return Policy(**values)  # type: ignore[arg-type]  # each member was converted to its field's type just above


def _member(name: str, value: object) -> object:
    if isinstance(value, bool):
        raise TypeError(f"{name} is no truth value")
    match name, value:
        case "when_full", str():
            return WhenFull(value)
        case "rules", list():
            return tuple(_rule(_members(rule)) for rule in value)
        case "version", int():
            return value
        case (("version" | "when_full" | "rules"), _):
            raise TypeError(f"{name} is of the wrong type")
        case _, int() if 0 <= value <= LONGEST_DURATION.total_seconds():
            return timedelta(seconds=value)
    raise TypeError(f"{name} must be a whole number of seconds, at most ten years")


def _rule(plain: Mapping[str, object]) -> VenueRule:
    if unknown := sorted(set(plain) - {field.name for field in fields(VenueRule)}):
        raise ValueError(f"unknown members {unknown} in a rule")
    names = _texts(plain, "admits")
    if unknown := sorted(names - Status.__members__.keys()):
        raise ValueError(f"there is no status {unknown}")
    admits = frozenset(Status[name] for name in names)
    if not admits <= ADMITTED_BY_DEFAULT:
        raise ValueError("a rule may only admit GREEN or BLUE")
    return VenueRule(
        admits=admits,
        categories=_texts(plain, "categories"),
        regions=_texts(plain, "regions"),
        venues=_texts(plain, "venues"),
        weekdays=_weekdays(plain),
    )


def _texts(plain: Mapping[str, object], name: str) -> frozenset[str]:
    values = plain.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{name} must be a list of texts")
    return frozenset(values)


def _weekdays(plain: Mapping[str, object]) -> frozenset[int]:
    values = plain.get("weekdays", [])
    if not isinstance(values, list) or not all(type(value) is int and 0 <= value <= 6 for value in values):
        raise TypeError("weekdays must be a list of 0 (Monday) to 6")
    return frozenset(values)


def _rule_document(rule: VenueRule) -> dict[str, list[str] | list[int]]:
    return {
        "admits": sorted(status.name for status in rule.admits),
        "categories": sorted(rule.categories),
        "regions": sorted(rule.regions),
        "venues": sorted(rule.venues),
        "weekdays": sorted(rule.weekdays),
    }


def _applies(rule: VenueRule, venue: Venue, weekday: int) -> bool:
    return (
        (not rule.categories or venue.category in rule.categories)
        and (not rule.regions or venue.region in rule.regions)
        and (not rule.venues or venue.id in rule.venues)
        and (not rule.weekdays or weekday in rule.weekdays)
    )
