"""The moves of an employee's own decision, and of the technician."""

from dataclasses import replace

from kiosk.domain.screen.event import Do, Event, WhyChosen
from kiosk.domain.screen.moves import Move
from kiosk.domain.screen.service_event import (
    Reconfigured,
    ScannerTested,
    TaskChosen,
    TechnicianAsked,
    TopicChosen,
    WayChosen,
)
from kiosk.domain.screen.state import (
    Decide,
    Mode,
    OpenTechnician,
    PinTyping,
    Screen,
    State,
    VerdictShown,
    WhyChoosing,
)
from kiosk.domain.screen.technician import CHOSEN_TWICE, Claim, CodeField, CodeSetting, Order, Task, Technician
from sync.model.decision import may_override
from sync.model.visit import Reason


def may_decide(state: State, screen: VerdictShown) -> bool:
    """Tell whether an employee may admit by their own decision: at a desk, and never where it says YELLOW or RED."""
    return state.mode is Mode.DESK and screen.verdict.enforced and may_override(screen.verdict)


def ask_why(state: State, screen: VerdictShown, _event: Event) -> Move:
    """Ask for the reason first: it is what makes a decision one."""
    return (replace(state, screen=WhyChoosing()), ()) if may_decide(state, screen) else (state, ())


def choose_why(state: State, _screen: WhyChoosing, event: WhyChosen) -> Move:
    """Ask who decides."""
    return replace(state, screen=PinTyping(purpose=Decide(event.why))), ()


def ask_technician(state: State, _screen: Screen, event: TechnicianAsked) -> Move:
    """Ask who wants to look after the terminal. On one that was never enrolled the first to come chooses a PIN."""
    untouched = state.fault is not None and state.fault.reason is Reason.NOT_ENROLLED
    if event.first and untouched:
        return replace(state, screen=CodeSetting(Claim.FIRST, technician=True)), ()
    return replace(state, screen=PinTyping(purpose=OpenTechnician())), ()


def choose_topic(state: State, screen: Technician, event: TopicChosen) -> Move:
    """Turn to something else."""
    return replace(state, screen=Technician(screen.staff, event.topic)), ()


def choose_way(state: State, screen: Technician, event: WayChosen) -> Move:
    """Note what the next ticket is for."""
    return replace(state, screen=replace(screen, way=event.way)), ()


def do_task(state: State, screen: Technician, event: TaskChosen) -> Move:
    """Have something done; what cannot be undone, when it is asked for a second time."""
    order = Order(event.task, event.argument)
    if event.task in CHOSEN_TWICE and screen.armed != order:
        return replace(state, screen=replace(screen, armed=order)), ()
    match event.task:
        case Task.ADD_EMPLOYEE | Task.ADD_TECHNICIAN:
            technician = event.task is Task.ADD_TECHNICIAN
            return replace(state, screen=CodeSetting(Claim.TECHNICIAN, technician, screen.staff)), ()
        case Task.CHANGE_PIN:
            changing = CodeSetting(
                Claim.TECHNICIAN,
                technician=False,
                staff=screen.staff,
                given=True,
                code=event.argument,
                field=CodeField.PIN,
            )
            return replace(state, screen=changing), ()
        case _:
            return replace(state, screen=replace(screen, armed=None)), (Do(order),)


def note_scanner(state: State, screen: Technician, event: ScannerTested) -> Move:
    """Show what the hand-scanner sent, but for the text itself."""
    return replace(state, screen=replace(screen, scan=event.scan)), ()


def reconfigure(state: State, screen: Technician, event: Reconfigured) -> Move:
    """Go by what the technician has just set; the chosen language goes if it is offered no more."""
    language = state.language if state.language in event.languages else None
    changed = replace(
        state,
        mode=event.mode,
        home_language=event.home_language,
        languages=event.languages,
        language=language,
        screen=replace(screen),
    )
    return changed, ()
