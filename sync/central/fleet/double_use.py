"""Passes shown at two venues within minutes: for a person to look at, since a family's phone may do so (ADR 13)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from sync.central.database import among
from sync.central.instant import from_ms, to_ms

WINDOW_MS: Final = 10 * 60 * 1000

_FLAG: Final = """INSERT INTO double_use (visit_id, other_id, found_at)
    SELECT mine.id, other.id, :now FROM visit AS mine
    JOIN visit AS other ON other.identity_key = mine.identity_key AND other.pepper_id = mine.pepper_id
        AND other.at BETWEEN mine.at - :window AND mine.at + :window
    WHERE mine.id {AMONG} AND mine.venue_id <> other.venue_id
        AND mine.method IN ('qr', 'hand_scanner', 'venue_qr') AND other.method IN ('qr', 'hand_scanner', 'venue_qr')
        AND mine.direction = 'entry' AND other.direction = 'entry'
    ON CONFLICT DO NOTHING"""
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


def flag_double_use(connection: Connection, ids: Sequence[str], now_ms: int) -> None:
    """Flag those of the visits whose pass was shown at another venue within minutes, at a terminal or a poster."""
    among(connection, _FLAG, ids, window=WINDOW_MS, now=now_ms)


def double_uses(connection: Connection, most: int) -> tuple[DoubleUse, ...]:
    """Return the newest `most` of those that are not forgotten, newest first."""
    rows = connection.execute(_LIST, {"most": most})
    return tuple(DoubleUse(from_ms(row.at), row.venue_id, from_ms(row.other_at), row.other_venue_id) for row in rows)


def forget_double_uses(connection: Connection, before: datetime) -> None:
    """Forget what was found before an instant."""
    connection.execute(_FORGET, {"before": to_ms(before)})
