"""A lane tries again by itself: later each time, never before the server asked it to, and at once for a person."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from threading import Event, Semaphore

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.agent.errors import Cause, Stopped, SyncError
from sync.agent.lane import LONGEST_PAUSE, Clocks, Lane, LaneStanding, pause_after
from sync.agent.thread import WorkThread
from sync.replica.database import DiskFull

START = datetime(2021, 6, 6, 12, tzinfo=UTC)


class Hands:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @property
    def clocks(self) -> Clocks:
        return Clocks(lambda: self.seconds, lambda: START + timedelta(seconds=self.seconds))


def lane(job: Callable[[], bool], hands: Hands) -> Lane:
    return Lane("pull", job, 600.0, hands.clocks, Random(1), LaneStanding())


def failing(*faults: Exception) -> Callable[[], bool]:
    left = list(faults)

    def job() -> bool:
        if left:
            raise left.pop(0)
        return True

    return job


@given(st.integers(1, 10_000), st.none() | st.floats(0, 21_600), st.integers())
def test_a_pause_grows_is_capped_and_never_undercuts_the_server(
    failures: int, retry_after: float | None, seed: int
) -> None:
    pause = pause_after(failures, retry_after, Random(seed))
    assert 1.0 <= pause <= max(LONGEST_PAUSE, (retry_after or 0) * 1.1)
    assert pause >= (retry_after or 0)


def test_pauses_double_until_the_longest() -> None:
    class Longest(Random):
        def uniform(self, a: float, b: float) -> float:
            return max(a, b)

    assert [pause_after(n, None, Longest()) for n in (1, 2, 3, 9, 10, 1000)] == [2, 4, 8, 512, 900, 900]


def test_two_terminals_do_not_come_back_together() -> None:
    pauses = {pause_after(5, 60.0, Random(seed)) for seed in range(50)}
    assert len(pauses) == 50


def test_success_is_noted_and_the_next_try_is_planned() -> None:
    one = lane(failing(), Hands())
    one.turn()
    assert one.standing.last_success == START
    assert one.standing.trouble is None
    assert one.standing.next_try is not None
    assert timedelta(seconds=540) <= one.standing.next_try - START <= timedelta(seconds=660)


def test_a_turn_with_nothing_to_do_has_not_worked_and_is_no_failure() -> None:
    one = lane(lambda: False, Hands())
    one.turn()
    assert (one.standing.last_success, one.standing.failures, one.standing.turns) == (None, 0, 1)


def test_failure_is_noted_with_its_remedy_and_outlives_the_next_success() -> None:
    one = lane(failing(SyncError(Cause.DNS, "no such host")), Hands())
    one.turn()
    assert one.standing.failures == 1
    assert one.standing.trouble is not None
    assert one.standing.trouble.code == "dns"
    assert "DNS server" in one.standing.trouble.remedy
    one.turn()
    assert one.standing.failures == 0
    assert one.standing.trouble is not None


def test_a_fault_of_the_replica_is_shown_like_one_of_the_network() -> None:
    one = lane(failing(DiskFull("state.db")), Hands())
    one.turn()
    assert one.standing.trouble is not None
    assert one.standing.trouble.code == "K-DISK-FULL"


def test_our_own_mistake_backs_off_and_is_reported() -> None:
    one = lane(failing(), Hands())
    one.mistaken(ZeroDivisionError("division by zero"))
    assert one.standing.failures == 1
    assert one.standing.trouble is not None
    assert one.standing.trouble.code == "internal_error"
    assert "ZeroDivisionError" in one.standing.trouble.what


def test_being_stopped_is_no_failure() -> None:
    one = lane(failing(Stopped()), Hands())
    one.turn()
    assert one.standing == LaneStanding()


class Worker:
    """A lane in its own thread, whose turns a test counts."""

    def __init__(self, *faults: Exception) -> None:
        self.done = Semaphore(0)
        self.stop = Event()
        job = failing(*faults)

        def counted() -> bool:
            try:
                return job()
            finally:
                self.done.release()

        self.lane = lane(counted, Hands())
        self.thread = WorkThread(self.lane, self.stop)
        self.thread.start()

    def turned(self) -> bool:
        return self.done.acquire(timeout=5)

    def rested(self) -> bool:
        return not self.done.acquire(timeout=0.1)

    def end(self) -> None:
        self.stop.set()
        self.lane.nudge()
        self.thread.join(5)
        assert not self.thread.is_alive()


def test_begins_at_once_waits_and_ends_when_told() -> None:
    worker = Worker()
    assert worker.turned()
    assert worker.rested()
    worker.end()


def test_a_nudge_brings_the_next_turn_forward() -> None:
    worker = Worker()
    assert worker.turned()
    worker.lane.nudge()
    assert worker.turned()
    assert worker.rested()
    worker.end()


def test_after_a_failure_only_a_person_comes_before_the_back_off() -> None:
    worker = Worker(SyncError(Cause.BUSY, "HTTP status 429", 60.0))
    assert worker.turned()
    while worker.lane.standing.failures == 0:
        assert not worker.stop.wait(0.001)
    worker.lane.nudge()
    assert worker.rested()
    worker.lane.nudge(urgent=True)
    assert worker.turned()
    worker.end()


def test_a_mistake_of_ours_does_not_end_the_thread(caplog: pytest.LogCaptureFixture) -> None:
    worker = Worker(ZeroDivisionError("division by zero"))
    assert worker.turned()
    while worker.lane.standing.failures == 0:
        assert not worker.stop.wait(0.001)
    worker.lane.nudge(urgent=True)
    assert worker.turned()
    worker.end()
    assert worker.lane.standing.failures == 0
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        "pull failed by our own mistake"
    ]


def test_a_person_who_asks_during_a_turn_that_fails_gets_another() -> None:
    worker = Worker()
    asked: list[int] = []

    def ask_once() -> bool:
        if not asked:
            asked.append(worker.lane.turns_after())
            worker.lane.nudge(urgent=True)
            raise SyncError(Cause.BUSY, "HTTP status 429", 60.0)
        return True

    assert worker.turned()
    worker.lane._job = ask_once
    worker.lane.nudge()
    while worker.lane.standing.turns < 3:
        assert not worker.stop.wait(0.001)
    assert asked == [3]
    worker.end()
