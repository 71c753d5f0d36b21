"""The agent's part in keeping time: raise the floor by what was proven, repair it by fresh contact, and never guess.

A lower bound of the present is enough to judge signed metadata by: what had expired by then has expired.
"""

from collections.abc import Callable
from datetime import datetime

from sync.model.clock import ClockReading, ClockState, after_contact, after_elapsed, after_signed_time
from sync.replica.clock import change_clock, load_clock, set_clock
from sync.replica.database import Folder

ReadClock = Callable[[], ClockReading]


def met_server(folder: Folder, server_time: datetime, read_clock: ReadClock) -> None:
    """Take the server's time over a fresh contact; it repairs the floor, downwards too."""
    set_clock(folder, after_contact(ClockState(), server_time, read_clock()))


def saw_signed(folder: Folder, signed: datetime, read_clock: ReadClock) -> None:
    """Take note of an instant that signed data prove has passed."""
    change_clock(folder, lambda state: after_signed_time(state, signed, read_clock()))


def time_passed(folder: Folder, read_clock: ReadClock) -> None:
    """Raise the floor by what the boot clock saw elapse."""
    change_clock(folder, lambda state: after_elapsed(state, read_clock()))


def earliest(folder: Folder, read_clock: ReadClock) -> datetime:
    """Return the instant that it is now at least, to judge expiry by.

    Within the boot of the last contact that is the server's time carried on, whatever the wall clock says. Otherwise it
    is the wall clock, but no earlier than the floor: a clock set back must not make expired metadata valid again.
    """
    now = read_clock()
    state = after_elapsed(load_clock(folder), now)
    if state.anchor is not None and state.anchor.boot_id == now.boot_id and state.floor is not None:
        return state.floor
    return now.wall if state.floor is None else max(now.wall, state.floor)
