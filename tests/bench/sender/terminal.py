"""A terminal with a full journal, which sends it to its end: over a good way, or one that loses every third thing."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from threading import Event, Lock
from uuid import UUID

from sync.agent.around import Around
from sync.agent.enrol import enrol
from sync.agent.errors import Cause, SyncError
from sync.agent.pace import Patience
from sync.agent.port import Central
from sync.agent.push import send_all
from sync.agent.terminal import Enrolled
from sync.agent.transport import HttpCentral, HttpSource, Network, new_client
from sync.model.visit import Direction, Method, Outcome, Reason, Receipt, Visit
from sync.replica.clock import read_machine_clock
from sync.replica.database import Folder
from sync.replica.journal import Journal
from sync.replica.outgoing import Outgoing
from sync.wire.api import EnrolRequest, EnrolResponse, Heartbeat, HeartbeatAnswer, VisitReceipts


@contextmanager
def machine(data: Path) -> Iterator[Around]:
    """Give a machine with a network, that is no terminal yet."""
    folder = Folder(data)
    folder.create()
    with new_client("bench", Patience()) as client:
        network = Network(client, Event())
        yield Around(
            folder=folder,
            version="bench",
            stop=network.stop,
            read_clock=read_machine_clock,
            progress=lambda _step, _done, _total: None,
            source_at=lambda base: HttpSource(network, base),
            central_at=lambda server, token: HttpCentral(network, server, token),
            applying=Lock(),
            enrolment=Lock(),
        )


@contextmanager
def enrolled(data: Path, ticket: str) -> Iterator[tuple[Around, Enrolled]]:
    """Enrol a terminal over the network."""
    with machine(data) as around:
        yield around, enrol(around, ticket, "bench")


def filled(folder: Folder, first: int, count: int) -> list[str]:
    """Record visits as fast as can be: this is not what is measured, so commits need not reach the disk."""
    now = datetime.now(UTC)
    ids = [UUID(int=first + number) for number in range(1, count + 1)]
    with closing(Journal(folder)) as journal:
        journal._connection.execute("PRAGMA synchronous = OFF")
        for number, one in enumerate(ids):
            journal.append(_visit(one, now - timedelta(seconds=count - number)))
    return [str(one) for one in ids]


def send(around: Around, terminal: Enrolled, lossy: Random | None) -> int:
    """Send until nothing waits; return in how many attempts."""
    central = around.central_at(terminal.server, terminal.token)
    attempts = 0
    with closing(Outgoing(around.folder) if lossy is None else Forgetful(around.folder, lossy)) as outgoing:
        while outgoing.waiting():
            attempts += 1
            try:
                send_all(around, outgoing, central if lossy is None else Lossy(central, lossy))
            except SyncError:
                continue  # the agent would back off here
    return attempts


class Lossy:
    """A network that loses 30 % of requests before, and 30 % of answers after the server has seen them."""

    def __init__(self, central: Central, random: Random) -> None:
        self._central = central
        self._random = random

    def send_visits(self, visits: Sequence[dict[str, object]]) -> VisitReceipts:
        lose(self._random, "the request")
        answer = self._central.send_visits(visits)
        lose(self._random, "the answer")
        return answer

    def enrol(self, request: EnrolRequest) -> EnrolResponse:
        return self._central.enrol(request)

    def heartbeat(self, heartbeat: Heartbeat) -> HeartbeatAnswer:
        return self._central.heartbeat(heartbeat)


class Forgetful(Outgoing):
    """A terminal that loses 30 % of settlements, as a crash just before the commit does."""

    def __init__(self, folder: Folder, random: Random) -> None:
        super().__init__(folder)
        self._random = random

    def settle(self, receipts: Sequence[Receipt]) -> None:  # type: ignore[override]  # narrower: what the agent gives
        lose(self._random, "the settlement")
        super().settle(receipts)


def lose(random: Random, what: str) -> None:
    """Fail three times out of ten."""
    if random.random() < 0.3:
        raise SyncError(Cause.CUT, f"{what} is lost")


def _visit(id: UUID, at: datetime) -> Visit:  # noqa: A002  (what it is called everywhere)
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
        identity_key=id.int * 7919 % (1 << 50) + 1,
        pepper_id="p1",
    )
