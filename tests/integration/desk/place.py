"""A desk on real replica files, the people it knows, and a clock that a test moves."""

import contextlib
import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from kiosk.desk import Check, Desk
from kiosk.premises import Documents, NotEnrolled, Premises, RulesFault, read_premises
from sync.model.clock import TrustedTime, UntrustedClock
from sync.model.identity import Identity, Iin, Passport
from sync.model.status import HealthRecord, Status
from sync.model.visit import Direction, Method, Outcome, Reason
from sync.replica.database import Folder, ReplicaError
from sync.replica.find import Replica
from sync.replica.journal import Journal
from sync.replica.outgoing import Outgoing
from tests.fakes.terminal import NOW, Stocked, subject

GREEN, BLUE, YELLOW, RED, LAPSING = (subject(number) for number in range(1, 6))
SOMEBODY = Iin("800416100006")
FOREIGNER = Passport("D", "C01X00T47")
PEOPLE: dict[Identity, HealthRecord] = {
    GREEN: HealthRecord(Status.GREEN),
    BLUE: HealthRecord(Status.BLUE),
    YELLOW: HealthRecord(Status.YELLOW),
    RED: HealthRecord(Status.RED),
    LAPSING: HealthRecord(Status.GREEN, NOW),
    SOMEBODY: HealthRecord(Status.GREEN),
    FOREIGNER: HealthRecord(Status.RED),
}
STOCKED = Stocked(PEOPLE)


@dataclass
class Clock:
    now: datetime = NOW
    why: str = ""
    system: datetime | None = None

    def trusted(self, _max_offline_jump: timedelta) -> TrustedTime | UntrustedClock:
        return UntrustedClock(self.why) if self.why else TrustedTime(self.now)

    def wall(self) -> datetime:
        return self.now if self.system is None else self.system


@dataclass
class Place:
    """A desk on real files, with a clock that a test moves."""

    folder: Folder
    clock: Clock = field(default_factory=Clock)
    inside: int = 0

    def __post_init__(self) -> None:
        self.replica = Replica(self.folder)
        self.journal, self.outgoing = Journal(self.folder), Outgoing(self.folder)
        self.seen_at = 0.0
        self.held: Premises | NotEnrolled | RulesFault = RulesFault("nothing was read yet")
        self.desk = self.another_desk()

    def another_desk(self) -> Desk:
        numbers = itertools.count(1)
        return Desk(
            snapshot=self.replica,
            journal=self.journal,
            clock=self.clock,
            premises=self.premises,
            inside=lambda: self.inside,
            new_id=lambda at: UUID(int=(int(at.timestamp()) << 64) + next(numbers) + id(numbers)),
        )

    def premises(self) -> Premises | NotEnrolled | RulesFault:
        with contextlib.suppress(ReplicaError):
            names = ("venue", "policy", "issuers")
            self.held = read_premises(Documents(*(self.replica.document(name) for name in names)))
        return self.held

    def show(self, payload: str | bytes, way: Direction = Direction.ENTRY) -> Check | None:
        """Hold a code before the camera, after an empty moment."""
        self.seen_at += 10.0
        payload = payload if isinstance(payload, bytes) else payload.encode()
        return self.desk.check_payload(payload, self.seen_at, Method.QR, way)

    def answer(self, payload: str | bytes, way: Direction = Direction.ENTRY) -> tuple[Outcome, Reason, Status | None]:
        check = self.show(payload, way)
        assert check is not None
        return check.verdict.outcome, check.verdict.reason, check.verdict.status

    def recorded(self) -> list[tuple[object, object, object]]:
        return [(one.fields["method"], one.fields["outcome"], one.fields["reason"]) for one in self.outgoing.pending()]
