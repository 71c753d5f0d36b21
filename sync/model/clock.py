"""Which time a terminal may believe, without a network and across reboots.

Within one boot: the server's time at the last contact plus the boot clock since. After a reboot: the system clock, if
it is neither behind the floor nor implausibly far ahead of it. One boot in 2035 cannot poison the floor, because local
time raises it only by what the boot clock saw elapse.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

TOLERATED_LAG: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class ClockReading:
    """What the machine says: wall clock (aware UTC), CLOCK_BOOTTIME in seconds, and the id of this boot."""

    wall: datetime
    boottime: float
    boot_id: str


@dataclass(frozen=True, slots=True)
class ClockMark:
    """An instant and the boot clock's reading at that moment; void after a reboot."""

    at: datetime
    boottime: float
    boot_id: str


@dataclass(frozen=True, slots=True)
class ClockState:
    """What is kept across restarts: no instant before `floor` is now.

    `marked` is when the floor last moved, `anchor` when the server last told its time.
    """

    floor: datetime | None = None
    marked: ClockMark | None = None
    anchor: ClockMark | None = None


@dataclass(frozen=True, slots=True)
class TrustedTime:
    """An instant that verdicts may use."""

    at: datetime


@dataclass(frozen=True, slots=True)
class UntrustedClock:
    """Why no instant may be used, in words for a technician."""

    why: str


def trusted_time(state: ClockState, reading: ClockReading, max_offline_jump: timedelta) -> TrustedTime | UntrustedClock:
    """Return the time to use now, or why there is none. Small lag is corrected, not punished."""
    if state.floor is None:
        return UntrustedClock("this terminal has never had contact with the central server")
    floor = _floor_by_elapsed(state, reading)
    if state.anchor is not None and state.anchor.boot_id == reading.boot_id:
        return TrustedTime(max(_carried(state.anchor, reading), floor))
    if reading.wall < floor - TOLERATED_LAG:
        return UntrustedClock(
            f"the clock says {reading.wall:%Y-%m-%d %H:%M}Z, but it is later than {floor:%Y-%m-%d %H:%M}Z"
        )
    if reading.wall > floor + max_offline_jump:
        return UntrustedClock(f"the clock says {reading.wall:%Y-%m-%d %H:%M}Z, too far after the last trusted time")
    return TrustedTime(max(reading.wall, floor))


def after_contact(state: ClockState, server_time: datetime, reading: ClockReading) -> ClockState:
    """Take the server's time over fresh contact: it repairs floor and anchor, downwards too."""
    here = ClockMark(server_time, reading.boottime, reading.boot_id)
    return replace(state, floor=server_time, marked=here, anchor=here)


def after_signed_time(state: ClockState, signed: datetime, reading: ClockReading) -> ClockState:
    """Raise the floor to an instant that signed data prove has passed; never lowers it."""
    floor = _floor_by_elapsed(state, reading) if state.floor is not None else signed
    raised = max(floor, signed)
    return replace(state, floor=raised, marked=ClockMark(raised, reading.boottime, reading.boot_id))


def after_elapsed(state: ClockState, reading: ClockReading) -> ClockState:
    """Raise the floor by what the boot clock saw elapse since it last moved; called now and then, and at start."""
    if state.floor is None:
        return state
    floor = _floor_by_elapsed(state, reading)
    return replace(state, floor=floor, marked=ClockMark(floor, reading.boottime, reading.boot_id))


def _floor_by_elapsed(state: ClockState, reading: ClockReading) -> datetime:
    assert state.floor is not None
    if state.marked is None or state.marked.boot_id != reading.boot_id:
        return state.floor
    return max(state.floor, _carried(state.marked, reading))


def _carried(mark: ClockMark, reading: ClockReading) -> datetime:
    return mark.at + timedelta(seconds=max(0.0, reading.boottime - mark.boottime))
