"""When a code is a new check, and when a pass has done its duty."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.gate import STILL_IN_VIEW, Gate, admitted, left, seen, used_here

NOW = datetime(2021, 6, 6, 12, 0, tzinfo=UTC)
WINDOW = timedelta(minutes=10)


def test_a_code_held_for_five_seconds_is_one_check() -> None:
    gate, news = Gate(), []
    for frame in range(150):
        gate, is_new = seen(gate, b"code", frame / 30)
        news.append(is_new)
    assert news == [True] + [False] * 149


def test_a_code_that_left_the_view_is_a_new_check() -> None:
    gate, _ = seen(Gate(), b"code", 0.0)
    _, is_new = seen(gate, b"code", STILL_IN_VIEW)
    assert is_new


def test_another_code_is_a_new_check_at_once() -> None:
    gate, _ = seen(Gate(), b"one", 0.0)
    _, is_new = seen(gate, b"two", 0.01)
    assert is_new


def test_a_screenshot_admits_one_person_within_the_window() -> None:
    gate = admitted(Gate(), 7, NOW, WINDOW)
    assert used_here(gate, 7, NOW + timedelta(minutes=9), WINDOW)
    assert not used_here(gate, 8, NOW + timedelta(minutes=9), WINDOW)
    assert not used_here(gate, 7, NOW + WINDOW, WINDOW)


def test_whoever_went_out_may_come_back_in() -> None:
    gate = left(admitted(Gate(), 7, NOW, WINDOW), 7)
    assert not used_here(gate, 7, NOW + timedelta(minutes=1), WINDOW)


@given(st.lists(st.tuples(st.binary(max_size=2), st.floats(0, 3)), max_size=60))
def test_what_the_gate_remembers_stays_small(shown: list[tuple[bytes, float]]) -> None:
    gate, at = Gate(), 0.0
    for payload, wait in shown:
        at += wait
        gate, _ = seen(gate, payload, at)
        assert all(at - last < STILL_IN_VIEW for last in gate.in_view.values())
