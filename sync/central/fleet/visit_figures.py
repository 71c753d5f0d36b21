"""Figures of visits over some days: by day, hour, region, category, direction and outcome. Never of a person.

Read from the counts of `sync.central.fleet.visit_count`; days and hours are those of the clock of one time zone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Final

from sqlalchemy import Connection, Engine, text

from sync.central.database import reading
from sync.central.fleet.visit_count import HOUR_MS
from sync.model.visit import Direction

MOST_DAYS: Final = 366

_HOUR: Final = timedelta(milliseconds=HOUR_MS)
_DAY: Final = timedelta(days=1)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_WHERE: Final = """ FROM visit_count WHERE hour >= :since AND hour < :until
    AND (:direction = '' OR direction = :direction)
    AND (:region = '' OR region = :region) AND (:category = '' OR category = :category)
    AND (:outcome = '' OR outcome = :outcome)"""
_TALLY: Final = """coalesce(sum(visits) FILTER (WHERE direction = 'entry' AND outcome = 'admit'), 0) AS admit,
    coalesce(sum(visits) FILTER (WHERE direction = 'entry' AND outcome = 'deny'), 0) AS deny,
    coalesce(sum(visits) FILTER (WHERE direction = 'entry' AND outcome = 'refer'), 0) AS refer,
    coalesce(sum(visits) FILTER (WHERE direction = 'exit'), 0) AS exit_"""
_BY_HOUR: Final = text(f"SELECT hour, {_TALLY} {_WHERE} GROUP BY hour")
_BY_REGION: Final = text(f"SELECT region, {_TALLY} {_WHERE} GROUP BY region")
_BY_CATEGORY: Final = text(f"SELECT category, {_TALLY} {_WHERE} GROUP BY category")
_ROWS: Final = text(
    f"""SELECT hour, region, category, direction, outcome, visits {_WHERE}
    ORDER BY hour, region, category, direction, outcome"""
)


@dataclass(frozen=True, slots=True)
class Span:
    """Which visits are looked at: days from the first to the last; empty or None stands for all."""

    first: date
    last: date
    region: str = ""
    category: str = ""
    outcome: str = ""
    direction: Direction | None = None

    def days(self) -> Iterator[date]:
        """Give each day."""
        return (self.first + number * _DAY for number in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many checks at the entrance had which outcome, and how many exits there were."""

    admit: int = 0
    deny: int = 0
    refer: int = 0
    exit: int = 0

    @property
    def total(self) -> int:
        """Return how many checks at the entrance there were."""
        return self.admit + self.deny + self.refer

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.admit + other.admit, self.deny + other.deny, self.refer + other.refer, self.exit + other.exit)


@dataclass(frozen=True, slots=True)
class Figures:
    """What happened in a span: every day of it, the 24 hours of the day added up, and where."""

    days: dict[date, Tally]
    hours: dict[int, Tally]
    regions: dict[str, Tally]
    categories: dict[str, Tally]
    total: Tally


@dataclass(frozen=True, slots=True)
class CountRow:
    """One count, as it is exported; `hour` is the first instant of its hour."""

    hour: datetime
    region: str
    category: str
    direction: str
    outcome: str
    visits: int


def figures(connection: Connection, span: Span, zone: tzinfo) -> Figures:
    """Add the counts of a span up."""
    wanted = _parameters(span, span.first, span.last, zone)
    days, hours = dict.fromkeys(span.days(), Tally()), dict.fromkeys(range(24), Tally())
    for hour, *counts in connection.execute(_BY_HOUR, wanted):
        at, tally = _instant(hour).astimezone(zone), Tally(*map(int, counts))
        days[at.date()] += tally
        hours[at.hour] += tally
    regions = _largest_first(connection.execute(_BY_REGION, wanted).all())
    categories = _largest_first(connection.execute(_BY_CATEGORY, wanted).all())
    return Figures(days, hours, regions, categories, sum(days.values(), Tally()))


def count_rows(engine: Engine, span: Span, zone: tzinfo) -> Iterator[CountRow]:
    """Give the counts of a span in order, day by day: no transaction lasts as long as a slow download."""
    for day in span.days():
        with reading(engine) as connection:
            found = connection.execute(_ROWS, _parameters(span, day, day, zone)).all()
        for row in found:
            hour = _instant(row.hour).astimezone(zone)
            yield CountRow(hour, row.region, row.category, row.direction, row.outcome, int(row.visits))


def _largest_first(rows: Sequence[Any]) -> dict[str, Tally]:
    found = {name: Tally(*map(int, counts)) for name, *counts in rows}
    return dict(sorted(found.items(), key=lambda one: (-one[1].total, -one[1].exit, one[0])))


def _parameters(span: Span, first: date, last: date, zone: tzinfo) -> dict[str, object]:
    return {
        "since": _hour_number(first, zone),
        "until": _hour_number(last + _DAY, zone),
        "region": span.region,
        "category": span.category,
        "outcome": span.outcome,
        "direction": "" if span.direction is None else span.direction.value,
    }


def _hour_number(day: date, zone: tzinfo) -> int:
    return (datetime.combine(day, time(), zone) - _EPOCH) // _HOUR


def _instant(hour: int) -> datetime:
    return _EPOCH + hour * _HOUR
