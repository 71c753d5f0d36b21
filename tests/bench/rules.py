"""How long it takes to keep everybody's status by another rule set, beside a bare scan of the facts."""

import argparse
from collections.abc import Sequence
from time import perf_counter
from typing import Final

from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import reading
from sync.central.register.rule_change import preview, use_rule_set
from tests.bench.frame.measure import timed
from tests.bench.frame.report import Figures, Goal, Progress
from tests.bench.ministry.register import fill, new_central

GOALS: Final[Sequence[Goal]] = (Goal("recomputed_by_scan_ratio", "<=", 10),)
OTHER: Final = "2021-09-27"
SCAN: Final = text("SELECT person_id, kind, at, until, product, number FROM fact")
SCAN_INSIDE: Final = text("SELECT count(*), sum(kind), sum(at), max(until), max(product), sum(number) FROM fact")


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=20_000_000, metavar="N", help="people (default: 20000000)")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    central = new_central(options.data / "central")
    fill(central, options.rows, progress)
    progress("scanning")
    scan = timed(lambda: _scan(central))
    inside = timed(lambda: _scan_inside(central))
    progress("previewing the other rule set")
    begun = perf_counter()
    changing = sum(preview(central, OTHER, lambda _done, _total: None).values())
    previewed = perf_counter() - begun
    progress("recomputing")
    recomputed = timed(lambda: use_rule_set(central, OTHER, lambda _done, _total: None))
    return {
        "scan_s": scan,
        "scan_inside_database_s": inside,
        "preview_s": previewed,
        "people_who_change_colour": changing,
        "recomputed_s": recomputed,
        "recomputed_by_scan_ratio": recomputed / scan,
        "recomputed_by_scan_inside_ratio": recomputed / inside,
    }


def _scan(central: Central) -> None:
    """Read every fact into the program, and do nothing with it."""
    with reading(central.engine) as connection:
        for part in connection.execution_options(yield_per=10_000).execute(SCAN).partitions():
            del part


def _scan_inside(central: Central) -> None:
    """Let the database look at every fact by itself."""
    with reading(central.engine) as connection:
        connection.execute(SCAN_INSIDE).one()
