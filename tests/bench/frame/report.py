"""What a bench is, and how its figures are told to people and to programs."""

import argparse
import json
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final, Literal, Protocol, TextIO

from rich.console import Console
from rich.table import Table

from tests.bench.frame.machine import Machine

Progress = Callable[[str], None]
Figures = Mapping[str, float]
"""Name to number; a name ends in its unit: `verdict_p99_ms`, `file_MB`. A count has none."""

UNITS: Final = frozenset({"s", "ms", "us", "ns", "B", "kB", "MB", "GB", "bits", "percent", "fps", "ratio"})
COMPARE: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
}


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure must be: `Goal("verdict_p99_ms", "<=", 100)`."""

    figure: str
    op: Literal["<", "<=", ">", ">=", "=="]
    goal: float

    def met(self, figures: Figures) -> bool:
        return COMPARE[self.op](figures[self.figure], self.goal)


class Bench(Protocol):
    """What a module tests/bench/NAME.py offers."""

    @property
    def GOALS(self) -> Sequence[Goal]: ...  # noqa: N802 - a constant of the module

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the bench's own options; `--json` and `--data` are there already."""

    def run(self, options: argparse.Namespace, progress: Progress) -> Figures:
        """Measure. `options.data` is an empty folder on a real disk, removed afterwards."""


@dataclass(frozen=True, slots=True)
class Report:
    """One run of one bench."""

    bench: str
    machine: Machine
    options: Mapping[str, object]
    figures: Figures
    goals: Sequence[Goal]

    def met(self) -> bool:
        return all(goal.met(self.figures) for goal in self.goals)


def as_json(report: Report) -> str:
    """Return one JSON object, on one line."""
    goals = [
        {
            "name": goal.figure,
            "value": report.figures[goal.figure],
            "op": goal.op,
            "goal": goal.goal,
            "met": goal.met(report.figures),
        }
        for goal in report.goals
    ]
    return json.dumps(
        {
            "bench": report.bench,
            "machine": report.machine.as_dict(),
            "options": {name: _plain(value) for name, value in report.options.items()},
            "figures": dict(report.figures),
            "goals": goals,
        }
    )


def _plain(value: object) -> object:
    match value:
        case Path():
            return str(value)
        case Enum():
            return value.value
        case _:
            return value


def print_table(report: Report, out: TextIO) -> None:
    """Print the figures, each beside what it must be."""
    table = Table("figure", "value", "unit", "goal", "met", title=f"{report.bench}: {report.machine}")
    for column in (1, 3):
        table.columns[column].justify = "right"
    for name, value in report.figures.items():
        goals = [goal for goal in report.goals if goal.figure == name]
        asked = " and ".join(f"{goal.op} {goal.goal:g}" for goal in goals)
        met = ("yes" if all(goal.met(report.figures) for goal in goals) else "NO") if goals else ""
        table.add_row(name, _number(value), _unit(name), asked, met)
    Console(file=out).print(table)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 10_000 else f"{value:.4g}"


def _unit(name: str) -> str:
    unit = name.rpartition("_")[2]
    return unit if unit in UNITS else ""
