"""The terminal of the tests: the agent's jobs on a real data folder, against a register in memory."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Lock
from uuid import UUID

from sync.agent.around import Around
from sync.agent.contact import contact
from sync.agent.enrol import enrol
from sync.agent.port import Central, Source
from sync.agent.pull import pull
from sync.agent.push import push
from sync.agent.terminal import Enrolled
from sync.model.clock import ClockReading
from sync.model.status import CorruptRecord, HealthRecord
from sync.model.visit import Direction, Method, Outcome, Reason, Visit
from sync.replica.database import Folder
from sync.replica.find import Replica
from sync.replica.journal import Journal
from sync.replica.outgoing import Outgoing
from sync.replica.state import Held
from tests.fakes.register import Register

START = datetime(2021, 6, 6, 12, tzinfo=UTC)
GREEN, YELLOW, RED = 1 << 24, 2 << 24, 3 << 24


@dataclass
class Machine:
    """The clocks of a machine: a test moves them, and may set the wall clock wrong."""

    reading: ClockReading
    error: timedelta = field(default=timedelta(0))

    @property
    def true_time(self) -> datetime:
        return self.reading.wall - self.error

    def __call__(self) -> ClockReading:
        return self.reading

    def passes(self, time: timedelta) -> None:
        """Let time pass."""
        reading = self.reading
        self.reading = replace(reading, wall=reading.wall + time, boottime=reading.boottime + time.total_seconds())

    def reboots(self, off: timedelta = timedelta(0)) -> None:
        """Lose the boot clock; the wall clock runs on."""
        self.reading = ClockReading(self.reading.wall + off, 1.0, self.reading.boot_id + "+")

    def set_wrong(self, by: timedelta) -> None:
        """Set the wall clock wrong by so much."""
        self.reading = replace(self.reading, wall=self.true_time + by)
        self.error = by


class Place:
    """A terminal: what the agent would do, one job at a time."""

    def __init__(self, data: Path, register: Register, machine: Machine) -> None:
        self.folder = Folder(data)
        self.folder.create()
        self.register = register
        self.machine = machine
        self.source: Source = register.repository
        self.progress: list[tuple[str, int, int]] = []
        self.around = Around(
            folder=self.folder,
            version="test",
            stop=Event(),
            read_clock=machine,
            progress=lambda step, done, total: self.progress.append((step, done, total)),
            source_at=lambda _: self.source,
            central_at=self._central,
            applying=Lock(),
            enrolment=Lock(),
        )
        self.replica = Replica(self.folder)
        self.journal, self.outgoing = Journal(self.folder), Outgoing(self.folder)
        self.recorded = 0

    def _central(self, _: str, token: str) -> Central:
        return self.register.for_terminal(token)

    def enrol(self) -> Enrolled:
        return enrol(self.around, self.register.ticket(), "front door")

    def pull(self) -> None:
        pull(self.around)

    def push(self) -> None:
        push(self.around)

    def contact(self) -> None:
        contact(self.around, tuple)

    @property
    def held(self) -> Held | None:
        return self.replica.held()

    @property
    def seq(self) -> int | None:
        held = self.held
        return None if held is None else held.seq

    def rows(self, *keys: int) -> list[HealthRecord | CorruptRecord | None]:
        self.replica.held()
        return [self.replica.find(key) for key in keys]

    def record(self, count: int = 1) -> list[str]:
        """Let visitors come; return the ids of their visits."""
        ids = []
        for _ in range(count):
            self.recorded += 1
            ids.append(str(UUID(int=self.recorded)))
            self.journal.append(visit(UUID(int=self.recorded), self.machine.reading.wall))
        return ids

    def holds_all_of(self, seq: int, pepper_id: str = "p1") -> bool:
        """Tell whether the replica is exactly the version published as `seq`."""
        held, rows = self.held, self.register.repository.states[seq, pepper_id]
        assert held is not None
        found = {key: self.replica.find(key) for key in self.register.repository.every_key()}
        right = held.seq == seq and held.rows == len(rows) and held.pepper_id == pepper_id
        return right and {key for key, record in found.items() if record is not None} == set(rows)

    def close(self) -> None:
        self.replica.close()
        self.journal.close()
        self.outgoing.close()


def visit(id: UUID, at: datetime) -> Visit:  # noqa: A002  (what it is called everywhere)
    """Make a visit of somebody invented."""
    return Visit(
        id=id,
        at=at,
        direction=Direction.ENTRY,
        method=Method.QR,
        outcome=Outcome.ADMIT,
        reason=Reason.BLUE,
        status=None,
        enforced=True,
        seq=1,
        identity_key=id.int % (1 << 50) + 1,
        pepper_id="p1",
    )
