"""What is touched or typed, as events of the machine."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from PySide6.QtCore import Qt

from kiosk.domain.screen.event import (
    Backed,
    Cancelled,
    Cleared,
    Confirmed,
    ConsentToggled,
    EntryChosen,
    Erased,
    Event,
    ExitChosen,
    LanguageChosen,
    NoSmartphone,
    OverrideAsked,
    StaffArrived,
    StateChosen,
    Typed,
    WhyChosen,
)
from kiosk.domain.screen.service_event import RecoveryAsked, TaskChosen, TechnicianAsked, TopicChosen, WayChosen
from kiosk.domain.screen.state import Kind, Language, Why
from kiosk.domain.screen.technician import Task, Topic, Way


def _task(name: str, argument: str = "") -> TaskChosen:
    return TaskChosen(Task(name), argument)


INTENTS: Final[Mapping[str, Callable[[str], Event]]] = {
    "back": lambda _: Backed(),
    "cancel": lambda _: Cancelled(),
    "clear": lambda _: Cleared(),
    "confirm": lambda _: Confirmed(),
    "consent": lambda _: ConsentToggled(),
    "entry": lambda kind: EntryChosen(Kind(kind)),
    "erase": lambda _: Erased(),
    "exit": lambda _: ExitChosen(),
    "language": lambda code: LanguageChosen(Language(code)),
    "no_smartphone": lambda _: NoSmartphone(),
    "staff": lambda _: StaffArrived(),
    "state": StateChosen,
    "override": lambda _: OverrideAsked(),
    "recovery": lambda _: RecoveryAsked(),
    "task": lambda order: _task(*order.split(":", maxsplit=1)),
    "technician": lambda _: TechnicianAsked(),
    "topic": lambda name: TopicChosen(Topic(name)),
    "type": Typed,
    "way": lambda name: WayChosen(Way(name)),
    "why": lambda name: WhyChosen(Why(name)),
}
"""The intents of a View's buttons; each takes the button's argument."""


def key_event(key: int, text: str) -> Event | None:
    """Return what a key that no button took means, or None where it means nothing."""
    known = _keys().get(key)
    if known is not None:
        return known
    return Typed(text) if len(text) == 1 and text.isprintable() else None


@cache  # not a constant: Qt.Key costs 15 ms to load, which the first picture need not wait for
def _keys() -> Mapping[int, Event]:
    return {
        Qt.Key.Key_Return: Confirmed(),
        Qt.Key.Key_Enter: Confirmed(),
        Qt.Key.Key_Escape: Cancelled(),
        Qt.Key.Key_Backspace: Erased(),
        Qt.Key.Key_Delete: Cleared(),
        Qt.Key.Key_F12: TechnicianAsked(),
    }
