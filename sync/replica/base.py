"""Base files: building one from sorted rows, and reading many rows of one at a time.

Only the agent's process comes here: it needs numpy. The kiosk's single look-up is in `find`.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from sync.replica.bucket import REMAINDER, REMAINDER_BITS, VALUE, VALUE_BITS, WORD_BYTES
from sync.replica.database import Corrupt, translated
from sync.wire.digest import Keys, Values
from sync.wire.snapshot_file import Header, Rows

Words = npt.NDArray[np.uint64]
Progress = Callable[[int, int], None]

LARGEST_BUCKET: Final = 1 << 20
"""Rows a bucket may have; more are no keyed hashes, and would make every look-up in it slow."""

_SCHEMA: Final = (
    "CREATE TABLE bucket (id INTEGER PRIMARY KEY, words BLOB NOT NULL) STRICT",
    "CREATE TABLE about (seq INTEGER NOT NULL, rows INTEGER NOT NULL, pepper_id TEXT NOT NULL) STRICT",
)
_UNSAFE_BUT_FAST: Final = (
    "PRAGMA page_size = 4096",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
)
_ADD: Final = "INSERT INTO bucket (id, words) VALUES (?, ?)"
_ADD_ABOUT: Final = "INSERT INTO about (seq, rows, pepper_id) VALUES (?, ?, ?)"
_BUCKETS: Final = "SELECT id, words FROM base.bucket ORDER BY id"
_AT_ONCE: Final = 4096


def build_base(path: Path, header: Header, rows: Iterable[Rows], on_progress: Progress) -> None:
    """Write a base to `path` and make it durable.

    Until that is done the file is worthless: SQLite protects nothing here, for the sake of speed.
    """
    with translated(path):
        for stale in path.parent.glob(path.name + "*"):
            stale.unlink()
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in (*_UNSAFE_BUT_FAST, *_SCHEMA):
                connection.execute(statement)
            connection.execute("BEGIN")
            connection.executemany(_ADD, _filled(_counted(rows, header.rows, on_progress)))
            connection.execute(_ADD_ABOUT, (header.seq, header.rows, header.pepper_id))
            connection.execute("COMMIT")
        _make_durable(path)


def base_rows(connection: sqlite3.Connection) -> Iterator[Rows]:
    """Yield all rows of the attached base, ascending, some 300,000 at a time."""
    cursor = connection.execute(_BUCKETS)
    while found := cursor.fetchmany(_AT_ONCE):
        yield unpacked(found)


def unpacked(buckets: Sequence[tuple[int, object]]) -> Rows:
    """Return the rows of some buckets, as read, in ascending order: identity keys and values."""
    stored = [words for _, words in buckets if isinstance(words, bytes) and len(words) % WORD_BYTES == 0]
    if len(stored) < len(buckets):
        raise Corrupt("a bucket of the snapshot is damaged")
    words: Words = np.frombuffer(b"".join(stored), dtype="<u8")
    ids = np.array([number for number, _ in buckets], dtype=np.int64)
    counts = [len(each) // WORD_BYTES for each in stored]
    keys: Keys = np.repeat(ids << np.int64(REMAINDER_BITS), counts)
    keys |= (words >> np.uint64(VALUE_BITS)).astype(np.int64)
    values: Values = (words & np.uint64(VALUE)).astype(np.uint32)
    return keys, values


def _filled(rows: Iterable[Rows]) -> Iterator[tuple[int, bytes]]:
    """Turn ascending chunks of rows into whole buckets; the last bucket of a chunk waits for the next chunk's rows."""
    number, begun = -1, b""
    for keys, values in rows:
        ids = keys >> np.int64(REMAINDER_BITS)
        words = _words(keys, values)
        cuts = [0, *(np.flatnonzero(np.diff(ids)) + 1).tolist(), len(ids)]
        for start, stop in pairwise(cuts):
            if ids[start] == number:
                begun += words[start:stop].tobytes()
                continue
            if begun:
                yield number, _bounded(begun)
            number, begun = int(ids[start]), words[start:stop].tobytes()
    if begun:
        yield number, _bounded(begun)


def _words(keys: Keys, values: Values) -> Words:
    words: Words = (keys & np.int64(REMAINDER)).astype("<u8")
    words <<= np.uint64(VALUE_BITS)
    words |= values
    return words


def _bounded(bucket: bytes) -> bytes:
    if len(bucket) > LARGEST_BUCKET * WORD_BYTES:
        raise Corrupt("the identity keys are not spread like hashes")
    return bucket


def _counted(rows: Iterable[Rows], total: int, on_progress: Progress) -> Iterator[Rows]:
    done = 0
    on_progress(done, total)
    for keys, values in rows:
        if len(keys):
            yield keys, values
        done += len(keys)
        on_progress(done, total)


def _make_durable(path: Path) -> None:
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)
