"""Rows in the shares of a country, and what must be known of them to say how small they can be."""

from collections.abc import Iterator
from math import e, log2, pi
from typing import Final

import numpy as np

from sync.model.status import TOMBSTONE
from sync.wire.digest import DIGEST_MASK, EMPTY, Keys, Values, rows_digest
from sync.wire.identity_key import KEY_BITS
from sync.wire.snapshot_file import Rows

SHARES: Final = {0: 0.445, 1: 0.525, 2: 0.01, 3: 0.005}
"""BLUE, GREEN without an end, YELLOW, RED."""
SHARE_ENDING: Final = 0.015
FIRST_END: Final = 750_000
"""June 2021."""
LAST_END: Final = FIRST_END + 365 * 24 * 60
CHUNK: Final = 1 << 20


def invent(number: int, seed: int = 1, known: Keys | None = None) -> Rows:
    """Invent `number` rows, ascending; those of `known` keys are among them."""
    random = np.random.default_rng(seed)
    keys = random.integers(1, 1 << KEY_BITS, number, dtype=np.int64)
    if known is not None:
        keys[: len(known)] = known
    keys = distinct(keys)
    return keys, invent_values(len(keys), random)


def distinct(keys: Keys) -> Keys:
    """Return keys in order, each once. `np.unique` hashes such numbers, and takes a hundred times as long."""
    keys = np.sort(keys)
    return keys[np.flatnonzero(np.diff(keys, prepend=0))]


def invent_values(number: int, random: np.random.Generator) -> Values:
    """Draw values in the shares of a country; an end is any minute of a year."""
    statuses = random.choice(np.array([*SHARES, 4], np.uint32), number, p=np.array([*SHARES.values(), SHARE_ENDING]))
    values: Values = statuses << np.uint32(24)
    ending = statuses == 4
    ends = random.integers(FIRST_END, LAST_END, int(ending.sum()), dtype=np.uint32)
    values[ending] = np.uint32(1 << 24) | ends
    return values


def invent_changes(rows: Rows, number: int, seed: int = 2) -> Rows:
    """Invent a delta: half of it changes rows, two fifths are new people, a tenth are gone."""
    random = np.random.default_rng(seed)
    half, tenth = number // 2, number // 10
    old = rows[0][random.choice(len(rows[0]), half + tenth, replace=False, shuffle=False)]
    new = distinct(random.integers(1, 1 << KEY_BITS, number - len(old), dtype=np.int64))
    new = new[rows[0][np.minimum(np.searchsorted(rows[0], new), len(rows[0]) - 1)] != new]
    keys = np.concatenate([old, new])
    values = invent_values(len(keys), random)
    values[half : half + tenth] = TOMBSTONE
    order = np.argsort(keys)
    return keys[order], values[order]


def changed(rows: Rows, changes: Rows) -> Rows:
    """Return the rows after a delta."""
    keys = np.concatenate([rows[0], changes[0]])
    values = np.concatenate([rows[1], changes[1]])
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    last = np.append(keys[1:] != keys[:-1], True)  # of two with one key, the change stands second
    kept = last & (values != TOMBSTONE)
    return keys[kept], values[kept]


def chunks(rows: Rows) -> Iterator[Rows]:
    """Cut rows as a publisher hands them over."""
    for start in range(0, len(rows[0]), CHUNK):
        yield rows[0][start : start + CHUNK], rows[1][start : start + CHUNK]


def digest(rows: Rows) -> int:
    """Return the state digest of rows."""
    total = EMPTY
    for keys, values in chunks(rows):
        total = total + rows_digest(keys, values) & DIGEST_MASK
    return total


def least_bytes(number: int) -> float:
    """Return what so many rows take at least: log2 C(2^56, n), by Stirling, and n times the entropy of a value."""
    keys = number * (KEY_BITS - log2(number) + log2(e)) - log2(2 * pi * number) / 2
    shares = [*SHARES.values(), SHARE_ENDING]
    entropy = -sum(share * log2(share) for share in shares) + SHARE_ENDING * log2(LAST_END - FIRST_END)
    return (keys + number * entropy) / 8
