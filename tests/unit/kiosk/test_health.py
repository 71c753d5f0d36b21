"""Whether anybody can be checked: the gravest reason first, and ready only where a visitor would be judged."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.health import LEAST_DISK, Findings, diagnose
from kiosk.premises import NotEnrolled, Premises, RulesFault
from sync.model.clock import TrustedTime, UntrustedClock
from sync.model.decision import Circumstances, decide
from sync.model.policy import LocalName, Policy, Venue
from sync.model.status import HealthRecord, Status
from sync.model.visit import Outcome, Reason

NOW = datetime(2021, 6, 6, 12, 0, tzinfo=UTC)
CINEMA = Venue("arman", LocalName("Арман", "Арман", "Arman"), "cinema", "ALA", ZoneInfo("Asia/Almaty"))
HERE = Premises(CINEMA, Policy(), {})
WELL = Findings(HERE, TrustedTime(NOW), NOW, None, None, revoked=False, disk_free=LEAST_DISK)


def test_a_terminal_that_lacks_nothing_is_well() -> None:
    assert diagnose(WELL) is None


@pytest.mark.parametrize(
    ("found", "reason", "code"),
    [
        (replace(WELL, revoked=True), Reason.REVOKED, "K-REV-1"),
        (replace(WELL, data_fault="K-DATA-IO"), Reason.CORRUPT_DATA, "K-DATA-IO"),
        (replace(WELL, premises=NotEnrolled()), Reason.NOT_ENROLLED, "K-ENR-1"),
        (replace(WELL, premises=NotEnrolled(), noted=True, journal_fault="K-DATA-IO"), Reason.NOT_RECORDED, "K-ENR-2"),
        (replace(WELL, premises=RulesFault("odd")), Reason.CORRUPT_DATA, "K-RUL-1"),
        (replace(WELL, disk_free=LEAST_DISK - 1), Reason.NOT_RECORDED, "K-DSK-1"),
        (replace(WELL, generated_at=None), Reason.NO_DATA, "K-DAT-1"),
        (replace(WELL, time=UntrustedClock("2035")), Reason.CLOCK_NOT_TRUSTED, "K-CLK-1"),
    ],
)
def test_each_trouble_has_its_reason_and_code(found: Findings, reason: Reason, code: str) -> None:
    fault = diagnose(found)
    assert fault is not None
    assert (fault.reason, fault.code) == (reason, code)


@given(st.timedeltas(timedelta(days=-9), timedelta(days=9)))
def test_the_screen_says_ready_exactly_where_a_visitor_would_be_judged(age: timedelta) -> None:
    made = NOW - age
    fault = diagnose(replace(WELL, generated_at=made))
    verdict = decide(HealthRecord(Status.GREEN), Circumstances(CINEMA, Policy(), made, NOW))
    if verdict.outcome is Outcome.ADMIT:
        assert fault is None
    else:
        assert fault is not None
        assert fault.reason is verdict.reason
