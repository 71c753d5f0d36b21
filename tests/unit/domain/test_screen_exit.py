"""Which way somebody goes, from the touch on Exit to the check, whatever they are checked by."""

import pytest

from kiosk.domain.screen.event import (
    Backed,
    Cancelled,
    Checked,
    CheckTyped,
    Confirmed,
    ConsentToggled,
    DocumentScanned,
    EntryChosen,
    Event,
    ExitChosen,
    StateChosen,
    Ticked,
)
from kiosk.domain.screen.state import DESK_STAFF, Confirming, IinTyping, Kind, Ready, VerdictShown, direction
from sync.model.decision import Verdict
from sync.model.identity import Iin, Passport
from sync.model.visit import Direction, Method, Outcome, Reason
from tests.unit.domain.story import GREEN, RED, RIGHT, after, desk_mode, self_mode, typed

PASSPORT = Passport("KGZ", "AC1234567")
LEAVING = desk_mode(Ready(Direction.EXIT))
TO_STATES: tuple[Event, ...] = (EntryChosen(Kind.IIN), EntryChosen(Kind.PASSPORT), ConsentToggled())
TO_NUMBER: tuple[Event, ...] = (StateChosen("KGZ"), Backed(), StateChosen("KGZ"))
BY_NUMBER = (*TO_STATES, *TO_NUMBER, *typed("AC1234567"), Confirmed(), Backed(), Confirmed())


@pytest.mark.parametrize(
    ("typed_in", "identity", "method"),
    [
        ((EntryChosen(Kind.IIN), ConsentToggled(), *typed(RIGHT), Confirmed()), Iin(RIGHT), Method.IIN),
        ((EntryChosen(Kind.IIN), ConsentToggled(), DocumentScanned(Iin(RIGHT))), Iin(RIGHT), Method.CARD),
        ((DocumentScanned(Iin(RIGHT)), ConsentToggled(), Confirmed()), Iin(RIGHT), Method.CARD),
        ((DocumentScanned(PASSPORT), ConsentToggled()), PASSPORT, Method.PASSPORT),
        ((EntryChosen(Kind.IIN), DocumentScanned(PASSPORT), ConsentToggled()), PASSPORT, Method.PASSPORT),
        (BY_NUMBER, PASSPORT, Method.PASSPORT),
    ],
)
def test_whoever_goes_out_without_a_pass_is_checked_as_going_out_whatever_was_entered(
    typed_in: tuple[Event, ...], identity: Iin | Passport, method: Method
) -> None:
    state, _ = after(LEAVING, *typed_in)
    assert state.screen == Confirming(DESK_STAFF, identity, method, Direction.EXIT)
    _, effects = after(state, Confirmed())
    assert effects == (CheckTyped(identity, method, DESK_STAFF, Direction.EXIT),)


def test_whoever_could_not_be_let_out_yet_still_goes_out_until_they_have_or_time_is_over() -> None:
    refused, _ = after(LEAVING, Checked(Verdict(Outcome.REFER, Reason.EXPIRED_PASS), Method.QR, Direction.EXIT))
    assert direction(refused) is Direction.EXIT
    assert after(refused, Backed())[0].screen == Ready(Direction.EXIT)
    assert after(refused, EntryChosen(Kind.IIN))[0].screen == IinTyping(DESK_STAFF, direction=Direction.EXIT)
    assert after(refused, ExitChosen())[0].screen == Ready()
    for ending in (Cancelled(), Ticked()):
        assert after(refused, ending, at=1000.0)[0].screen == Ready()
    assert after(desk_mode(VerdictShown(RED, Method.QR)), Backed())[0].screen == Ready()


def test_exit_may_be_chosen_over_an_answer_at_a_desk() -> None:
    shown = VerdictShown(GREEN, Method.QR)
    assert after(desk_mode(shown), ExitChosen())[0].screen == Ready(Direction.EXIT)
    assert after(self_mode(shown), ExitChosen())[0].screen == shown


def test_an_exit_is_for_the_next_visitor_only() -> None:
    state, _ = after(desk_mode(), ExitChosen())
    assert direction(state) is Direction.EXIT
    state, _ = after(state, Checked(GREEN, Method.QR, Direction.EXIT), Backed())
    assert direction(state) is Direction.ENTRY
