from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sync.model.clock import (
    ClockReading,
    ClockState,
    TrustedTime,
    UntrustedClock,
    after_contact,
    after_elapsed,
    after_signed_time,
    trusted_time,
)
from tests.unit.model.instants import instants

NOON = datetime(2021, 6, 6, 12, tzinfo=UTC)
JUMP = timedelta(days=45)
HOUR = timedelta(hours=1)


def reading(wall: datetime, boottime: float = 100.0, boot: str = "boot-1") -> ClockReading:
    return ClockReading(wall, boottime, boot)


IN_CONTACT_AT_NOON = after_contact(ClockState(), NOON, reading(NOON))


def test_without_any_contact_no_time_is_trusted() -> None:
    assert isinstance(trusted_time(ClockState(), reading(NOON), JUMP), UntrustedClock)


def test_within_a_boot_time_is_the_server_s_plus_what_elapsed_whatever_the_wall_says() -> None:
    for wall in (NOON, datetime(2035, 1, 1, tzinfo=UTC), datetime(2001, 1, 1, tzinfo=UTC)):
        assert trusted_time(IN_CONTACT_AT_NOON, reading(wall, 160.0), JUMP) == TrustedTime(NOON + timedelta(minutes=1))


def test_after_a_reboot_the_system_clock_is_taken() -> None:
    assert trusted_time(IN_CONTACT_AT_NOON, reading(NOON + HOUR, 5, "boot-2"), JUMP) == TrustedTime(NOON + HOUR)


def test_small_lag_is_corrected_not_punished() -> None:
    lagging = reading(NOON - timedelta(minutes=5), 5, "boot-2")
    assert trusted_time(IN_CONTACT_AT_NOON, lagging, JUMP) == TrustedTime(NOON)


def test_a_clock_further_behind_the_floor_is_not_trusted() -> None:
    behind = reading(NOON - timedelta(minutes=5, seconds=1), 5, "boot-2")
    assert isinstance(trusted_time(IN_CONTACT_AT_NOON, behind, JUMP), UntrustedClock)


def test_a_clock_too_far_ahead_is_not_trusted() -> None:
    edge = reading(NOON + JUMP, 5, "boot-2")
    assert trusted_time(IN_CONTACT_AT_NOON, edge, JUMP) == TrustedTime(NOON + JUMP)
    beyond = reading(NOON + JUMP + timedelta(seconds=1), 5, "boot-2")
    assert isinstance(trusted_time(IN_CONTACT_AT_NOON, beyond, JUMP), UntrustedClock)


def test_one_boot_in_2035_does_not_poison_the_floor() -> None:
    wrong = datetime(2035, 1, 1, tzinfo=UTC)
    state = after_elapsed(IN_CONTACT_AT_NOON, reading(wrong, 5, "boot-2"))
    state = after_elapsed(state, reading(wrong + HOUR, 3605, "boot-2"))
    assert state.floor == NOON + HOUR
    back = trusted_time(state, reading(NOON + 2 * HOUR, 5, "boot-3"), JUMP)
    assert back == TrustedTime(NOON + 2 * HOUR)


def test_fresh_contact_repairs_the_floor_downwards_too() -> None:
    poisoned = after_contact(ClockState(), datetime(2035, 1, 1, tzinfo=UTC), reading(NOON))
    repaired = after_contact(poisoned, NOON, reading(NOON, 200.0))
    assert repaired.floor == NOON
    assert trusted_time(repaired, reading(NOON, 5, "boot-2"), JUMP) == TrustedTime(NOON)


def test_signed_time_raises_the_floor_and_never_lowers_it() -> None:
    later = after_signed_time(IN_CONTACT_AT_NOON, NOON + HOUR, reading(NOON))
    assert later.floor == NOON + HOUR
    assert after_signed_time(later, NOON, reading(NOON)).floor == NOON + HOUR


def test_no_instant_before_signed_time_is_now_within_the_same_boot_either() -> None:
    state = after_signed_time(IN_CONTACT_AT_NOON, NOON + HOUR, reading(NOON))
    assert trusted_time(state, reading(NOON, 160.0), JUMP) == TrustedTime(NOON + HOUR + timedelta(minutes=1))


def test_signed_time_alone_makes_a_floor_where_there_was_none() -> None:
    state = after_signed_time(ClockState(), NOON, reading(NOON))
    assert trusted_time(state, reading(NOON + HOUR, 5, "boot-2"), JUMP) == TrustedTime(NOON + HOUR)


def test_elapsed_time_makes_no_floor() -> None:
    assert after_elapsed(ClockState(), reading(NOON)) == ClockState()


WALLS = instants(2001, 2040)
STEPS = st.lists(st.tuples(st.floats(0, 1e6), WALLS, st.booleans(), st.booleans()), max_size=12)


@given(STEPS)
def test_without_contact_the_floor_rises_only_by_what_the_boot_clock_saw(
    steps: list[tuple[float, datetime, bool, bool]],
) -> None:
    state, boottime, boot, seen = IN_CONTACT_AT_NOON, 100.0, 0, 0.0
    for elapsed, wall, rebooted, kept in steps:
        boot, boottime = (boot + 1, elapsed) if rebooted else (boot, boottime + elapsed)
        seen += elapsed
        before = state.floor
        if kept:
            state = after_elapsed(state, ClockReading(wall, boottime, f"boot-{boot}" if boot else "boot-1"))
        assert before is not None
        assert state.floor is not None
        assert before <= state.floor <= NOON + timedelta(seconds=seen + 1)


@given(STEPS, WALLS)
def test_no_trusted_instant_lies_before_the_floor(
    steps: list[tuple[float, datetime, bool, bool]], signed: datetime
) -> None:
    state = after_signed_time(IN_CONTACT_AT_NOON, signed, reading(NOON))
    for elapsed, wall, rebooted, _ in steps:
        now = ClockReading(wall, 100.0 + elapsed, "boot-2" if rebooted else "boot-1")
        found = trusted_time(state, now, JUMP)
        assert isinstance(found, UntrustedClock) or (state.floor is not None and found.at >= state.floor)
