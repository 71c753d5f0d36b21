"""The table of visits in `journal.db`, and how its rows read."""

from datetime import UTC, datetime
from typing import Any, Final

from sync.model.visit import VisitFields
from sync.replica.chain import ChainEntry
from sync.replica.database import Schema

FIELDS: Final = (
    "id", "at", "direction", "method", "outcome", "reason", "status", "enforced", "seq",
    "identity_key", "pepper_id", "consent", "staff", "override",
)  # fmt: skip

JOURNAL: Final = Schema(
    1,
    (
        """
        CREATE TABLE visit (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            at TEXT NOT NULL,
            direction TEXT NOT NULL,
            method TEXT NOT NULL,
            outcome TEXT NOT NULL,
            reason TEXT NOT NULL,
            status TEXT,
            enforced INTEGER NOT NULL,
            seq INTEGER,
            identity_key TEXT,
            pepper_id TEXT,
            consent INTEGER,
            staff TEXT,
            override TEXT,
            content_hash BLOB NOT NULL,
            previous BLOB NOT NULL,
            entry_hash BLOB NOT NULL,
            state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'settled', 'rejected')),
            why TEXT NOT NULL DEFAULT '',
            forgotten INTEGER NOT NULL DEFAULT 0
        ) STRICT
        """,
        "CREATE INDEX waiting ON visit (number) WHERE state = 'waiting'",
        "CREATE INDEX rejected ON visit (number) WHERE state = 'rejected'",
        "CREATE INDEX by_time ON visit (at)",
        """
        CREATE TABLE anchor (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            journal BLOB NOT NULL,
            number INTEGER NOT NULL,
            entry_hash BLOB NOT NULL
        ) STRICT
        """,
        "INSERT INTO anchor (one, journal, number, entry_hash) VALUES (1, randomblob(16), 0, zeroblob(32))",
    ),
)
COUNT_WAITING: Final = "SELECT count(*) FROM visit WHERE state = 'waiting'"


def entry_of(journal: bytes, row: tuple[Any, ...]) -> ChainEntry:
    """Return the entry that a whole row of a journal's `visit` stands for, its fields as they were hashed."""
    number, *values, content, previous, entry_hash, _state, _why, forgotten = row
    fields: VisitFields = dict(zip(FIELDS, values, strict=True))
    fields["enforced"] = bool(fields["enforced"])
    fields["consent"] = None if forgotten else bool(fields["consent"])
    return ChainEntry(journal, number, fields, content, previous, entry_hash, bool(forgotten))


def written(instant: datetime) -> str:
    """Return an instant as the table has it, so that instants compare as text."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds")
