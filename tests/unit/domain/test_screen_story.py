"""What a visitor, an employee and a technician go through, event by event."""

from dataclasses import fields, replace
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.screen.event import (
    Backed,
    Cancelled,
    Checked,
    CheckTyped,
    Confirmed,
    ConsentToggled,
    DocumentScanned,
    EntryChosen,
    Erased,
    Event,
    ExitChosen,
    HealthChanged,
    Hinted,
    LanguageChosen,
    NoSmartphone,
    PinAccepted,
    PinRefused,
    PinUnverified,
    Play,
    Sound,
    StaffArrived,
    StateChosen,
    Ticked,
    Typed,
    VerifyPin,
)
from kiosk.domain.screen.patience import PROLONGED, patience
from kiosk.domain.screen.service_event import RecoveryRefused
from kiosk.domain.screen.state import (
    DESK_STAFF,
    CallingStaff,
    Confirming,
    Hint,
    IinTyping,
    Kind,
    Language,
    Mode,
    Need,
    OutOfOrder,
    PinTyping,
    Ready,
    Refused,
    State,
    StateChoosing,
    Unverified,
    VerdictShown,
    Wanted,
    wanted,
)
from kiosk.domain.screen.technician import Recovering, RecoveryFault
from sync.model.decision import Verdict
from sync.model.identity import Iin, Passport
from sync.model.visit import Direction, Method, Outcome, Reason
from tests.unit.domain.story import FAULT, GREEN, RED, RIGHT, WRONG, after, desk_mode, self_mode, typed


def test_no_smartphone_calls_an_employee_and_a_pin_opens_the_entry() -> None:
    state, effects = after(self_mode(), NoSmartphone())
    assert state.screen == CallingStaff()
    assert effects == (Play(Sound.CALL),)
    state, effects = after(state, StaffArrived(), *typed("12"), Confirmed(), *typed("4711"), Confirmed())
    assert effects == (VerifyPin("12", "4711"),)
    state, _ = after(state, PinAccepted("12"))
    assert state.screen == IinTyping("12")


def test_a_refused_pin_is_forgotten_and_the_wait_is_shown() -> None:
    waiting = PinTyping(code="12", pin="1", on_pin=True, verifying=True)
    state, _ = after(self_mode(waiting), PinRefused(5.0, 30.0), Typed("4"))
    assert state.screen == PinTyping(code="12", pin="4", on_pin=True, note=Refused(5.0, 30.0))
    state, _ = after(state, Erased(), Erased())
    assert state.screen == PinTyping(code="1")


def test_a_pin_that_cannot_be_verified_is_not_called_wrong() -> None:
    waiting = PinTyping(code="12", pin="1", on_pin=True, verifying=True)
    state, _ = after(self_mode(waiting), PinUnverified("K-STF-1"))
    assert state.screen == PinTyping(code="12", on_pin=True, note=Unverified("K-STF-1"))
    state, _ = after(state, Typed("4"))
    assert state.screen == PinTyping(code="12", pin="4", on_pin=True)


def test_a_pin_that_is_accepted_after_the_screen_went_home_opens_nothing() -> None:
    waiting = PinTyping(code="12", pin="1", on_pin=True, verifying=True)
    state, _ = after(self_mode(waiting), Cancelled(), PinAccepted("12"))
    assert state.screen == Ready()


def test_a_pin_that_is_accepted_late_opens_nothing_for_the_colleague_who_came_next() -> None:
    waiting = PinTyping(code="34", pin="1", on_pin=True, verifying=True)
    state, _ = after(self_mode(waiting), PinAccepted("12"))
    assert state.screen == waiting


def test_a_wrong_iin_keeps_its_digits_and_goes_no_further() -> None:
    state, effects = after(desk_mode(IinTyping(DESK_STAFF, consent=True)), *typed(WRONG), Confirmed())
    assert state.screen == IinTyping(DESK_STAFF, WRONG, consent=True)
    assert effects == ()


def test_a_right_iin_is_confirmed_before_it_is_checked() -> None:
    state, effects = after(desk_mode(), EntryChosen(Kind.IIN), ConsentToggled(), *typed(RIGHT), Confirmed())
    assert state.screen == Confirming(DESK_STAFF, Iin(RIGHT), Method.IIN)
    assert effects == ()
    _, effects = after(state, Confirmed())
    assert effects == (CheckTyped(Iin(RIGHT), Method.IIN, DESK_STAFF),)


def test_a_right_iin_without_consent_asks_for_it() -> None:
    state, _ = after(desk_mode(IinTyping(DESK_STAFF)), *typed(RIGHT), Confirmed())
    assert state.screen == IinTyping(DESK_STAFF, RIGHT, need=Need.CONSENT)


def test_a_digit_that_is_not_ascii_is_not_taken() -> None:
    state, _ = after(desk_mode(IinTyping(DESK_STAFF)), *typed("١٢٣4"))
    assert state.screen == IinTyping(DESK_STAFF, "4")


def test_a_scanned_card_is_confirmed_as_a_card_and_a_corrected_one_is_no_card_any_more() -> None:
    state, _ = after(desk_mode(IinTyping(DESK_STAFF, consent=True)), DocumentScanned(Iin(RIGHT)))
    assert state.screen == Confirming(DESK_STAFF, Iin(RIGHT), Method.CARD)
    state, _ = after(state, Backed(), Erased(), *typed(RIGHT[-1]), Confirmed())
    assert state.screen == Confirming(DESK_STAFF, Iin(RIGHT), Method.IIN)


def test_a_passport_takes_state_consent_and_number() -> None:
    state, _ = after(desk_mode(), EntryChosen(Kind.PASSPORT), StateChosen("DEU"))
    assert state.screen == StateChoosing(DESK_STAFF, need=Need.CONSENT)
    state, effects = after(state, ConsentToggled(), StateChosen("DEU"), *typed("c01x00t41"), Confirmed(), Confirmed())
    assert effects == (CheckTyped(Passport("D", "C01X00T41"), Method.PASSPORT, DESK_STAFF),)


def test_a_new_scan_pre_empts_a_verdict_and_its_time_begins_anew() -> None:
    state, _ = after(self_mode(), Checked(RED, Method.QR), at=0.0)
    state, effects = after(state, Checked(GREEN, Method.QR), at=3.0)
    assert state.screen == VerdictShown(GREEN, Method.QR)
    assert effects == (Play(Sound.ADMITTED),)
    assert state.ends_at == 3.0 + state.timing.admitted


@pytest.mark.parametrize("verdict", [RED, Verdict(Outcome.REFER, Reason.UNKNOWN_PERSON)])
def test_a_refusal_and_a_doubt_sound_alike(verdict: Verdict) -> None:
    _, effects = after(self_mode(), Checked(verdict, Method.QR))
    assert effects == (Play(Sound.ASK_STAFF),)


def test_an_unenforced_verdict_and_an_exit_do_not_sound_like_an_admission() -> None:
    for event in (Checked(replace(GREEN, enforced=False), Method.QR), Checked(GREEN, Method.QR, Direction.EXIT)):
        _, effects = after(self_mode(), event)
        assert effects == (Play(Sound.NOTED),)


def test_a_foreign_code_is_a_hint_that_goes_by_itself() -> None:
    state, effects = after(self_mode(), Hinted(Hint.NOT_A_PASS), at=1.0)
    assert state.screen == Ready(hint=Hint.NOT_A_PASS)
    assert effects == ()
    state, _ = after(state, Ticked(), at=1.0 + state.timing.hint)
    assert state.screen == Ready()


def test_a_hint_does_not_take_a_visitors_language_away() -> None:
    state, _ = after(self_mode(), LanguageChosen(Language.EN), Hinted(Hint.NOT_A_PASS), at=0.0)
    state, _ = after(state, Ticked(), at=state.timing.hint)
    assert state.language is Language.EN


def test_a_visitors_language_ends_with_the_visitor_and_a_desks_stays() -> None:
    for state, kept in ((self_mode(), None), (desk_mode(), Language.EN)):
        chosen, _ = after(state, LanguageChosen(Language.EN), Checked(GREEN, Method.QR))
        assert chosen.language is Language.EN
        ended, _ = after(chosen, Ticked(), at=1000.0)
        assert ended.language is kept


def test_ticks_and_ignored_events_do_not_prolong_a_screen() -> None:
    state, _ = after(self_mode(), Checked(GREEN, Method.QR), at=0.0)
    prolonged, _ = after(state, Ticked(), Typed("1"), HealthChanged(None), at=2.0)
    assert prolonged.ends_at == state.ends_at


def test_typing_prolongs_an_entry() -> None:
    state, _ = after(desk_mode(), EntryChosen(Kind.IIN), at=0.0)
    state, _ = after(state, Typed("8"), at=30.0)
    assert state.ends_at == 30.0 + state.timing.entry


def test_half_typed_digits_vanish_when_time_is_over() -> None:
    state, _ = after(desk_mode(), EntryChosen(Kind.IIN), *typed("8004"), at=0.0)
    state, _ = after(state, Typed("1"), at=state.timing.entry)
    assert state.screen == Ready()


def test_a_fault_is_shown_at_once_when_idle_and_after_the_answer_otherwise() -> None:
    state, _ = after(self_mode(), HealthChanged(FAULT))
    assert state.screen == OutOfOrder(FAULT)
    state, _ = after(state, HealthChanged(None))
    assert state.screen == Ready()
    state, _ = after(self_mode(), Checked(GREEN, Method.QR), HealthChanged(FAULT))
    assert state.screen == VerdictShown(GREEN, Method.QR)
    state, _ = after(state, Ticked(), at=1000.0)
    assert state.screen == OutOfOrder(FAULT)


def test_cards_are_read_only_where_a_document_is_asked_for_and_nothing_while_a_pin_is_typed() -> None:
    assert wanted(desk_mode(IinTyping(DESK_STAFF))) is Wanted.DOCUMENT
    assert wanted(self_mode(PinTyping())) is Wanted.NOTHING
    assert wanted(self_mode(CallingStaff())) is Wanted.PASS


def test_no_screen_ticks_consent_in_advance() -> None:
    for kind in (IinTyping, StateChoosing):
        [consent] = [field.default for field in fields(kind) if field.name == "consent"]
        assert consent is False


SHOWN: list[Event] = [
    DocumentScanned(Iin(RIGHT)),
    DocumentScanned(Passport("KGZ", "AC1234567")),
    Hinted(Hint.NOT_A_DOCUMENT),
    *(RecoveryRefused(fault) for fault in RecoveryFault),
]


@pytest.mark.parametrize("shown", SHOWN[:3])
def test_a_document_that_is_held_on_does_not_keep_what_was_typed_on_the_glass(shown: Event) -> None:
    state, _ = after(desk_mode(), EntryChosen(Kind.IIN), Typed("8"), at=0.0)
    for second in range(1, int(state.timing.entry) + 1):
        state, _ = after(state, shown, at=float(second))
    assert isinstance(state.screen, IinTyping | StateChoosing)
    state, _ = after(state, Ticked(), at=state.timing.entry + 1.0)
    assert state.screen == Ready()


AT_WORK = [
    after(desk_mode(), EntryChosen(Kind.IIN), Typed("8"))[0],
    after(desk_mode(), EntryChosen(Kind.PASSPORT), Typed("К"))[0],
    after(desk_mode(), ExitChosen())[0],
    after(self_mode(), LanguageChosen(Language.EN))[0],
    after(self_mode(Recovering("KZQ1:…")), LanguageChosen(Language.EN))[0],
]


@settings(max_examples=50)
@given(st.sampled_from(AT_WORK), st.lists(st.tuples(st.sampled_from(SHOWN), st.floats(1, 10)), min_size=1, max_size=5))
def test_whatever_lies_before_the_camera_in_turn_keeps_no_screen_for_ever(
    state: State, shown: list[tuple[Event, float]]
) -> None:
    now, last = 0.0, PROLONGED * (patience(state) or 0.0)
    for event, pause in cycle(shown):
        now += pause
        state, _ = after(state, Ticked(), at=now)
        if wanted(state) is Wanted.DOCUMENT or not isinstance(event, DocumentScanned):
            state, _ = after(state, event, at=now)  # the camera reads documents only where one is asked for
        if now >= last:
            break
    state, _ = after(state, Ticked(), at=now + state.timing.hint)
    assert state.screen == Ready()
    assert state.mode is Mode.DESK or state.language is None


def test_a_card_that_is_scanned_late_leaves_time_to_ask_for_consent() -> None:
    state, _ = after(desk_mode(), EntryChosen(Kind.IIN), at=0.0)
    state, _ = after(state, DocumentScanned(Iin(RIGHT)), at=44.0)
    state, _ = after(state, ConsentToggled(), Confirmed(), at=80.0)
    assert state.screen == Confirming(DESK_STAFF, Iin(RIGHT), Method.CARD)


def test_a_passport_scanned_before_the_consent_waits_for_it() -> None:
    passport = Passport("KGZ", "AC1234567")
    for before in (Ready(), VerdictShown(GREEN, Method.QR), IinTyping(DESK_STAFF), StateChoosing(DESK_STAFF, "К")):
        state, effects = after(desk_mode(before), DocumentScanned(passport))
        assert (state.screen, effects) == (StateChoosing(DESK_STAFF, need=Need.CONSENT, scanned=passport), ())
        state, _ = after(state, ConsentToggled())
        assert state.screen == Confirming(DESK_STAFF, passport, Method.PASSPORT)
    state, _ = after(self_mode(), DocumentScanned(passport))
    assert state.screen == Ready()
