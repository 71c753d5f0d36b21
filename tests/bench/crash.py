"""How many bad states are left by killing a process that applies, swaps, appends or settles, again and again."""

import argparse
import random
from typing import Final

from tests.bench.frame.report import Figures, Goal, Progress
from tests.faults.replica.crash import KINDS, Scene, host, kill_once, prepare

GOALS: Final = (Goal("bad_states", "==", 0),)
CALLS: Final = 100
"""Calls to SQLite and the system in a round of work, and more."""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=20_000, help="rows of the base that is swapped")
    parser.add_argument("--kills", type=int, default=120, help="kills at random moments, from outside")
    parser.add_argument("--calls", type=int, default=CALLS, help="calls of each kind of work to die before")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    chance = random.Random(1)
    bad: list[str] = []
    figures: dict[str, float] = {}
    for kind in KINDS:
        progress(kind)
        outside, inside = (_scene(options, kind, where) for where in ("outside", "inside"))
        kills = options.kills // len(KINDS)
        found = [wrong for _ in range(kills) for wrong in kill_once(outside, chance)]
        with host(inside) as kill_before:
            found += [wrong for call in range(options.calls) for wrong in kill_before(call)]
        figures |= {f"{kind}_kills": kills + options.calls, f"{kind}_bad_states": len(found)}
        bad += found
    for wrong in bad:
        progress(wrong)
    return figures | {"kills": sum(figures[f"{kind}_kills"] for kind in KINDS), "bad_states": len(bad)}


def _scene(options: argparse.Namespace, kind: str, where: str) -> Scene:
    path = options.data / f"{kind}-{where}"
    path.mkdir()
    return prepare(kind, path, options.rows)
