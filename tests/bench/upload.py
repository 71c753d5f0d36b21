"""25,000 visits to a real central server: how fast, and whether each arrives once when every third step is lost."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from time import perf_counter

from tests.bench.frame.report import Goal
from tests.bench.sender.server import Server, central_server
from tests.bench.sender.terminal import enrolled, filled, send

DEFAULT = 25_000
GOALS: Sequence[Goal] = (
    Goal("lossy_missing", "==", 0),
    Goal("lossy_twice", "==", 0),
    Goal("calm_visits_per_s", ">=", 5_000),
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add how many visits to send."""
    parser.add_argument("--visits", type=int, default=DEFAULT, help="visits in each journal (default: %(default)s)")
    parser.add_argument("--rows", type=int, default=0, help="as the other benches have it; without meaning here")
    parser.add_argument("--seed", type=int, default=1)


def run(options: argparse.Namespace, progress: Callable[[str], None]) -> Mapping[str, float]:
    """Send one journal over a good line and one over a bad one, to the same server."""
    with central_server(options.data) as server:
        progress(f"sending {options.visits:,} visits over a good line")
        calm = _sent(options, server, "calm", 0, None)
        progress(f"sending {options.visits:,} visits; 30 % of requests, answers and settlements are lost")
        lossy = _sent(options, server, "lossy", options.visits, Random(options.seed))
        arrived = server.arrived()
    return {
        "calm_s": calm.seconds,
        "calm_visits_per_s": options.visits / calm.seconds,
        "calm_missing": sum(arrived[one] == 0 for one in calm.ids),
        "lossy_s": lossy.seconds,
        "lossy_attempts": lossy.attempts,
        "lossy_arrived": sum(arrived[one] > 0 for one in lossy.ids),
        "lossy_missing": sum(arrived[one] == 0 for one in lossy.ids),
        "lossy_twice": sum(count > 1 for count in arrived.values()),
    }


@dataclass(frozen=True, slots=True)
class _Sent:
    ids: list[str]
    attempts: int
    seconds: float


def _sent(options: argparse.Namespace, server: Server, name: str, first: int, lossy: Random | None) -> _Sent:
    with enrolled(options.data / name, server.ticket()) as (around, terminal):
        ids = filled(around.folder, first, options.visits)
        begun = perf_counter()
        attempts = send(around, terminal, lossy)
        return _Sent(ids, attempts, perf_counter() - begun)
