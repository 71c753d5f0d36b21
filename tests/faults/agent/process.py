"""The agent as a real process on a real data folder, against a register on loopback."""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from typing import Protocol
from uuid import UUID

from typer.testing import CliRunner, Result

from sync.agent.__main__ import app
from sync.model.status import CorruptRecord, HealthRecord
from sync.replica.clock import read_machine_clock
from sync.replica.database import Folder
from sync.replica.find import Replica
from sync.replica.install import check_digest
from sync.replica.journal import Journal
from sync.replica.journal_file import verify
from sync.replica.mailbox import Json, Mailbox
from sync.replica.state import Held
from tests.fakes.register import Register, new_register
from tests.fakes.repository import digest
from tests.fakes.web import Behaviour, Exchange, Web, found_by, serving
from tests.faults.agent.forked import begin, nothing
from tests.integration.agent.place import Machine, Place, visit

PATIENCE = 20.0
AGENT = (sys.executable, "-m", "sync.agent")


class Running(Protocol):
    """An agent that runs."""

    def kill(self) -> None: ...
    def terminate(self) -> None: ...
    def wait(self, timeout: float) -> int | None: ...


class Terminal:
    """A data folder, and the agent process on it."""

    def __init__(self, data: Path, register: Register) -> None:
        self.folder = Folder(data)
        self.register = register
        self.recorded: list[str] = []
        self.process: Running | None = None

    def command(self, name: str, *words: str, typed: str = "") -> Result:
        """Run a command of `kiosk-sync`, in this process: it is the agent that is a process of its own."""
        return CliRunner().invoke(app, [name, "--data", str(self.folder.path), *words], input=typed)

    def enrol(self) -> None:
        """Enrol without a detour over the network."""
        place = Place(self.folder.path, self.register, Machine(read_machine_clock()))
        place.enrol()
        place.close()

    def start(self, every: float = 0.2, before: Callable[[], None] = nothing) -> None:
        """Start the agent."""
        self.process = begin(self._line(every), self._log, before)

    def start_program(self) -> None:
        """Start the agent as a technician does."""
        with self._log.open("ab") as log:
            self.process = subprocess.Popen((*AGENT, *self._line(0.2)), stderr=log, env=environment())

    @property
    def _log(self) -> Path:
        return self.folder.path.parent / "agent.log"

    def _line(self, every: float) -> tuple[str, ...]:
        return ("run", "--data", str(self.folder.path), "--every", str(every))

    def kill(self) -> None:
        """End the agent as a power cut would: kill -9."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(10)
        self.process = None

    def stop(self) -> int:
        """Ask the agent to end; return its exit code."""
        assert self.process is not None
        self.process.terminate()
        code = self.process.wait(10)
        assert code is not None
        self.process = None
        return code

    def sync_now(self) -> None:
        """Be a technician in a hurry: no back-off."""
        with closing(Mailbox(self.folder)) as mailbox:
            number = mailbox.ask("sync_now", {})
            assert until(lambda: mailbox.result(number) is not None)

    def record(self, count: int) -> None:
        """Let visitors come."""
        with closing(Journal(self.folder)) as journal:
            for _ in range(count):
                id = UUID(int=len(self.recorded) + 1)  # noqa: A001
                journal.append(visit(id, read_machine_clock().wall))
                self.recorded.append(str(id))

    def held(self) -> Held | None:
        with closing(Replica(self.folder)) as replica:
            return replica.held()

    @property
    def seq(self) -> int:
        held = self.held()
        return 0 if held is None else held.seq

    def waiting(self) -> int:
        with closing(Journal(self.folder)) as journal:
            return journal.waiting()

    def said(self, lane: str) -> dict[str, Json]:
        """Return how a lane stands, as the agent last told."""
        with closing(Mailbox(self.folder)) as mailbox:
            sync = mailbox.said("sync")
        standing = sync.get(lane) if isinstance(sync, dict) else None
        return standing if isinstance(standing, dict) else {}

    def trouble(self, lane: str) -> str:
        """Return the code of what is wrong with a lane now."""
        said = self.said(lane)
        trouble = said.get("trouble")
        return str(trouble["code"]) if isinstance(trouble, dict) and said.get("failures") else ""

    def is_one_published_version(self) -> bool:
        """Tell whether the replica is, row for row, a version that was published; or is empty."""
        held = self.held()
        if held is None:
            return True
        rows = self.register.repository.states[held.seq, held.pepper_id]
        check_digest(self.folder)
        return held.digest == digest(rows) and held.rows == len(rows) and self._answers_from(rows)

    def _answers_from(self, rows: dict[int, int]) -> bool:
        with closing(Replica(self.folder)) as replica:
            replica.held()
            some = random.Random(0).sample(sorted(rows), min(50, len(rows)))
            return all(isinstance(replica.find(key), HealthRecord) for key in some) and not isinstance(
                replica.find(1), CorruptRecord
            )

    def journal_is_whole(self) -> bool:
        """Tell whether every recorded visit is there, in an unbroken chain."""
        return verify(self.folder) is None


@contextmanager
def register_on_loopback(folder: Path) -> Iterator[tuple[Register, Web]]:
    """Serve a register over HTTP; `Web.behaviour` may be changed by the test."""
    register = new_register(folder)
    with serving(usual(register)) as web:
        register.url = web.url
        yield register, web


def usual(register: Register) -> Behaviour:
    """Answer as a register does when all is well."""
    return register.behaviour(found_by(register.repository.files.get))


def half_of_what_is_large(register: Register) -> Behaviour:
    """Give 200,000 bytes of a large file, and then nothing more."""

    def behave(exchange: Exchange) -> None:
        data = register.repository.files.get(exchange.path.removeprefix("/repository/"), b"")
        if len(data) < 300_000:
            usual(register)(exchange)
            return
        exchange.begin(200, len(data))
        exchange.wfile.write(data[:200_000])
        exchange.wfile.flush()
        exchange.server.closing.wait(30)

    return behave


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONFAULTHANDLER": "1"}


def until(reached: Callable[[], object], patience: float = PATIENCE) -> bool:
    """Wait until something holds; False if it does not within the patience."""
    tick, waited = Event(), 0.0
    while not reached():
        if waited > patience:
            return False
        tick.wait(0.02)
        waited += 0.02
    return True
