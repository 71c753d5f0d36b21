"""The one thread class and the slot between threads."""

import threading
from queue import SimpleQueue

import pytest

from kiosk.workers.thread import Latest, Worker

LONG = 10.0


def failing(_stop: threading.Event) -> None:
    raise ValueError("a mistake of our own")


def test_what_the_work_raises_is_reported() -> None:
    crashes: SimpleQueue[BaseException] = SimpleQueue()
    worker = Worker("work", failing, crashes.put)
    worker.start()
    assert isinstance(crashes.get(timeout=LONG), ValueError)
    assert worker.wait(LONG)


def test_the_log_says_where_the_work_crashed_but_not_what_it_quotes(caplog: pytest.LogCaptureFixture) -> None:
    worker = Worker("work", failing, lambda _crash: None)
    worker.start()
    assert worker.wait(LONG)
    assert "thread work crashed: ValueError" in caplog.text
    assert "test_thread.py" in caplog.text
    assert "a mistake of our own" not in caplog.messages[0].replace('raise ValueError("a mistake of our own")', "")


def test_work_that_crashed_is_begun_anew_where_that_is_wanted() -> None:
    crashes: SimpleQueue[BaseException] = SimpleQueue()
    worker = Worker("work", failing, crashes.put, again_after=0.0)
    worker.start()
    assert [type(crashes.get(timeout=LONG)) for _ in range(3)] == [ValueError] * 3
    worker.tell_to_stop()
    assert worker.wait(LONG)


def test_resting_after_a_crash_does_not_hold_up_the_end() -> None:
    crashes: SimpleQueue[BaseException] = SimpleQueue()
    worker = Worker("work", failing, crashes.put, again_after=1e6)
    worker.start()
    crashes.get(timeout=LONG)
    worker.tell_to_stop()
    assert worker.wait(LONG)


def test_waiting_for_work_that_never_began_is_no_waiting() -> None:
    assert Worker("work", failing, lambda _crash: None).wait(LONG)


def test_the_newest_value_replaces_the_one_nobody_took() -> None:
    latest: Latest[int] = Latest()
    latest.put(1)
    latest.put(2)
    assert latest.take(0.0) == 2
    assert latest.take(0.0) is None


def test_a_value_wakes_whoever_waits_for_it() -> None:
    latest: Latest[int] = Latest()
    taken: SimpleQueue[int | None] = SimpleQueue()
    waiting = threading.Thread(target=lambda: taken.put(latest.take(LONG)))
    waiting.start()
    latest.put(7)
    assert taken.get(timeout=LONG) == 7
    waiting.join(LONG)
