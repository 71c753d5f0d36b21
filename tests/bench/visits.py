"""How many visits a second the register takes from 50 terminals, on SQLite and on PostgreSQL."""

import argparse
from collections.abc import Sequence
from time import perf_counter
from typing import Final

import uvloop

from tests.bench.frame.report import Figures, Goal, Progress
from tests.bench.ministry.load import enrol_fleet, upload_all, visit_batches
from tests.bench.ministry.register import new_central
from tests.bench.ministry.server import databases, serving
from tests.fakes.serving import free_port

GOALS: Final[Sequence[Goal]] = (
    Goal("sqlite_visits_per_second", ">=", 5_000),
    Goal("postgresql_visits_per_second", ">=", 5_000),
    Goal("lost", "==", 0),
)


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--terminals", type=int, default=50, help="how many upload at once (default: 50)")
    parser.add_argument("--visits", type=int, default=2_000, help="how many each has (default: 2000)")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    figures: dict[str, float] = {"lost": 0}
    with databases(options.data) as urls:
        for kind, url in urls.items():
            port = free_port()
            central = new_central(options.data / kind, url, f"http://127.0.0.1:{port}")
            tokens = enrol_fleet(central, options.terminals)
            progress(f"{kind}: {options.terminals} terminals with {options.visits} visits each")
            batches = [visit_batches(one, options.visits, central.clock()) for one in range(options.terminals)]
            with serving(central, port):
                begun = perf_counter()
                accepted = uvloop.run(upload_all(port, tokens, batches))
                figures[f"{kind}_visits_per_second"] = accepted / (perf_counter() - begun)
            figures["lost"] += options.terminals * options.visits - accepted
            central.engine.dispose()
    return figures
