"""*Person*: one record of the register, for an operator who says why. Asked and answered in one POST."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Final

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from sync.central.database import reading, writing
from sync.central.operator.capability import Capability
from sync.central.pages.access import allowed
from sync.central.pages.form import LANGUAGE_ONLY, Reading, Typed
from sync.central.pages.moment import moment_text
from sync.central.pages.page import OperatorPage
from sync.central.register.derivation import Saying
from sync.central.register.person import PersonRecord, Source, look_up, looked_up
from sync.central.register.rules import OPEN, FactRow, Kind, Says
from sync.model.identity import Identity, IdentityFault, parse_iin, parse_passport
from sync.model.status import EPOCH, LAST_END, CorruptRecord, Status, status_at, unpack

LEAST_REASON: Final = 15
LONGEST_REASON: Final = 300
LEAST_LETTERS: Final = 10

_SEPARATOR: Final = re.compile(r"[\W_]+")
_A_NUMBER: Final = re.compile(r"\d{6}")
"""What may be somebody's number, or a passport's: a reason is kept in the audit, which holds none."""
_LATEST: Final = (datetime.max.replace(tzinfo=EPOCH.tzinfo) - EPOCH) // timedelta(minutes=1)

LookingUp = Annotated[OperatorPage, Depends(allowed(Capability.LOOK_UP_PERSON))]

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as it is shown: what it is, when, where from, and what it says until when."""

    kind: str
    at: datetime
    product: str
    number: int
    source: Source
    sayings: tuple[tuple[str, str], ...]
    decides: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What a record comes to on the page."""

    born: date | None
    end: str
    kept_differs: bool
    lines: tuple[Line, ...]


@router.get("/person")
def person_page(page: LookingUp) -> Response:
    """Show the form to ask with."""
    return page.show("person.html", asked=False, found=None)


@router.post("/person")
def post_person(page: LookingUp) -> Response:
    """Show a record, and note who asked for it and why in the same transaction."""
    read = Reading(page.typed)
    if page.typed.get(LANGUAGE_ONLY) and (again := _again(page)) is not None:
        return again
    identity, reason = _identity(read), _reason(read)
    if identity is None or read.wrong:
        return page.refill("person.html", read, asked=False, found=None)
    with writing(page.central.engine) as connection:
        found = look_up(page.central, connection, page.operator.id, identity, reason)
    if found is None:
        return page.show("person.html", 404, asked=True, found=None)
    return _show(page, found, Typed(), reason)


def _again(page: OperatorPage) -> Response | None:
    """Show in another language the record that was shown, with what was typed meanwhile to ask for another one."""
    read = Reading(page.typed)
    number, reason = read.number("shown", 1, (1 << 63) - 1), read.text("shown_for", longest=LONGEST_REASON)
    if number is None:
        return None
    with reading(page.central.engine) as connection:
        found = looked_up(page.central, connection, page.operator.id, number, reason)
    return None if found is None else _show(page, found, page.typed, reason)


def _show(page: OperatorPage, found: PersonRecord, sent: Typed, reason: str) -> Response:
    shown = _shown(page, found)
    return page.show("person.html", typed=sent, asked=True, found=found, shown=shown, shown_for=reason)


def _identity(read: Reading) -> Identity | None:
    """Read an IIN, or a state and a number; None where it is neither, or both."""
    iin = read.text("iin", longest=40, needed=False)
    state = read.text("passport_state", longest=40, needed=False)
    number = read.text("passport_number", longest=60, needed=False)
    if read.wrong:
        return None
    if bool(iin) == bool(state or number):
        read.refuse("iin", "person.one_of_both")
        return None
    found = parse_iin(re.sub(r"[\s-]", "", iin)) if iin else parse_passport(state, number)
    if isinstance(found, IdentityFault):
        field = {IdentityFault.PASSPORT_STATE: "passport_state", IdentityFault.PASSPORT_NUMBER: "passport_number"}
        read.refuse(field.get(found, "iin"), f"person.{found.value}")
        return None
    return found


def _reason(read: Reading) -> str:
    reason = " ".join(read.text("reason", longest=LONGEST_REASON, lines=True).split())
    if reason and len(reason) < LEAST_REASON:
        read.refuse("reason", "person.reason_too_short", least=LEAST_REASON)
    elif _A_NUMBER.search(_SEPARATOR.sub("", reason)):
        read.refuse("reason", "person.reason_with_number")
    elif reason and sum(map(str.isalpha, reason)) < LEAST_LETTERS:
        read.refuse("reason", "person.reason_few_letters", least=LEAST_LETTERS)
    return reason


def _shown(page: OperatorPage, found: PersonRecord) -> Shown:
    made = found.derivation
    lines = [
        _line(page, one.fact, one.sayings, source) for one, source in zip(made.readings, found.sources, strict=True)
    ]
    born = None if found.born is None else date.fromordinal(found.born)
    return Shown(born, _until(page, made.end) if made.end else "", _kept_differs(found, page.now), tuple(lines))


def _kept_differs(found: PersonRecord, now: datetime) -> bool:
    """Tell whether terminals are given something else than the rules in force say."""
    kept = unpack(found.kept)
    if isinstance(kept, CorruptRecord):
        return True
    made = found.derivation
    return status_at(kept, now) is not made.status or (
        made.status is Status.GREEN and found.kept & LAST_END != made.end
    )


def _line(page: OperatorPage, fact: FactRow, sayings: tuple[Saying, ...], source: Source) -> Line:
    kind, at, _, product, number = fact
    said = tuple((page.say(f"saying.{one.says.name}"), _last(page, one)) for one in sayings)
    decides = any(one.decides for one in sayings)
    return Line(
        page.say(f"fact_kind.{Kind(kind).name}"), _instant(at), product or "", number or 0, source, said, decides
    )


def _last(page: OperatorPage, saying: Saying) -> str:
    """Say until when a fact speaks; that somebody was found infected, or has recovered, has no end of its own."""
    if saying.says in {Says.INFECTED, Says.RECOVERED}:
        return ""
    return page.say("person.open") if saying.last >= OPEN else _until(page, saying.last)


def _until(page: OperatorPage, minute: int) -> str:
    return page.say("person.until", time=moment_text(_instant(minute), page.language))


def _instant(minute: int) -> datetime:
    return EPOCH + timedelta(minutes=min(minute, _LATEST))
