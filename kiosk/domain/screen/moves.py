"""The moves that any screen knows, and those of a terminal that waits: small functions from state, screen and event.

A move that changes nothing returns the state it was given, so that the time until the screen returns is not extended.
"""

from dataclasses import replace

from kiosk.domain.screen.event import (
    Checked,
    Effect,
    EntryChosen,
    Event,
    HealthChanged,
    Hinted,
    LanguageChosen,
    Play,
    Sound,
)
from kiosk.domain.screen.state import (
    DESK_STAFF,
    CallingStaff,
    IinTyping,
    Kind,
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
from sync.model.visit import Direction, Outcome

Move = tuple[State, tuple[Effect, ...]]


def home(state: State, way: Direction = Direction.ENTRY) -> State:
    """Return to ready, or to the word that nothing works; what was typed is gone, and so is a visitor's language."""
    screen: Screen = Ready(way) if state.fault is None else OutOfOrder(state.fault)
    return replace(state, screen=screen, language=state.language if state.mode is Mode.DESK else None)


# Anywhere.


def go_home(state: State, _screen: Screen, _event: Event) -> Move:
    """Leave for the next visitor."""
    return home(state), ()


def go_on(state: State, _screen: VerdictShown, _event: Event) -> Move:
    """Leave an answer for the next visitor, or for another try of one who could not be let out yet."""
    return home(state, direction(state)), ()


def show_verdict(state: State, _screen: Screen, event: Checked) -> Move:
    """Answer, whatever was on the glass before."""
    shown = VerdictShown(event.verdict, event.method, event.direction, event.masked)
    return replace(state, screen=shown), (Play(_sound(event)),)


def choose_language(state: State, screen: Screen, event: LanguageChosen) -> Move:
    """Say everything in one language from now on, until the next visitor."""
    return replace(state, language=event.language, screen=replace(screen)), ()


def note_health(state: State, _screen: Screen, event: HealthChanged) -> Move:
    """Remember what is wrong for when this screen ends."""
    return replace(state, fault=event.fault), ()


def show_health(state: State, _screen: Screen, event: HealthChanged) -> Move:
    """Say at once what is wrong, or that it is mended: nobody is being served."""
    if event.fault == state.fault:
        return state, ()
    return home(replace(state, fault=event.fault)), ()


# Ready, out of order, and waiting for an employee.


def show_hint(state: State, screen: Ready, event: Hinted) -> Move:
    """Put a word beside the camera picture."""
    return replace(state, screen=replace(screen, hint=event.hint)), ()


def call_staff(state: State, _screen: Screen, _event: Event) -> Move:
    """Call an employee: at the entrance nobody types a number alone."""
    if state.mode is Mode.DESK:
        return state, ()
    return replace(state, screen=CallingStaff()), (Play(Sound.CALL),)


def ask_pin(state: State, _screen: Screen, _event: Event) -> Move:
    """Ask the employee who they are."""
    return replace(state, screen=PinTyping()), ()


def open_entry(state: State, _screen: Screen, event: EntryChosen) -> Move:
    """Open the entry at a desk; at the entrance it stays locked."""
    if state.mode is Mode.SELF:
        return state, ()
    return replace(state, screen=entry_for(event.kind, DESK_STAFF, direction(state))), ()


def change_entry(state: State, screen: IinTyping | StateChoosing | NumberTyping, event: EntryChosen) -> Move:
    """Change between IIN and passport; what was typed of the other goes, consent stays with the visitor."""
    consent = True if isinstance(screen, NumberTyping) else screen.consent
    return replace(state, screen=replace(entry_for(event.kind, screen.staff, screen.direction), consent=consent)), ()


def turn_exit(state: State, _screen: Ready | VerdictShown, _event: Event) -> Move:
    """Let the next visitor out, or in again; only a desk counts who is inside."""
    if state.mode is Mode.SELF:
        return state, ()
    return home(state, Direction.ENTRY if direction(state) is Direction.EXIT else Direction.EXIT), ()


def entry_for(kind: Kind, staff: str, way: Direction = Direction.ENTRY) -> IinTyping | StateChoosing:
    """Return the first screen on which staff enter a number of this kind."""
    match kind:
        case Kind.IIN:
            return IinTyping(staff, direction=way)
        case Kind.PASSPORT:
            return StateChoosing(staff, direction=way)


def _sound(event: Checked) -> Sound:
    if event.direction is Direction.EXIT:
        return Sound.NOTED
    if not event.verdict.enforced:
        return Sound.NOTED
    return Sound.ADMITTED if event.verdict.outcome is Outcome.ADMIT else Sound.ASK_STAFF
