"""One server under everything at once for a while: a fleet, uploads, records, publications. Memory flat, no errors."""

import argparse
import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

import uvloop

from sync.central.central import Central
from sync.central.database import writing
from sync.central.fleet.api_key import Scope, make_api_key
from tests.bench.fleet import HEARTBEAT
from tests.bench.frame.report import Figures, Goal, Progress
from tests.bench.ministry.load import Line, enrol_fleet, idle_cycle, visit_batches
from tests.bench.ministry.register import fill, new_central
from tests.bench.ministry.server import serving
from tests.fakes.people import MEMBERS
from tests.fakes.serving import free_port

GOALS: Final[Sequence[Goal]] = (Goal("errors", "==", 0), Goal("memory_growth_percent", "<=", 10))
SETTLED: Final = 0.3
"""The part of the run after which memory must not grow any more: pools and caches are full by then."""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--minutes", type=float, default=10, help="how long (default: 10)")
    parser.add_argument("--rows", type=int, default=200_000, metavar="N", help="people (default: 200000)")
    parser.add_argument("--terminals", type=int, default=1_000, help="how many there are (default: 1000)")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    port = free_port()
    central = new_central(options.data / "central", url=f"http://127.0.0.1:{port}")
    fill(central, options.rows, progress)
    tokens = enrol_fleet(central, options.terminals)
    with writing(central.engine) as connection:
        _, key = make_api_key(central, connection, Scope.INGEST, "soak")
    with serving(central, port, "--publish-every", "0.25") as server:
        progress(f"{options.minutes:g} minutes")
        load = Load(central, port, tokens, key)
        memory = uvloop.run(load.run(options.minutes * 60, server.process.pid))
    settled = memory[int(len(memory) * SETTLED)]
    return {
        "cycles": load.cycles,
        "visits": load.visits,
        "records": load.records,
        "publications": sum(line.get("event") == "published" for line in server.log),
        "errors": load.errors + sum(line["level"] == "error" for line in server.log),
        "memory_settled_MB": settled,
        "memory_at_end_MB": memory[-1],
        "memory_growth_percent": 100 * (memory[-1] - settled) / settled,
    }


class Load:
    """Everything that asks the server for something, at a steady pace."""

    def __init__(self, central: Central, port: int, tokens: Sequence[str], key: str) -> None:
        self._central = central
        self._port = port
        self._tokens = tokens
        self._key = key
        self.cycles = self.visits = self.records = self.errors = 0

    async def run(self, seconds: float, pid: int) -> list[float]:
        """Keep it up for so long; return the server's memory in MB, a sample a second."""
        end = perf_counter() + seconds
        memory: list[float] = []

        async def sample(_turn: int) -> None:
            memory.append(resident_MB(pid))

        paced = ((self._cycle, 0.03), (self._upload, 1.0), (self._report, 0.5), (sample, 1.0))
        await asyncio.gather(*(self._pace(work, every, end) for work, every in paced))
        return memory

    async def _pace(self, work: Callable[[int], Awaitable[None]], every: float, end: float) -> None:
        turn = 0
        while perf_counter() < end:
            start = perf_counter()
            await work(turn)
            turn += 1
            await asyncio.sleep(max(0.0, every - (perf_counter() - start)))

    async def _cycle(self, turn: int) -> None:
        good = await idle_cycle(self._port, self._tokens[turn % len(self._tokens)], HEARTBEAT)
        self.cycles += 1
        self.errors += not good

    async def _upload(self, turn: int) -> None:
        """Upload twenty visits of a terminal that has not uploaded before."""
        if turn >= len(self._tokens):
            return
        line = await Line.open(self._port)
        (body,) = visit_batches(turn, 20, self._central.clock())
        answer = await line.post("/v1/visits", self._tokens[turn], body, "gzip")
        line.close()
        self.visits += answer.body.count(b'"accepted"')
        self.errors += answer.body.count(b'"accepted"') != 20

    async def _report(self, turn: int) -> None:
        record = dict.fromkeys(MEMBERS, "") | {
            "passport_state": "UZB",
            "passport_number": f"S{turn:07d}",
            "kind": "pcr",
            "result": "negative",
            "at": self._central.clock().isoformat(),
            "source_id": str(turn),
        }
        line = await Line.open(self._port)
        answer = await line.post("/v1/records", self._key, json.dumps({"records": [record]}).encode())
        line.close()
        self.records += 1
        self.errors += answer.status != 200 or b'"refused":[]' not in answer.body


def resident_MB(pid: int) -> float:  # noqa: N802  # a unit keeps its case
    """Return what a process holds in memory now (VmRSS, proc(5))."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
