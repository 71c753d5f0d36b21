"""What one would write first: one big table, its key as text or as a number."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Final

from sync.model.status import EPOCH, LAST_END, Status
from sync.wire.snapshot_file import Rows
from tests.bench.country.rows import chunks

TEXT_TABLE: Final = "CREATE TABLE person (key TEXT PRIMARY KEY, status TEXT NOT NULL, end TEXT) WITHOUT ROWID"
TEXT_ROW: Final = "INSERT INTO person (key, status, end) VALUES (?, ?, ?)"
SELECT: Final = "SELECT status, end FROM person WHERE key = ?"
NUMBER_TABLE: Final = "CREATE TABLE person (key INTEGER PRIMARY KEY, v INTEGER NOT NULL)"
NUMBER_ROW: Final = "INSERT INTO person (key, v) VALUES (?, ?)"
UPSERT: Final = NUMBER_ROW + " ON CONFLICT (key) DO UPDATE SET v = excluded.v"


def text_table(path: Path, rows: Rows) -> None:
    """Fill a table whose key is the identity key in hexadecimal; in order, which packs its pages as well as can be."""
    _fill(path, TEXT_TABLE, TEXT_ROW, _as_text(rows))


def number_table(path: Path, rows: Rows) -> None:
    """Fill a table whose key is the identity key."""
    pairs = (pair for keys, values in chunks(rows) for pair in zip(keys.tolist(), values.tolist(), strict=True))
    _fill(path, NUMBER_TABLE, NUMBER_ROW, pairs)


def _fill(path: Path, table: str, insert: str, rows: Iterator[tuple[object, ...]]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(table)
        connection.execute("BEGIN")
        connection.executemany(insert, rows)
        connection.execute("COMMIT")


def _as_text(rows: Rows) -> Iterator[tuple[object, ...]]:
    names = [status.name for status in Status]
    for keys, values in chunks(rows):
        for key, value in zip(keys.tolist(), values.tolist(), strict=True):
            end = value & LAST_END
            written = (EPOCH + timedelta(minutes=end)).isoformat(timespec="minutes") if end else None
            yield f"{key:014x}", names[value >> 24], written
