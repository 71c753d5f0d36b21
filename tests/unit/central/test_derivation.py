"""A derivation reaches the status the register keeps, and what it says decides does decide."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.central.register.derivation import derive
from sync.central.register.rule_set import load_rule_set, rule_set_names
from sync.central.register.rules import (
    Case,
    Contact,
    Dose,
    Fact,
    Kind,
    PcrResult,
    Recovery,
    Says,
    effects_of,
    fact_row,
    value_of,
)
from sync.model.status import END_BITS, LAST_END, Status, minutes_since_epoch

NOW = datetime(2021, 10, 6, 12, tzinfo=UTC)
MINUTE = minutes_since_epoch(NOW)
DAY = timedelta(days=1)

minutes = st.integers(MINUTE - 400 * 1440, MINUTE)
facts = st.one_of(
    st.tuples(st.sampled_from([Kind.NEGATIVE_PCR, Kind.POSITIVE_PCR, Kind.CASE, Kind.RECOVERY]), minutes).map(
        lambda one: (int(one[0]), one[1], None, None, None)
    ),
    st.tuples(st.sampled_from([Kind.CONTACT, Kind.EXEMPTION]), minutes, st.none() | st.integers(0, 10**6)).map(
        lambda one: (int(one[0]), one[1], None if one[2] is None else one[1] + one[2], None, None)
    ),
    st.tuples(minutes, st.sampled_from(["qazvac", "sputnik-light"]), st.integers(1, 3)).map(
        lambda one: (int(Kind.DOSE), one[0], None, one[1], one[2])
    ),
)


@pytest.mark.parametrize("name", rule_set_names())
@given(known=st.lists(facts, max_size=8))
def test_a_derivation_reaches_the_status_that_is_kept(
    name: str, known: list[tuple[int, int, int | None, str | None, int | None]]
) -> None:
    effects = effects_of(load_rule_set(name))
    found = derive(known, effects, MINUTE)
    value, _ = value_of(known, effects, MINUTE)
    assert (found.status, found.end) == (Status(value >> END_BITS), value & LAST_END)
    assert [one.fact for one in found.readings] == known
    deciding = [one.fact for one in found.readings if any(saying.decides for saying in one.sayings)]
    assert bool(deciding) == (found.status is not Status.BLUE)
    assert value_of(deciding, effects, MINUTE)[0] == value


def test_what_an_infection_outweighs_is_still_shown() -> None:
    known: list[Fact] = [
        Case(NOW - DAY),
        PcrResult(NOW - 2 * DAY, positive=False),
        Contact(NOW - 3 * DAY),
        Recovery(NOW - 9 * DAY),
    ]
    found = derive(map(fact_row, known), effects_of(load_rule_set("2021-05-21")), MINUTE)
    assert found.status is Status.RED
    assert [[(one.says, one.decides) for one in reading.sayings] for reading in found.readings] == [
        [(Says.INFECTED, True)],
        [(Says.WELL, False)],
        [(Says.IN_CONTACT, False)],
        [(Says.RECOVERED, False)],
    ]


def test_a_fact_that_the_rules_do_not_count_says_nothing() -> None:
    found = derive([fact_row(Dose(NOW, "qazvac", 1))], effects_of(load_rule_set("2021-05-21")), MINUTE)
    assert (found.status, found.readings[0].sayings) == (Status.BLUE, ())
