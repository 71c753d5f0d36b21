"""Invented people, the same for the same seed: who they are, and what laboratories and clinics report of them.

Shares are those of a country in 2021: 44.5 % BLUE, 54 % GREEN (1.5 % of all with an end), 1 % YELLOW, 0.5 % RED.
"""

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from sync.model.identity import Iin, Passport, iin_check_digit
from sync.model.status import Status

MEMBERS: Final = (
    "iin",
    "passport_state",
    "passport_number",
    "born",
    "kind",
    "at",
    "until",
    "result",
    "product",
    "number",
    "source_id",
)
SHARES: Final = ((Status.RED, 0.005), (Status.YELLOW, 0.01), (Status.GREEN, 0.54), (Status.BLUE, 0.445))
WITH_AN_END: Final = 0.015
FOREIGNERS: Final = 0.03
STATES: Final = ("D", "FRA", "KGZ", "RUS", "TUR", "UZB")
PRODUCTS: Final = ("qazvac", "sputnik-v", "coronavac", "hayat-vax", "pfizer")


@dataclass(frozen=True, slots=True)
class Report:
    """What a laboratory or clinic says of a person: the members of a record that are not who it is."""

    kind: str
    at: datetime
    result: str = ""
    product: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist. `pcr_at` is when a GREEN one's sample was taken, where that is what makes GREEN."""

    identity: Iin | Passport
    born: date
    status: Status
    reports: tuple[Report, ...]
    pcr_at: datetime | None = None

    @property
    def typed(self) -> str:
        """Return the identity as `kiosk-central issue-pass` takes it."""
        match self.identity:
            case Iin(digits):
                return digits
            case Passport(state, number):
                return f"{state}:{number}"


def people(count: int, now: datetime, seed: int = 1) -> Iterator[Person]:
    """Invent people, each with an identity of their own; what is reported of them was so before `now`."""
    rng = random.Random(seed)
    statuses, weights = [status for status, _ in SHARES], [share for _, share in SHARES]
    for serial in range(count):
        born = date(1940, 1, 1) + timedelta(days=rng.randrange(25_000))
        identity = _passport(rng, serial) if rng.random() < FOREIGNERS else _iin(serial)
        status = rng.choices(statuses, weights)[0]
        by_pcr = status is Status.GREEN and rng.random() < WITH_AN_END / 0.54
        yield _person(rng, identity, born, status, now, by_pcr=by_pcr)


def invented(
    identity: Iin | Passport, status: Status, now: datetime, *, by_pcr: bool = False, age: float = 12
) -> Person:
    """Invent one person of a status; `age` is how many hours ago the last report was made."""
    return _with_reports(identity, date(1980, 5, 17), status, now - timedelta(hours=age), "qazvac", by_pcr=by_pcr)


def write_csv(path: Path, crowd: Iterable[Person]) -> int:
    """Write what is reported of people as `kiosk-central import` reads it; return how many lines there are."""
    lines = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(MEMBERS)
        for place, person in enumerate(crowd):
            rows = _rows(person, place)
            writer.writerows(rows)
            lines += len(rows)
    return lines


def _person(
    rng: random.Random, identity: Iin | Passport, born: date, status: Status, now: datetime, *, by_pcr: bool
) -> Person:
    hours = rng.uniform(1, 48) if by_pcr else rng.uniform(24, 24 * 90)
    if status in {Status.RED, Status.YELLOW}:
        hours = rng.uniform(1, 24 * 10)
    at = (now - timedelta(hours=hours)).replace(second=0, microsecond=0)
    return _with_reports(identity, born, status, at, rng.choice(PRODUCTS), by_pcr=by_pcr)


def _with_reports(
    identity: Iin | Passport, born: date, status: Status, at: datetime, product: str, *, by_pcr: bool
) -> Person:
    match status:
        case Status.BLUE:
            return Person(identity, born, status, ())
        case Status.GREEN if by_pcr:
            return Person(identity, born, status, (Report("pcr", at, result="negative"),), at)
        case Status.GREEN:
            doses = (Report("dose", at - timedelta(days=21), product=product, number=1),)
            return Person(identity, born, status, (*doses, Report("dose", at, product=product, number=2)))
        case Status.YELLOW:
            return Person(identity, born, status, (Report("contact", at),))
        case Status.RED:
            return Person(identity, born, status, (Report("pcr", at, result="positive"), Report("case", at)))


def _rows(person: Person, place: int) -> list[tuple[object, ...]]:
    who = (*_who(person.identity), person.born.isoformat())
    if not person.reports:
        return [(*who, "person", "", "", "", "", "", "")]
    return [
        (
            *who,
            one.kind,
            one.at.isoformat(timespec="minutes"),
            "",
            one.result,
            one.product,
            one.number or "",
            f"{place}.{part}",
        )
        for part, one in enumerate(person.reports)
    ]


def _who(identity: Iin | Passport) -> tuple[str, str, str]:
    match identity:
        case Iin(digits):
            return digits, "", ""
        case Passport(state, number):
            return "", state, number


def _iin(serial: int) -> Iin:
    """Number people in order, so that no two share an IIN; where no check digit fits, the sex digit gives way."""
    for sex in range(3, 9):
        first = f"{serial % 1_000_000:06d}{sex}{serial // 1_000_000:04d}"
        check = iin_check_digit(first)
        if check is not None:
            return Iin(f"{first}{check}")
    raise ValueError(f"no IIN for serial {serial}")


def _passport(rng: random.Random, serial: int) -> Passport:
    return Passport(rng.choice(STATES), f"X{serial:08d}")
