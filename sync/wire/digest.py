"""The state digest: one number that says whether two places hold exactly the same rows.

It is the sum, modulo 2^64, of a hash of each row, so that it needs no order and follows a change without a look at the
other rows: take the old row's hash away, add the new one's. It finds mistakes, not attackers; against those every file
is signed.

The hash of a row is two rounds of an invertible 64-bit mixer (multiply by an odd number, fold the upper half into the
lower): one over the identity key, one over that result with the value folded in. The latter is invertible in the
value, so two values of one identity never hash alike.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.int64]
Values = npt.NDArray[np.uint32]

DIGEST_MASK: Final = (1 << 64) - 1
EMPTY: Final = 0

_MULTIPLIERS: Final = (0xD6E8FEB86659FD93, 0xCA5A826395121157)
_OFFSET: Final = 0x9E3779B97F4A7C15
_HALF: Final = 32


def rows_digest(keys: Keys, values: Values) -> int:
    """Return the digest of rows with these identity keys and values; digests add up modulo 2^64."""
    rows = keys.astype(np.uint64)
    rows += np.uint64(_OFFSET)
    _mix(rows)
    rows ^= values
    _mix(rows)
    return int(rows.sum(dtype=np.uint64))


def _mix(words: npt.NDArray[np.uint64]) -> None:
    half = np.uint64(_HALF)
    for multiplier in _MULTIPLIERS:
        words ^= words >> half
        words *= np.uint64(multiplier)
    words ^= words >> half
