"""How a base lays out its rows: eight bytes each, in buckets.

Identity keys are keyed hashes, so they spread evenly by themselves: the upper 18 of their 56 bits name a bucket, and
what is left, 38 bits, makes one 64-bit word with the 26 bits of the value. A bucket is the sorted array of its words,
little-endian: 76 rows of 20 million. One b-tree search finds the bucket, one bisection the row.
"""

from bisect import bisect_left
from typing import Final

from sync.model.status import TOMBSTONE

VALUE_BITS: Final = TOMBSTONE.bit_length()
REMAINDER_BITS: Final = 64 - VALUE_BITS
REMAINDER: Final = (1 << REMAINDER_BITS) - 1
VALUE: Final = (1 << VALUE_BITS) - 1
WORD_BYTES: Final = 8


def bucket_of(key: int) -> int:
    """Return the bucket an identity key lies in."""
    return key >> REMAINDER_BITS


def value_in(bucket: bytes, key: int) -> int:
    """Return the value that stands in a bucket for the key, TOMBSTONE for none. An odd length is a ValueError."""
    if len(bucket) % WORD_BYTES:
        raise ValueError("a bucket is a whole number of words")
    words = memoryview(bucket).cast("Q")  # native order: every machine this runs on is little-endian
    wanted = (key & REMAINDER) << VALUE_BITS
    at = bisect_left(words, wanted)
    if at == len(words):
        return TOMBSTONE
    word: int = words[at]
    return word & VALUE if word - wanted <= VALUE else TOMBSTONE
