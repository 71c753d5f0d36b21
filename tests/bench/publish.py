"""How long a whole register takes to become a signed base, and 5,000 changes a signed delta."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from sync.central.central import Central, registrar
from sync.central.database import writing_people
from sync.central.publication.keys import load_keys
from sync.central.publication.publish import PUBLISHING, publish
from sync.central.register.ingest import apply_records, keyed
from sync.central.register.record import Happening, Record
from sync.central.register.rules import Kind
from sync.model.identity import Iin
from sync.model.status import minutes_since_epoch
from tests.bench.frame.measure import run_process
from tests.bench.frame.report import Figures, Goal, Progress
from tests.bench.ministry.register import fill, new_central

GOALS: Final[Sequence[Goal]] = (
    Goal("base_s", "<=", 90),
    Goal("base_memory_MB", "<=", 2_500),
    Goal("delta_s", "<=", 2),
)


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=20_000_000, metavar="N", help="people (default: 20000000)")
    parser.add_argument("--changes", type=int, default=5_000, help="how many change (default: 5000)")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    central = new_central(options.data / "central")
    begun = perf_counter()
    fill(central, options.rows, progress)
    filled = perf_counter() - begun
    progress("publishing everybody, by kiosk-central publish")
    program = str(Path(sys.executable).parent / "kiosk-central")
    base = run_process([program, "publish", "--data", str(central.folder)])
    assert base.code == 0
    progress(f"publishing {options.changes} changes")
    changed = _change(central, min(options.changes, options.rows), options.rows)
    begun = perf_counter()
    made = publish(central, load_keys(central.folder, PUBLISHING), lambda _done, _total: None)
    return {
        "register_filled_s": filled,
        "register_MB": (central.folder / "register.db").stat().st_size / 1e6,
        "base_s": base.seconds,
        "base_memory_MB": base.peak_MB,
        "base_MB": sum(file.stat().st_size for file in central.folder.rglob("*.base-1.parquet")) / 1e6,
        "delta_s": perf_counter() - begun,
        "delta_changes": made.changes,
        "ingest_of_changes_s": changed,
    }


def _change(central: Central, changes: int, rows: int) -> float:
    """Report cases of people from all over the register; return how long that took."""
    minute = minutes_since_epoch(central.clock())
    records = [
        Record(
            (Iin(f"{1 + number * (rows // changes):012d}"),),
            None,
            Happening(f"case-{number}", (Kind.CASE, minute, None, None, None)),
        )
        for number in range(changes)
    ]
    begun = perf_counter()
    with writing_people(central.engine) as connection:
        keeper = registrar(central, connection)
        apply_records(connection, keeper, "bench", [keyed(record, keeper.pepper) for record in records])
    return perf_counter() - begun
