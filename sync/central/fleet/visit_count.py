"""Visits counted as they arrive: by the hour, region, category, direction and outcome, never by person or venue.

A visit counts where its venue was when it arrived. The counts outlive what is forgotten of the visits, and a page that
looks at a year reads thousands of rows where the visits are millions.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, text

HOUR_MS: Final = 3_600_000

_COUNT: Final = text(
    """INSERT INTO visit_count (hour, region, category, direction, outcome, visits)
    SELECT :hour, venue.region, venue.category, :direction, :outcome, :visits
    FROM venue WHERE venue.id = :venue
    ON CONFLICT (hour, region, category, direction, outcome)
    DO UPDATE SET visits = visit_count.visits + excluded.visits"""
)
_VENUE: Final = text("SELECT venue_id FROM terminal WHERE id = :terminal")


def count_visits_of_terminal(connection: Connection, terminal_id: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Add a terminal's new visits to the counts."""
    count_visits(connection, str(connection.execute(_VENUE, {"terminal": terminal_id}).scalar_one()), rows)


def count_visits(connection: Connection, venue_id: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Add new visits of a venue (rows of the table `visit`) to the counts.

    Other uploads of the region and category wait for these rows until the transaction ends: call it last.
    """
    counts = Counter((int(str(row["at"])) // HOUR_MS, str(row["direction"]), str(row["outcome"])) for row in rows)
    for (hour, direction, outcome), visits in sorted(counts.items()):  # in one order: no two uploads deadlock
        connection.execute(
            _COUNT,
            {"hour": hour, "direction": direction, "outcome": outcome, "visits": visits, "venue": venue_id},
        )
