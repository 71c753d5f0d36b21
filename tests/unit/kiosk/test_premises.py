"""What holds at a door is read from stored documents, or refused in words; no document raises."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.premises import Documents, NotEnrolled, Premises, RulesFault, read_premises, read_venue
from sync.model.policy import Policy, Venue, policy_document
from sync.passes import issuers_document
from tests.fakes.terminal import ISSUERS, VENUE

DOCUMENTS = Documents(json.dumps(VENUE).encode(), policy_document(Policy()), issuers_document(1, ISSUERS))
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


def venue(**changes: object) -> Venue | RulesFault:
    return read_venue(json.dumps({**VENUE, **changes}).encode())


def test_documents_are_read_together_and_a_missing_venue_is_no_enrolment() -> None:
    assert isinstance(read_premises(DOCUMENTS), Premises)
    assert read_premises(Documents(None, DOCUMENTS.policy, DOCUMENTS.issuers)) == NotEnrolled()


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"[" * 100_000, b"\xff"])
def test_one_broken_document_is_a_fault_of_the_rules_and_never_their_defaults(broken: bytes) -> None:
    for documents in (
        Documents(broken, DOCUMENTS.policy, DOCUMENTS.issuers),
        Documents(DOCUMENTS.venue, broken, DOCUMENTS.issuers),
        Documents(DOCUMENTS.venue, DOCUMENTS.policy, broken),
    ):
        assert isinstance(read_premises(documents), RulesFault)


@pytest.mark.parametrize(
    "zone", ["", ".", "Asia", "../../../etc/passwd", "/etc/passwd", "a" * 5000, "x\0", "Asia/Nowhere"]
)
def test_a_time_zone_that_is_none_is_refused(zone: str) -> None:
    assert isinstance(venue(timezone=zone), RulesFault)


@pytest.mark.parametrize("capacity", [True, -1, "120", 1.5])
def test_a_capacity_that_counts_no_people_is_refused(capacity: object) -> None:
    assert isinstance(venue(capacity=capacity), RulesFault)


def test_the_day_the_rules_begin_is_an_instant_in_utc() -> None:
    found = venue(in_force_from="2021-06-07T00:00:00+06:00")
    assert isinstance(found, Venue)
    assert found.in_force_from == datetime(2021, 6, 6, 18, tzinfo=UTC)
    for unfit in ("2021-06-07T00:00:00", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", 3, "soon"):
        assert isinstance(venue(in_force_from=unfit), RulesFault)


@given(st.sampled_from(sorted({*VENUE, "capacity", "in_force_from"})), plain)
def test_no_value_of_any_member_raises(member: str, value: object) -> None:
    assert isinstance(venue(**{member: value}), Venue | RulesFault)
