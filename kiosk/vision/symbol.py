"""Know the fixed parts of a QR code (ISO/IEC 18004): what every symbol of a version has in the same modules."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Skeleton = NDArray[np.int8]  # 1 dark, 0 light, -1 not known beforehand

FINDER = np.array(
    [
        [1, 1, 1, 1, 1, 1, 1],
        [1, 0, 0, 0, 0, 0, 1],
        [1, 0, 1, 1, 1, 0, 1],
        [1, 0, 1, 1, 1, 0, 1],
        [1, 0, 1, 1, 1, 0, 1],
        [1, 0, 0, 0, 0, 0, 1],
        [1, 1, 1, 1, 1, 1, 1],
    ],
    np.int8,
)
ALIGNMENT = np.pad(np.pad(np.ones((1, 1), np.int8), 1), 1, constant_values=1)


def side_of(version: int) -> int:
    """Return the modules along one side."""
    return 17 + 4 * version


def version_of(side: float) -> int:
    """Return the version whose side comes nearest, bounded to 1..40."""
    return int(min(max(round((side - 17) / 4), 1), 40))


@lru_cache(maxsize=40)
def alignment_centres(version: int) -> tuple[tuple[int, int], ...]:
    """Return the (column, row) of the middle module of each alignment pattern (annex E)."""
    if version < 2:
        return ()
    count, last = version // 7 + 2, side_of(version) - 7
    step = 26 if version == 32 else -(-(last - 6) // (2 * (count - 1))) * 2
    line = (6, *(last - step * k for k in range(count - 2, -1, -1)))
    return tuple((x, y) for y in line for x in line if not _in_finder(x, y, last))


def _in_finder(x: int, y: int, last: int) -> bool:
    return (x, y) in ((6, 6), (6, last), (last, 6))


@lru_cache(maxsize=40)
def skeleton(version: int) -> Skeleton:
    """Return the fixed modules: finders with separators, timing, alignment, the dark module, version information."""
    side = side_of(version)
    known = np.full((side, side), -1, np.int8)
    known[6, :] = known[:, 6] = (np.arange(side) + 1) % 2
    for column, row in alignment_centres(version):
        known[row - 2 : row + 3, column - 2 : column + 3] = ALIGNMENT
    corner = np.zeros((8, 8), np.int8)
    corner[:7, :7] = FINDER
    known[:8, :8] = corner
    known[:8, -8:] = corner[:, ::-1]
    known[-8:, :8] = corner[::-1]
    known[side - 8, 8] = 1
    if version >= 7:
        bits = _version_bits(version).reshape(6, 3)
        known[:6, -11:-8] = bits
        known[-11:-8, :6] = bits.T
    known.setflags(write=False)
    return known


def _version_bits(version: int) -> Skeleton:
    """Return the 18 bits of annex D, least significant first: a BCH(18, 6) code."""
    rest = version << 12
    for shift in range(17, 11, -1):
        if rest >> shift & 1:
            rest ^= 0x1F25 << (shift - 12)
    word = version << 12 | rest
    return np.array([word >> bit & 1 for bit in range(18)], np.int8)
