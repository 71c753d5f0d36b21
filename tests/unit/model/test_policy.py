import json
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.model.policy import (
    ADMITTED_BY_DEFAULT,
    LARGEST_POLICY,
    LocalName,
    Policy,
    PolicyFault,
    Venue,
    VenueRule,
    WhenFull,
    admitted_statuses,
    enforced_at,
    policy_document,
    read_policy,
)
from sync.model.status import Status
from tests.unit.model.instants import instants

ALMATY = ZoneInfo("Asia/Almaty")  # six hours ahead of UTC in 2021
CINEMA = Venue("v-1", LocalName("Арман", "Арман", "Arman"), "cinema", "ALA", ALMATY)
WEEKENDS_GREEN_ONLY = VenueRule(frozenset({Status.GREEN}), categories=frozenset({"cinema"}), weekdays=frozenset({5, 6}))
SATURDAY = datetime(2021, 6, 5, 12, tzinfo=UTC)
MONDAY = datetime(2021, 6, 7, 12, tzinfo=UTC)

NAMES = st.frozensets(st.text(max_size=8), max_size=3)
RULES = st.builds(
    VenueRule, st.frozensets(st.sampled_from(sorted(ADMITTED_BY_DEFAULT))), NAMES, NAMES, NAMES,
    st.frozensets(st.integers(0, 6)),
)  # fmt: skip
SPANS = st.integers(0, 10**8).map(lambda seconds: timedelta(seconds=seconds))
POLICIES = st.builds(
    Policy, st.integers(0, 2**40), *(SPANS,) * 7, st.sampled_from(WhenFull),
    st.lists(RULES, max_size=4).map(tuple),
)  # fmt: skip
JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)
MEMBERS = st.sampled_from(["version", "warn_after", "retention", "when_full", "rules", "unheard_of"])
RULE_MEMBERS = st.sampled_from(["admits", "categories", "weekdays", "unheard_of"])


def test_green_and_blue_are_admitted_where_no_rule_narrows() -> None:
    assert admitted_statuses(Policy(), CINEMA, MONDAY) == {Status.GREEN, Status.BLUE}


def test_a_cinema_at_the_weekend_admits_green_only() -> None:
    policy = Policy(rules=(WEEKENDS_GREEN_ONLY,))
    assert admitted_statuses(policy, CINEMA, SATURDAY) == {Status.GREEN}
    assert admitted_statuses(policy, CINEMA, MONDAY) == {Status.GREEN, Status.BLUE}


def test_the_weekday_is_that_of_the_venue_s_own_time_zone() -> None:
    friday_evening_utc = datetime(2021, 6, 4, 20, tzinfo=UTC)  # Saturday, 02:00 in Almaty
    assert admitted_statuses(Policy(rules=(WEEKENDS_GREEN_ONLY,)), CINEMA, friday_evening_utc) == {Status.GREEN}


@given(POLICIES, instants(2021, 2022))
def test_no_policy_admits_yellow_or_red(policy: Policy, now: datetime) -> None:
    assert admitted_statuses(policy, CINEMA, now) <= {Status.GREEN, Status.BLUE}


def test_a_venue_is_in_force_from_the_very_instant() -> None:
    airport = Venue("v-2", LocalName("", "", ""), "airport", "AKT", ALMATY, in_force_from=MONDAY)
    assert not enforced_at(airport, MONDAY - timedelta(microseconds=1))
    assert enforced_at(airport, MONDAY)
    assert enforced_at(CINEMA, datetime.min.replace(tzinfo=UTC))


@given(POLICIES)
def test_a_policy_reads_back_as_it_was_written(policy: Policy) -> None:
    assert read_policy(policy_document(policy)) == policy


@given(st.binary(max_size=200) | JSON.map(lambda plain: json.dumps(plain).encode()))
def test_no_document_raises(document: bytes) -> None:
    assert isinstance(read_policy(document), Policy | PolicyFault)


@given(
    st.dictionaries(MEMBERS, JSON | st.lists(st.dictionaries(RULE_MEMBERS, JSON, max_size=3), max_size=2), max_size=3)
)
def test_no_member_of_the_wrong_kind_raises_or_gets_in(plain: dict[str, Any]) -> None:
    policy = read_policy(json.dumps(plain).encode())
    assert isinstance(policy, PolicyFault) or read_policy(policy_document(policy)) == policy


@pytest.mark.parametrize(
    "document",
    [
        b"[]", b'""', b"null", b"7", b"{", b'{"unheard_of": 1}', b'{"warn_after": -1}', b'{"warn_after": 1.5}',
        b'{"warn_after": true}', b'{"version": true}', b'{"version": "1"}', b'{"retention": 1e400}',
        b'{"when_full": "shrug"}', b'{"rules": [[]]}', b'{"rules": [7]}', b'{"rules": {}}',
        b'{"rules": [{"admits": ["RED"]}]}', b'{"rules": [{"admits": ["PINK"]}]}', b'{"rules": [{"admits": "GREEN"}]}',
        b'{"rules": [{"weekdays": [7]}]}', b'{"rules": [{"weekdays": [true]}]}', b'{"rules": [{"shoes": []}]}',
        b'{"version": 99999999999999999999999999, "refer_after": 99999999999999999999999999}',
        b" " * (LARGEST_POLICY + 1), b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_in_words(document: bytes) -> None:
    policy = read_policy(document)
    assert isinstance(policy, PolicyFault)
    assert policy.why


def test_a_missing_member_keeps_its_default() -> None:
    assert read_policy(b'{"version": 3}') == Policy(version=3)
