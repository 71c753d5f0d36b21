"""Why somebody has the status they have: each fact, what it says under a rule set, and which of them decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sync.central.register.rules import NEVER, OPEN, Effects, FactRow, Says, value_of
from sync.model.status import END_BITS, LAST_END, Status


@dataclass(frozen=True, slots=True)
class Saying:
    """What one fact says, and its last minute: OPEN has no end. `decides` where the status rests on it."""

    says: Says
    last: int
    decides: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One fact with what it says; nothing under rules that do not count it."""

    fact: FactRow
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """The status at a minute, the last minute of a GREEN that lapses (0: none), and where it comes from."""

    status: Status
    end: int
    readings: tuple[Reading, ...]


def derive(facts: Iterable[FactRow], effects: Effects, minute: int) -> Derivation:
    """Derive a status from facts as `sync.central.register.rules.value_of` does, and keep the way there."""
    rows = tuple(facts)
    value, _ = value_of(rows, effects, minute)
    status = Status(value >> END_BITS)
    says = _said(status)
    spoken = [(row, _sayings(row, effects)) for row in rows]
    latest = max((last for _, sayings in spoken for one, last in sayings if one is says), default=NEVER)
    readings = [
        Reading(row, tuple(Saying(one, last, one is says and last == latest) for one, last in sayings))
        for row, sayings in spoken
    ]
    return Derivation(status, value & LAST_END, tuple(readings))


def _said(status: Status) -> Says | None:
    """Return the evidence a status rests on; BLUE is what is left when none holds."""
    match status:
        case Status.RED:
            return Says.INFECTED
        case Status.YELLOW:
            return Says.IN_CONTACT
        case Status.GREEN:
            return Says.WELL
        case Status.BLUE:
            return None


def _sayings(row: FactRow, effects: Effects) -> Sequence[tuple[Says, int]]:
    kind, at, until, product, number = row
    return [(says, _last(says, at, until, span)) for says, span in effects.get((kind, product, number), ())]


def _last(says: Says, at: int, until: int | None, span: int) -> int:
    if until is not None and says >= Says.IN_CONTACT:
        return until
    return OPEN if span == OPEN else at + span
