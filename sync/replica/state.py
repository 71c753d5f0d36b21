"""What `state.db` holds: which base serves, what changed since, the pepper of both, and the signed documents.

One row of `snapshot` says everything that must move together. `installation` counts up with every base, also when the
same one is installed again, and is never used twice: readers see by it that they must open another file.
"""

import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sync.replica.database import BUSY_TIMEOUT_MS, Corrupt, Folder, Schema, refuse_other, translated

STATE: Final = Schema(
    1,
    (
        """
        CREATE TABLE snapshot (
            installation INTEGER PRIMARY KEY AUTOINCREMENT,
            base_seq INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            generated_at TEXT NOT NULL,
            rows INTEGER NOT NULL,
            digest TEXT NOT NULL,
            pepper_id TEXT NOT NULL,
            pepper BLOB NOT NULL CHECK (length(pepper) = 32)
        ) STRICT
        """,
        "CREATE TABLE overlay (key INTEGER PRIMARY KEY, v INTEGER NOT NULL) STRICT",
        "CREATE TABLE document (name TEXT PRIMARY KEY, version INTEGER NOT NULL, body BLOB NOT NULL) STRICT",
    ),
)
HELD: Final = "SELECT installation, base_seq, seq, generated_at, rows, digest, pepper_id, pepper FROM snapshot"


@dataclass(frozen=True, slots=True)
class Held:
    """The one version of the data a terminal serves. `generated_at` (aware UTC) is what the age counts from."""

    installation: int
    base_seq: int
    seq: int
    generated_at: datetime
    rows: int
    digest: int
    pepper_id: str
    pepper: bytes = field(repr=False)


def read_held(connection: sqlite3.Connection) -> Held | None:
    """Return what the pointer row says, or None where there is no snapshot."""
    row = connection.execute(HELD).fetchone()
    if row is None:
        return None
    installation, base_seq, seq, generated_at, rows, digest, pepper_id, pepper = row
    try:
        instant = datetime.fromisoformat(generated_at).astimezone(UTC)
        return Held(installation, base_seq, seq, instant, rows, int(digest, 16), pepper_id, bytes(pepper))
    except (TypeError, ValueError, OverflowError) as fault:
        raise Corrupt("what is held of the snapshot is not understood") from fault


def base_path(folder: Folder, held: Held) -> Path:
    """Return where the base lies that `held` builds on; no name is used twice."""
    return folder.path / f"base-{held.base_seq}-{held.installation}.rows"


def bases(folder: Folder) -> tuple[Path, ...]:
    """Return all bases that lie there, in use or not."""
    return tuple(sorted(folder.path.glob("base-*.rows")))


def building(folder: Folder) -> Path:
    """Return where a base is being made; what lies there is worthless after a crash."""
    return folder.path / "base.new"


def open_reader(path: Path, schema: Schema) -> sqlite3.Connection | None:
    """Open a database that another process writes, for reading alone; None where it does not exist yet."""
    with translated(path):
        if not path.exists():
            return None
        uri = f"{path.absolute().as_uri()}?mode=rw"  # not ro: a reader of a WAL may have to make the shared index
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None)
        try:
            connection.execute("PRAGMA query_only = ON")
            refuse_other(connection, schema, path)
        except BaseException:
            connection.close()
            raise
        return connection
