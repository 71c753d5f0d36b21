"""Build bases from sorted rows, and read many rows of one at a time: the agent's side, with numpy."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from sync.model.status import TOMBSTONE
from sync.replica.base_file import (
    BUCKETS,
    INDEX_AT,
    LARGEST_BUCKET,
    REMAINDER,
    REMAINDER_BITS,
    VALUE,
    VALUE_BITS,
    WORD_BYTES,
    WORDS_AT,
    About,
    Base,
    about_page,
)
from sync.replica.database import Corrupt, translated
from sync.wire.digest import Keys, Values
from sync.wire.snapshot_file import Header, Rows

_Words = npt.NDArray[np.uint64]
OnProgress = Callable[[int, int], None]
"""Told how many rows are done, and how many there are."""

_AT_ONCE: Final = 4096
"""Buckets read together: 300,000 rows of 20 million."""


def build_base(path: Path, header: Header, rows: Iterable[Rows], on_progress: OnProgress) -> None:
    """Write a base to `path` and make it durable. Until it has returned the file is worthless."""
    counts = np.zeros(BUCKETS, np.int64)
    done = 0
    on_progress(done, header.rows)
    with translated(path):
        path.unlink(missing_ok=True)
        with open(path, "wb", opener=_closed_to_others) as file:
            file.seek(WORDS_AT)
            for keys, values in rows:
                counts += np.bincount(keys >> np.int64(REMAINDER_BITS), minlength=BUCKETS)
                file.write(_words(keys, values).tobytes())
                done += len(keys)
                on_progress(done, header.rows)
            file.seek(0)
            file.write(about_page(About(header.seq, done, header.pepper_id)))
            file.write(_index(counts).tobytes().ljust(WORDS_AT - INDEX_AT, b"\0"))
            file.flush()
            os.fsync(file.fileno())


def base_rows(base: Base) -> Iterator[Rows]:
    """Yield all rows of a base, ascending."""
    begins = np.frombuffer(base.begins, dtype=np.uint32).astype(np.int64)
    for first in range(0, BUCKETS, _AT_ONCE):
        counts = np.diff(begins[first : first + _AT_ONCE + 1])
        if counts.min() < 0 or counts.max() > LARGEST_BUCKET:
            raise Corrupt(f"{base.name}: the index is damaged")
        with translated(Path(base.name)):
            words = base.words(int(begins[first]), int(begins[first + _AT_ONCE]))
        yield _rows(np.arange(first, first + _AT_ONCE), counts, words)


def base_values(base: Base, keys: Keys) -> Values:
    """Return what a base says of some keys, given in ascending order: TOMBSTONE for those that are not there."""
    values: Values = np.full(len(keys), TOMBSTONE, np.uint32)
    ids = keys >> np.int64(REMAINDER_BITS)
    numbers = ids[np.flatnonzero(np.diff(ids, prepend=-1))]  # ids ascend: np.unique would hash them
    with translated(Path(base.name)):
        buckets = [base.bucket(number) for number in numbers.tolist()]
    counts = np.array([len(bucket) // WORD_BYTES for bucket in buckets], np.int64)
    stored_keys, stored = _rows(numbers, counts, b"".join(buckets))
    if len(stored_keys):
        at = np.minimum(np.searchsorted(stored_keys, keys), len(stored_keys) - 1)
        known = stored_keys[at] == keys
        values[known] = stored[at[known]]
    return values


def _rows(numbers: Keys, counts: npt.NDArray[np.int64], stored: bytes) -> Rows:
    """Return the rows of some buckets from their numbers, how many rows each has, and all their words."""
    words: _Words = np.frombuffer(stored, dtype="<u8")
    keys: Keys = np.repeat(numbers << np.int64(REMAINDER_BITS), counts)
    keys |= (words >> np.uint64(VALUE_BITS)).astype(np.int64)
    values: Values = (words & np.uint64(VALUE)).astype(np.uint32)
    return keys, values


def _words(keys: Keys, values: Values) -> _Words:
    words: _Words = (keys & np.int64(REMAINDER)).astype("<u8")
    words <<= np.uint64(VALUE_BITS)
    words |= values
    return words


def _index(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.uint32]:
    if counts.max() > LARGEST_BUCKET:
        raise Corrupt("the identity keys are not spread like hashes")
    begins: npt.NDArray[np.uint32] = np.concatenate([[0], np.cumsum(counts)]).astype("<u4")
    return begins


def _closed_to_others(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_CLOEXEC, 0o600)
