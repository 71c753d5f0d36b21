"""How long it takes from the file of a base to a verified replica that serves, and how much memory."""

import argparse
import sys
from typing import Final

from tests.bench.country.files import publish_base
from tests.bench.country.rivals import number_table
from tests.bench.country.rows import invent
from tests.bench.frame.measure import run_process, timed
from tests.bench.frame.report import Figures, Goal, Progress

GOALS: Final = (Goal("install_s", "<=", 40), Goal("peak_MB", "<=", 600), Goal("exit_code", "==", 0))


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=20_000_000)


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    progress(f"{options.rows:,} rows")
    rows = invent(options.rows)
    base = publish_base(options.data / "base", rows)
    progress("from the file to a replica that serves, in a process of its own")
    installer = [sys.executable, "-m", "tests.bench.country.installer", str(options.data / "terminal"), str(base)]
    ended = run_process(installer)
    progress("the same rows into one big table")
    return {
        "install_s": ended.seconds,
        "peak_MB": ended.peak_MB,
        "exit_code": ended.code,
        "file_MB": base.stat().st_size / 1e6,
        "one_table_s": timed(lambda: number_table(options.data / "rival.db", rows)),
    }
