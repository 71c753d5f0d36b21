"""*Visits*: how many checks there were, when, where and how they ended. Counts only: no page shows a person's visit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from sync.central.csv_line import csv_line
from sync.central.database import reading, writing
from sync.central.fleet.venue import CATEGORIES, REGIONS
from sync.central.fleet.visit_figures import MOST_DAYS, CountRow, Span, count_rows, figures
from sync.central.operator.capability import Capability
from sync.central.pages.access import Seeing, allowed
from sync.central.pages.alphabet import by_name
from sync.central.pages.chart import looks, swatch
from sync.central.pages.form import Reading, Typed, typed
from sync.central.pages.moment import ZONE
from sync.central.pages.page import PREFIX, OperatorPage
from sync.central.pages.visit_chart import day_chart, figures_of, hour_chart, place_bar, series_of, stacked
from sync.model.visit import Direction, Outcome

FIRST_LOOK: Final = timedelta(days=6)
OUTCOMES: Final = tuple(outcome.value for outcome in Outcome)
DIRECTIONS: Final = tuple(direction.value for direction in Direction)
HEAD: Final = ("hour", "region", "category", "direction", "outcome", "visits")

_ZONE: Final = ZoneInfo(ZONE)

Exporting = Annotated[OperatorPage, Depends(allowed(Capability.EXPORT_VISITS))]

router = APIRouter()


@router.get("/visits")
def visits_page(page: Seeing) -> Response:
    """Show the figures of the days and places that are asked for; at first the last week."""
    sent = _asked(page)
    read = Reading(sent)
    span = _span(read)
    if span is None:
        return page.refill("visits.html", read, typed=sent, shown=None, offers=_offers(page))
    with reading(page.central.engine) as connection:
        found = figures(connection, span, _ZONE)
    series = series_of(span)
    kind, days = day_chart(page, found, series)
    return page.show(
        "visits.html",
        typed=sent,
        span=span,
        shown=found,
        series=series,
        columns=figures_of(span),
        kind=kind,
        days=days,
        hours=hour_chart(page, found, series),
        bar=place_bar,
        stacked=stacked,
        looks=looks,
        swatch=swatch,
        offers=_offers(page),
    )


@router.get("/visits.csv")
def visits_export(page: Exporting) -> Response:
    """Give out the counts as CSV while they are read; a wrong question leads back to the page that says so."""
    span = _span(Reading(Typed(tuple(page.request.query_params.multi_items()))))
    if span is None:
        return RedirectResponse(f"{PREFIX}/visits?{page.request.url.query}", 303)
    with writing(page.central.engine) as connection:
        page.note(connection, "visits_exported", f"{span.first}/{span.last}")
    name = f"visits-{span.first}-{span.last}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_lines(page, span), media_type="text/csv; charset=utf-8", headers=headers)


def _asked(page: OperatorPage) -> Typed:
    """Return what is asked for; where that names no day, of the last week."""
    asked, today = Typed(tuple(page.request.query_params.multi_items())), page.now.astimezone(_ZONE).date()
    if asked.get("first") or asked.get("last"):
        return asked
    return Typed(asked.pairs + typed(first=today - FIRST_LOOK, last=today).pairs)


def _lines(page: OperatorPage, span: Span) -> Iterator[str]:
    yield csv_line(HEAD)
    for row in count_rows(page.central.engine, span, _ZONE):
        yield csv_line(_cells(row))


def _cells(row: CountRow) -> tuple[str | int, ...]:
    return (row.hour.isoformat(timespec="minutes"), row.region, row.category, row.direction, row.outcome, row.visits)


def _span(read: Reading) -> Span | None:
    """Read which visits are asked for; None where something is wrong with that."""
    first, last = read.day("first"), read.day("last")
    region = read.choice("region", REGIONS, needed=False)
    category = read.choice("category", CATEGORIES, needed=False)
    outcome = read.choice("outcome", OUTCOMES, needed=False)
    direction = read.choice("direction", DIRECTIONS, needed=False)
    if first is None or last is None:
        return None
    if last < first:
        read.refuse("last", "visits.backwards")
    elif last - first >= timedelta(days=MOST_DAYS):
        read.refuse("last", "visits.too_many_days", most=MOST_DAYS)
    elif not date(2020, 1, 1) <= first <= last <= date(2999, 12, 31):
        read.refuse("first", "visits.no_such_time")
    if read.wrong:
        return None
    return Span(first, last, region, category, outcome, Direction(direction) if direction else None)


@dataclass(frozen=True, slots=True)
class _Offers:
    """What the filters offer: codes, each with its name."""

    regions: tuple[tuple[str, str], ...]
    categories: tuple[tuple[str, str], ...]
    outcomes: tuple[tuple[str, str], ...]
    directions: tuple[tuple[str, str], ...]


def _offers(page: OperatorPage) -> _Offers:
    """Return what the filters offer, in the order of the page's language."""
    regions = by_name((code, page.say(f"region.{code}")) for code in REGIONS)
    categories = by_name((code, page.say(f"category.{code}")) for code in CATEGORIES)
    outcomes = tuple((code, page.say(f"outcome.{code}")) for code in OUTCOMES)
    directions = tuple((code, page.say(f"visits.{code}")) for code in DIRECTIONS)
    return _Offers(regions, categories, outcomes, directions)
