"""What is told around the glass: counts, age, memory of the last checks; and what a hostile notice may not do."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.around import read_bulletin
from kiosk.domain.screen.state import Fault
from kiosk.ui.surroundings import Freshness
from sync.model.clock import after_contact
from sync.model.visit import Reason
from sync.replica.clock import change_clock
from tests.fakes.terminal import NOW, pass_text
from tests.integration.app.conftest import GREEN, RED, Door


def test_masked_ids_are_forgotten_after_ten_minutes_though_the_clock_was_set_back(door: Door) -> None:
    door.hold(pass_text(GREEN))
    assert len(door.around.look().recent) == 1
    change_clock(door.folder, lambda state: after_contact(state, NOW - timedelta(hours=1), door.machine.read()))
    door.machine.elapsed += 599.0
    door.loop.on_second()
    assert len(door.around.look().recent) == 1
    door.machine.elapsed += 2.0
    assert door.around.look().recent == ()


def test_each_outcome_is_counted_since_midnight_at_the_venue(door: Door) -> None:
    door.hold(pass_text(GREEN))
    door.hold(pass_text(RED))
    counts = door.around.look().counts
    assert (counts.admitted, counts.denied, counts.referred) == (1, 1, 0)
    door.machine.elapsed += timedelta(hours=7).total_seconds()  # 19:00 UTC is midnight in Almaty of 2021
    counts = door.around.look().counts
    assert (counts.admitted, counts.denied, counts.referred) == (0, 0, 0)


@pytest.mark.parametrize(
    ("hours", "freshness", "fault"),
    [
        (0, Freshness.FRESH, None),
        (5, Freshness.AGING, None),
        (73, Freshness.STALE, Fault(Reason.STALE_DATA, "K-DAT-2")),
    ],
)
def test_the_age_of_the_data_is_told_and_stale_data_are_out_of_order(
    door: Door, hours: int, freshness: Freshness, fault: Fault | None
) -> None:
    door.machine.elapsed += timedelta(hours=hours).total_seconds()
    assert door.around.readiness.fault() == fault
    assert door.around.look().freshness is freshness


def test_data_that_seem_to_come_from_the_future_are_out_of_order_as_they_are_referred(door: Door) -> None:
    before = NOW - timedelta(minutes=20)  # the data are ten minutes older than NOW
    change_clock(door.folder, lambda state: after_contact(state, before, door.machine.read()))
    door.loop.on_second()
    assert door.around.readiness.fault() == Fault(Reason.CLOCK_NOT_TRUSTED, "K-CLK-1")
    door.hold(pass_text(GREEN, now=before))
    assert door.reasons() == ["clock_not_trusted"]


@given(
    st.one_of(st.binary(max_size=60), st.sampled_from(["1e999", "NaN", "[" * 50_000, "null", '"1"']).map(str.encode))
)
def test_no_notice_of_the_day_raises(value: bytes) -> None:
    read_bulletin(value)
    read_bulletin(b'{"date": "2021-06-06", "infected": %b, "recovered": 1, "deaths": 1}' % value)
