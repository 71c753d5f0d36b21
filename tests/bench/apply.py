"""How long a delta takes while a kiosk looks up without pause, and how long that ever waits."""

import argparse
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

from sync.replica.database import Folder
from sync.replica.install import apply_delta
from sync.wire.snapshot_file import Rows, read_rows
from tests.bench.country.files import publish_base, publish_delta, terminal
from tests.bench.country.rivals import UPSERT, number_table
from tests.bench.country.rows import invent, invent_changes
from tests.bench.frame.measure import timed
from tests.bench.frame.report import Figures, Goal, Progress

SMALL: Final = 5_000
LARGE: Final = 300_000
SMALL_DELTAS: Final = 8
GOALS: Final = (
    Goal("small_delta_ms", "<=", 150),
    Goal("large_delta_s", "<=", 2),
    Goal("longest_stall_ms", "<=", 25),
)


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=20_000_000)


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    progress(f"{options.rows:,} rows and their deltas")
    rows = invent(options.rows)
    base = publish_base(options.data / "base", rows)
    small, large = SMALL, min(LARGE, options.rows // 4)
    deltas = _publish(options.data, rows, [*[small] * SMALL_DELTAS, large])
    folder = terminal(options.data / "terminal", base)
    progress("deltas")
    figures = _measure(folder, deltas)
    progress("the same in one big table, in place")
    return figures | _in_place(options.data / "rival.db", rows, deltas)


def _publish(path: Path, rows: Rows, sizes: list[int]) -> list[Path]:
    """Write deltas, each following the one before it."""
    deltas: list[Path] = []
    for seq, size in enumerate(sizes, start=2):
        deltas.append(path / f"delta-{seq}")
        rows = publish_delta(deltas[-1], rows, invent_changes(rows, size, seed=seq), seq)
    return deltas


def _measure(folder: Folder, deltas: list[Path]) -> dict[str, float]:
    """Apply them beside a reader; first let it read as long without them: what the machine alone makes it wait."""
    with _reader(folder) as looking:
        taken: list[float] = []
        with looking() as busy:
            before = _written()
            taken += [timed(partial(apply_delta, folder, delta)) for delta in deltas[:-1]]
            small_written = (_written() - before) / SMALL_DELTAS
            large = timed(lambda: apply_delta(folder, deltas[-1]))
        with looking() as idle:
            _wait(sum(taken) + large)
    return {
        "small_delta_ms": sorted(taken)[len(taken) // 2] * 1e3,
        "small_delta_max_ms": max(taken) * 1e3,
        "small_delta_written_MB": small_written / 1e6,
        "large_delta_s": large,
        "longest_stall_ms": busy["longest_ms"],
        "lookup_p999_ms": busy["p999_ms"],
        "lookups": busy["lookups"],
        "longest_stall_without_deltas_ms": idle["longest_ms"],
    }


def _in_place(path: Path, rows: Rows, deltas: list[Path]) -> dict[str, float]:
    """Update one table of all rows by the same deltas."""
    number_table(path, rows)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        before = _written()
        taken = [timed(partial(_upsert, connection, delta)) for delta in deltas]
        written = _written() - before
    return {
        "in_place_small_delta_ms": sorted(taken[:-1])[SMALL_DELTAS // 2] * 1e3,
        "in_place_large_delta_s": taken[-1],
        "in_place_written_MB": written / 1e6,
    }


def _upsert(connection: sqlite3.Connection, delta: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for keys, values in read_rows(delta):
        connection.executemany(UPSERT, zip(keys.tolist(), values.tolist(), strict=True))
    connection.execute("COMMIT")


@contextmanager
def _reader(folder: Folder) -> Iterator[Callable[[], "Looking"]]:
    command = [sys.executable, "-m", "tests.bench.country.reader", str(folder.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield lambda: Looking(process)
        process.kill()


class Looking:
    """A while in which the reader looks up; what it met stands in the mapping when the while is over."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._met: dict[str, float] = {}

    def __enter__(self) -> dict[str, float]:
        self._say()
        self._hear()  # it looks up from now on
        return self._met

    def __exit__(self, *fault: object) -> None:
        self._say()
        longest, p999, number = self._hear().split()
        self._met |= {"longest_ms": float(longest) * 1e3, "p999_ms": float(p999) * 1e3, "lookups": float(number)}

    def _say(self) -> None:
        assert self._process.stdin is not None
        print(file=self._process.stdin, flush=True)

    def _hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


def _wait(seconds: float) -> None:
    """Keep one core as busy as applying does."""
    until = perf_counter() + seconds
    while perf_counter() < until:
        pass


def _written() -> int:
    """Return how many bytes this process has had written so far (write_bytes, proc(5))."""
    told = Path(f"/proc/{os.getpid()}/io").read_text()
    return int(dict(line.split(": ") for line in told.splitlines())["write_bytes"])
