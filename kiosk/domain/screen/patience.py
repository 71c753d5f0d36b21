"""How long each screen waits for somebody before it returns to ready by itself."""

from dataclasses import replace
from typing import Final

from kiosk.domain.screen.state import (
    CallingStaff,
    Mode,
    OutOfOrder,
    Ready,
    State,
    VerdictShown,
)
from kiosk.domain.screen.technician import Recovering, Technician
from sync.model.visit import Direction, Outcome

PROLONGED: Final = 3.0
"""How many times its patience a screen may last that nobody touches, whatever is held before the camera."""


def longest(state: State) -> float | None:
    """Return the seconds after the last touch until this screen ends all the same; a hint goes with what it lies on."""
    match state.screen:
        case Ready(hint=hint) if hint is not None:
            seconds = _of_waiting(replace(state, screen=replace(state.screen, hint=None)))
        case _:
            seconds = patience(state)
    return None if seconds is None else PROLONGED * seconds


def patience(state: State) -> float | None:
    """Return the seconds until this screen ends; None is for ever, which only a screen that nobody uses may wait."""
    timing = state.timing
    match state.screen:
        case Ready() | OutOfOrder():
            return _of_waiting(state)
        case CallingStaff():
            return timing.calling
        case VerdictShown() as shown:
            return _of_verdict(state, shown)
        case Technician() | Recovering():
            return timing.technician
        case _:
            return timing.entry


def _of_waiting(state: State) -> float | None:
    match state.screen:
        case Ready(hint=None, direction=Direction.EXIT):
            return state.timing.exit
        case Ready(hint=hint) if hint is not None:
            return state.timing.hint
        case _:
            return state.timing.language if state.language is not None and state.mode is Mode.SELF else None


def _of_verdict(state: State, shown: VerdictShown) -> float:
    if state.mode is Mode.DESK:
        return state.timing.desk_verdict
    return state.timing.admitted if shown.verdict.outcome is Outcome.ADMIT else state.timing.refused
