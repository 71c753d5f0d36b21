"""What one look-up costs, warm and cold, beside sqlite-utils and a SELECT on a table with a text key."""

import argparse
import os
import random
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from time import perf_counter
from typing import Final

import numpy as np

from sync.model.identity import Identity, PassSubject
from sync.replica.find import Replica
from sync.replica.state import bases
from sync.wire.identity_key import identity_key
from tests.bench.country.files import PEPPER, publish_base, terminal
from tests.bench.country.rivals import SELECT, text_table
from tests.bench.country.rows import invent
from tests.bench.frame.measure import percentile
from tests.bench.frame.report import Figures, Goal, Progress

KNOWN: Final = 20_000
COLD: Final = 300
BY_GET: Final = 5_000
GOALS: Final = (
    Goal("find_warm_p50_us", "<=", 15),
    Goal("find_warm_p99_us", "<=", 250),
    Goal("row_B", "<=", 16),
    Goal("select_row_over_ours_ratio", ">=", 3),
    Goal("select_over_find_ratio", ">=", 1),
    Goal("table_get_over_find_ratio", ">=", 5),
)

Ask = Callable[[Identity], object]


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=20_000_000)
    parser.add_argument("--lookups", type=int, default=40_000, help="look-ups a round; half of them are of strangers")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    chance = random.Random(1)
    people: list[Identity] = [PassSubject(chance.randbytes(16)) for _ in range(min(KNOWN, options.rows // 2))]
    strangers: list[Identity] = [PassSubject(chance.randbytes(16)) for _ in range(len(people))]
    progress(f"{options.rows:,} rows")
    rows = invent(options.rows, known=np.array([identity_key(one, PEPPER) for one in people], np.int64))
    folder = terminal(options.data / "terminal", publish_base(options.data / "base", rows))
    progress("the same rows in a table with a text key")
    rival = options.data / "rival.db"
    text_table(rival, rows)
    asked = [chance.choice(who) for who in (people, strangers) for _ in range(options.lookups // 2)]
    chance.shuffle(asked)
    (base,) = bases(folder)
    ours, theirs = base.stat().st_size / len(rows[0]), rival.stat().st_size / len(rows[0])
    sizes = {"row_B": ours, "select_row_B": theirs, "select_row_over_ours_ratio": theirs / ours}
    del rows
    with closing(Replica(folder)) as replica, closing(sqlite3.connect(rival)) as connection:
        progress("look-ups")
        return sizes | _measure(replica, connection, asked) | _cold(replica, connection, base, rival, asked[:COLD])


def _measure(replica: Replica, connection: sqlite3.Connection, asked: Sequence[Identity]) -> dict[str, float]:
    """Ask each way the same, three rounds in turn; the last counts, when all is warm."""
    ways: dict[str, tuple[Ask, int]] = {
        "find": (_by_find(replica), len(asked)),
        "check": (_by_held_and_find(replica), len(asked)),
        "select": (_by_select(connection), len(asked)),
        "table_get": (_by_table_get(connection), BY_GET),
    }
    figures: dict[str, float] = {}
    for _ in range(3):
        for name, (ask, number) in ways.items():
            taken = _ask_all(ask, asked[:number])
            figures |= {f"{name}_warm_p{percent}_us": percentile(taken, percent) * 1e6 for percent in (50, 99)}
    find = figures["find_warm_p50_us"]
    return figures | {
        "select_over_find_ratio": figures["select_warm_p50_us"] / find,
        "table_get_over_find_ratio": figures["table_get_warm_p50_us"] / find,
    }


def _cold(
    replica: Replica, connection: sqlite3.Connection, base: Path, rival: Path, asked: Sequence[Identity]
) -> dict[str, float]:
    """Ask with the pages of each file put out of memory before every question."""
    figures: dict[str, float] = {}
    for name, path, ask in (("find", base, _by_find(replica)), ("select", rival, _by_select(connection))):
        taken: list[float] = []
        for identity in asked:
            _forget_pages(path)
            taken += _ask_all(ask, [identity])
        figures |= {f"{name}_cold_p{percent}_us": percentile(taken, percent) * 1e6 for percent in (50, 99)}
    return figures


def _ask_all(ask: Ask, asked: Sequence[Identity]) -> list[float]:
    taken: list[float] = []
    for identity in asked:
        begun = perf_counter()
        ask(identity)
        taken.append(perf_counter() - begun)
    return taken


def _by_find(replica: Replica) -> Ask:
    return lambda identity: replica.find(identity_key(identity, PEPPER))


def _by_held_and_find(replica: Replica) -> Ask:
    def ask(identity: Identity) -> object:
        held = replica.held()
        assert held is not None
        return replica.find(identity_key(identity, held.pepper))

    return ask


def _by_select(connection: sqlite3.Connection) -> Ask:
    return lambda identity: connection.execute(SELECT, (f"{identity_key(identity, PEPPER):014x}",)).fetchone()


def _by_table_get(connection: sqlite3.Connection) -> Ask:
    from sqlite_utils import Database
    from sqlite_utils.db import NotFoundError

    table = Database(connection).table("person")

    def ask(identity: Identity) -> object:
        with suppress(NotFoundError):
            return table.get(f"{identity_key(identity, PEPPER):014x}")
        return None

    return ask


def _forget_pages(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(file)
