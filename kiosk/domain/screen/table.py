"""Every pair of screen and event: what is done, or that nothing is. A pair in neither list fails a test."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeVar, cast

from kiosk.domain.screen import entry, moves
from kiosk.domain.screen.event import (
    Backed,
    Cancelled,
    Checked,
    Cleared,
    Confirmed,
    ConsentToggled,
    DocumentScanned,
    Effect,
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
    StaffArrived,
    StateChosen,
    Ticked,
    Typed,
)
from kiosk.domain.screen.moves import Move
from kiosk.domain.screen.state import (
    CallingStaff,
    Confirming,
    IinTyping,
    Mode,
    NumberTyping,
    OutOfOrder,
    PinTyping,
    Ready,
    Screen,
    State,
    StateChoosing,
    VerdictShown,
)
from sync.model.visit import Direction, Outcome

S = TypeVar("S", bound=Screen)
E = TypeVar("E", bound=Event)
Transition = Callable[[State, Screen, Event], Move]
Pair = tuple[type, type]


def on(screen: type[S], event: type[E], move: Callable[[State, S, E], Move]) -> tuple[Pair, Transition]:
    """Return one row of the table; screen, event and move are checked against each other by their types here."""
    return (screen, event), cast(Transition, move)


TABLE: Final[Mapping[Pair, Transition]] = dict([
    on(Ready, Checked, moves.show_verdict),
    on(Ready, Hinted, moves.show_hint),
    on(Ready, HealthChanged, moves.show_health),
    on(Ready, NoSmartphone, moves.call_staff),
    on(Ready, EntryChosen, moves.open_entry),
    on(Ready, ExitChosen, moves.turn_exit),
    on(Ready, LanguageChosen, moves.choose_language),
    on(Ready, Cancelled, moves.go_home),
    on(OutOfOrder, Checked, moves.show_verdict),
    on(OutOfOrder, HealthChanged, moves.show_health),
    on(OutOfOrder, LanguageChosen, moves.choose_language),
    on(CallingStaff, Checked, moves.show_verdict),
    on(CallingStaff, HealthChanged, moves.note_health),
    on(CallingStaff, LanguageChosen, moves.choose_language),
    on(CallingStaff, StaffArrived, moves.ask_pin),
    on(CallingStaff, Backed, moves.go_home),
    on(CallingStaff, Cancelled, moves.go_home),
    on(PinTyping, HealthChanged, moves.note_health),
    on(PinTyping, LanguageChosen, moves.choose_language),
    on(PinTyping, Typed, entry.type_pin),
    on(PinTyping, Erased, entry.erase_pin),
    on(PinTyping, Cleared, entry.clear_pin),
    on(PinTyping, Confirmed, entry.confirm_pin),
    on(PinTyping, PinAccepted, entry.unlock_entry),
    on(PinTyping, PinRefused, entry.refuse_pin),
    on(PinTyping, Backed, entry.back_from_pin),
    on(PinTyping, Cancelled, moves.go_home),
    on(IinTyping, Checked, moves.show_verdict),
    on(IinTyping, Hinted, entry.miss_document),
    on(IinTyping, HealthChanged, moves.note_health),
    on(IinTyping, LanguageChosen, moves.choose_language),
    on(IinTyping, DocumentScanned, entry.take_document),
    on(IinTyping, Typed, entry.type_digit),
    on(IinTyping, Erased, entry.erase_digit),
    on(IinTyping, Cleared, entry.clear_digits),
    on(IinTyping, ConsentToggled, entry.toggle_consent),
    on(IinTyping, Confirmed, entry.confirm_digits),
    on(IinTyping, EntryChosen, moves.change_entry),
    on(IinTyping, Backed, moves.go_home),
    on(IinTyping, Cancelled, moves.go_home),
    on(StateChoosing, Checked, moves.show_verdict),
    on(StateChoosing, Hinted, entry.miss_document),
    on(StateChoosing, HealthChanged, moves.note_health),
    on(StateChoosing, LanguageChosen, moves.choose_language),
    on(StateChoosing, DocumentScanned, entry.take_document),
    on(StateChoosing, Typed, entry.type_letter),
    on(StateChoosing, Erased, entry.erase_letter),
    on(StateChoosing, Cleared, entry.clear_letters),
    on(StateChoosing, ConsentToggled, entry.toggle_consent),
    on(StateChoosing, StateChosen, entry.choose_state),
    on(StateChoosing, EntryChosen, moves.change_entry),
    on(StateChoosing, Backed, moves.go_home),
    on(StateChoosing, Cancelled, moves.go_home),
    on(NumberTyping, Checked, moves.show_verdict),
    on(NumberTyping, HealthChanged, moves.note_health),
    on(NumberTyping, LanguageChosen, moves.choose_language),
    on(NumberTyping, DocumentScanned, entry.take_document),
    on(NumberTyping, Typed, entry.type_number),
    on(NumberTyping, Erased, entry.erase_number),
    on(NumberTyping, Cleared, entry.clear_number),
    on(NumberTyping, Confirmed, entry.confirm_number),
    on(NumberTyping, EntryChosen, moves.change_entry),
    on(NumberTyping, Backed, entry.back_to_states),
    on(NumberTyping, Cancelled, moves.go_home),
    on(Confirming, Checked, moves.show_verdict),
    on(Confirming, HealthChanged, moves.note_health),
    on(Confirming, LanguageChosen, moves.choose_language),
    on(Confirming, Confirmed, entry.check_typed),
    on(Confirming, Backed, entry.back_to_typing),
    on(Confirming, Cancelled, moves.go_home),
    on(VerdictShown, Checked, moves.show_verdict),
    on(VerdictShown, HealthChanged, moves.note_health),
    on(VerdictShown, LanguageChosen, moves.choose_language),
    on(VerdictShown, NoSmartphone, moves.call_staff),
    on(VerdictShown, EntryChosen, moves.open_entry),
    on(VerdictShown, Backed, moves.go_home),
    on(VerdictShown, Cancelled, moves.go_home),
    on(VerdictShown, Confirmed, moves.go_home),
])  # fmt: skip

_KEYS: Final[frozenset[type]] = frozenset({Typed, Erased, Cleared, ConsentToggled, StateChosen})
_PIN: Final[frozenset[type]] = frozenset({PinAccepted, PinRefused})
_DOOR: Final[frozenset[type]] = frozenset({NoSmartphone, StaffArrived, ExitChosen})

IGNORED: Final[Mapping[type, frozenset[type]]] = {
    Ready: _KEYS | _PIN | {Ticked, DocumentScanned, StaffArrived, Confirmed, Backed},
    OutOfOrder: _KEYS | _PIN | _DOOR | {Ticked, Hinted, DocumentScanned, EntryChosen, Confirmed, Backed, Cancelled},
    CallingStaff: _KEYS | _PIN | {Ticked, Hinted, DocumentScanned, NoSmartphone, EntryChosen, ExitChosen, Confirmed},
    PinTyping: _DOOR | {Ticked, Checked, Hinted, DocumentScanned, ConsentToggled, StateChosen, EntryChosen},
    IinTyping: _PIN | _DOOR | {Ticked, StateChosen},
    StateChoosing: _PIN | _DOOR | {Ticked, Confirmed},
    NumberTyping: _PIN | _DOOR | {Ticked, Hinted, ConsentToggled, StateChosen},
    Confirming: _KEYS | _PIN | _DOOR | {Ticked, Hinted, DocumentScanned, EntryChosen},
    VerdictShown: _KEYS | _PIN | {Ticked, Hinted, DocumentScanned, StaffArrived, ExitChosen},
}


def step(state: State, event: Event, now: float) -> tuple[State, tuple[Effect, ...]]:
    """Return the next state and what to do; `now` is in monotonic seconds. A screen whose time is over ends first."""
    if state.ends_at is not None and now >= state.ends_at:
        state = _timed(moves.expire(state), now)
    move = TABLE.get((type(state.screen), type(event)))
    if move is None:
        return state, ()
    moved, effects = move(state, state.screen, event)
    return (moved if moved.screen is state.screen else _timed(moved, now)), effects


def _timed(state: State, now: float) -> State:
    patience = _patience(state)
    return replace(state, began_at=now, ends_at=None if patience is None else now + patience)


def _patience(state: State) -> float | None:
    timing = state.timing
    match state.screen:
        case Ready(hint=None, direction=Direction.ENTRY) | OutOfOrder():
            return timing.language if state.language is not None and state.mode is Mode.SELF else None
        case Ready(hint=None):
            return timing.exit
        case Ready():
            return timing.hint
        case CallingStaff():
            return timing.calling
        case VerdictShown(verdict=verdict):
            if state.mode is Mode.DESK:
                return timing.desk_verdict
            return timing.admitted if verdict.outcome is Outcome.ADMIT else timing.refused
        case PinTyping() | IinTyping() | StateChoosing() | NumberTyping() | Confirming():
            return timing.entry
