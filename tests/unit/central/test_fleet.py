"""What is the matter with a terminal, from its last heartbeat."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.central.fleet.fleet import DISK_FULL, DISK_LOW, MANY_WAITING, Limits, Member, Severity, Standing, troubles_of
from sync.central.fleet.venue import venue_of
from sync.central.fleet.venue_override import WEEKDAYS, Override, override_of, wider_override, with_override
from sync.model.policy import Policy, PolicyFault, VenueRule, policy_document, read_policy
from sync.model.status import Status
from sync.wire.api import Heartbeat, LocalNameMessage, VenueMessage

NOW = datetime(2021, 6, 6, 12, tzinfo=UTC)
LIMITS = Limits(timedelta(minutes=20), timedelta(hours=4), timedelta(hours=72))
WELL = Heartbeat(
    version="0.1.0",
    seq=1,
    generated_at=NOW - timedelta(minutes=10),
    waiting=0,
    dead_letters=0,
    camera="good",
    disk_free=10**11,
)
GREEN_ONLY = frozenset({Status.GREEN})
OTHERS = VenueRule(GREEN_ONLY, categories=frozenset({"cinema"}), weekdays=frozenset({5, 6}))


def member(
    heartbeat: Heartbeat | None = WELL, heard: timedelta | None = timedelta(minutes=2), **more: object
) -> Member:
    known: dict[str, object] = {
        "id": "t-1",
        "name": "door",
        "venue_id": "arman",
        "venue": LocalNameMessage(kk="Арман", ru="Арман", en="Arman"),
        "region": "ALA",
        "enrolled_at": NOW - timedelta(days=9),
        "heard_at": None if heard is None else NOW - heard,
        "heartbeat": heartbeat,
        "chain_fault": "",
        "revoked": False,
    }
    return Member(**{**known, **more})  # type: ignore[arg-type]


def codes(one: Member) -> list[str]:
    return [trouble.code for trouble in troubles_of(one, LIMITS, NOW)]


def test_a_terminal_that_is_well_has_no_trouble() -> None:
    assert codes(member()) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"generated_at": None, "seq": None}, "no_data"),
        ({"generated_at": NOW - timedelta(hours=5)}, "data_old"),
        ({"generated_at": NOW - timedelta(hours=73)}, "data_too_old"),
        ({"waiting": MANY_WAITING}, "many_waiting"),
        ({"dead_letters": 1}, "dead_letters"),
        ({"camera": "black"}, "camera"),
        ({"camera": "a state of a newer program"}, "camera"),
        ({"disk_free": DISK_LOW - 1}, "disk_low"),
        ({"disk_free": DISK_FULL - 1}, "disk_full"),
        ({"faults": ("metadata_expired",)}, "fault"),
    ],
)
def test_each_trouble_is_told_by_what_the_terminal_says(change: dict[str, object], code: str) -> None:
    assert codes(member(WELL.model_copy(update=change))) == [code]


def test_a_fault_of_the_network_is_over_once_it_is_heard_of() -> None:
    assert codes(member(WELL.model_copy(update={"faults": ("timeout", "captive_portal")}))) == []


def test_silence_is_told_from_never_having_been_heard_of() -> None:
    assert codes(member(heard=timedelta(minutes=20))) == []
    assert codes(member(heard=timedelta(minutes=21))) == ["silent"]
    assert codes(member(None, None)) == ["never_heard"]
    assert codes(member(None, None, enrolled_at=NOW - timedelta(minutes=3))) == ["not_heard_yet"]


def test_the_gravest_comes_first_and_a_revoked_terminal_is_nobodys_trouble() -> None:
    worst = WELL.model_copy(update={"dead_letters": 1, "camera": "lost", "disk_free": 1, "waiting": 9999})
    found = troubles_of(member(worst, chain_fault="gap"), LIMITS, NOW)
    assert [one.severity for one in found] == sorted(one.severity for one in found)
    assert Standing(member(worst), found).severity is Severity.BAD
    assert codes(member(worst, revoked=True)) == []
    assert Standing(member(revoked=True)).severity is Severity.IDLE


@given(st.sets(st.sampled_from(sorted(WEEKDAYS))), st.sets(st.sampled_from(sorted(WEEKDAYS))))
def test_a_venues_override_is_read_back_as_it_was_written_and_touches_no_other_rule(
    first: set[int], second: set[int]
) -> None:
    policy = Policy(version=3, rules=(OTHERS,))
    for days in (first, second):
        changed = with_override(policy, "arman", Override(frozenset(days)))
        assert override_of(changed, "arman") == Override(frozenset(days))
        assert override_of(changed, "other") == Override()
        assert OTHERS in changed.rules
        assert changed.version == policy.version + (changed != policy)
        assert read_policy(policy_document(changed)) == changed
        assert not isinstance(read_policy(policy_document(changed)), PolicyFault)
        policy = changed


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (VenueRule(GREEN_ONLY, categories=frozenset({"cinema"}), weekdays=frozenset({5, 6})), {5, 6}),
        (VenueRule(GREEN_ONLY, regions=frozenset({"ALA"})), set(WEEKDAYS)),
        (VenueRule(GREEN_ONLY, venues=frozenset({"arman", "spa"}), weekdays=frozenset({0})), {0}),
        (VenueRule(GREEN_ONLY, categories=frozenset({"sauna"})), set()),
        (VenueRule(GREEN_ONLY, venues=frozenset({"arman"})), set()),
        (VenueRule(frozenset({Status.GREEN, Status.BLUE})), set()),
    ],
)
def test_rules_for_more_than_a_venue_are_told_from_its_own(rule: VenueRule, days: set[int]) -> None:
    name = LocalNameMessage(kk="Арман", ru="Арман", en="Arman")
    arman = VenueMessage(id="arman", name=name, category="cinema", region="ALA", timezone="Asia/Almaty")
    assert wider_override(Policy(rules=(rule,)), venue_of(arman)) == Override(frozenset(days))
