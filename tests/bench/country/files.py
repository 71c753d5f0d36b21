"""A country's published files, and a terminal that has installed them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sync.replica.database import Folder
from sync.replica.install import install_base
from sync.wire.snapshot_file import Header, Rows, write_base, write_delta
from tests.bench.country.rows import changed, chunks, digest

PEPPER: Final = bytes(range(32))
PEPPER_ID: Final = "p1"
FIRST: Final = datetime(2021, 6, 6, tzinfo=UTC)


def publish_base(path: Path, rows: Rows, seq: int = 1) -> Path:
    """Write the base of rows."""
    write_base(path, seq, FIRST, PEPPER_ID, chunks(rows))
    return path


def publish_delta(path: Path, rows: Rows, changes: Rows, seq: int) -> Rows:
    """Write the delta from `seq` - 1 to `seq`; return the rows after it."""
    after = changed(rows, changes)
    instant = FIRST + seq * timedelta(minutes=15)
    header = Header(seq, seq - 1, instant, PEPPER_ID, len(after[0]), digest(after))
    write_delta(path, header, *changes)
    return after


def terminal(path: Path, base: Path, on_progress: Callable[[int, int], None] = lambda done, total: None) -> Folder:
    """Make a terminal that serves a base."""
    folder = Folder(path)
    folder.create()
    install_base(folder, base, PEPPER, on_progress)
    return folder
