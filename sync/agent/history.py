"""What the last syncs brought, or why they failed: a short list for a technician, with nothing about anybody in it.

It tells changes, not beats: failures and turns that brought nothing are one entry for as long as they go on, and what
came or was sent within an hour adds up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from types import MappingProxyType
from typing import Final, assert_never

from sync.agent.counted import counted
from sync.replica.mailbox import Json, instant_of

MOST: Final = 50
_TITLES: Final = MappingProxyType({"pull": "data", "push": "visits", "contact": "contact", "bundle": "USB stick"})


@dataclass(frozen=True, slots=True)
class Fetched:
    """A newer publication was taken, of `rows` rows in all."""

    seq: int
    rows: int


@dataclass(frozen=True, slots=True)
class Sent:
    """So many visits were answered for."""

    visits: int


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It worked, and there was nothing new."""


@dataclass(frozen=True, slots=True)
class Broke:
    """It failed, by the cause with this code."""

    code: str


TurnResult = Fetched | Sent | Unchanged | Broke


@dataclass(frozen=True, slots=True)
class Cycle:
    """What one direction (a lane, or "bundle") did `times` in a row, from `since` until `at`."""

    lane: str
    since: datetime
    at: datetime
    times: int
    result: TurnResult


Cycles = tuple[Cycle, ...]


class History:
    """The newest cycles, newest last; lanes and errands add to it from their threads."""

    def __init__(self, cycles: Cycles = ()) -> None:
        self._cycles = cycles
        self._lock = Lock()

    @property
    def cycles(self) -> Cycles:
        """Return what there is to tell."""
        return self._cycles

    def note(self, lane: str, at: datetime, result: TurnResult) -> None:
        """Add what a lane has just done."""
        with self._lock:
            self._cycles = with_cycle(self._cycles, lane, at, result)


def with_cycle(cycles: Cycles, lane: str, at: datetime, result: TurnResult) -> Cycles:
    """Return the cycles with one more, or with the lane's last one told anew."""
    last = next((cycle for cycle in reversed(cycles) if cycle.lane == lane), None)
    joined = None if last is None else _joined(last, at, result)
    if last is None or joined is None:
        return (*cycles, Cycle(lane, at, at, 1, result))[-MOST:]
    return (*(cycle for cycle in cycles if cycle is not last), joined)


def _joined(last: Cycle, at: datetime, result: TurnResult) -> Cycle | None:
    """Return the last cycle with this turn in it, or None where the turn is another story."""
    same_hour = at.replace(minute=0, second=0, microsecond=0) == last.at.replace(minute=0, second=0, microsecond=0)
    match last.result, result:
        case (Broke() | Unchanged() as before, _) if before == result:
            told: TurnResult = result
        case (Fetched(), Fetched()) if same_hour:
            told = result
        case (Sent(before), Sent(now)) if same_hour:
            told = Sent(before + now)
        case _:
            return None
    return replace(last, at=at, times=last.times + 1, result=told)


def history_document(cycles: Cycles) -> list[Json]:
    """Return the cycles as the kiosk reads them."""
    return [_plain(cycle) for cycle in cycles]


def history_from(said: Json) -> Cycles:
    """Read the cycles back; what is not understood is left out."""
    return tuple(cycle for one in (said if isinstance(said, list) else []) for cycle in _read(one))


def history_words(cycles: Cycles, most: int) -> Iterator[str]:
    """Tell the newest cycles, newest first."""
    if cycles:
        yield "Last syncs, newest first:"
    for cycle in cycles[: -most - 1 : -1]:
        since = f", {cycle.times} times since {cycle.since:%Y-%m-%d %H:%M}Z" if cycle.times > 1 else ""
        yield f"  {cycle.at:%Y-%m-%d %H:%M}Z {_TITLES.get(cycle.lane, cycle.lane)}: {_words(cycle.result)}{since}"


def _words(result: TurnResult) -> str:
    match result:
        case Fetched(seq, rows):
            return f"seq {seq}, {counted(rows, 'row')}"
        case Sent(visits):
            return f"{counted(visits, 'visit')} sent"
        case Unchanged():
            return "worked, nothing new"
        case Broke(code):
            return f"failed: {code}"
    assert_never(result)


def _plain(cycle: Cycle) -> Json:
    told: dict[str, Json] = {
        "lane": cycle.lane,
        "since": cycle.since.isoformat(timespec="seconds"),
        "at": cycle.at.isoformat(timespec="seconds"),
        "times": cycle.times,
    }
    match cycle.result:
        case Fetched(seq, rows):
            return {**told, "seq": seq, "rows": rows}
        case Sent(visits):
            return {**told, "visits": visits}
        case Unchanged():
            return dict(told)
        case Broke(code):
            return {**told, "code": code}
    assert_never(cycle.result)


def _read(said: Json) -> Iterator[Cycle]:
    match said:
        case {"lane": str(lane), "since": said_since, "at": said_at, "times": int(times)}:
            since, at = instant_of(said_since), instant_of(said_at)
            if since is not None and at is not None:
                yield Cycle(lane, since, at, times, _read_result(said))
        case _:
            pass


def _read_result(said: Json) -> TurnResult:
    match said:
        case {"seq": int(seq), "rows": int(rows)}:
            return Fetched(seq, rows)
        case {"visits": int(visits)}:
            return Sent(visits)
        case {"code": str(code)}:
            return Broke(code)
        case _:
            return Unchanged()
