"""One check, start to finish: is it new, who is it, what is the verdict, record it. Only what is recorded is answered.

    payload ─► gate ─► parse ─► judge ─► journal.append ─► Check

A replica that cannot be read, or a journal that cannot be written, is REFER: nothing is admitted that was not recorded.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from kiosk.domain import gate
from kiosk.domain.credential import PassText, TicketText, Unreadable, parse
from kiosk.domain.gate import Gate
from kiosk.judge import Clock, Judge, Judged, Snapshot, TypedIdentity
from kiosk.premises import NotEnrolled, Premises, RulesFault
from sync.model.clock import TrustedTime, UntrustedClock
from sync.model.decision import Verdict, held_back, may_override, refer
from sync.model.identity import Identity, Iin, Passport, PassSubject
from sync.model.policy import Policy, enforced_at
from sync.model.status import EPOCH
from sync.model.visit import Direction, Method, Outcome, Reason, Visit
from sync.replica.database import ReplicaError

__all__ = ["Check", "Clock", "Desk", "Journal", "Snapshot", "TypedIdentity", "mask"]

log = logging.getLogger(__name__)


class Journal(Protocol):
    """Where visits are recorded; either call may raise ReplicaError."""

    def append(self, visit: Visit) -> object:
        """Record one visit; return once the disk has it."""
        ...

    def admitted_since(self, instant: datetime) -> Iterable[tuple[int, datetime]]:
        """Return who was let in since an instant (aware), and when, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class Check:
    """A recorded check: what was decided, and what staff may see of whom it was about."""

    visit: Visit
    verdict: Verdict
    masked: str = ""
    name: str = ""


class Desk:
    """Checks people one at a time, on one thread. `premises`, `inside` and `halted` are asked anew at every check.

    `halted` is why nobody may be admitted though all data are there: the register took the terminal out of service, or
    a mistake of our own is on the glass.
    """

    def __init__(
        self,
        *,
        snapshot: Snapshot,
        journal: Journal,
        clock: Clock,
        premises: Callable[[], Premises | NotEnrolled | RulesFault],
        inside: Callable[[], int],
        new_id: Callable[[datetime], UUID],
        halted: Callable[[], Reason | None] = lambda: None,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._premises = premises
        self._new_id = new_id
        self._halted = halted
        self._gate = Gate()
        self._judge = Judge(
            snapshot=snapshot,
            clock=clock,
            premises=premises,
            inside=inside,
            used_here=lambda key, now, window: gate.used_here(self._gate, key, now, window),
        )

    def check_payload(self, payload: bytes, seen_at: float, method: Method, direction: Direction) -> Check | None:
        """Check what a camera or hand-scanner read at `seen_at` (monotonic seconds); None while it is still in view."""
        if not self._is_new(payload, seen_at):
            return None
        judged = self._guarded(lambda: self._judge_payload(payload, direction))
        return self._recorded(judged, method, direction, "QR")

    def check_several(self, payloads: frozenset[bytes], seen_at: float, direction: Direction) -> Check | None:
        """Refer different passes shown at once: nobody can tell whose turn it is. None while they stay in view."""
        new = [payload for payload in sorted(payloads) if self._is_new(payload, seen_at)]
        if not new:
            return None
        return self._recorded(Judged(refer(Reason.SEVERAL_PASSES)), Method.QR, direction, "QR")

    def check_typed(self, typed: TypedIdentity, direction: Direction) -> Check:
        """Check an identity that staff entered."""
        judged = self._guarded(lambda: self._judge.judge_typed(typed, direction))
        return self._recorded(judged, typed.method, direction, mask(typed.identity), typed)

    def override(self, check: Check, staff: str, why: str) -> Check | None:
        """Admit by an employee's own decision, recorded as that; None where the register forbids it."""
        if not may_override(check.verdict):
            return None
        verdict = replace(check.verdict, outcome=Outcome.ADMIT, reason=Reason.OVERRIDE)
        at, _ = self._moment()
        decided = replace(check.visit, outcome=Outcome.ADMIT, reason=Reason.OVERRIDE, staff=staff, override=why)
        return self._append(replace(decided, id=self._new_id(at), at=at), verdict, check.masked, check.name)

    def keep_in_view(self, payloads: Iterable[bytes], seen_at: float) -> None:
        """Note what a camera still reads while nothing is checked: a code held on meanwhile is no new one after."""
        for payload in payloads:
            self._gate = gate.kept(self._gate, payload, seen_at)

    def recall(self) -> None:
        """Take up who was admitted before a restart, so that it lets no screenshot through again.

        Visits are dated in trusted time, and so the window counts in it; while there is none, everybody is taken up.
        """
        premises = self._premises()
        policy = premises.policy if isinstance(premises, Premises) else Policy()
        now = self._clock.trusted(policy.max_offline_jump)
        since = now.at - policy.reuse_window if isinstance(now, TrustedTime) else EPOCH
        self._gate = replace(self._gate, admitted=dict(self._journal.admitted_since(since)))

    def _is_new(self, payload: bytes, seen_at: float) -> bool:
        self._gate, is_new = gate.seen(self._gate, payload, seen_at)
        return is_new

    def _judge_payload(self, payload: bytes, direction: Direction) -> Judged:
        match parse(payload):
            case PassText(text):
                return self._judge.judge_pass(text, direction)
            case Unreadable(oddity):
                log.info("a code that is no pass: %s", oddity.value)
                return Judged(refer(Reason.NOT_A_PASS))
            case TicketText():
                return Judged(refer(Reason.NOT_A_PASS))

    def _guarded(self, judge: Callable[[], Judged]) -> Judged:
        halt = self._halted()
        if halt is not None:
            return Judged(refer(halt))
        try:
            return judge()
        except ReplicaError as fault:
            log.warning("replica fault %s during a check", fault.code)
            return Judged(refer(Reason.CORRUPT_DATA))

    def _recorded(
        self, judged: Judged, method: Method, direction: Direction, masked: str, typed: TypedIdentity | None = None
    ) -> Check:
        at, enforced = self._moment()
        verdict = replace(judged.verdict, enforced=enforced)
        visit = Visit(
            id=self._new_id(at),
            at=at,
            direction=direction,
            method=method,
            outcome=verdict.outcome,
            reason=verdict.reason,
            status=verdict.status,
            enforced=enforced,
            seq=judged.seq,
            identity_key=judged.key,
            pepper_id=judged.pepper_id,
            consent=typed is not None and typed.consent,
            staff=None if typed is None else typed.staff,
        )
        return self._append(visit, verdict, masked, judged.name)

    def _append(self, visit: Visit, verdict: Verdict, masked: str, name: str) -> Check:
        try:
            self._journal.append(visit)
        except ReplicaError as fault:
            log.error("visit %s not recorded: %s", visit.id, fault.code)  # noqa: TRY400  # the code says it; a trace may hold data
            return Check(visit, held_back(verdict, Reason.NOT_RECORDED), masked, name)
        self._note_at_gate(visit)
        log.info("visit %s %s", visit.id, visit.method.value)  # no colour: the log leaves with the diagnostics
        return Check(visit, verdict, masked, name)

    def _note_at_gate(self, visit: Visit) -> None:
        premises = self._premises()
        if visit.identity_key is None or visit.outcome is not Outcome.ADMIT or not isinstance(premises, Premises):
            return
        if visit.direction is Direction.EXIT:
            self._gate = gate.left(self._gate, visit.identity_key)
        else:
            self._gate = gate.admitted(self._gate, visit.identity_key, visit.at, premises.policy.reuse_window)

    def _moment(self) -> tuple[datetime, bool]:
        """Return the instant to date a record with, and whether the venue's check is in force by then."""
        premises = self._premises()
        here = premises if isinstance(premises, Premises) else None
        match self._clock.trusted(timedelta(0) if here is None else here.policy.max_offline_jump):
            case TrustedTime(at):
                return at, here is None or enforced_at(here.venue, at)
            case UntrustedClock():
                return self._clock.wall(), True


def mask(identity: Identity) -> str:
    """Return what the desk's list may show of an identity, for ten minutes and in memory only."""
    match identity:
        case Iin(digits):
            return f"••• {digits[-4:]}"
        case Passport(state, number):
            return f"{state} ••• {number[-2:]}"
        case PassSubject():
            return "QR"
