"""How codes and PINs are chosen, who may choose them, and how a lost technician's PIN is replaced."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.screen.event import (
    Backed,
    Cancelled,
    Confirmed,
    Do,
    Erased,
    Event,
    PinAccepted,
    PrepareRecovery,
    SetCode,
    Ticked,
    Typed,
)
from kiosk.domain.screen.service_event import (
    CodeRefused,
    CodeSaved,
    Reconfigured,
    RecoveryAccepted,
    RecoveryAsked,
    RecoveryPrepared,
    RecoveryRefused,
    TaskChosen,
    TechnicianAsked,
    TopicChosen,
    WayChosen,
)
from kiosk.domain.screen.state import (
    Fault,
    Language,
    Mode,
    OpenTechnician,
    OutOfOrder,
    PinTyping,
    Ready,
    Wanted,
    wanted,
)
from kiosk.domain.screen.table import step
from kiosk.domain.screen.technician import (
    LONGEST_NAME,
    Claim,
    CodeFault,
    CodeField,
    CodeSetting,
    Order,
    Recovering,
    RecoveryFault,
    Task,
    Technician,
    Topic,
    Way,
)
from sync.model.visit import Reason
from tests.unit.domain.story import FAULT, after, self_mode, typed

AT_WORK = self_mode(Technician("01", Topic.STAFF))
UNTOUCHED = replace(self_mode(OutOfOrder(FAULT)), fault=FAULT)
PIN: tuple[Event, ...] = (*typed("4821"), Confirmed(), *typed("4821"), Confirmed())


def test_a_technician_adds_an_employee_by_code_and_pin_typed_twice() -> None:
    state, _ = after(AT_WORK, TaskChosen(Task.ADD_EMPLOYEE), *typed("07"))
    assert state.screen == CodeSetting(Claim.TECHNICIAN, technician=False, staff="01", code="07", field=CodeField.PIN)
    state, effects = after(state, *PIN, Confirmed())
    assert effects == (SetCode("07", "4821", technician=False, claim=Claim.TECHNICIAN, given=False),)
    state, _ = after(state, CodeSaved("07"))
    assert state.screen == Technician("01", Topic.STAFF)


def test_a_name_is_typed_on_a_keyboard_and_holds_nothing_but_letters() -> None:
    named = after(AT_WORK, TaskChosen(Task.ADD_EMPLOYEE), *typed("07"), *PIN, *typed(" Әсел-2 Н.\u202e"), Erased())[0]
    _, effects = after(named, Typed("Қ"), Typed(" "), Confirmed())
    assert effects == (SetCode("07", "4821", technician=False, claim=Claim.TECHNICIAN, given=False, name="Әсел- НҚ"),)
    long, _ = after(named, *typed("ы" * 99), Confirmed(), CodeRefused(CodeFault.TAKEN))
    assert isinstance(long.screen, CodeSetting)
    assert (long.screen.code, len(long.screen.name)) == ("", LONGEST_NAME)


def test_changing_a_pin_asks_for_no_code() -> None:
    _, effects = after(AT_WORK, TaskChosen(Task.CHANGE_PIN, "07"), *PIN)
    assert effects == (SetCode("07", "4821", technician=False, claim=Claim.TECHNICIAN, given=True),)


def test_two_pins_that_differ_and_a_short_one_are_not_kept() -> None:
    state, effects = after(AT_WORK, TaskChosen(Task.CHANGE_PIN, "07"), *typed("482"), Confirmed())
    assert isinstance(state.screen, CodeSetting)
    assert (state.screen.fault, effects) == (CodeFault.PIN_LENGTH, ())
    state, effects = after(state, *typed("1"), Confirmed(), *typed("4822"), Confirmed())
    assert isinstance(state.screen, CodeSetting)
    assert (state.screen.fault, state.screen.pin, effects) == (CodeFault.PINS_DIFFER, "", ())


def test_a_code_that_is_taken_is_asked_for_anew() -> None:
    state, _ = after(
        AT_WORK, TaskChosen(Task.ADD_TECHNICIAN), *typed("07"), *PIN, Confirmed(), CodeRefused(CodeFault.TAKEN)
    )
    assert state.screen == CodeSetting(Claim.TECHNICIAN, technician=True, staff="01", fault=CodeFault.TAKEN)


def test_erasing_leads_back_through_the_fields() -> None:
    state, _ = after(AT_WORK, TaskChosen(Task.ADD_EMPLOYEE), *typed("074821"), Confirmed())
    assert isinstance(state.screen, CodeSetting)
    assert state.screen.field is CodeField.AGAIN
    state, _ = after(state, *[Erased()] * 6)
    assert isinstance(state.screen, CodeSetting)
    assert (state.screen.field, state.screen.code, state.screen.pin) == (CodeField.CODE, "0", "")


@pytest.mark.parametrize("leave", [Backed(), Cancelled()])
def test_giving_up_leads_back_to_the_list_and_out_where_nobody_is_at_work(leave: Event) -> None:
    state, _ = after(AT_WORK, TaskChosen(Task.ADD_EMPLOYEE), *typed("07"), leave)
    assert state.screen == Technician("01", Topic.STAFF)
    state, _ = after(UNTOUCHED, TechnicianAsked(first=True), *typed("07"), leave)
    assert state.screen == OutOfOrder(FAULT)


def test_what_cannot_be_undone_is_done_when_it_is_chosen_twice() -> None:
    order = Order(Task.REMOVE_EMPLOYEE, "07")
    state, effects = after(AT_WORK, TaskChosen(Task.REMOVE_EMPLOYEE, "07"))
    assert effects == ()
    other, effects = after(state, TaskChosen(Task.REMOVE_EMPLOYEE, "12"))
    assert effects == ()
    assert other.screen == Technician("01", Topic.STAFF, armed=Order(Task.REMOVE_EMPLOYEE, "12"))
    state, effects = after(state, TaskChosen(Task.REMOVE_EMPLOYEE, "07"))
    assert effects == (Do(order),)
    assert state.screen == Technician("01", Topic.STAFF)


def test_turning_to_another_topic_forgets_what_was_about_to_be_done_and_what_a_ticket_was_for() -> None:
    state, _ = after(AT_WORK, TaskChosen(Task.REMOVE_EMPLOYEE, "07"), WayChosen(Way.ANEW), TopicChosen(Topic.ENROL))
    assert state.screen == Technician("01", Topic.ENROL)


def test_on_a_terminal_that_was_never_enrolled_the_first_to_come_becomes_its_technician() -> None:
    state, _ = after(UNTOUCHED, TechnicianAsked(first=True))
    assert state.screen == CodeSetting(Claim.FIRST, technician=True)
    state, effects = after(state, *typed("01"), *PIN)
    assert effects == (SetCode("01", "4821", technician=True, claim=Claim.FIRST, given=False),)
    state, _ = after(state, CodeSaved("01"))
    assert state.screen == Technician("01", Topic.ENROL)


@pytest.mark.parametrize("fault", [None, Fault(Reason.REVOKED, "K-REV-1"), Fault(Reason.NO_DATA, "K-DAT-1")])
def test_an_enrolled_terminal_without_a_technician_asks_for_a_pin_all_the_same(fault: Fault | None) -> None:
    state, _ = after(replace(self_mode(), fault=fault), TechnicianAsked(first=True))
    assert state.screen == PinTyping(purpose=OpenTechnician())


def test_a_lost_pin_is_replaced_on_the_word_of_the_central_server() -> None:
    state, effects = after(self_mode(), TechnicianAsked(), RecoveryAsked())
    assert effects == (PrepareRecovery(),)
    assert wanted(state) is Wanted.RECOVERY
    state, _ = after(state, RecoveryPrepared("KZQ1:…"), RecoveryRefused(RecoveryFault.EXPIRED))
    assert state.screen == Recovering("KZQ1:…", RecoveryFault.EXPIRED)
    state, _ = after(state, RecoveryAccepted())
    assert state.screen == CodeSetting(Claim.RECOVERY, technician=True)
    state, effects = after(state, *typed("01"), *PIN)
    assert effects == (SetCode("01", "4821", technician=True, claim=Claim.RECOVERY, given=False),)


def test_a_code_that_is_held_on_does_not_keep_the_recovery_open() -> None:
    state, _ = after(self_mode(Recovering("KZQ1:…")), RecoveryRefused(RecoveryFault.NO_CODE), at=1.0)
    held, _ = after(state, RecoveryRefused(RecoveryFault.NO_CODE), at=200.0)
    assert held.ends_at == state.ends_at
    gone, _ = after(held, Ticked(), at=1.0 + state.timing.technician)
    assert gone.screen == Ready()


def test_only_a_technicians_pin_is_recovered() -> None:
    state = self_mode(PinTyping())
    assert after(state, RecoveryAsked()) == (state, ())


def test_what_a_technician_sets_holds_at_once_and_a_language_that_is_offered_no_more_goes() -> None:
    state = replace(AT_WORK, language=Language.EN)
    state, _ = after(state, Reconfigured(Mode.DESK, Language.RU, (Language.KK, Language.RU)))
    assert (state.mode, state.home_language, state.language) == (Mode.DESK, Language.RU, None)
    assert state.languages == (Language.KK, Language.RU)


events: st.SearchStrategy[Event] = st.one_of(
    st.builds(Typed, st.sampled_from("0123456789x")),
    st.sampled_from([Erased(), Confirmed(), Backed(), Cancelled(), Ticked()]),
    st.builds(TechnicianAsked, st.booleans()),
    st.builds(TaskChosen, st.sampled_from(Task), st.sampled_from(["", "07"])),
    st.builds(TopicChosen, st.sampled_from(Topic)),
    st.builds(PinAccepted, st.just("07"), st.just(value=False)),
    st.builds(RecoveryPrepared, st.just("KZQ1:…")),
    st.builds(RecoveryRefused, st.sampled_from(RecoveryFault)),
    st.builds(CodeRefused, st.sampled_from(CodeFault)),
    st.builds(CodeSaved, st.just("07")),
    st.just(RecoveryAsked()),
)


@given(st.lists(events, max_size=60), st.sampled_from([None, Fault(Reason.STALE_DATA, "K-DAT-2")]))
def test_without_a_technicians_pin_or_the_registers_word_nothing_behind_it_opens(
    history: list[Event], fault: Fault | None
) -> None:
    state, now = replace(self_mode(), fault=fault), 0.0
    for event in history:
        now += 1.0
        state, effects = step(state, event, now)
        assert not isinstance(state.screen, Technician | CodeSetting)
        assert not any(isinstance(effect, Do | SetCode) for effect in effects)


def test_a_whole_code_leads_on_to_the_pin_by_itself() -> None:
    state, _ = after(self_mode(PinTyping()), *typed("1248"))
    assert state.screen == PinTyping(code="12", pin="48", on_pin=True)
    state, _ = after(state, *[Erased()] * 3)
    assert state.screen == PinTyping(code="1")
