"""The sync agent beside the kiosk: begun, begun again later each time, ended with it; and never a reason to stop."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.app.companion import FIRST_DELAY, LONGEST_DELAY, RAN_WELL, Companion


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Begun:
    """Begins programs of the test's own in place of the agent, real ones, and remembers when."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.at: list[float] = []
        self.script = "pass"
        self.refuses = False
        self.last: subprocess.Popen[bytes] | None = None
        self._begin = subprocess.Popen

    def __call__(self, _command: object, **options: int) -> subprocess.Popen[bytes]:
        self.at.append(self.clock.now)
        if self.refuses:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        self.last = self._begin((sys.executable, "-S", "-c", self.script), stdin=options["stdin"])
        return self.last

    def let_it_end(self) -> None:
        assert self.last is not None
        self.last.wait(timeout=30.0)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def begun(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Begun:
    begun = Begun(clock)
    monkeypatch.setattr("kiosk.app.companion.subprocess.Popen", begun)
    return begun


@pytest.fixture
def companion(clock: Clock, begun: Begun, tmp_path: Path) -> Companion:
    del begun
    return Companion(tmp_path, clock)


def look_for(companion: Companion, clock: Clock, seconds: float) -> None:
    for _ in range(int(seconds)):
        clock.now += 1.0
        companion.look()


def test_an_agent_that_ends_at_once_is_begun_again_later_each_time(
    companion: Companion, clock: Clock, begun: Begun
) -> None:
    companion.look()
    for _ in range(3):
        begun.let_it_end()
        seen = len(begun.at)
        while len(begun.at) == seen:
            look_for(companion, clock, 1)
    begun.let_it_end()
    waits = [later - sooner for sooner, later in zip(begun.at, begun.at[1:], strict=False)]
    assert waits == [1 + FIRST_DELAY, 1 + 2 * FIRST_DELAY, 1 + 4 * FIRST_DELAY]


def test_an_agent_that_ran_well_is_begun_again_soon_whatever_was_before(
    companion: Companion, clock: Clock, begun: Begun
) -> None:
    begun.refuses = True
    look_for(companion, clock, 4 * LONGEST_DELAY)
    begun.refuses = False
    look_for(companion, clock, LONGEST_DELAY)
    begun.let_it_end()
    clock.now += RAN_WELL
    ended_by, seen = clock.now, len(begun.at)
    look_for(companion, clock, 1 + FIRST_DELAY)
    begun.let_it_end()
    assert len(begun.at) == seen + 1
    assert begun.at[-1] - ended_by <= 1 + FIRST_DELAY


def test_a_machine_that_can_begin_no_process_is_tried_again_and_checks_go_on(
    companion: Companion, clock: Clock, begun: Begun, caplog: pytest.LogCaptureFixture
) -> None:
    begun.refuses = True
    companion.look()
    look_for(companion, clock, 1 + FIRST_DELAY)
    assert len(begun.at) == 2
    assert "cannot be started: Resource temporarily unavailable" in caplog.text
    companion.stop()


def test_a_running_agent_is_left_alone_and_ended_with_the_kiosk(
    companion: Companion, clock: Clock, begun: Begun
) -> None:
    begun.script = "import time; time.sleep(600)"
    companion.look()
    look_for(companion, clock, 10)
    assert len(begun.at) == 1
    companion.stop()
    assert begun.last is not None
    assert begun.last.returncode is not None
