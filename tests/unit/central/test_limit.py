"""How often a caller may ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.central.web.limit import Limit, Limits
from sync.central.web.request import Refusal


def test_a_burst_is_let_through_and_then_a_steady_rate() -> None:
    limit = Limit(a_minute=60, at_once=3)
    assert [limit.wait("a", 0) for _ in range(3)] == [0, 0, 0]
    assert limit.wait("a", 0) == 1
    assert limit.wait("a", 1) == 0
    assert limit.wait("a", 1.25) == 0.75


def test_callers_do_not_use_up_each_others_share() -> None:
    limit = Limit(a_minute=60, at_once=1)
    assert limit.wait("a", 0) == 0
    assert limit.wait("b", 0) == 0


@pytest.mark.parametrize("servers", [1, 3, 100])
def test_servers_side_by_side_let_a_stranger_do_together_what_one_alone_would(servers: int) -> None:
    def lets_through(limits: Limits) -> bool:
        try:
            limits.of_strangers("203.0.113.7")
        except Refusal:
            return False
        return True

    beside = [Limits(lambda: 0.0) for _ in range(servers)]
    for one in beside:
        one.share(servers)
    assert sum(lets_through(one) for one in beside for _ in range(61)) == max(60, servers)


@given(st.lists(st.floats(0, 100), max_size=200))
def test_nobody_gets_more_than_the_burst_and_the_rate(times: list[float]) -> None:
    limit = Limit(a_minute=60, at_once=5)
    let_through = sum(limit.wait("a", now) == 0 for now in sorted(times))
    assert let_through <= 5 + (max(times, default=0) - min(times, default=0)) + 1
