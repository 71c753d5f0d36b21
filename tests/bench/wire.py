"""How small a base and a delta are, beside the least that is possible and beside Parquet as it comes."""

import argparse
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sync.wire.snapshot_file import Header, Rows, read_rows, write_delta
from tests.bench.country.files import FIRST, PEPPER_ID, publish_base
from tests.bench.country.rows import invent, least_bytes
from tests.bench.frame.measure import timed
from tests.bench.frame.report import Figures, Goal, Progress

DELTA_ROWS: Final = 5_000
GOALS: Final = (Goal("base_over_least_ratio", "<=", 1.10), Goal("delta_over_least_ratio", "<=", 1.15))


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=20_000_000, help="rows of the base; twice as many are told too")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    figures: dict[str, float] = {}
    for name, number in (("base", options.rows), ("double", 2 * options.rows)):
        progress(f"{number:,} rows")
        figures |= measure(options.data / name, invent(number), name)
    rows = invent(DELTA_ROWS)
    delta, least = options.data / "delta", least_bytes(DELTA_ROWS)
    write_delta(delta, Header(2, 1, FIRST, PEPPER_ID, options.rows, 0), *rows)
    size = delta.stat().st_size
    return figures | {
        "delta_kB": size / 1e3,
        "delta_least_kB": least / 1e3,
        "delta_over_least_ratio": size / least,
        "delta_plain_parquet_kB": plain_parquet(options.data / "plain", rows) / 1e3,
    }


def measure(path: Path, rows: Rows, name: str) -> dict[str, float]:
    """Write a base and its rival, and read it."""
    least = least_bytes(len(rows[0]))
    writing = timed(lambda: publish_base(path, rows))
    size = path.stat().st_size
    return {
        f"{name}_MB": size / 1e6,
        f"{name}_least_MB": least / 1e6,
        f"{name}_over_least_ratio": size / least,
        f"{name}_plain_parquet_MB": plain_parquet(path.with_suffix(".plain"), rows) / 1e6,
        f"{name}_write_s": writing,
        f"{name}_read_s": timed(lambda: [None for _ in read_rows(path)]),
    }


def plain_parquet(path: Path, rows: Rows) -> int:
    """Return what the same rows take as keys, statuses and ends in Parquet with zstd and nothing else chosen."""
    keys, values = rows
    ends = values & np.uint32((1 << 24) - 1)
    table = pa.table({"key": keys, "status": values >> np.uint32(24), "end": pa.array(ends, mask=ends == 0)})
    pq.write_table(table, path, compression="zstd")
    return path.stat().st_size
