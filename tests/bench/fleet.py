"""How many terminals' idle sync cycles one server answers, and how fast, with the load on the same cores."""

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import uvloop

from tests.bench.frame.measure import spread_ms
from tests.bench.frame.report import Figures, Goal, Progress
from tests.bench.ministry.load import enrol_fleet, idle_cycle, repeat, static_cycle
from tests.bench.ministry.nginx import find_nginx, nginx
from tests.bench.ministry.register import new_central
from tests.bench.ministry.server import await_port, serving
from tests.fakes.serving import free_port

GOALS: Final[Sequence[Goal]] = (
    Goal("cycles_per_second", ">=", 300),
    Goal("cycle_p99_ms", "<=", 250),
    Goal("failed", "==", 0),
)
HEARTBEAT: Final = json.dumps(
    {"version": "0.1.0", "seq": 1, "generated_at": "2021-06-06T12:00:00Z", "waiting": 0, "dead_letters": 0}
).encode()


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--terminals", type=int, default=2_000, help="how many there are (default: 2000)")
    parser.add_argument("--at-once", type=int, default=32, help="how many are in a cycle at any time (default: 32)")
    parser.add_argument("--seconds", type=float, default=20, help="how long (default: 20)")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    port = free_port()
    central = new_central(options.data / "central", url=f"http://127.0.0.1:{port}")
    tokens = enrol_fleet(central, options.terminals)
    with serving(central, port):
        progress(f"{options.terminals} terminals, {options.at_once} at once, {options.seconds:g} s")

        async def cycle(number: int) -> bool:
            return await idle_cycle(port, tokens[number % len(tokens)], HEARTBEAT)

        took, failed, seconds = uvloop.run(repeat(cycle, options.at_once, options.seconds))
        own, _, own_seconds = uvloop.run(
            repeat(lambda _number: static_cycle(port), options.at_once, options.seconds / 4)
        )
    return {
        "cycles_per_second": len(took) / seconds,
        **spread_ms("cycle", took),
        "failed": failed,
        "needed_by_30000_every_15_minutes": 30_000 / (15 * 60),
        "static_part_per_second": len(own) / own_seconds,
        **_behind_nginx(options, central.folder / "repository", progress),
    }


def _behind_nginx(options: argparse.Namespace, repository: Path, progress: Progress) -> Figures:
    """Measure the static part behind nginx: the limit for any server of files. Nothing where there is no nginx."""
    program = find_nginx()
    if program is None:
        progress("no nginx on this machine: the limit for the static part is not shown")
        return {}
    port = free_port()
    with nginx(program, options.data / "nginx", repository, port, as_root=os.geteuid() == 0):
        await_port(port)
        took, failed, seconds = uvloop.run(
            repeat(lambda _number: static_cycle(port), options.at_once, options.seconds / 4)
        )
    return {"static_part_behind_nginx_per_second": len(took) / seconds, "failed_behind_nginx": failed}
