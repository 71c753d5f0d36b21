"""Know where in a QR code its code words are (ISO/IEC 18004): format, mask, placement and blocks."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kiosk.vision.plane import Singles
from kiosk.vision.symbol import side_of, skeleton

Places = NDArray[np.int64]

# table 9, version 1 to 40: check words in a block, and blocks, by the level's two bits
CHECKS = {
    0b01: "07 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28 28 28 30 30 26 28" + " 30" * 14,
    0b00: "10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26" + " 28" * 19,
    0b11: "13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 28" + " 30" * 4 + " 28" + " 30" * 14,
    0b10: "17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 30 24" + " 30" * 18,
}
BLOCKS = {
    0b01: "1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8 8 9 9 10 12 12 12 13 14 15 16 17 18 19 19 20 21 22 24 25",
    0b00: "1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49",
    0b11: "1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 23 23 25 27 29 34 34 35 38 40"
    " 43 45 48 51 53 56 59 62 65 68",
    0b10: "1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 25 34 30 32 35 37 40 42 45 48"
    " 51 54 57 60 63 66 70 74 77 81",
}


@dataclass(frozen=True, slots=True)
class Format:
    """Hold the two bits of the error correction level and the number of the mask."""

    level: int
    mask: int


@dataclass(frozen=True, slots=True)
class Block:
    """Hold the places of one block's words among all words of the symbol, and how many of them are checks."""

    words: tuple[int, ...]
    checks: int


def format_of(light: Singles) -> Format:
    """Return the likeliest format of side×side soft modules (−1 dark … +1 light), from both of its copies."""
    seen = light[tuple(_format_places(len(light)).T)]
    likeness = seen @ _format_looks().T
    best = int(np.argmax(likeness))
    return Format(best >> 3, best & 7)


def with_format(dark: NDArray[np.uint8], form: Format) -> NDArray[np.uint8]:
    """Return the modules with both copies of the format as they must be."""
    out = dark.copy()
    out[tuple(_format_places(len(dark)).T)] = _format_looks()[form.level << 3 | form.mask] < 0
    return out


@lru_cache(maxsize=40)
def word_places(version: int) -> Places:
    """Return, a row a code word, the flat indices of its eight modules, the highest bit first (7.7.3)."""
    side = side_of(version)
    free = skeleton(version) < 0
    free[tuple(_format_places(side).T)] = False
    columns = [column for column in range(side - 1, -1, -1) if column != 6]
    path = [
        row * side + column
        for number, pair in enumerate(zip(columns[::2], columns[1::2], strict=True))
        for row in (range(side - 1, -1, -1) if number % 2 == 0 else range(side))
        for column in pair
        if free[row, column]
    ]
    return np.array(path[: len(path) // 8 * 8], np.int64).reshape(-1, 8)


@lru_cache(maxsize=40)
def masked(version: int, mask: int) -> NDArray[np.uint8]:
    """Return side×side of 1 where the mask turns a module round (table 10)."""
    i, j = np.indices((side_of(version), side_of(version)))
    rule = (
        (i + j) % 2,
        i % 2,
        j % 3,
        (i + j) % 3,
        (i // 2 + j // 3) % 2,
        i * j % 2 + i * j % 3,
        (i * j % 2 + i * j % 3) % 2,
        ((i + j) % 2 + i * j % 3) % 2,
    )[mask]
    return np.asarray(rule == 0, np.uint8)


@lru_cache(maxsize=40)
def blocks_of(version: int, level: int) -> tuple[Block, ...]:
    """Return the blocks that the words of a symbol are dealt out to (7.6): data in turn, then checks in turn."""
    count, checks = (int(table[level].split()[version - 1]) for table in (BLOCKS, CHECKS))
    total = len(word_places(version))
    short, longer = total // count - checks, total % count
    data = total - count * checks

    def words(block: int) -> tuple[int, ...]:
        late = block - (count - longer)
        extra = [count * short + late] if late >= 0 else []
        return (
            *range(block, count * short, count),
            *extra,
            *range(data + block, total, count),
        )

    return tuple(Block(words(block), checks) for block in range(count))


@lru_cache(maxsize=40)
def _format_places(side: int) -> Places:
    """Return (row, column) of the format's fifteen modules, lowest bit first, twice (figure 25)."""
    far = side - 1
    first = [*((k, 8) for k in (0, 1, 2, 3, 4, 5, 7, 8)), (8, 7), *((8, 14 - k) for k in range(9, 15))]
    second = [*((8, far - k) for k in range(8)), *((far - 14 + k, 8) for k in range(8, 15))]
    return np.array(first + second, np.int64)


@lru_cache(maxsize=1)
def _format_looks() -> Singles:
    """Return, a row a format, what its modules look like twice over: BCH(15, 5) under a mask of its own (annex C)."""
    rows = []
    for data in range(32):
        rest = data << 10
        for shift in range(14, 9, -1):
            if rest >> shift & 1:
                rest ^= 0x537 << (shift - 10)
        word = (data << 10 | rest) ^ 0x5412
        rows.append([1.0 - 2.0 * (word >> bit & 1) for bit in range(15)] * 2)
    return np.array(rows, np.float32)
