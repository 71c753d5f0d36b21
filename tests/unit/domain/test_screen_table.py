"""The machine of the screens: every pair is listed, every screen ends by itself, nothing typed outlives its screen."""

from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.screen.event import (
    Backed,
    Cancelled,
    Checked,
    CheckTyped,
    Cleared,
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
    StaffArrived,
    StateChosen,
    Ticked,
    Typed,
)
from kiosk.domain.screen.state import (
    Confirming,
    Hint,
    IinTyping,
    Kind,
    Language,
    Mode,
    NumberTyping,
    OutOfOrder,
    PinTyping,
    Ready,
    Screen,
    State,
    StateChoosing,
    VerdictShown,
    direction,
)
from kiosk.domain.screen.table import IGNORED, TABLE, step
from sync.model.decision import Verdict
from sync.model.identity import Iin, Passport
from sync.model.visit import Direction, Method, Outcome, Reason
from tests.unit.domain.story import FAULT, GREEN, RED, RIGHT, self_mode


@pytest.mark.parametrize(("screen", "event"), list(product(get_args(Screen), get_args(Event))))
def test_every_pair_of_screen_and_event_is_either_a_move_or_ignored_on_purpose(screen: type, event: type) -> None:
    assert ((screen, event) in TABLE) != (event in IGNORED[screen])


def test_the_lists_name_nothing_else() -> None:
    assert {pair[0] for pair in TABLE} <= set(get_args(Screen)) == set(IGNORED)
    assert {pair[1] for pair in TABLE} | frozenset().union(*IGNORED.values()) <= set(get_args(Event))


characters = st.sampled_from([*"0123456789AZКҚ -", "\n", "", "🙂", "٣"])
verdicts = st.sampled_from([GREEN, RED, Verdict(Outcome.REFER, Reason.UNKNOWN_PERSON)])
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(Checked, verdicts, st.sampled_from(Method)),
    st.builds(Hinted, st.sampled_from(Hint)),
    st.sampled_from([DocumentScanned(Iin(RIGHT)), DocumentScanned(Passport("D", "C01X00T41"))]),
    st.builds(PinAccepted, st.just("12")),
    st.builds(PinRefused, st.just(0.0), st.floats(0, 100)),
    st.builds(PinUnverified, st.just("K-STF-1")),
    st.builds(HealthChanged, st.sampled_from([None, FAULT])),
    st.builds(Typed, characters),
    st.builds(StateChosen, st.sampled_from(["D", "DEU", "KAZ", "", "<<<", "ZZZ"])),
    st.builds(EntryChosen, st.sampled_from(Kind)),
    st.builds(LanguageChosen, st.sampled_from(Language)),
    *(
        st.builds(kind)
        for kind in (Ticked, Erased, Cleared, Confirmed, ConsentToggled, Backed, Cancelled, NoSmartphone, StaffArrived)
    ),
    st.builds(ExitChosen),
)
histories = st.lists(st.tuples(events, st.floats(0, 8)), max_size=60)


@given(st.sampled_from(Mode), histories)
def test_without_input_every_screen_returns_to_ready(mode: Mode, history: list[tuple[Event, float]]) -> None:
    state, now = State(mode, Language.KK), 0.0
    for event, pause in history:
        now += pause
        state, _ = step(state, event, now)
    state, _ = step(state, Ticked(), now + 1000.0)
    state, _ = step(state, Ticked(), now + 2000.0)
    assert state.screen == (Ready() if state.fault is None else OutOfOrder(state.fault))
    assert mode is Mode.DESK or state.language is None


@given(st.sampled_from(Mode), histories)
def test_an_identity_is_only_checked_after_consent(mode: Mode, history: list[tuple[Event, float]]) -> None:
    state, now, consented = State(mode, Language.KK), 0.0, False
    for event, pause in history:
        now += pause
        before = state.screen
        state, effects = step(state, event, now)
        match state.screen:
            case IinTyping(consent=consent) | StateChoosing(consent=consent):
                consented = consent
            case NumberTyping() | Confirming():
                pass
            case _:
                consented = consented and isinstance(before, Confirming)
        for effect in effects:
            assert not isinstance(effect, CheckTyped) or (consented and effect.consent)


@given(histories)
def test_nobody_is_checked_as_going_out_before_exit_was_chosen_or_while_it_is_not(
    history: list[tuple[Event, float]],
) -> None:
    state, now, chosen = State(Mode.DESK, Language.KK), 0.0, False
    for event, pause in history:
        now += pause
        state, effects = step(state, event, now)
        chosen = (chosen or isinstance(event, ExitChosen)) and not isinstance(state.screen, OutOfOrder)
        assert chosen or direction(state) is Direction.ENTRY
        assert all(effect.direction is direction(state) for effect in effects if isinstance(effect, CheckTyped))


@given(histories)
def test_at_the_entrance_nothing_is_typed_without_an_employees_pin(history: list[tuple[Event, float]]) -> None:
    state, now, unlocked = self_mode(), 0.0, False
    for event, pause in history:
        now += pause
        was = state.screen
        state, _ = step(state, event, now)
        unlocked = unlocked or (
            isinstance(was, PinTyping) and was.verifying and isinstance(event, PinAccepted) and was.code == event.staff
        )
        entry = isinstance(state.screen, IinTyping | StateChoosing | NumberTyping | Confirming)
        assert unlocked or not entry


@given(st.sampled_from(Mode), histories)
def test_only_what_was_checked_is_ever_shown_as_a_verdict(mode: Mode, history: list[tuple[Event, float]]) -> None:
    state, now, checked = State(mode, Language.KK), 0.0, set[Verdict]()
    for event, pause in history:
        now += pause
        if isinstance(event, Checked):
            checked.add(event.verdict)
        state, _ = step(state, event, now)
        assert not isinstance(state.screen, VerdictShown) or state.screen.verdict in checked
