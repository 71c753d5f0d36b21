"""Whether anybody can be checked, and why not: what is looked at, once a second, before the screen says so."""

import math
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kiosk.app.enrolment_note import EnrolmentNote
from kiosk.app.recorder import Recorder
from kiosk.domain.screen.state import Fault
from kiosk.health import Findings, diagnose
from kiosk.premises import NotEnrolled, Premises, RulesFault
from kiosk.timekeeper import Timekeeper
from sync.model.policy import Policy
from sync.model.visit import Reason
from sync.replica.database import Corrupt, Folder, ReplicaError, translated
from sync.replica.find import Replica

CRASH_SHOWN: Final = 10.0
"""Seconds that a mistake of our own keeps the terminal out of order before it tries again."""
CRASHED: Final = Fault(Reason.INTERNAL_ERROR, "K-INT-1")


@dataclass(frozen=True)
class Parts:
    """What a check depends on."""

    folder: Folder
    replica: Replica
    journal: Recorder
    timekeeper: Timekeeper
    note: EnrolmentNote


class Readiness:
    """Looks at each part. `premises` and `revoked` (by the agent's word) are asked anew at every look."""

    def __init__(
        self,
        parts: Parts,
        premises: Callable[[], Premises | NotEnrolled | RulesFault],
        revoked: Callable[[], bool],
        monotonic: Callable[[], float],
    ) -> None:
        self._parts = parts
        self._premises = premises
        self._revoked = revoked
        self._monotonic = monotonic
        self._crash_until = -math.inf

    def fault(self) -> Fault | None:
        """Return why nobody can be checked at present, or None."""
        if self._crashed() and not self._revoked():
            return CRASHED
        parts, held, data_fault, free = self._parts, None, None, 0
        premises, journal_fault = self._premises(), parts.journal.fault
        try:
            held = parts.replica.held()
            if held is None:
                _refuse_thrown_away(parts.folder)
            with translated(parts.folder.path):
                free = shutil.disk_usage(parts.folder.path).free
        except ReplicaError as error:
            data_fault = error.code
        return diagnose(
            Findings(
                premises=premises,
                time=parts.timekeeper.trusted(policy_of(premises).max_offline_jump),
                generated_at=None if held is None else held.generated_at,
                data_fault=data_fault,
                journal_fault=None if journal_fault is None else journal_fault.code,
                revoked=self._revoked(),
                disk_free=free,
                noted=parts.note.is_of_here(),
            )
        )

    def crash(self) -> Fault:
        """Take up a mistake of our own: for a while the terminal is out of order by it."""
        self._crash_until = self._monotonic() + CRASH_SHOWN
        return CRASHED

    def halted(self) -> Reason | None:
        """Return why nobody may be admitted though all data are there, or None."""
        if self._revoked():
            return Reason.REVOKED
        return CRASHED.reason if self._crashed() else None

    def disk_free(self) -> int | None:
        """Return the bytes that are free for visits and data."""
        try:
            return shutil.disk_usage(self._parts.folder.path).free
        except OSError:
            return None

    def _crashed(self) -> bool:
        return self._monotonic() < self._crash_until


def _refuse_thrown_away(folder: Folder) -> None:
    """Raise Corrupt where nothing is held because it was damaged: the terminal is no new one until another comes."""
    with translated(folder.base_wanted):
        if folder.base_wanted.exists():
            raise Corrupt("the snapshot was damaged, and no other has come yet")


def policy_of(premises: Premises | NotEnrolled | RulesFault) -> Policy:
    """Return the policy that holds by what is known of the door."""
    return premises.policy if isinstance(premises, Premises) else Policy()
