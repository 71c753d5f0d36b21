"""How many people a second come in from a CSV file, with their facts, on SQLite and on PostgreSQL."""

import argparse
from collections.abc import Sequence
from time import perf_counter, process_time
from typing import Final

from sync.central.register.import_file import import_file
from tests.bench.frame.report import Figures, Goal, Progress
from tests.bench.ministry.register import new_central, utc_now
from tests.bench.ministry.server import databases
from tests.fakes.people import people, write_csv

GOALS: Final[Sequence[Goal]] = (
    Goal("sqlite_people_per_second", ">=", 20_000),
    Goal("postgresql_people_per_second", ">=", 20_000),
    Goal("refused", "==", 0),
)


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=1_000_000, metavar="N", help="people (default: 1000000)")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    table = options.data / "people.csv"
    figures: dict[str, float] = {"lines": write_csv(table, people(options.rows, utc_now())), "refused": 0}
    with databases(options.data) as urls:
        for kind, url in urls.items():
            progress(f"{kind}: {options.rows:,} people")
            central = new_central(options.data / kind, url)
            begun, worked = perf_counter(), process_time()
            report = import_file(central, table, "bench", lambda _line: None, lambda _done, _total: None)
            figures[f"{kind}_people_per_second"] = report.people / (perf_counter() - begun)
            figures[f"{kind}_own_cpu_s"] = process_time() - worked
            figures["refused"] += report.refused
            central.engine.dispose()
    return figures
