"""The terminal's time for the desk: the kept clock state, read again when somebody changed it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sync.model.clock import (
    ClockReading,
    ClockState,
    TrustedTime,
    UntrustedClock,
    after_elapsed,
    after_signed_time,
    trusted_time,
)
from sync.replica.clock import change_clock, load_clock
from sync.replica.database import Folder


class Timekeeper:
    """Answers what time it is. `reload` and `raise_floor` may raise ReplicaError; the last known state then stays."""

    def __init__(self, folder: Folder, read_machine: Callable[[], ClockReading]) -> None:
        self._folder = folder
        self._read_machine = read_machine
        self._state = ClockState()

    def trusted(self, max_offline_jump: timedelta) -> TrustedTime | UntrustedClock:
        """Return the instant that verdicts may use, or why there is none."""
        return trusted_time(self._state, self._read_machine(), max_offline_jump)

    def wall(self) -> datetime:
        """Return what the system clock says, right or wrong."""
        return self._read_machine().wall

    def reload(self) -> None:
        """Take up what the agent learned from contact or signed data; what was lost with a broken file stays known."""
        kept = load_clock(self._folder)
        if kept.floor is not None:
            self._state = kept

    def saw_signed(self, instant: datetime) -> None:
        """Where nothing is known of the time, because the file was lost, go by what signed data prove has passed."""
        if self._state.floor is None:
            self._state = after_signed_time(self._state, instant, self._read_machine())

    def raise_floor(self) -> None:
        """Keep what the boot clock saw elapse, so that a later boot with a wrong clock is noticed.

        It changes the file alone, on any thread, and puts back what was lost; `reload` takes it up.
        """
        known, reading = self._state, self._read_machine()
        change_clock(self._folder, lambda kept: after_elapsed(known if kept.floor is None else kept, reading))
