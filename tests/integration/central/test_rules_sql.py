"""The rules inside the database say of everybody what the pure rules say, in either database."""

from collections import Counter
from datetime import timedelta
from itertools import combinations_with_replacement

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from sync.central.central import Central
from sync.central.database import insert_rows, writing
from sync.central.register.rule_set import load_rule_set, rule_set_names
from sync.central.register.rules import MOST_DOSES, OPEN, FactRow, Kind, RuleSet, effects_of, value_of
from sync.central.register.rules_sql import changing, judged, keeping
from sync.model.status import END_BITS, EPOCH, LAST_END, HealthRecord, Status, status_at

PRODUCTS = ("qazvac", "sputnik-light", "o'clock")
MINUTE = 1_000_000
ONE = timedelta(minutes=1)

days = st.sampled_from([0, 1, 3, 400, OPEN])
rule_sets = st.builds(
    RuleSet, st.just("x"), days, days, days, days, days, days,
    st.fixed_dictionaries({product: st.integers(1, MOST_DOSES) for product in PRODUCTS}),
)  # fmt: skip
near = st.builds(lambda days, minute: days * 1440 + minute, st.sampled_from([-3, -1, 0]), st.integers(-1, 1))
minutes = near | near.map(lambda minute: minute + MINUTE) | st.integers(LAST_END - 1, LAST_END + 1)
plain_kinds = st.sampled_from([int(kind) for kind in Kind if kind is not Kind.DOSE])
facts = st.tuples(plain_kinds, minutes, st.none() | minutes, st.none(), st.none()) | st.tuples(
    st.just(int(Kind.DOSE)), minutes, st.none(), st.sampled_from([*PRODUCTS, "elixir"]), st.integers(1, MOST_DOSES)
)
BLUE = Status.BLUE << END_BITS
values = st.sampled_from([BLUE, Status.RED << END_BITS]) | st.integers(1, LAST_END).map(
    lambda end: (Status.GREEN << END_BITS) + end
)
nobodies = st.just((BLUE, list[FactRow]()))
crowds = st.lists(st.tuples(values, st.lists(facts, min_size=1, max_size=5)) | nobodies, min_size=1, max_size=8)


def put(connection: Connection, crowd: list[tuple[int, list[FactRow]]]) -> None:
    connection.execute(text("DELETE FROM fact"))
    connection.execute(text("DELETE FROM person"))
    people = [(number, None, value, None) for number, (value, _) in enumerate(crowd, 1)]
    insert_rows(connection, "person", ("id", "born", "value", "review"), people)
    rows = [
        (number, "lab", f"{number}.{place}", *row)
        for number, (_, found) in enumerate(crowd, 1)
        for place, row in enumerate(found)
    ]
    names = ("person_id", "source", "source_id", "kind", "at", "until", "product", "number")
    insert_rows(connection, "fact", names, rows)


def seen(value: int, minute: int) -> Status:
    record = HealthRecord(Status(value >> END_BITS), EPOCH + (value & LAST_END) * ONE if value & LAST_END else None)
    return status_at(record, EPOCH + minute * ONE)


def check(central: Central, crowd: list[tuple[int, list[FactRow]]], rules: RuleSet, minute: int) -> None:
    effects = effects_of(rules)
    pairs = [(before, *value_of(rows, effects, minute)) for before, rows in crowd]
    span: dict[str, object] = {"after": 0, "last": len(crowd), "minute": minute}
    with writing(central.engine) as connection:
        put(connection, crowd)
        query = judged(effects)
        found = sorted(connection.execute(text(query.sql), {**query.parameters, **span}).all())
        assert [(row.value, row.review) for row in found] == [
            (value, review) for (_, value, review), (_, rows) in zip(pairs, crowd, strict=True) if rows
        ]
        query = changing(effects)
        counted = {
            (Status(old), Status(new)): people
            for old, new, people in connection.execute(text(query.sql), {**query.parameters, **span})
        }
        query = keeping(effects)
        people = connection.execute(text(query.sql), {**query.parameters, **span}).rowcount
        kept = [tuple(row) for row in connection.execute(text("SELECT value, review FROM person ORDER BY id"))]
    colours = Counter((seen(before, minute), seen(value, minute)) for before, value, _ in pairs)
    judged_all = [pair[1:] if rows else (pair[0], None) for pair, (_, rows) in zip(pairs, crowd, strict=True)]
    assert kept == judged_all
    assert people == sum(one != (pair[0], None) for one, pair in zip(kept, pairs, strict=True))
    assert counted == {change: people for change, people in colours.items() if change[0] is not change[1]}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(crowd=crowds, rules=rule_sets, minute=st.sampled_from([MINUTE, 0]))
def test_a_database_judges_as_the_pure_rules_do(
    central: Central, crowd: list[tuple[int, list[FactRow]]], rules: RuleSet, minute: int
) -> None:
    check(central, crowd, rules, minute)


@pytest.mark.parametrize("minute", [MINUTE, 0, -1])
@pytest.mark.parametrize("name", rule_set_names())
def test_any_two_facts_at_the_edges_of_time_are_judged_alike(central: Central, name: str, minute: int) -> None:
    rules = load_rule_set(name)
    ends = [minute + offset - days * 1440 for days in (0, rules.negative_pcr) for offset in (-1, 0, 1)]
    edges = [
        (int(kind), at, until, *(("qazvac", 1) if kind is Kind.DOSE else (None, None)))
        for kind in Kind
        for at in (*ends, 0, *(LAST_END + offset - rules.negative_pcr * 1440 for offset in (0, 1)))
        for until in ((None,) if kind is not Kind.CONTACT else (None, minute, minute - 1))
    ]
    crowd = [(BLUE, list(two)) for two in combinations_with_replacement(edges, 2)]
    check(central, crowd, rules, minute)
