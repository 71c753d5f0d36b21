"""Take samples, and say what they come to."""

import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from time import perf_counter

from tests.bench.frame.report import Figures


def percentile(samples: Sequence[float], percent: float) -> float:
    """Return the least sample that `percent` of all do not exceed (nearest rank: always one that was taken)."""
    if not samples or not 0 < percent <= 100:
        raise ValueError(f"no {percent}th percentile of {len(samples)} samples")
    return sorted(samples)[ceil(len(samples) * percent / 100) - 1]


def spread_ms(name: str, seconds: Sequence[float]) -> Figures:
    """Return the p50, p95, p99 and the worst of some durations, in ms: `{name}_p50_ms` and so on."""
    points = {"p50": 50, "p95": 95, "p99": 99, "max": 100}
    return {f"{name}_{label}_ms": percentile(seconds, percent) * 1000 for label, percent in points.items()}


def timed(action: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    """Return how long `action` takes, in seconds."""
    begun = clock()
    action()
    return clock() - begun


def interleaved(
    first: Callable[[], float], second: Callable[[], float], rounds: int
) -> tuple[list[float], list[float]]:
    """Sample two things in turn (first-second, second-first, …), so that a drift of the machine meets both alike."""
    ones: list[float] = []
    others: list[float] = []
    for number in range(rounds):
        if number % 2 == 0:
            ones.append(first())
            others.append(second())
        else:
            others.append(second())
            ones.append(first())
    return ones, others


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that has run its course."""

    code: int
    seconds: float
    peak_MB: float  # noqa: N815 - a unit keeps its case


def run_process(command: Sequence[str], look_every: float = 0.02) -> Ended:
    """Run a command to its end and tell what it took. What it prints goes where ours goes."""
    begun = perf_counter()
    peak = 0.0
    with subprocess.Popen(command) as process:
        while True:
            try:
                code = process.wait(look_every)
            except subprocess.TimeoutExpired:
                peak = max(peak, peak_memory_MB(process.pid))
            else:
                return Ended(code, perf_counter() - begun, peak)


def peak_memory_MB(pid: int) -> float:  # noqa: N802 - a unit keeps its case
    """Return the most memory a living process has held so far (VmHWM, proc(5)).

    Not wait4's ru_maxrss: that one starts from what the parent held when it forked.
    """
    found = re.search(r"^VmHWM:\s*(\d+) kB$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0
