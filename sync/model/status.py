"""The four statuses, what the register says of an identity, and what that means at an instant."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import Final

EPOCH: Final = datetime(2020, 1, 1, tzinfo=UTC)
END_BITS: Final = 24
LAST_END: Final = (1 << END_BITS) - 1
TOMBSTONE: Final = (1 << (END_BITS + 2)) - 1
"""The one value that is no record: in a delta it removes the row."""


class Status(IntEnum):
    """A visitor's epidemiological status; the numbers are those of the snapshot file."""

    BLUE = 0
    GREEN = 1
    YELLOW = 2
    RED = 3


@dataclass(frozen=True, slots=True)
class HealthRecord:
    """What the register says of one identity. `end` is the last minute of a GREEN that lapses; None is open."""

    status: Status
    end: datetime | None = None

    def __post_init__(self) -> None:
        if self.end is None:
            return
        if self.status is not Status.GREEN:
            raise ValueError("only GREEN may end on its own")
        if minutes_since_epoch(self.end) not in range(1, LAST_END + 1) or self.end.second or self.end.microsecond:
            raise ValueError("an end is a whole minute within the epoch's 24 bits")


@dataclass(frozen=True, slots=True)
class CorruptRecord:
    """A stored value that no register writes. Nobody is admitted or accused by it."""

    value: int


_OPEN: Final = tuple(HealthRecord(status) for status in Status)
"""What nearly every look-up returns, made once."""


def status_at(record: HealthRecord, now: datetime) -> Status:
    """Return the status that holds at `now`. Time alone only ever turns GREEN to BLUE, after the end minute."""
    if record.end is not None and now >= record.end + timedelta(minutes=1):
        return Status.BLUE
    return record.status


def pack(record: HealthRecord) -> int:
    """Return the 26-bit value of the snapshot file: status (2) ‖ end in minutes since 2020-01-01Z (24; 0 = open)."""
    end = 0 if record.end is None else minutes_since_epoch(record.end)
    return record.status << END_BITS | end


def unpack(value: int) -> HealthRecord | CorruptRecord:
    """Read a stored value back; anything a register would not write is a CorruptRecord, never an exception."""
    if not 0 <= value <= TOMBSTONE:
        return CorruptRecord(value)
    status, end = Status(value >> END_BITS), value & LAST_END
    if end == 0:
        return _OPEN[status]
    if status is not Status.GREEN:
        return CorruptRecord(value)
    return HealthRecord(status, EPOCH + timedelta(minutes=end))


def minutes_since_epoch(instant: datetime) -> int:
    """Return whole minutes from 2020-01-01Z to an aware instant, rounded down."""
    return (instant - EPOCH) // timedelta(minutes=1)
