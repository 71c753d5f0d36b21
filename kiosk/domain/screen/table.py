"""Every pair of screen and event: what is done, or that nothing is. A pair in neither list fails a test."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeVar, cast

from kiosk.domain.screen import code_setting, entry, moves, service
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
    OverrideAsked,
    PinAccepted,
    PinRefused,
    PinUnverified,
    StaffArrived,
    StateChosen,
    Ticked,
    Typed,
    WhyChosen,
)
from kiosk.domain.screen.moves import Move
from kiosk.domain.screen.patience import longest, patience
from kiosk.domain.screen.service_event import (
    CodeRefused,
    CodeSaved,
    Reconfigured,
    RecoveryAccepted,
    RecoveryAsked,
    RecoveryPrepared,
    RecoveryRefused,
    ScannerTested,
    TaskChosen,
    TechnicianAsked,
    TopicChosen,
    WayChosen,
)
from kiosk.domain.screen.state import (
    CallingStaff,
    Confirming,
    Hint,
    IinTyping,
    NumberTyping,
    OutOfOrder,
    PinTyping,
    Ready,
    Screen,
    State,
    StateChoosing,
    VerdictShown,
    WhyChoosing,
)
from kiosk.domain.screen.technician import CodeSetting, Recovering, Technician

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
    on(Ready, DocumentScanned, entry.open_document),
    on(Ready, ExitChosen, moves.turn_exit),
    on(Ready, LanguageChosen, moves.choose_language),
    on(Ready, Cancelled, moves.go_home),
    on(Ready, TechnicianAsked, service.ask_technician),
    on(OutOfOrder, TechnicianAsked, service.ask_technician),
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
    on(PinTyping, PinAccepted, entry.accept_pin),
    on(PinTyping, PinRefused, entry.refuse_pin),
    on(PinTyping, PinUnverified, entry.fail_pin),
    on(PinTyping, RecoveryAsked, code_setting.ask_recovery),
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
    on(VerdictShown, DocumentScanned, entry.open_document),
    on(VerdictShown, ExitChosen, moves.turn_exit),
    on(VerdictShown, Backed, moves.go_on),
    on(VerdictShown, Cancelled, moves.go_home),
    on(VerdictShown, Confirmed, moves.go_on),
    on(VerdictShown, OverrideAsked, service.ask_why),
    on(WhyChoosing, HealthChanged, moves.note_health),
    on(WhyChoosing, LanguageChosen, moves.choose_language),
    on(WhyChoosing, WhyChosen, service.choose_why),
    on(WhyChoosing, Backed, moves.go_home),
    on(WhyChoosing, Cancelled, moves.go_home),
    on(Technician, HealthChanged, moves.note_health),
    on(Technician, LanguageChosen, moves.choose_language),
    on(Technician, TopicChosen, service.choose_topic),
    on(Technician, TaskChosen, service.do_task),
    on(Technician, WayChosen, service.choose_way),
    on(Technician, ScannerTested, service.note_scanner),
    on(Technician, Reconfigured, service.reconfigure),
    on(Technician, Backed, moves.go_home),
    on(Technician, Cancelled, moves.go_home),
    on(CodeSetting, HealthChanged, moves.note_health),
    on(CodeSetting, LanguageChosen, moves.choose_language),
    on(CodeSetting, Typed, code_setting.type_character),
    on(CodeSetting, Erased, code_setting.erase),
    on(CodeSetting, Cleared, code_setting.clear),
    on(CodeSetting, Confirmed, code_setting.confirm),
    on(CodeSetting, CodeSaved, code_setting.saved),
    on(CodeSetting, CodeRefused, code_setting.refused),
    on(CodeSetting, Backed, code_setting.leave),
    on(CodeSetting, Cancelled, code_setting.leave),
    on(Recovering, HealthChanged, moves.note_health),
    on(Recovering, LanguageChosen, moves.choose_language),
    on(Recovering, RecoveryPrepared, code_setting.show_request),
    on(Recovering, RecoveryAccepted, code_setting.accept_recovery),
    on(Recovering, RecoveryRefused, code_setting.refuse_recovery),
    on(Recovering, Backed, moves.go_home),
    on(Recovering, Cancelled, moves.go_home),
])  # fmt: skip

_KEYS: Final[frozenset[type]] = frozenset({Typed, Erased, Cleared, ConsentToggled, StateChosen})
_PIN: Final[frozenset[type]] = frozenset({PinAccepted, PinRefused, PinUnverified})
_SCANS: Final[frozenset[type]] = frozenset({Hinted, DocumentScanned})
_LEAVING: Final[frozenset[type]] = frozenset({Confirmed, Backed, Cancelled})
_OVERRIDE: Final[frozenset[type]] = frozenset({OverrideAsked, WhyChosen})
_AT_WORK: Final[frozenset[type]] = frozenset({TopicChosen, TaskChosen, WayChosen, ScannerTested, Reconfigured})
_KEEPING: Final[frozenset[type]] = frozenset({CodeSaved, CodeRefused})
_RECOVERY: Final[frozenset[type]] = frozenset({RecoveryPrepared, RecoveryAccepted, RecoveryRefused})
_SERVICE: Final[frozenset[type]] = _OVERRIDE | _AT_WORK | _KEEPING | _RECOVERY | {TechnicianAsked, RecoveryAsked}
_DOOR: Final[frozenset[type]] = frozenset({NoSmartphone, StaffArrived, ExitChosen})

IGNORED: Final[Mapping[type, frozenset[type]]] = {
    Ready: _KEYS | _PIN | _SERVICE - {TechnicianAsked} | {Ticked, StaffArrived, Confirmed, Backed},
    OutOfOrder: _KEYS | _PIN | _DOOR | _SERVICE - {TechnicianAsked} | _SCANS | {Ticked, EntryChosen, *_LEAVING},
    CallingStaff: _KEYS | _PIN | _SERVICE | _SCANS | {Ticked, NoSmartphone, EntryChosen, ExitChosen, Confirmed},
    PinTyping: _DOOR
    | _SERVICE - {RecoveryAsked}
    | _SCANS
    | {Ticked, Checked, ConsentToggled, StateChosen, EntryChosen},
    IinTyping: _PIN | _DOOR | _SERVICE | {Ticked, StateChosen},
    StateChoosing: _PIN | _DOOR | _SERVICE | {Ticked, Confirmed},
    NumberTyping: _PIN | _DOOR | _SERVICE | {Ticked, Hinted, ConsentToggled, StateChosen},
    Confirming: _KEYS | _PIN | _DOOR | _SERVICE | _SCANS | {Ticked, EntryChosen},
    VerdictShown: _KEYS | _PIN | _SERVICE - {OverrideAsked} | {Ticked, Hinted, StaffArrived},
    WhyChoosing: _KEYS | _PIN | _DOOR | _SERVICE - {WhyChosen} | _SCANS | {Ticked, Checked, Confirmed, EntryChosen},
    Technician: _KEYS | _PIN | _DOOR | _SERVICE - _AT_WORK | _SCANS | {Ticked, Checked, Confirmed, EntryChosen},
    CodeSetting: _PIN
    | _DOOR
    | _SERVICE - _KEEPING
    | _SCANS
    | {Ticked, Checked, ConsentToggled, StateChosen, EntryChosen},
    Recovering: _KEYS | _PIN | _DOOR | _SERVICE - _RECOVERY | _SCANS | {Ticked, Checked, Confirmed, EntryChosen},
}


_SHOWN: Final = (Hinted, DocumentScanned, RecoveryRefused)
"""What comes of a code that lies before the camera too: it keeps a screen for a while, and for ever never."""


def answers(screen: Screen, event: type[Event]) -> bool:
    """Tell whether an event means anything on a screen; what means nothing is not to be offered there."""
    return (type(screen), event) in TABLE


def step(state: State, event: Event, now: float) -> tuple[State, tuple[Effect, ...]]:
    """Return the next state and what to do; `now` is in monotonic seconds. A screen whose time is over ends first."""
    if state.ends_at is not None and now >= state.ends_at:
        state = _ended(state, now)
    move = TABLE.get((type(state.screen), type(event)))
    if move is None:
        return state, ()
    moved, effects = move(state, state.screen, event)
    untouched = moved.screen is state.screen or isinstance(event, ScannerTested)  # a scanner keeps no page open
    return (moved if untouched else _timed(moved, now, touched=not isinstance(event, _SHOWN))), effects


def _ended(state: State, now: float) -> State:
    """Return to ready because the time is over; of a hint only the hint goes, while what it lies on may stay."""
    last = longest(state)
    match state.screen:
        case Ready(direction=way, hint=Hint()) if last is None or now < state.touched_at + last:
            return _timed(replace(state, screen=Ready(way)), now, touched=False)
        case _:
            return _timed(moves.home(state), now, touched=True)


def _timed(state: State, now: float, *, touched: bool) -> State:
    touched_at = now if touched else state.touched_at
    ends = [
        since + seconds
        for since, seconds in ((now, patience(state)), (touched_at, longest(state)))
        if seconds is not None
    ]
    return replace(state, began_at=now, touched_at=touched_at, ends_at=min(ends, default=None))
