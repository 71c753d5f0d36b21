"""The benches run and measure what their goals name. How fast, a shared machine cannot say."""

import argparse
from importlib import import_module
from pathlib import Path

import pytest

ROWS = 20_000
OPTIONS: dict[str, dict[str, float]] = {
    "wire": {"rows": ROWS},
    "lookup": {"rows": ROWS, "lookups": 2_000},
    "apply": {"rows": ROWS},
    "install": {"rows": ROWS},
    "wait": {"visits": 600, "beat": 0.0},
    "crash": {"rows": ROWS, "kills": 1, "calls": 1},
}


@pytest.mark.parametrize("name", OPTIONS)
def test_a_bench_measures_what_its_goals_name(tmp_path: Path, name: str) -> None:
    bench = import_module(f"tests.bench.{name}")
    figures = bench.run(argparse.Namespace(data=tmp_path, **OPTIONS[name]), lambda line: None)
    assert {goal.figure for goal in bench.GOALS} <= set(figures)
    assert figures.get("bad_states", 0) == 0
    assert all(isinstance(figure, int | float) for figure in figures.values())
