"""The line of publications that an old pepper still has: deltas go on under it until its end.

Terminals change over to the new pepper one after the other before that end; who still follows finds its deltas.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from sync.central.instant import from_ms, to_ms

_OLD: Final = text("SELECT value FROM register WHERE name = 'old_line'")
_END: Final = text("DELETE FROM register WHERE name = 'old_line'")
_BEGIN: Final = text("INSERT INTO register (name, value) VALUES ('old_line', :value)")


@dataclass(frozen=True, slots=True)
class OldLine:
    """A pepper that is not in force any more, and the instant until which deltas are made under it."""

    pepper_id: str
    ends: datetime


def old_line(connection: Connection) -> OldLine | None:
    """Return the old pepper's line, or None where there is only the one in force."""
    found = connection.execute(_OLD).scalar()
    if found is None:
        return None
    pepper_id, ends = str(found).split()
    return OldLine(pepper_id, from_ms(int(ends)))


def begin_old_line(connection: Connection, line: OldLine) -> None:
    """Let a pepper's line go on until its end; one that went on before ends now: there are never three."""
    end_old_line(connection)
    connection.execute(_BEGIN, {"value": f"{line.pepper_id} {to_ms(line.ends)}"})


def end_old_line(connection: Connection) -> None:
    """Make no more deltas under the old pepper; the next publication takes its files off the list."""
    connection.execute(_END)
