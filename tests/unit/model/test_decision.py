"""What the door answers, for every record, policy and hour."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.model.decision import Circumstances, Notice, decide, may_override, refer
from sync.model.policy import LocalName, Policy, Venue, VenueRule, WhenFull
from sync.model.status import CorruptRecord, HealthRecord, Status
from sync.model.visit import Outcome, Reason

NOW = datetime(2021, 6, 6, 12, 0, tzinfo=UTC)  # a Sunday
CINEMA = Venue("arman", LocalName("Арман", "Арман", "Arman"), "cinema", "ALA", ZoneInfo("Asia/Almaty"))
HERE = Circumstances(CINEMA, Policy(), NOW - timedelta(minutes=10), NOW)

minutes = st.integers(min_value=1, max_value=(1 << 24) - 1)
records = st.one_of(
    st.sampled_from(Status).map(HealthRecord),
    minutes.map(lambda end: HealthRecord(Status.GREEN, datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=end))),
)
instants = st.datetimes(datetime(2020, 2, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # made aware
rules = st.builds(
    VenueRule,
    admits=st.frozensets(st.sampled_from([Status.GREEN, Status.BLUE])),
    categories=st.frozensets(st.sampled_from(["cinema", "spa"])),
    weekdays=st.frozensets(st.integers(0, 6)),
)
policies = st.builds(Policy, rules=st.lists(rules, max_size=3).map(tuple), when_full=st.sampled_from(WhenFull))


@pytest.mark.parametrize(
    ("status", "outcome", "reason"),
    [
        (Status.GREEN, Outcome.ADMIT, Reason.GREEN),
        (Status.BLUE, Outcome.ADMIT, Reason.BLUE),
        (Status.YELLOW, Outcome.DENY, Reason.YELLOW),
        (Status.RED, Outcome.DENY, Reason.RED),
    ],
)
def test_each_status_has_its_outcome(status: Status, outcome: Outcome, reason: Reason) -> None:
    verdict = decide(HealthRecord(status), HERE)
    assert (verdict.outcome, verdict.reason, verdict.status) == (outcome, reason, status)


def test_green_by_pcr_is_green_through_its_last_minute_and_blue_after() -> None:
    record = HealthRecord(Status.GREEN, NOW)
    last = decide(record, replace(HERE, now=NOW + timedelta(seconds=59)))
    lapsed = decide(record, replace(HERE, now=NOW + timedelta(seconds=60)))
    assert (last.status, lapsed.status) == (Status.GREEN, Status.BLUE)


def test_somebody_the_register_does_not_know_is_referred() -> None:
    assert decide(None, HERE) == refer(Reason.UNKNOWN_PERSON)


def test_a_corrupt_row_is_referred_and_accuses_nobody() -> None:
    verdict = decide(CorruptRecord((3 << 24) + 5), HERE)
    assert (verdict.outcome, verdict.reason, verdict.status) == (Outcome.REFER, Reason.CORRUPT_DATA, None)


def test_blue_at_a_green_only_weekend_is_denied_by_the_venues_rule() -> None:
    weekend = VenueRule(frozenset({Status.GREEN}), categories=frozenset({"cinema"}), weekdays=frozenset({5, 6}))
    here = replace(HERE, policy=Policy(rules=(weekend,)))
    assert decide(HealthRecord(Status.BLUE), here).reason is Reason.VENUE_RULE
    assert decide(HealthRecord(Status.GREEN), here).outcome is Outcome.ADMIT


def test_the_weekday_is_that_of_the_venues_own_time_zone() -> None:
    weekend = VenueRule(frozenset({Status.GREEN}), weekdays=frozenset({0}))
    late_on_sunday = datetime(2021, 6, 6, 20, 0, tzinfo=UTC)  # already Monday in Almaty
    here = replace(HERE, policy=Policy(rules=(weekend,)), now=late_on_sunday)
    assert decide(HealthRecord(Status.BLUE), here).reason is Reason.VENUE_RULE


def test_a_check_that_is_not_yet_in_force_keeps_its_outcome_and_says_so() -> None:
    airport = replace(CINEMA, category="airport", in_force_from=NOW + timedelta(days=1))
    verdict = decide(HealthRecord(Status.RED), replace(HERE, venue=airport))
    assert (verdict.outcome, verdict.enforced) == (Outcome.DENY, False)


def test_a_full_house_refers_or_warns_as_the_policy_says() -> None:
    full = replace(HERE, venue=replace(CINEMA, capacity=120), inside=120)
    warn = replace(full, policy=Policy(when_full=WhenFull.WARN))
    assert decide(HealthRecord(Status.GREEN), full).reason is Reason.VENUE_FULL
    assert decide(HealthRecord(Status.GREEN), warn).notices == {Notice.VENUE_FULL}
    assert decide(HealthRecord(Status.RED), full).reason is Reason.RED


def test_data_older_than_the_policy_allows_refer_everybody_and_free_nobody() -> None:
    stale = replace(HERE, generated_at=NOW - timedelta(hours=73))
    for status in Status:
        assert decide(HealthRecord(status), stale).reason is Reason.STALE_DATA
    assert not may_override(decide(HealthRecord(Status.RED), stale))


def test_nobody_overrides_at_a_terminal_out_of_service_or_where_no_decision_can_be_recorded() -> None:
    assert may_override(refer(Reason.STALE_DATA))
    assert not may_override(refer(Reason.REVOKED))
    assert not may_override(refer(Reason.NOT_RECORDED, Status.GREEN))


def test_aging_data_still_admit_and_tell_staff() -> None:
    aging = replace(HERE, generated_at=NOW - timedelta(hours=5))
    assert decide(HealthRecord(Status.GREEN), aging).notices == {Notice.DATA_AGING}


def test_data_from_the_future_mean_that_the_clock_is_wrong() -> None:
    early = replace(HERE, generated_at=NOW + timedelta(minutes=6))
    assert decide(HealthRecord(Status.GREEN), early).reason is Reason.CLOCK_NOT_TRUSTED


@given(st.one_of(records, st.none(), st.builds(CorruptRecord, st.integers())), policies, instants, instants)
def test_only_a_known_green_or_blue_is_ever_admitted(
    found: HealthRecord | CorruptRecord | None, policy: Policy, generated_at: datetime, now: datetime
) -> None:
    verdict = decide(found, replace(HERE, policy=policy, generated_at=generated_at, now=now))
    if verdict.outcome is Outcome.ADMIT:
        assert isinstance(found, HealthRecord)
        assert found.status in (Status.GREEN, Status.BLUE)
        assert timedelta(minutes=-5) <= now - generated_at <= policy.refer_after


@given(records, policies, instants, instants)
def test_nothing_uncertain_accuses(record: HealthRecord, policy: Policy, generated_at: datetime, now: datetime) -> None:
    verdict = decide(record, replace(HERE, policy=policy, generated_at=generated_at, now=now))
    if verdict.outcome is Outcome.DENY:
        assert verdict.reason is Reason.VENUE_RULE or record.status in (Status.YELLOW, Status.RED)


@given(st.sampled_from([Status.YELLOW, Status.RED]), policies, instants)
def test_no_policy_and_no_hour_admits_yellow_or_red_or_lets_staff_override_it(
    status: Status, policy: Policy, now: datetime
) -> None:
    verdict = decide(HealthRecord(status), replace(HERE, policy=policy, now=now))
    assert verdict.outcome is not Outcome.ADMIT
    assert not may_override(verdict)
