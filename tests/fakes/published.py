"""A register reduced to what it publishes: bases and deltas in a folder, and the rows that hold at each seq."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from sync.model.status import TOMBSTONE
from sync.wire.digest import Keys, Values, rows_digest
from sync.wire.snapshot_file import Header, write_base, write_delta

FIRST = datetime(2021, 6, 6, 12, tzinfo=UTC)
PEPPER = bytes(range(32))

Rows = dict[int, int]
"""Identity key to value."""


@dataclass
class Published:
    """What was published so far. `rows` and `seq` are the newest; `states` has the rows of every seq."""

    folder: Path
    rows: Rows = field(default_factory=dict)
    seq: int = 1
    pepper_id: str = "p1"
    states: dict[int, Rows] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.states[self.seq] = dict(self.rows)

    @property
    def generated_at(self) -> datetime:
        """Return the newest publication's instant: a quarter of an hour a seq."""
        return FIRST + self.seq * timedelta(minutes=15)

    def base(self) -> Path:
        """Write the base of the newest seq."""
        path = self.folder / f"base-{self.seq}-{self.pepper_id}.parquet"
        write_base(path, self.seq, self.generated_at, self.pepper_id, [arrays(self.rows)])
        return path

    def change(self, changes: Rows) -> Path:
        """Go on to the next seq by rows to set and to remove (TOMBSTONE), and write the delta that leads there."""
        before, self.seq = self.seq, self.seq + 1
        self.rows = {key: value for key, value in {**self.rows, **changes}.items() if value != TOMBSTONE}
        self.states[self.seq] = dict(self.rows)
        return self.delta(before, self.seq)

    def delta(self, before: int, seq: int) -> Path:
        """Write the delta between any two seqs."""
        path = self.folder / f"delta-{before}-{seq}-{self.pepper_id}.parquet"
        old, new = self.states[before], self.states[seq]
        changes = {key: value for key, value in new.items() if old.get(key) != value}
        changes |= {key: TOMBSTONE for key in old if key not in new}
        write_delta(path, self.header(before, seq), *arrays(changes))
        return path

    def header(self, before: int, seq: int) -> Header:
        """Say what the footer of the file between two seqs says."""
        rows = self.states[seq]
        instant = FIRST + seq * timedelta(minutes=15)
        return Header(seq, before, instant, self.pepper_id, len(rows), digest(rows))


def arrays(rows: Rows) -> tuple[Keys, Values]:
    """Return rows as the writers take them: ascending."""
    keys = sorted(rows)
    return np.array(keys, np.int64), np.array([rows[key] for key in keys], np.uint32)


def digest(rows: Rows) -> int:
    """Return the state digest of rows."""
    return rows_digest(*arrays(rows))


def some_rows(number: int, seed: int = 1) -> Rows:
    """Invent rows spread over all 56 bits, in the shares of a real register."""
    random = np.random.default_rng(seed)
    keys = np.unique(random.integers(1, 1 << 56, number))
    statuses = random.choice([0, 1, 2, 3], len(keys), p=[0.445, 0.54, 0.01, 0.005])
    ends = np.where((statuses == 1) & (random.random(len(keys)) < 0.03), random.integers(1, 1 << 24, len(keys)), 0)
    return dict(zip(keys.tolist(), (statuses << 24 | ends).tolist(), strict=True))
