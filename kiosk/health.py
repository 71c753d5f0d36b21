"""Say whether anybody can be checked at present, and if not why: a reason for the screen, a code for technicians.

Codes are listed with their remedies in docs/operating.md.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.domain.screen.state import Fault
from kiosk.premises import NotEnrolled, Premises, RulesFault
from sync.model.clock import TrustedTime, UntrustedClock
from sync.model.decision import TOLERATED_LEAD
from sync.model.policy import Policy
from sync.model.visit import Reason

LEAST_DISK: Final = 64 << 20
"""Bytes: below this a journal entry may not fit, and what cannot be recorded is not admitted."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was looked at; `generated_at` None: no data.

    `data_fault` is the code of a replica that cannot be read, `journal_fault` that of a journal that takes no visit;
    `noted` tells that this data folder was a terminal's.
    """

    premises: Premises | NotEnrolled | RulesFault
    time: TrustedTime | UntrustedClock
    generated_at: datetime | None
    data_fault: str | None
    journal_fault: str | None
    revoked: bool
    disk_free: int
    noted: bool = False


def diagnose(found: Findings) -> Fault | None:
    """Return the gravest reason why every visitor would be referred, or None. The order is that of the remedies."""
    if found.revoked:
        return Fault(Reason.REVOKED, "K-REV-1")
    if isinstance(found.premises, NotEnrolled) and found.noted:
        return Fault(Reason.NOT_RECORDED, "K-ENR-2")
    if found.journal_fault is not None:
        return Fault(Reason.NOT_RECORDED, found.journal_fault)
    if found.data_fault is not None:
        return Fault(Reason.CORRUPT_DATA, found.data_fault)
    if isinstance(found.premises, NotEnrolled):
        return Fault(Reason.NOT_ENROLLED, "K-ENR-1")
    if isinstance(found.premises, RulesFault):
        return Fault(Reason.CORRUPT_DATA, "K-RUL-1")
    if found.disk_free < LEAST_DISK:
        return Fault(Reason.NOT_RECORDED, "K-DSK-1")
    return _age_fault(found.premises.policy, found)


def _age_fault(policy: Policy, found: Findings) -> Fault | None:
    if found.generated_at is None:
        return Fault(Reason.NO_DATA, "K-DAT-1")
    if isinstance(found.time, UntrustedClock):
        return Fault(Reason.CLOCK_NOT_TRUSTED, "K-CLK-1")
    age = found.time.at - found.generated_at
    if age < -TOLERATED_LEAD:
        return Fault(Reason.CLOCK_NOT_TRUSTED, "K-CLK-1")
    return Fault(Reason.STALE_DATA, "K-DAT-2") if age > policy.refer_after else None
