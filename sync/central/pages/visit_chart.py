"""The figures of visits as charts: what the columns of `chart.py` mean, in words."""

from typing import Final

from markupsafe import Markup

from sync.central.fleet.visit_figures import Figures, Tally
from sync.central.pages.chart import Column, Look, columns, row
from sync.central.pages.moment import day_text, number_text
from sync.central.pages.page import Page
from sync.model.visit import Outcome

SERIES: Final = {
    Outcome.ADMIT.value: Look.PLAIN,
    Outcome.DENY.value: Look.STRIPED,
    Outcome.REFER.value: Look.DOTTED,
}


def day_chart(page: Page, found: Figures) -> Markup:
    """Draw the days of a span."""
    shown = [
        Column(f"{day:%d.%m}", _hint(page, day_text(day, page.language), tally), values(tally))
        for day, tally in found.days.items()
    ]
    busiest, most = max(found.days.items(), key=lambda one: one[1].total)
    said = page.say(
        "visits.days_text",
        first=day_text(next(iter(found.days)), page.language),
        last=day_text(list(found.days)[-1], page.language),
        total=_number(page, found.total.total),
        busiest=day_text(busiest, page.language),
        most=_number(page, most.total),
    )
    return _columns(page, "days", said, shown)


def hour_chart(page: Page, found: Figures) -> Markup:
    """Draw the hours of the day, added up over a span."""
    shown = [
        Column(f"{hour:02}", _hint(page, _hour(hour), tally), values(tally)) for hour, tally in found.hours.items()
    ]
    busiest, most = max(found.hours.items(), key=lambda one: one[1].total)
    said = page.say("visits.hours_text", busiest=_hour(busiest), most=_number(page, most.total))
    return _columns(page, "hours", said, shown)


def outcome_bar(tally: Tally, most: int) -> Markup:
    """Draw one row of a table of places."""
    return row(tuple(SERIES.values()), values(tally), most)


def values(tally: Tally) -> tuple[int, int, int]:
    """Return a tally in the order of the series."""
    return tally.admit, tally.deny, tally.refer


def _columns(page: Page, name: str, said: str, shown: list[Column]) -> Markup:
    title = page.say(f"visits.{name}")
    return columns(name, title, said, tuple(SERIES.values()), shown, lambda number: _number(page, number))


def _hint(page: Page, when: str, tally: Tally) -> str:
    """Say all that a column shows."""
    counts = dict(zip(SERIES, values(tally), strict=True))
    parts = ", ".join(f"{page.say(f'outcome.{name}')} {_number(page, count)}" for name, count in counts.items())
    return f"{when}: {parts}"


def _hour(hour: int) -> str:
    return f"{hour:02}:00–{hour:02}:59"


def _number(page: Page, number: int) -> str:
    return number_text(number, page.language)
