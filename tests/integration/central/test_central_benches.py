"""Every bench of the central server runs, small; no figure is judged."""

import argparse
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.bench.__main__ import load_bench
from tests.fakes.postgresql import find_postgresql

SMALL = {
    "publish": ["--rows", "2000", "--changes", "50"],
    "rules": ["--rows", "2000"],
    "import": ["--rows", "500"],
    "fleet": ["--terminals", "20", "--seconds", "0.5"],
    "figures": ["--visits", "1000", "--days", "1", "--people", "100"],
    "visits": ["--terminals", "3", "--visits", "600"],
    "serve-soak": ["--minutes", "0.03", "--rows", "500", "--terminals", "10"],
}


@pytest.mark.skipif(find_postgresql() is None, reason="NO POSTGRESQL ON THIS MACHINE")
@pytest.mark.parametrize("name", SMALL)
def test_a_bench_gives_every_figure_it_has_a_goal_for(name: str) -> None:
    bench = load_bench(name)
    parser = argparse.ArgumentParser()
    bench.add_options(parser)
    options = parser.parse_args(SMALL[name])
    with TemporaryDirectory() as folder:  # not pytest's own: PostgreSQL's user may not enter that
        options.data = Path(folder)
        with ThreadPoolExecutor(1) as pool:  # a browser that another test drives may hold this thread's event loop
            figures = pool.submit(bench.run, options, lambda _line: None).result()
    assert {goal.figure for goal in bench.GOALS} <= figures.keys()
    assert figures.get("lost", 0) == figures.get("errors", 0) == figures.get("failed", 0) == 0
