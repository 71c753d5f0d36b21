"""From what is known of a person to the status the register keeps: pure, and every duration is data.

Each fact says one thing on its own: that a person was found infected, has recovered, is in contact until some minute,
or is GREEN until some minute. A person's evidence is the latest of each; the status follows from these four minutes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Final, assert_never

from sync.model.status import END_BITS, EPOCH, LAST_END, HealthRecord, Status, minutes_since_epoch

NEVER: Final = -(1 << 40)
OPEN: Final = 1 << 40
MOST_DOSES: Final = 9
MINUTES_A_DAY: Final = 24 * 60

_BLUE: Final = Status.BLUE << END_BITS
_GREEN: Final = Status.GREEN << END_BITS
_YELLOW: Final = Status.YELLOW << END_BITS
_RED: Final = Status.RED << END_BITS


class Kind(IntEnum):
    """The kinds of facts, by the numbers the register stores."""

    NEGATIVE_PCR = 1
    POSITIVE_PCR = 2
    DOSE = 3
    CASE = 4
    CONTACT = 5
    RECOVERY = 6
    EXEMPTION = 7


@dataclass(frozen=True, slots=True)
class PcrResult:
    """A laboratory's finding; `at` is when the sample was taken."""

    at: datetime
    positive: bool


@dataclass(frozen=True, slots=True)
class Dose:
    """A dose of a product, counted from 1."""

    at: datetime
    product: str
    number: int


@dataclass(frozen=True, slots=True)
class Case:
    """A person registered as infected."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact of a confirmed patient; `until` is its last minute where somebody set one."""

    at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Recovery:
    """The end of a case."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Exemption:
    """A medical exemption from vaccination; `until` is its last minute, None is the rule set's business."""

    at: datetime
    until: datetime | None = None


Fact = PcrResult | Dose | Case | Contact | Recovery | Exemption

FactRow = tuple[int, int, int | None, str | None, int | None]
"""A fact as stored: kind, minute, last minute, product, number."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The durations and products of one date. Days are whole; OPEN has no end; 0 counts for nothing."""

    name: str
    negative_pcr: int
    first_dose: int
    full_course: int
    recovery: int
    exemption: int
    contact: int
    products: Mapping[str, int]


class Says(IntEnum):
    """What a fact is evidence of."""

    INFECTED = 0
    RECOVERED = 1
    IN_CONTACT = 2
    WELL = 3


Effects = Mapping[tuple[int, str | None, int | None], tuple[tuple[Says, int], ...]]
"""For kind, product and number: what such a fact says, and for how many minutes (0: just then; OPEN: without end)."""


def status_of(facts: Iterable[Fact], rule_set: RuleSet, now: datetime) -> HealthRecord:
    """Return the status of a person at `now` with the end of a GREEN that lapses. RED > YELLOW > GREEN > BLUE."""
    value, _ = value_of(map(fact_row, facts), effects_of(rule_set), minutes_since_epoch(now))
    end = value & LAST_END
    return HealthRecord(Status(value >> END_BITS), EPOCH + timedelta(minutes=end) if end else None)


def value_of(rows: Iterable[FactRow], effects: Effects, minute: int) -> tuple[int, int | None]:
    """Return a person's value (as `sync.model.status.pack`) at a minute, and the minute to look again, if any.

    Written for 20 million people in a row: no object is made per fact.
    """
    latest = [NEVER, NEVER, NEVER, NEVER]
    for kind, at, until, product, number in rows:
        for says, span in effects.get((kind, product, number), ()):
            last = OPEN if span == OPEN else at + span
            if until is not None and says >= Says.IN_CONTACT:
                last = until
            latest[says] = max(last, latest[says])
    infected, recovered, in_contact, well = latest
    if infected != NEVER and infected >= recovered:
        return _RED, None
    if in_contact >= minute:
        return _YELLOW, None if in_contact == OPEN else in_contact + 1
    if well < minute or well < 1:
        return _BLUE, None
    return (_GREEN if well > LAST_END else _GREEN | well), None


def effects_of(rule_set: RuleSet) -> Effects:
    """Spell a rule set out: what each kind of fact says, dose by dose."""
    effects: dict[tuple[int, str | None, int | None], tuple[tuple[Says, int], ...]] = {
        (Kind.POSITIVE_PCR, None, None): ((Says.INFECTED, 0),),
        (Kind.CASE, None, None): ((Says.INFECTED, 0),),
        (Kind.NEGATIVE_PCR, None, None): _well(rule_set.negative_pcr),
        (Kind.CONTACT, None, None): ((Says.IN_CONTACT, _minutes(rule_set.contact)),),
        (Kind.RECOVERY, None, None): ((Says.RECOVERED, 0), *_well(rule_set.recovery)),
        (Kind.EXEMPTION, None, None): _well(rule_set.exemption),
    }
    for product, doses in rule_set.products.items():
        for number in range(1, MOST_DOSES + 1):
            days = rule_set.full_course if number >= doses else rule_set.first_dose
            effects[Kind.DOSE, product, number] = _well(days)
    return effects


def fact_row(fact: Fact) -> FactRow:
    """Return a fact as the register stores it; instants are cut to the minute."""
    at = minutes_since_epoch(fact.at)
    match fact:
        case PcrResult(positive=positive):
            return (Kind.POSITIVE_PCR if positive else Kind.NEGATIVE_PCR, at, None, None, None)
        case Dose(product=product, number=number):
            return (Kind.DOSE, at, None, product, number)
        case Case():
            return (Kind.CASE, at, None, None, None)
        case Contact(until=until):
            return (Kind.CONTACT, at, _minute(until), None, None)
        case Recovery():
            return (Kind.RECOVERY, at, None, None, None)
        case Exemption(until=until):
            return (Kind.EXEMPTION, at, _minute(until), None, None)
        case _:
            assert_never(fact)


def _minute(instant: datetime | None) -> int | None:
    return None if instant is None else minutes_since_epoch(instant)


def _minutes(days: int) -> int:
    return OPEN if days == OPEN else days * MINUTES_A_DAY


def _well(days: int) -> tuple[tuple[Says, int], ...]:
    return ((Says.WELL, _minutes(days)),) if days else ()
