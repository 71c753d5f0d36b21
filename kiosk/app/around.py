"""What goes on around the glass: the day's counts, the last checks, the age of the data, what the agent says."""

import json
import logging
import math
import shutil
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final

from kiosk.desk import Check
from kiosk.domain.screen.state import Fault
from kiosk.health import Findings, diagnose
from kiosk.premises import Documents, NotEnrolled, Premises, RulesFault, read_premises
from kiosk.timekeeper import Timekeeper
from kiosk.ui.surroundings import Bulletin, CameraState, Counts, Freshness, RecentCheck, Surroundings
from sync.model.clock import TrustedTime
from sync.model.policy import LocalName, Policy
from sync.model.visit import Outcome, Reason
from sync.replica.database import Folder, ReplicaError, translated
from sync.replica.find import Replica
from sync.replica.journal import Counts as JournalCounts
from sync.replica.journal import Journal
from sync.replica.mailbox import Json, Mailbox

log = logging.getLogger(__name__)

KEEP_RECENT: Final = 600.0
"""Seconds that the desk's list remembers a masked id, whatever the clock is set to meanwhile."""
CRASH_SHOWN: Final = 10.0
"""Seconds that a mistake of our own keeps the terminal out of order before it tries again."""
CRASHED: Final = Fault(Reason.INTERNAL_ERROR, "K-INT-1")
NO_VENUE: Final = LocalName("Ashyq", "Ashyq", "Ashyq")
NOTHING_COUNTED: Final = JournalCounts(dict.fromkeys(Outcome, 0), (), 0)


@dataclass(frozen=True, slots=True)
class Camera:
    """How the camera is, and the code to report where it is not well."""

    state: CameraState = CameraState.STARTING
    code: str = ""


class Around:
    """Looks around once a second, on the GUI thread; everything it reads is local and small."""

    def __init__(
        self,
        *,
        folder: Folder,
        replica: Replica,
        journal: Journal,
        mailbox: Mailbox,
        timekeeper: Timekeeper,
        door: str,
        monotonic: Callable[[], float],
    ) -> None:
        self._folder = folder
        self._replica = replica
        self._journal = journal
        self._mailbox = mailbox
        self._timekeeper = timekeeper
        self._door = door
        self._monotonic = monotonic
        self._recent: deque[tuple[float, RecentCheck]] = deque(maxlen=50)
        self._documents: Documents | None = None
        self._premises: Premises | NotEnrolled | RulesFault = RulesFault("the replica has not been read yet")
        self._agent: Json = None
        self._mailbox_fault = ""
        self._waiting = 0
        self._bulletin: Bulletin | None = None
        self._counts = NOTHING_COUNTED
        self._counted_since: datetime | None = None
        self._crash_until = -math.inf
        self.camera = Camera()

    def premises(self) -> Premises | NotEnrolled | RulesFault:
        """Return what holds at this door now; while the replica cannot be read, what held before."""
        try:
            documents = Documents(*(self._replica.document(name) for name in ("venue", "policy", "issuers")))
        except ReplicaError:
            return self._premises
        if documents != self._documents:
            self._documents, self._premises = documents, read_premises(documents)
        return self._premises

    def inside(self) -> int:
        """Return how many people are inside of those who came since midnight at the venue."""
        self._count()
        return self._counts.inside

    def note(self, check: Check) -> None:
        """Take up a check that was just made."""
        visit = check.visit
        self._counted_since = None
        recent = RecentCheck(
            visit.at, visit.method, check.masked, check.verdict.outcome, check.verdict.reason, visit.status
        )
        self._recent.appendleft((self._monotonic(), recent))

    def fault(self) -> Fault | None:
        """Return why nobody can be checked at present, or None."""
        if self._crashed() and not self._agent_flag("revoked"):
            return CRASHED
        premises, held, data_fault, free = self.premises(), None, None, 0
        try:
            held = self._replica.held()
            with translated(self._folder.path):
                free = shutil.disk_usage(self._folder.path).free
        except ReplicaError as error:
            data_fault = error.code
        return diagnose(
            Findings(
                premises=premises,
                time=self._timekeeper.trusted(_policy(premises).max_offline_jump),
                generated_at=None if held is None else held.generated_at,
                data_fault=data_fault,
                revoked=self._agent_flag("revoked"),
                disk_free=free,
            )
        )

    def crash(self) -> Fault:
        """Take up a mistake of our own: for a while the terminal is out of order by it."""
        self._crash_until = self._monotonic() + CRASH_SHOWN
        return CRASHED

    def halted(self) -> Reason | None:
        """Return why nobody may be admitted though all data are there, or None."""
        if self._agent_flag("revoked"):
            return Reason.REVOKED
        return CRASHED.reason if self._crashed() else None

    def trusted(self) -> datetime | None:
        """Return what time it is, None where that cannot be trusted."""
        time = self._timekeeper.trusted(_policy(self._premises).max_offline_jump)
        return time.at if isinstance(time, TrustedTime) else None

    def disk_free(self) -> int | None:
        """Return the bytes that are free for visits and data."""
        try:
            return shutil.disk_usage(self._folder.path).free
        except OSError:
            return None

    def listen(self) -> None:
        """Take up what the agent has said since, what it learned of the time, and what need not be known sooner."""
        self._waiting = self._count_waiting()
        self._bulletin = self._read_bulletin()
        try:
            if self._mailbox.changed():
                self._agent = self._mailbox.said("sync")
                self._timekeeper.reload()
            self._mailbox_fault = ""
        except ReplicaError as fault:  # what was said last stands: checks need no agent
            if fault.code != self._mailbox_fault:
                log.error("mailbox: %s", fault)  # noqa: TRY400  # it names the file; the trace is this line
            self._mailbox_fault = fault.code

    def tell_camera(self, word: str) -> None:
        """Tell the agent how the camera is: its next heartbeat takes that to the register."""
        try:
            self._mailbox.say("camera", word)
        except ReplicaError as fault:  # the register hears of it with the next change; the screen shows it anyway
            log.warning("the camera's state cannot be told: %s", fault)

    def look(self) -> Surroundings:
        """Return it all; a replica that cannot be read shows as no data."""
        venue = self._premises.venue if isinstance(self._premises, Premises) else None
        zone: tzinfo = UTC if venue is None else venue.timezone
        now, data_at = self._now(), self._generated_at()
        self._count()
        self._forget()
        return Surroundings(
            now=now.astimezone(zone),
            monotonic=self._monotonic(),
            venue=NO_VENUE if venue is None else venue.name,
            door=self._door,
            camera=self.camera.state,
            camera_code=self.camera.code,
            data_at=None if data_at is None else data_at.astimezone(zone),
            freshness=_freshness(data_at, now, _policy(self._premises)),
            offline=self._agent_flag("offline"),
            waiting=self._waiting,
            in_force_from=None if venue is None else venue.in_force_from,
            counts=_shown(self._counts),
            hours=_by_hour(self._counts, now.astimezone(zone)),
            recent=tuple(recent for _, recent in self._recent),
            inside=None if venue is None or venue.capacity is None else self._counts.inside,
            capacity=None if venue is None else venue.capacity,
            bulletin=self._bulletin,
        )

    def _crashed(self) -> bool:
        return self._monotonic() < self._crash_until

    def _now(self) -> datetime:
        return self.trusted() or self._timekeeper.wall()

    def _count(self) -> None:
        zone = self._premises.venue.timezone if isinstance(self._premises, Premises) else UTC
        midnight = self._now().astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        if midnight != self._counted_since:
            try:
                self._counts = self._journal.counts(midnight)
            except ReplicaError:
                return  # the last counts stand; the fault shows by `fault`
            self._counted_since = midnight

    def _forget(self) -> None:
        while self._recent and self._monotonic() - self._recent[-1][0] > KEEP_RECENT:
            self._recent.pop()

    def _generated_at(self) -> datetime | None:
        try:
            held = self._replica.held()
        except ReplicaError:
            return None
        return None if held is None else held.generated_at

    def _count_waiting(self) -> int:
        try:
            return self._journal.waiting()
        except ReplicaError:
            return 0

    def _agent_flag(self, name: str) -> bool:
        return isinstance(self._agent, dict) and self._agent.get(name) is True

    def _read_bulletin(self) -> Bulletin | None:
        try:
            document = self._replica.document("bulletin")
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


def _policy(premises: Premises | NotEnrolled | RulesFault) -> Policy:
    return premises.policy if isinstance(premises, Premises) else Policy()


def _shown(counts: JournalCounts) -> Counts:
    by = counts.outcomes
    return Counts(by.get(Outcome.ADMIT, 0), by.get(Outcome.DENY, 0), by.get(Outcome.REFER, 0))


def _by_hour(counts: JournalCounts, now: datetime) -> tuple[int, ...]:
    """Return today's checks in each hour from midnight to `now`, on the clock of the venue."""
    hours = [0] * (now.hour + 1)
    for one in counts.hours:
        hour = one.hour.astimezone(now.tzinfo).hour
        if hour <= now.hour:
            hours[hour] += one.visits
    return tuple(hours)


def _freshness(data_at: datetime | None, now: datetime, policy: Policy) -> Freshness:
    if data_at is None:
        return Freshness.NONE
    age = now - data_at
    if age > policy.refer_after:
        return Freshness.STALE
    return Freshness.AGING if age > policy.warn_after else Freshness.FRESH
