import pytest

from kiosk.vision.budget import Budget, Cost, Prices

WORK = Cost("work", 0.001, 0.010)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_work_is_allowed_only_when_it_will_probably_end_in_time() -> None:
    clock = Clock()
    budget = Budget(0.020, Prices(), clock)
    assert budget.allows(WORK, 1.0)
    assert not budget.allows(WORK, 2.0)
    clock.now += 0.015
    assert not budget.allows(WORK, 1.0)
    assert budget.left == pytest.approx(0.005)
    assert budget.spent == pytest.approx(0.015)


def test_what_work_did_cost_is_learned_for_the_next_frame() -> None:
    clock, prices = Clock(), Prices()
    for _ in range(12):
        with Budget(1.0, prices, clock).spending(WORK, 1.0):
            clock.now += 0.033
    assert prices.predicted(WORK, 1.0) == pytest.approx(0.033, rel=0.05)
    assert prices.predicted(WORK, 2.0) == pytest.approx(0.063, rel=0.05)


def test_one_odd_frame_moves_the_price_only_a_little() -> None:
    prices = Prices()
    prices.learn(WORK, 1.0, 0.011)
    prices.learn(WORK, 1.0, 10.0)
    assert prices.predicted(WORK, 1.0) < 0.011 * 4
