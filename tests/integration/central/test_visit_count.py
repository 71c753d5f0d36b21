"""Counts of visits are those of the visits themselves, whatever is sent how often."""

from collections import Counter
from datetime import timedelta

import httpx
from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import reading
from sync.central.fleet.visit_count import HOUR_MS
from sync.model.visit import Direction, Outcome, Reason
from tests.integration.central.conftest import NOON
from tests.integration.central.world import chain, enrolled, upload, visit


def counted(central: Central) -> Counter[tuple[int, str, str]]:
    with reading(central.engine) as connection:
        rows = connection.execute(text("SELECT hour, direction, outcome, visits FROM visit_count")).all()
    return Counter({(row.hour, row.direction, row.outcome): row.visits for row in rows})


def kept(central: Central) -> Counter[tuple[int, str, str]]:
    with reading(central.engine) as connection:
        rows = connection.execute(text("SELECT at, direction, outcome FROM visit")).all()
    return Counter((row.at // HOUR_MS, row.direction, row.outcome) for row in rows)


def test_counts_are_those_of_the_visits_kept_and_repeats_count_once(central: Central, client: httpx.Client) -> None:
    terminal = enrolled(central, client)
    items = chain(
        visit(
            number,
            NOON + number * timedelta(minutes=7),
            outcome=Outcome.DENY if number % 3 == 0 else Outcome.ADMIT,
            reason=Reason.RED if number % 3 == 0 else Reason.GREEN,
            direction=Direction.EXIT if number % 5 == 0 else Direction.ENTRY,
        )
        for number in range(1, 40)
    )
    upload(client, terminal, items[:20])
    upload(client, terminal, items[:30])
    upload(client, terminal, [*items[5:], items[7] | {"number": 0}])
    assert counted(central) == kept(central)
    assert counted(central).total() == 39


def test_a_visit_counts_where_its_venue_is(central: Central, client: httpx.Client) -> None:
    upload(client, enrolled(central, client), chain([visit(1, NOON)]))
    with reading(central.engine) as connection:
        row = connection.execute(text("SELECT region, category, visits FROM visit_count")).one()
    assert tuple(row) == ("ALA", "cinema", 1)
