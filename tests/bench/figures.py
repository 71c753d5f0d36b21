"""How long the operators' figures take: visits counted as they come, a whole month of the country, people by colour."""

import argparse
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from time import perf_counter
from typing import Final
from zoneinfo import ZoneInfo

from sync.central.central import Central
from sync.central.database import insert_rows, reading, writing
from sync.central.fleet.venue import CATEGORIES, REGIONS, add_venue, new_venue
from sync.central.fleet.visit_count import HOUR_MS, count_visits
from sync.central.fleet.visit_figures import Span, count_rows, figures
from sync.central.publication.publication_figures import count_colours
from sync.model.status import END_BITS, Status
from sync.model.visit import Outcome
from tests.bench.frame.measure import timed
from tests.bench.frame.report import Figures, Goal, Progress
from tests.bench.ministry.register import new_central
from tests.bench.ministry.server import databases

GOALS: Final[Sequence[Goal]] = (
    Goal("sqlite_month_ms", "<=", 2_000),
    Goal("postgresql_month_ms", "<=", 2_000),
    Goal("sqlite_day_ms", "<=", 200),
    Goal("postgresql_day_ms", "<=", 200),
)
ZONE: Final = ZoneInfo("Asia/Almaty")
FIRST: Final = date(2021, 5, 1)
DAY: Final = Span(FIRST, FIRST)
BATCH: Final = 500
COLUMNS: Final = ("hour", "region", "category", "direction", "outcome", "visits")
COLOURS: Final = (Status.BLUE, Status.BLUE, Status.BLUE, Status.GREEN, Status.GREEN, Status.YELLOW, Status.RED)


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--visits", type=int, default=1_000_000, help="how many are counted (default: 1000000)")
    parser.add_argument("--days", type=int, default=31, help="how many days the month has (default: 31)")
    parser.add_argument("--people", type=int, default=1_000_000, help="how many are in the register (default: 1000000)")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    found: dict[str, float] = {}
    with databases(options.data) as urls:
        for kind, url in urls.items():
            progress(f"{kind}: {options.visits} visits, {options.people} people, a month of every place and hour")
            central = new_central(options.data / kind, url, "http://127.0.0.1")
            measured = _measured(central, options)
            found |= {f"{kind}_{name}": value for name, value in measured.items()}
            central.engine.dispose()
    return found


def _measured(central: Central, options: argparse.Namespace) -> dict[str, float]:
    month = Span(FIRST, FIRST + timedelta(days=options.days - 1))
    venues = _settle(central)
    counted = timed(lambda: _count(central, venues, options.visits))
    _fill_month(central, options.days)
    _fill_people(central, options.people)
    begun = perf_counter()
    rows = sum(1 for _ in count_rows(central.engine, month, ZONE))
    exported = perf_counter() - begun
    return {
        "counting_s": counted,
        "day_ms": 1000 * timed(lambda: _look(central, DAY)),
        "month_ms": 1000 * timed(lambda: _look(central, month)),
        "export_s": exported,
        "rows": rows,
        "colours_ms": 1000 * timed(lambda: _colours(central)),
    }


def _settle(central: Central) -> list[str]:
    """Add a venue of each category to each region."""
    places = [(region, category) for region in sorted(REGIONS) for category in sorted(CATEGORIES)]
    name = {"kk": "Зал", "ru": "Зал", "en": "Hall"}
    with writing(central.engine) as connection:
        for number, (region, category) in enumerate(places):
            members = {"id": f"v{number}", "name": name, "category": category, "region": region}
            add_venue(connection, new_venue(**members, timezone="Asia/Almaty"))
    return [f"v{number}" for number in range(len(places))]


def _count(central: Central, venues: list[str], visits: int) -> None:
    chance = Random(1)
    for _ in range(visits // BATCH):
        at = _first_hour() * HOUR_MS + chance.randrange(31 * 24 * HOUR_MS)
        outcomes = chance.choices([one.value for one in Outcome], (90, 3, 7), k=BATCH)
        rows = [{"at": at, "direction": "entry", "outcome": outcome} for outcome in outcomes]
        with writing(central.engine) as connection:
            count_visits(connection, chance.choice(venues), rows)


def _fill_month(central: Central, days: int) -> None:
    """Let there be visits of every outcome at every place, sixteen hours a day: more rows a month cannot have."""
    chance = Random(2)
    rows = [
        (_first_hour() + hour, region, category, "entry", outcome.value, chance.randrange(1, 60))
        for hour in range(days * 24)
        if hour % 24 < 16
        for region in sorted(REGIONS)
        for category in sorted(CATEGORIES)
        for outcome in Outcome
    ]
    with writing(central.engine) as connection:
        connection.exec_driver_sql("DELETE FROM visit_count")
        insert_rows(connection, "visit_count", COLUMNS, rows)


def _fill_people(central: Central, people: int) -> None:
    chance = Random(3)
    rows = [(number, None, chance.choice(COLOURS) << END_BITS, None) for number in range(1, people + 1)]
    with writing(central.engine) as connection:
        insert_rows(connection, "person", ("id", "born", "value", "review"), rows)


def _first_hour() -> int:
    return int(datetime.combine(FIRST, datetime.min.time(), ZONE).timestamp() * 1000) // HOUR_MS


def _look(central: Central, span: Span) -> None:
    with reading(central.engine) as connection:
        figures(connection, span, ZONE)


def _colours(central: Central) -> None:
    with reading(central.engine) as connection:
        count_colours(connection, datetime(2021, 5, 10, tzinfo=UTC))
