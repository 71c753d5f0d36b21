"""How long it takes to keep everybody's status by another rule set, beside a bare scan of the facts.

`scan_inside` is that scan by the database alone (PostgreSQL takes all cores for it), `scan` brings each fact into the
program. `judged` is the other rule set without any write, `recomputed` keeps what it says; `back_published` is the way
back on a register that was published, where whatever changes is noted for the next delta.
"""

import argparse
from collections.abc import Sequence
from time import perf_counter
from typing import Final

from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import reading, writing
from sync.central.register.rule_change import preview, use_rule_set
from sync.central.register.rule_set import DEFAULT
from tests.bench.frame.measure import timed
from tests.bench.frame.report import Figures, Goal, Progress
from tests.bench.ministry.register import fill, new_central
from tests.bench.ministry.server import databases

GOALS: Final[Sequence[Goal]] = tuple(
    Goal(f"{kind}_recomputed_by_scan{where}_ratio", "<=", 10)
    for kind in ("sqlite", "postgresql")
    for where in ("", "_inside")
)
OTHER: Final = "2021-09-27"
SCAN: Final = text("SELECT person_id, kind, at, until, product, number FROM fact")
SCAN_INSIDE: Final = text("SELECT count(*), sum(kind), sum(at), max(until), max(product), sum(number) FROM fact")
PUBLISHED: Final = text("INSERT INTO publication VALUES (1, 0, 'none', 0, '0', 0, 1)")
SCANS: Final = 3


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=20_000_000, metavar="N", help="people (default: 20000000)")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    figures: dict[str, float] = {}
    with databases(options.data) as urls:
        for kind, url in urls.items():
            central = new_central(options.data / kind, url)
            fill(central, options.rows, progress)
            _settle(central)
            figures |= {f"{kind}_{name}": value for name, value in _measured(central, kind, progress).items()}
            central.engine.dispose()
    return figures


def _settle(central: Central) -> None:
    """Leave a register as one is that was filled long ago."""
    if central.engine.dialect.name == "postgresql":
        with central.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def _measured(central: Central, kind: str, progress: Progress) -> Figures:
    progress(f"{kind}: scanning")
    scan = timed(lambda: _scan(central))
    inside = min(timed(lambda: _scan_inside(central)) for _ in range(SCANS))
    progress(f"{kind}: judging by the other rule set")
    begun = perf_counter()
    changing = sum(preview(central, OTHER, lambda _done, _total: None).values())
    judged = perf_counter() - begun
    progress(f"{kind}: recomputing")
    recomputed = timed(lambda: use_rule_set(central, OTHER, lambda _done, _total: None))
    with writing(central.engine) as connection:
        connection.execute(PUBLISHED)
    back = timed(lambda: use_rule_set(central, DEFAULT, lambda _done, _total: None))
    return {
        "scan_s": scan,
        "scan_inside_s": inside,
        "people_who_change_colour": changing,
        "judged_s": judged,
        "judged_by_scan_inside_ratio": judged / inside,
        "recomputed_s": recomputed,
        "recomputed_by_scan_ratio": recomputed / scan,
        "recomputed_by_scan_inside_ratio": recomputed / inside,
        "back_published_s": back,
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
