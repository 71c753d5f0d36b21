"""The figures of visits as charts: what the columns of `chart.py` mean, in words."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, assert_never

from markupsafe import Markup

from sync.central.fleet.visit_figures import Figures, Span, Tally
from sync.central.pages.chart import Column, Look, columns, row
from sync.central.pages.moment import day_text, number_text
from sync.central.pages.page import Page
from sync.model.visit import Direction, Outcome

Series = Mapping[str, Look]
"""What a chart stacks: counts of a tally by name, and how each looks."""

MOST_DAYS_APART: Final = 62

_ENTRIES: Final[Series] = {
    Outcome.ADMIT.value: Look.PLAIN,
    Outcome.DENY.value: Look.STRIPED,
    Outcome.REFER.value: Look.DOTTED,
}
_EXITS: Final[Series] = {Direction.EXIT.value: Look.PLAIN}


def series_of(span: Span) -> Series:
    """Return what charts stack: the outcomes of checks at the entrance, or exits where nothing else is asked for."""
    return _EXITS if span.direction is Direction.EXIT else _ENTRIES


def figures_of(span: Span) -> tuple[str, ...]:
    """Return the counts of a tally that tables show, by name."""
    match span.direction:
        case Direction.EXIT:
            return tuple(_EXITS)
        case Direction.ENTRY:
            return ("total", *_ENTRIES)
        case None:
            return ("total", *_ENTRIES, *_EXITS)
        case _:
            assert_never(span.direction)


def day_chart(page: Page, found: Figures, series: Series) -> tuple[str, Markup]:
    """Draw the days of a span, or its weeks where a phone could not tell its days apart; return which."""
    kind = "days" if len(found.days) <= MOST_DAYS_APART else "weeks"
    parts = found.days if kind == "days" else weeks_of(found.days)
    shown = [
        Column(f"{day:%d.%m}", _hint(page, day_text(day, page.language), tally, series), _values(tally, series))
        for day, tally in parts.items()
    ]
    busiest, most = max(found.days.items(), key=lambda one: stacked(one[1], series))
    said = page.say(
        "visits.days_text",
        first=day_text(next(iter(found.days)), page.language),
        last=day_text(list(found.days)[-1], page.language),
        total=_number(page, stacked(found.total, series)),
        busiest=day_text(busiest, page.language),
        most=_number(page, stacked(most, series)),
    )
    return kind, _columns(page, kind, said, shown, series)


def weeks_of(days: Mapping[date, Tally]) -> dict[date, Tally]:
    """Add days up by week, each under its Monday."""
    found: defaultdict[date, Tally] = defaultdict(Tally)
    for day, tally in days.items():
        found[day - timedelta(days=day.weekday())] += tally
    return dict(found)


def hour_chart(page: Page, found: Figures, series: Series) -> Markup:
    """Draw the hours of the day, added up over a span."""
    shown = [
        Column(f"{hour:02}", _hint(page, _hour(hour), tally, series), _values(tally, series))
        for hour, tally in found.hours.items()
    ]
    busiest, most = max(found.hours.items(), key=lambda one: stacked(one[1], series))
    said = page.say("visits.hours_text", busiest=_hour(busiest), most=_number(page, stacked(most, series)))
    return _columns(page, "hours", said, shown, series)


def place_bar(tally: Tally, most: int, series: Series) -> Markup:
    """Draw one row of a table of places."""
    return row(tuple(series.values()), _values(tally, series), most)


def stacked(tally: Tally, series: Series) -> int:
    """Return how high a tally stands in a chart."""
    return sum(_values(tally, series))


def _values(tally: Tally, series: Series) -> tuple[int, ...]:
    counts = {"admit": tally.admit, "deny": tally.deny, "refer": tally.refer, "exit": tally.exit}
    return tuple(counts[name] for name in series)


def _columns(page: Page, name: str, said: str, shown: list[Column], series: Series) -> Markup:
    title = page.say(f"visits.{name}")
    return columns(name, title, said, tuple(series.values()), shown, lambda number: _number(page, number))


def _hint(page: Page, when: str, tally: Tally, series: Series) -> str:
    """Say all that a column shows."""
    counts = dict(zip(series, _values(tally, series), strict=True))
    parts = ", ".join(f"{page.say(f'outcome.{name}')} {_number(page, count)}" for name, count in counts.items())
    return f"{when}: {parts}"


def _hour(hour: int) -> str:
    return f"{hour:02}:00–{hour:02}:59"


def _number(page: Page, number: int) -> str:
    return number_text(number, page.language)
