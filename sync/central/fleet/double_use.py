"""Passes shown at two venues within minutes: for a person to look at, since a family's phone may do so (ADR 13)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from sync.central.instant import from_ms, to_ms

_LIST: Final = text(
    """SELECT mine.at, mine.venue_id, other.at AS other_at, other.venue_id AS other_venue_id FROM double_use
    JOIN visit AS mine ON mine.id = double_use.visit_id JOIN visit AS other ON other.id = double_use.other_id
    ORDER BY mine.at DESC, other.at DESC LIMIT :most"""
)
_FORGET: Final = text("DELETE FROM double_use WHERE found_at < :before")


@dataclass(frozen=True, slots=True)
class DoubleUse:
    """Where one pass was shown, and when; whose it was is not told."""

    at: datetime
    venue_id: str
    other_at: datetime
    other_venue_id: str


def double_uses(connection: Connection, most: int) -> tuple[DoubleUse, ...]:
    """Return the newest `most` of those that are not forgotten, newest first."""
    rows = connection.execute(_LIST, {"most": most})
    return tuple(DoubleUse(from_ms(row.at), row.venue_id, from_ms(row.other_at), row.other_venue_id) for row in rows)


def forget_double_uses(connection: Connection, before: datetime) -> None:
    """Forget what was found before an instant."""
    connection.execute(_FORGET, {"before": to_ms(before)})
