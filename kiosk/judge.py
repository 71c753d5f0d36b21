"""Judge one credential: verify it, look it up, decide. Nothing is recorded here and nothing shown.

    pass text ─► verify ─┐
    typed identity ──────┴─► identity key ─► find ─► decide ─► Judged

Whatever fails on the way is REFER with its reason.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from kiosk.premises import NotEnrolled, Premises, RulesFault
from sync.model.clock import TrustedTime, UntrustedClock
from sync.model.decision import Circumstances, Verdict, decide, held_back, refer
from sync.model.identity import Identity, Iin, Passport
from sync.model.status import CorruptRecord, HealthRecord
from sync.model.visit import Direction, Method, Outcome, Reason
from sync.passes import Pass, PassFault, verify
from sync.replica.database import Moved
from sync.wire.identity_key import identity_key

_FAULT_REASONS: Final = {
    PassFault.NOT_A_PASS: Reason.NOT_A_PASS,
    PassFault.FORGED: Reason.FORGED_PASS,
    PassFault.UNKNOWN_ISSUER: Reason.UNKNOWN_ISSUER,
    PassFault.EXPIRED: Reason.EXPIRED_PASS,
    PassFault.NOT_YET_VALID: Reason.PASS_NOT_YET_VALID,
}


class SnapshotInfo(Protocol):
    """What one version of the snapshot says of itself; identity keys are made with its own pepper."""

    @property
    def seq(self) -> int:
        """Return the number of the publication."""
        ...

    @property
    def generated_at(self) -> datetime:
        """Return when the register made it, aware."""
        ...

    @property
    def pepper(self) -> bytes:
        """Return the 32 bytes its identity keys are made with."""
        ...

    @property
    def pepper_id(self) -> str:
        """Return the name of that pepper."""
        ...


class Snapshot(Protocol):
    """The register's colours as this terminal holds them; either call may raise ReplicaError."""

    def held(self) -> SnapshotInfo | None:
        """Return the version that answers now, None where there is none."""
        ...

    def find(self, key: int) -> HealthRecord | CorruptRecord | None:
        """Return what it says of an identity key, None for somebody it does not know."""
        ...


class Clock(Protocol):
    """The terminal's time: `trusted` for verdicts, `wall` only to date a record when there is nothing better."""

    def trusted(self, max_offline_jump: timedelta) -> TrustedTime | UntrustedClock:
        """Return the instant that verdicts may use, or why there is none."""
        ...

    def wall(self) -> datetime:
        """Return what the system clock says, right or wrong."""
        ...


@dataclass(frozen=True, slots=True)
class TypedIdentity:
    """An identity that staff entered or scanned from a document; `staff` is who did, None in front of a visitor."""

    identity: Iin | Passport
    method: Method
    consent: bool
    staff: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict and what the journal keeps of how it came about; `key` is the identity key, if one was computed.

    Whether the verdict is in force is for the desk to say, of all verdicts alike.
    """

    verdict: Verdict
    key: int | None = None
    pepper_id: str | None = None
    seq: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Ready:
    premises: Premises
    snapshot: SnapshotInfo
    now: datetime


UsedHere = Callable[[int, datetime, timedelta], bool]
"""Tells whether a pass of this identity key admitted somebody at this door within the window before an instant."""


class Judge:
    """Judges people one at a time, on one thread. `premises` and `inside` are asked anew each time."""

    def __init__(
        self,
        *,
        snapshot: Snapshot,
        clock: Clock,
        premises: Callable[[], Premises | NotEnrolled | RulesFault],
        inside: Callable[[], int],
        used_here: UsedHere,
    ) -> None:
        self._snapshot = snapshot
        self._clock = clock
        self._premises = premises
        self._inside = inside
        self._used_here = used_here

    def judge_pass(self, text: str, direction: Direction) -> Judged:
        """Judge the holder of what claims to be a pass."""
        ready = self._ready()
        if isinstance(ready, Verdict):
            return Judged(ready)
        shown = verify(text, ready.premises.issuers, ready.now)
        if isinstance(shown, PassFault):
            return Judged(refer(_FAULT_REASONS[shown]), seq=ready.snapshot.seq)
        return self._held_back(self._look_up(shown.subject, ready, direction), shown, ready, direction)

    def judge_typed(self, typed: TypedIdentity, direction: Direction) -> Judged:
        """Judge an identity that staff entered. Without staff or consent no identity key is even computed."""
        if typed.staff is None:
            return Judged(refer(Reason.STAFF_NEEDED))
        if not typed.consent:
            return Judged(refer(Reason.NO_CONSENT))
        ready = self._ready()
        return Judged(ready) if isinstance(ready, Verdict) else self._look_up(typed.identity, ready, direction)

    def _ready(self) -> _Ready | Verdict:
        premises = self._premises()
        if isinstance(premises, NotEnrolled):
            return refer(Reason.NOT_ENROLLED)
        if isinstance(premises, RulesFault):
            return refer(Reason.CORRUPT_DATA)
        snapshot = self._snapshot.held()
        if snapshot is None:
            return refer(Reason.NO_DATA)
        match self._clock.trusted(premises.policy.max_offline_jump):
            case UntrustedClock():
                return refer(Reason.CLOCK_NOT_TRUSTED)
            case TrustedTime(now):
                return _Ready(premises, snapshot, now)

    def _look_up(self, identity: Identity, ready: _Ready, direction: Direction) -> Judged:
        try:
            return self._found(identity, ready, direction)
        except Moved:  # replaced between hashing and look-up: once more, with the new snapshot's own pepper
            snapshot = self._snapshot.held()
            if snapshot is None:
                return Judged(refer(Reason.NO_DATA))
            return self._found(identity, replace(ready, snapshot=snapshot), direction)

    def _found(self, identity: Identity, ready: _Ready, direction: Direction) -> Judged:
        key = identity_key(identity, ready.snapshot.pepper)
        premises, snapshot = ready.premises, ready.snapshot
        if direction is Direction.EXIT:
            verdict = Verdict(Outcome.ADMIT, Reason.EXIT)
        else:
            here = Circumstances(premises.venue, premises.policy, snapshot.generated_at, ready.now, self._inside())
            verdict = decide(self._snapshot.find(key), here)
        return Judged(verdict, key, snapshot.pepper_id, snapshot.seq)

    def _held_back(self, judged: Judged, shown: Pass, ready: _Ready, direction: Direction) -> Judged:
        """Refer an admission that the pass itself does not carry: used here a moment ago, or on paper."""
        named = replace(judged, name=shown.name)
        if judged.key is None or direction is Direction.EXIT or judged.verdict.outcome is not Outcome.ADMIT:
            return named
        if self._used_here(judged.key, ready.now, ready.premises.policy.reuse_window):
            return replace(named, verdict=held_back(judged.verdict, Reason.ALREADY_USED_HERE))
        if shown.paper:
            return replace(named, verdict=held_back(judged.verdict, Reason.PAPER_PASS))
        return named
