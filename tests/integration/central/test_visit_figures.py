"""Figures of visits add up, on the clock of the country, and are found by an index however many there are."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import insert_rows, reading, writing
from sync.central.fleet.visit_count import HOUR_MS
from sync.central.fleet.visit_figures import Figures, Span, Tally, count_rows, figures
from sync.model.visit import Direction

ALMATY = ZoneInfo("Asia/Almaty")
DAY = date(2021, 6, 6)
COLUMNS = ("hour", "region", "category", "direction", "outcome", "visits")


def hour(at: datetime) -> int:
    return int(at.timestamp() * 1000) // HOUR_MS


def put(central: Central, at: datetime, *, region: str = "ALA", outcome: str = "admit", visits: int = 1) -> None:
    put_all(central, [(hour(at), region, "cinema", "entry", outcome, visits)])


def put_all(central: Central, rows: list[tuple[int, str, str, str, str, int]]) -> None:
    with writing(central.engine) as connection:
        insert_rows(connection, "visit_count", COLUMNS, rows)


def found(central: Central, span: Span) -> Figures:
    with reading(central.engine) as connection:
        return figures(connection, span, ALMATY)


def test_a_day_begins_at_midnight_on_the_clock_of_the_zone(central: Central) -> None:
    midnight = datetime(2021, 6, 6, tzinfo=ALMATY)
    put(central, midnight - timedelta(hours=1), visits=100)
    put(central, midnight, visits=3)
    put(central, midnight + timedelta(hours=23), visits=4, outcome="deny")
    put(central, midnight + timedelta(hours=24), visits=200)
    seen = found(central, Span(DAY, DAY))
    assert seen.days == {DAY: Tally(admit=3, deny=4)}
    assert (seen.hours[0], seen.hours[23], seen.total.total) == (Tally(admit=3), Tally(deny=4), 7)


def test_regions_come_largest_first_and_filters_hold_everywhere(central: Central) -> None:
    noon = datetime(2021, 6, 6, 6, tzinfo=UTC)
    put(central, noon, region="ALA", visits=5)
    put(central, noon, region="SHY", visits=9)
    put(central, noon, region="SHY", visits=2, outcome="refer")
    assert list(found(central, Span(DAY, DAY)).regions.items()) == [
        ("SHY", Tally(admit=9, refer=2)),
        ("ALA", Tally(admit=5)),
    ]
    only = found(central, Span(DAY, DAY, region="SHY", outcome="refer"))
    assert (only.total, only.categories, only.days[DAY]) == (Tally(refer=2), {"cinema": Tally(refer=2)}, Tally(refer=2))
    assert found(central, Span(DAY, DAY, category="sauna")).total == Tally()
    assert found(central, Span(DAY, DAY, direction=Direction.EXIT)).total == Tally()


def test_every_day_of_a_span_is_there_though_nobody_came(central: Central) -> None:
    assert found(central, Span(DAY, DAY + timedelta(days=6))).days == {
        DAY + timedelta(days=number): Tally() for number in range(7)
    }


def test_an_export_gives_every_count_in_order(central: Central) -> None:
    noon = datetime(2021, 6, 6, 6, tzinfo=UTC)
    put(central, noon + timedelta(days=1), visits=2)
    put(central, noon, region="SHY", visits=9)
    put(central, noon, visits=5)
    rows = list(count_rows(central.engine, Span(DAY, DAY + timedelta(days=1)), ALMATY))
    assert [(row.hour.isoformat(), row.region, row.visits) for row in rows] == [
        ("2021-06-06T12:00:00+06:00", "ALA", 5),
        ("2021-06-06T12:00:00+06:00", "SHY", 9),
        ("2021-06-07T12:00:00+06:00", "ALA", 2),
    ]


@pytest.mark.parametrize("statement", ["_BY_HOUR", "_BY_REGION", "_BY_CATEGORY", "_ROWS"])
def test_a_day_is_found_without_reading_the_other_days(central: Central, statement: str) -> None:
    import sync.central.fleet.visit_figures as module

    first = hour(datetime(2021, 1, 1, tzinfo=UTC))
    put_all(central, [(first + number, "ALA", "cinema", "entry", "admit", 1) for number in range(24 * 365)])
    explain = "EXPLAIN QUERY PLAN " if central.engine.dialect.name == "sqlite" else "EXPLAIN "
    with writing(central.engine) as connection:
        connection.exec_driver_sql("ANALYZE visit_count")
        plan = str(
            connection.execute(
                text(explain + getattr(module, statement).text), module._parameters(Span(DAY, DAY), DAY, DAY, ALMATY)
            ).all()
        )
    assert "hour>? AND hour<?" in plan or "Index Cond: ((hour >=" in plan
