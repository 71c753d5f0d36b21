"""The file of a base: an index and a sorted array, eight bytes a row, read with one system call a look-up.

Identity keys are keyed hashes, so they spread evenly by themselves: the upper 18 of their 56 bits name a bucket, and
what is left, 38 bits, makes one 64-bit word with the 26 bits of the value. The file is a page that says what it is,
where each bucket begins (2^18 + 1 numbers of 32 bits, counted in rows), and all words in ascending order; all of it
little-endian. A bucket is 76 rows of 20 million. The file is written aside, and once it has its name it never changes.
"""

import fcntl
import json
import os
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sync.model.status import TOMBSTONE
from sync.replica.database import Corrupt, translated

FORMAT: Final = "ashyq-base-1"
VALUE_BITS: Final = TOMBSTONE.bit_length()
REMAINDER_BITS: Final = 64 - VALUE_BITS
REMAINDER: Final = (1 << REMAINDER_BITS) - 1
VALUE: Final = (1 << VALUE_BITS) - 1
BUCKETS: Final = 1 << 18
WORD_BYTES: Final = 8
INDEX_AT: Final = 4096
INDEX_BYTES: Final = 4 * (BUCKETS + 1)
WORDS_AT: Final = INDEX_AT + INDEX_BYTES + 4  # a multiple of eight
LARGEST_BUCKET: Final = 1 << 20
"""Rows a bucket may have; more are no keyed hashes, and would make every look-up in it slow."""


@dataclass(frozen=True, slots=True)
class About:
    """What a base says it is."""

    seq: int
    rows: int
    pepper_id: str


@dataclass(frozen=True, slots=True)
class Base:
    """An open base. Its descriptor holds a shared lock, so that nobody removes the file from under a reader."""

    name: str
    file: int
    about: About
    begins: "array[int]"

    def value(self, key: int) -> int:
        """Return the value that stands for an identity key, TOMBSTONE for none. Raises Corrupt, or OSError."""
        return value_in(self.bucket(key >> REMAINDER_BITS), key)

    def bucket(self, number: int) -> bytes:
        """Return the words of a bucket."""
        begin, end = self.begins[number], self.begins[number + 1]
        if not 0 <= end - begin <= LARGEST_BUCKET:
            raise Corrupt(f"{self.name}: the index is damaged")
        return self.words(begin, end)

    def words(self, begin: int, end: int) -> bytes:
        """Return the words of the rows from `begin` to before `end`."""
        words = os.pread(self.file, (end - begin) * WORD_BYTES, WORDS_AT + begin * WORD_BYTES)
        if len(words) != (end - begin) * WORD_BYTES:
            raise Corrupt(f"{self.name} is cut short")
        return words

    def close(self) -> None:
        """Let go of the file and its lock."""
        os.close(self.file)


def value_in(bucket: bytes, key: int) -> int:
    """Return the value that stands in a bucket for the key, TOMBSTONE for none."""
    words = memoryview(bucket).cast("Q")  # native order: every machine this runs on is little-endian
    wanted = (key & REMAINDER) << VALUE_BITS
    at = bisect_left(words, wanted)
    if at == len(words):
        return TOMBSTONE
    word: int = words[at]
    return word & VALUE if word - wanted <= VALUE else TOMBSTONE


def open_base(path: Path) -> Base | None:
    """Open a base and check its shape; None where it is not there (any more). Raises Corrupt or Unusable."""
    with translated(path):
        try:
            file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return None
        try:
            fcntl.flock(file, fcntl.LOCK_SH)
            seen = os.fstat(file)
            if not seen.st_nlink:
                os.close(file)
                return None
            return _checked(path, file, seen.st_size)
        except BaseException:
            os.close(file)
            raise


def about_page(about: About) -> bytes:
    """Return the first page of a base."""
    plain = {"format": FORMAT, "seq": about.seq, "rows": about.rows, "pepper_id": about.pepper_id}
    return json.dumps(plain).encode("ascii").ljust(INDEX_AT - 1) + b"\n"


def _checked(path: Path, file: int, size: int) -> Base:
    try:
        plain = json.loads(os.pread(file, INDEX_AT, 0))
        about = About(int(plain["seq"]), int(plain["rows"]), str(plain["pepper_id"]))
        right = plain["format"] == FORMAT and size == WORDS_AT + about.rows * WORD_BYTES
    except (ValueError, TypeError, KeyError) as fault:
        raise Corrupt(f"{path.name} is no base") from fault
    begins = array("I", os.pread(file, INDEX_BYTES, INDEX_AT) if right else b"")
    if not right or begins[-1] != about.rows:
        raise Corrupt(f"{path.name} does not have the size it states")
    return Base(path.name, file, about, begins)
