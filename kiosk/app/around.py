"""What goes on around the glass: the venue and its rules, the time, the age of the data, what the agent says."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from kiosk.app.day import Day, by_hour, by_outcome
from kiosk.app.readiness import Parts, Readiness, policy_of
from kiosk.premises import Documents, NotEnrolled, Premises, RulesFault, read_premises
from kiosk.ui.surroundings import Bulletin, CameraState, Freshness, Surroundings
from sync.model.clock import TrustedTime
from sync.model.policy import LocalName, Policy
from sync.replica.database import ReplicaError
from sync.replica.mailbox import Json, Mailbox

log = logging.getLogger(__name__)

NO_VENUE: Final = LocalName("Ashyq", "Ashyq", "Ashyq")


@dataclass(frozen=True, slots=True)
class Camera:
    """How the camera is, and the code to report where it is not well."""

    state: CameraState = CameraState.STARTING
    code: str = ""


class Around:
    """Looks around once a second, on the GUI thread; all it reads is local and small, and it writes nothing itself."""

    def __init__(self, parts: Parts, mailbox: Mailbox, door: str, monotonic: Callable[[], float]) -> None:
        self._parts = parts
        self._mailbox = mailbox
        self._door = door
        self._monotonic = monotonic
        self._documents: Documents | None = None
        self._premises: Premises | NotEnrolled | RulesFault = RulesFault("the replica has not been read yet")
        self._agent: Json = None
        self._mailbox_fault = ""
        self._waiting = 0
        self._bulletin: Bulletin | None = None
        self.camera = Camera()
        self.day = Day(parts.journal, self._now, monotonic)
        self.readiness = Readiness(parts, self.premises, lambda: self._agent_flag("revoked"), monotonic)

    def premises(self) -> Premises | NotEnrolled | RulesFault:
        """Return what holds at this door now; while the replica cannot be read, what held before."""
        try:
            documents = Documents(*(self._parts.replica.document(name) for name in ("venue", "policy", "issuers")))
        except ReplicaError:
            return self._premises
        if documents != self._documents:
            self._documents, self._premises = documents, read_premises(documents)
        return self._premises

    def trusted(self) -> datetime | None:
        """Return what time it is, None where that cannot be trusted."""
        time = self._parts.timekeeper.trusted(policy_of(self._premises).max_offline_jump)
        return time.at if isinstance(time, TrustedTime) else None

    def listen(self) -> None:
        """Take up what the agent has said since, what it learned of the time, and what need not be known sooner."""
        self._parts.journal.look()
        self._waiting = self._count_waiting()
        self._bulletin = self._read_bulletin()
        try:
            if self._mailbox.changed():
                self._agent = self._mailbox.said("sync") or self._agent  # it is said again after a mailbox was lost
                self._parts.timekeeper.reload()
            self._mailbox_fault = ""
        except ReplicaError as fault:  # what was said last stands: checks need no agent
            if fault.code != self._mailbox_fault:
                log.error("mailbox: %s", fault)  # noqa: TRY400  # it names the file; the trace is this line
            self._mailbox_fault = fault.code
        if (made := self._generated_at()) is not None:
            self._parts.timekeeper.saw_signed(made)
        if isinstance(self.premises(), Premises):
            self._parts.note.keep(self._terminal_id())

    def look(self) -> Surroundings:
        """Return it all; a replica that cannot be read shows as no data."""
        venue = self._premises.venue if isinstance(self._premises, Premises) else None
        now, data_at, counts = self._now(), self._generated_at(), self.day.counted()
        return Surroundings(
            now=now,
            monotonic=self._monotonic(),
            venue=NO_VENUE if venue is None else venue.name,
            door=self._door,
            camera=self.camera.state,
            camera_code=self.camera.code,
            data_at=None if data_at is None else data_at.astimezone(now.tzinfo),
            freshness=_freshness(data_at, now, policy_of(self._premises)),
            offline=self._agent_flag("offline"),
            waiting=self._waiting,
            in_force_from=None if venue is None else venue.in_force_from,
            counts=by_outcome(counts),
            hours=by_hour(counts, now),
            recent=self.day.recent(),
            inside=None if venue is None or venue.capacity is None else counts.inside,
            capacity=None if venue is None else venue.capacity,
            bulletin=self._bulletin,
        )

    def _now(self) -> datetime:
        """Return the instant to show, on the venue's clock."""
        zone = self._premises.venue.timezone if isinstance(self._premises, Premises) else UTC
        return (self.trusted() or self._parts.timekeeper.wall()).astimezone(zone)

    def _generated_at(self) -> datetime | None:
        try:
            held = self._parts.replica.held()
        except ReplicaError:
            return None
        return None if held is None else held.generated_at

    def _count_waiting(self) -> int:
        try:
            return self._parts.journal.waiting()
        except ReplicaError:
            return 0

    def _terminal_id(self) -> str:
        known = self._agent.get("terminal_id") if isinstance(self._agent, dict) else None
        return known if isinstance(known, str) else ""

    def _agent_flag(self, name: str) -> bool:
        return isinstance(self._agent, dict) and self._agent.get(name) is True

    def _read_bulletin(self) -> Bulletin | None:
        try:
            document = self._parts.replica.document("bulletin")
        except ReplicaError:
            return None
        return None if document is None else read_bulletin(document)


def read_bulletin(document: bytes) -> Bulletin | None:
    """Read the register's notice of the day; one that is not understood is not shown."""
    try:
        plain = json.loads(document)
        date = datetime.fromisoformat(plain["date"]).replace(tzinfo=UTC)
        return Bulletin(date, int(plain["infected"]), int(plain["recovered"]), int(plain["deaths"]))
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None


def _freshness(data_at: datetime | None, now: datetime, policy: Policy) -> Freshness:
    if data_at is None:
        return Freshness.NONE
    age = now - data_at
    if age > policy.refer_after:
        return Freshness.STALE
    return Freshness.AGING if age > policy.warn_after else Freshness.FRESH
