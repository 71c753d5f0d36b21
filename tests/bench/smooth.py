"""A minute of scanning at 30 fps with deltas arriving: how late the GUI thread is; then an idle kiosk's CPU share."""

import argparse
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sync.replica.install import apply_delta
from tests.bench.frame.measure import percentile, spread_ms
from tests.bench.frame.report import Goal
from tests.bench.kiosk_run.door import Door, prepared, today, write_deltas
from tests.bench.kiosk_run.sitting import WARM_UP

GOALS: Sequence[Goal] = (
    Goal("late_p99_9_ms", "<=", 50),
    Goal("decided_to_shown_p99_ms", "<=", 50),
    Goal("idle_cpu_percent", "<=", 35),
    Goal("rss_MB", "<=", 350),
)
CHANGES: Final = 5_000
"""Rows of a delta: what a quarter of an hour brings."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add how long, how large and how many deltas."""
    parser.add_argument("--seconds", type=float, default=60.0, help="of scanning (default: %(default)s)")
    parser.add_argument("--idle", type=float, default=20.0, help="seconds of nobody coming (default: %(default)s)")
    parser.add_argument("--rows", type=int, default=2_000_000, help="identities in the snapshot (default: %(default)s)")
    parser.add_argument("--every", type=float, default=2.0, help="seconds between two deltas (default: %(default)s)")
    parser.add_argument("--visitors", type=int, default=60, help="different passes, rendered before (%(default)s)")
    parser.add_argument("--seed", type=int, default=1)


def run(options: argparse.Namespace, progress: Callable[[str], None]) -> Mapping[str, float]:
    """Watch two kiosks, one after the other."""
    progress(f"preparing {options.rows:,} rows, deltas and the scenes of {options.visitors} visitors")
    door = prepared(options.data, options.rows, options.visitors, today(), options.seed)
    number = int((options.seconds + WARM_UP) / options.every)
    deltas = write_deltas(options.data, door, number, CHANGES, options.seed)
    progress(f"scanning for {options.seconds:g} s, a delta every {options.every:g} s")
    load = os.getloadavg()[0]
    with _arriving(door, deltas, options.every):
        busy = _sat(door, options.seconds, options.visitors)
    progress(f"waiting for nobody for {options.idle:g} s")
    idle = _sat(door, options.idle, 0)
    return {
        "load_before": load,
        "deltas": len(deltas),
        "checks": len(busy.shown),
        "beats": len(busy.late),
        "late_p99_9_ms": 1000 * percentile(busy.late, 99.9),
        **spread_ms("late", busy.late),
        **spread_ms("decided_to_shown", busy.shown),
        "busy_cpu_percent": 100 * busy.cpu_share,
        "idle_cpu_percent": 100 * idle.cpu_share,
        "idle_late_p99_9_ms": 1000 * percentile(idle.late, 99.9),
        "rss_MB": max(busy.rss_MB, idle.rss_MB),
    }


@dataclass(frozen=True, slots=True)
class Sat:
    """What was seen of one kiosk process; see tests.bench.kiosk_run.sitting."""

    late: Sequence[float]
    shown: Sequence[float]
    cpu_share: float
    rss_MB: float  # noqa: N815 - a unit keeps its case


def _sat(door: Door, seconds: float, visitors: int) -> Sat:
    """Watch a kiosk in a process of its own."""
    place = ("--terminal", str(door.folder.path), "--reel", str(door.reel.path))
    amount = ("--seconds", str(seconds), "--visitors", str(visitors))
    command = (sys.executable, "-m", "tests.bench.kiosk_run.sitting", *place, *amount)
    return Sat(**json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


@contextmanager
def _arriving(door: Door, deltas: Sequence[Path], every: float) -> Iterator[None]:
    """Apply one delta after the other meanwhile, as the agent does: from another process than the kiosk's."""
    over = threading.Event()

    def apply() -> None:
        for delta in deltas:
            if over.wait(every):
                return
            apply_delta(door.folder, delta)

    agent = threading.Thread(target=apply)
    agent.start()
    try:
        yield
    finally:
        over.set()
        agent.join()
