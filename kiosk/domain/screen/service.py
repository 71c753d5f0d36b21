"""The moves of an employee's own decision, and of the technician."""

from dataclasses import replace

from kiosk.domain.decision import may_override
from kiosk.domain.screen.event import Do, Event, ScannerTested, TaskChosen, TopicChosen, WhyChosen
from kiosk.domain.screen.moves import Move
from kiosk.domain.screen.state import (
    Decide,
    Mode,
    OpenTechnician,
    PinTyping,
    Screen,
    State,
    Technician,
    VerdictShown,
    WhyChoosing,
)


def may_decide(state: State, screen: VerdictShown) -> bool:
    """Tell whether an employee may admit by their own decision: at a desk, and never where it says YELLOW or RED."""
    return state.mode is Mode.DESK and screen.verdict.enforced and may_override(screen.verdict)


def ask_why(state: State, screen: VerdictShown, _event: Event) -> Move:
    """Ask for the reason first: it is what makes a decision one."""
    return (replace(state, screen=WhyChoosing()), ()) if may_decide(state, screen) else (state, ())


def choose_why(state: State, _screen: WhyChoosing, event: WhyChosen) -> Move:
    """Ask who decides."""
    return replace(state, screen=PinTyping(purpose=Decide(event.why))), ()


def ask_technician(state: State, _screen: Screen, _event: Event) -> Move:
    """Ask who wants to look after the terminal."""
    return replace(state, screen=PinTyping(purpose=OpenTechnician())), ()


def choose_topic(state: State, screen: Technician, event: TopicChosen) -> Move:
    """Turn to something else."""
    return replace(state, screen=Technician(screen.staff, event.topic)), ()


def do_task(state: State, screen: Technician, event: TaskChosen) -> Move:
    """Have something done."""
    return replace(state, screen=replace(screen)), (Do(event.task),)


def note_scanner(state: State, screen: Technician, event: ScannerTested) -> Move:
    """Show how much the hand-scanner sent."""
    return replace(state, screen=replace(screen, read=event.characters)), ()
