"""Tell a story to the machine: a state, events, what comes of them."""

from kiosk.domain.screen.event import (
    Effect,
    Event,
    Typed,
)
from kiosk.domain.screen.state import (
    Fault,
    Language,
    Mode,
    Ready,
    Screen,
    State,
)
from kiosk.domain.screen.table import step
from sync.model.decision import Verdict
from sync.model.status import Status
from sync.model.visit import Outcome, Reason

RIGHT = "800416100076"
WRONG = "800416100077"
GREEN = Verdict(Outcome.ADMIT, Reason.GREEN, Status.GREEN)
RED = Verdict(Outcome.DENY, Reason.RED, Status.RED)
FAULT = Fault(Reason.NOT_ENROLLED, "K-ENR-1")


def self_mode(screen: Screen | None = None) -> State:
    return State(Mode.SELF, Language.KK, screen=Ready() if screen is None else screen)


def desk_mode(screen: Screen | None = None) -> State:
    return State(Mode.DESK, Language.RU, screen=Ready() if screen is None else screen)


def after(state: State, *events: Event, at: float = 0.0) -> tuple[State, tuple[Effect, ...]]:
    """Return the state after all events, and the effects of the last one."""
    effects: tuple[Effect, ...] = ()
    for event in events:
        state, effects = step(state, event, at)
    return state, effects


def typed(text: str) -> tuple[Typed, ...]:
    return tuple(Typed(character) for character in text)
