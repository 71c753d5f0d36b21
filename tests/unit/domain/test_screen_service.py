"""An employee's own decision and the technician: who may, where, and what is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.screen.event import (
    AdmitAnyway,
    Cancelled,
    Checked,
    Confirmed,
    Do,
    Effect,
    Event,
    OverrideAsked,
    PinAccepted,
    Ticked,
    Typed,
    VerifyPin,
    WhyChosen,
)
from kiosk.domain.screen.service_event import ScannerTested, TaskChosen, TechnicianAsked, TopicChosen
from kiosk.domain.screen.state import (
    Barred,
    Decide,
    Language,
    Mode,
    OpenTechnician,
    PinTyping,
    Ready,
    State,
    VerdictShown,
    Wanted,
    Why,
    WhyChoosing,
    wanted,
)
from kiosk.domain.screen.table import step
from kiosk.domain.screen.technician import Order, Scan, ScanKind, Task, Technician, Topic
from sync.model.decision import Verdict
from sync.model.status import Status
from sync.model.visit import Method, Outcome, Reason

UNKNOWN = Verdict(Outcome.REFER, Reason.UNKNOWN_PERSON)
PIN = (Typed("1"), Typed("2"), Typed("9"), Confirmed())


def after(state: State, *events: Event, at: float = 0.0) -> tuple[State, list[Effect]]:
    """Return the state after all events, and every effect on the way."""
    effects: list[Effect] = []
    for event in events:
        state, new = step(state, event, at)
        effects += new
    return state, effects


def desk(verdict: Verdict) -> State:
    return State(Mode.DESK, Language.KK, screen=VerdictShown(verdict, Method.QR))


def test_an_employee_admits_by_reason_code_and_pin() -> None:
    state, _ = after(desk(UNKNOWN), OverrideAsked())
    assert state.screen == WhyChoosing()
    state, effects = after(state, WhyChosen(Why.PAPER_SEEN), *PIN)
    assert effects == [VerifyPin("12", "9")]
    state, effects = after(state, PinAccepted("12"))
    assert effects == [AdmitAnyway("12", Why.PAPER_SEEN)]


def test_between_verdict_and_decision_nobody_else_is_checked() -> None:
    for screen in (WhyChoosing(), PinTyping(purpose=Decide(Why.EMERGENCY))):
        state = State(Mode.DESK, Language.KK, screen=screen)
        assert wanted(state) is Wanted.NOTHING
        kept, effects = after(state, Checked(UNKNOWN, Method.QR))
        assert kept == state
        assert effects == []


@given(
    outcome=st.sampled_from(Outcome),
    reason=st.sampled_from(Reason),
    status=st.sampled_from([Status.YELLOW, Status.RED]),
    enforced=st.booleans(),
)
def test_nobody_whose_status_is_yellow_or_red_is_admitted_by_decision(
    outcome: Outcome, reason: Reason, status: Status, *, enforced: bool
) -> None:
    shown = desk(Verdict(outcome, reason, status, enforced))
    state, effects = after(shown, OverrideAsked(), WhyChosen(Why.EMERGENCY), *PIN, PinAccepted("12"))
    assert not any(isinstance(effect, AdmitAnyway) for effect in effects)
    assert not isinstance(state.screen, WhyChoosing)


def test_at_the_entrance_nobody_is_admitted_by_decision() -> None:
    entrance = State(Mode.SELF, Language.KK, screen=VerdictShown(UNKNOWN, Method.QR))
    state, _ = after(entrance, OverrideAsked())
    assert state == entrance


def test_giving_up_the_decision_admits_nobody() -> None:
    state, effects = after(desk(UNKNOWN), OverrideAsked(), WhyChosen(Why.EMERGENCY), Cancelled(), PinAccepted("12"))
    assert state.screen == Ready()
    assert effects == []


@pytest.mark.parametrize("mode", Mode)
def test_the_technicians_pages_open_by_pin_only(mode: Mode) -> None:
    state, effects = after(State(mode, Language.KK), TechnicianAsked(), *PIN)
    assert effects == [VerifyPin("12", "9")]
    kept, _ = after(state, PinAccepted("12"))
    assert kept.screen == PinTyping(note=Barred(), purpose=OpenTechnician())
    state, _ = after(state, PinAccepted("12", technician=True))
    assert state.screen == Technician("12")


def test_a_technician_turns_to_topics_and_has_things_done() -> None:
    state, effects = after(
        State(Mode.SELF, Language.KK, screen=Technician("1")), TopicChosen(Topic.SYNC), TaskChosen(Task.SYNC_NOW)
    )
    assert state.screen == Technician("1", Topic.SYNC)
    assert effects == [Do(Order(Task.SYNC_NOW))]


def test_of_a_tested_code_its_text_is_not_kept() -> None:
    scan = Scan(187, ScanKind.PASS, 640, garbled=False)
    state, _ = after(State(Mode.SELF, Language.KK, screen=Technician("1", Topic.DEVICES)), ScannerTested(scan))
    assert state.screen == Technician("1", Topic.DEVICES, scan)


def test_what_is_scanned_in_the_technicians_pages_is_never_a_check() -> None:
    for topic in Topic:
        assert wanted(State(Mode.SELF, Language.KK, screen=Technician("1", topic))) not in (
            Wanted.PASS,
            Wanted.DOCUMENT,
        )


def test_the_technicians_pages_close_by_themselves() -> None:
    state, _ = after(State(Mode.SELF, Language.KK, screen=Technician("1")), TopicChosen(Topic.SYNC), at=0.0)
    state, _ = after(state, Ticked(), at=state.timing.technician)
    assert state.screen == Ready()


def test_a_scanner_that_goes_on_sending_does_not_keep_the_technicians_pages_open() -> None:
    state, _ = after(State(Mode.DESK, Language.KK, screen=Technician("01")), TopicChosen(Topic.DEVICES))
    patience = state.timing.technician
    for second in range(1, int(patience) + 2):
        state, _ = after(state, ScannerTested(Scan(second, ScanKind.OTHER, 0, False)), at=float(second))
    assert isinstance(state.screen, Ready)
