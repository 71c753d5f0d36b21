"""What rows are made of: facts with their condition, choices, steps, and what became of a task."""

from collections.abc import Sequence
from enum import Enum
from typing import Final, assert_never

from kiosk.domain.screen.technician import Task
from kiosk.ui.service import Done, Examined, Failed, Running, Service, Trouble
from kiosk.ui.speech import Speech
from kiosk.ui.topic import trouble as words
from kiosk.ui.view import Button, Row


class Condition(Enum):
    """How good a fact is; never by colour alone, its note says what to do."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


_LOOKS: Final = {
    Condition.PLAIN: ("neutral", ""),
    Condition.GOOD: ("green", "admit"),
    Condition.WARN: ("yellow", "info"),
    Condition.BAD: ("red", "deny"),
}


def fact(
    label: str, value: str, condition: Condition = Condition.PLAIN, note: str = "", buttons: Sequence[Button] = ()
) -> Row:
    """Return what is so."""
    role, icon = _LOOKS[condition]
    return Row(role=role, icon=icon, label=label, value=value, note=note, buttons=tuple(buttons), code="")


def is_ill(row: Row) -> bool:
    """Tell whether a row says that something does not work."""
    return row.role == _LOOKS[Condition.BAD][0]


def drawn(label: str, text: str, note: str) -> Row:
    """Return a text that is shown as a QR code too; a line of it ends where one of its parts does."""
    value = text.replace(".", ".\u200b")
    return Row(role="neutral", icon="", label=label, value=value, note=note, buttons=(), code=text)


def examined(finding: Examined, say: Speech) -> Row:
    """Return one thing that was tried."""
    label = say(f"part.{finding.part}")
    if finding.trouble is None:
        return fact(label, say("fact.fine"), Condition.GOOD)
    return ill(label, finding.trouble, say)


def ill(label: str, trouble: Trouble, say: Speech, *buttons: Button) -> Row:
    """Return what does not work, its remedy beside it."""
    return fact(label, words.what(trouble, say), Condition.BAD, words.remedy(trouble, say), buttons)


def task_button(task: Task, label: str, argument: str = "", *, enabled: bool = True, name: str = "") -> Button:
    """Return the button that has a task done."""
    return Button("task", label, f"{task.value}:{argument}", enabled=enabled, name=name)


def task_row(task: Task, service: Service, say: Speech, buttons: Sequence[Button] | None = None) -> Row:
    """Return a task, how far it is or what came of it, and the button to have it done."""
    work = service.works.get(task)
    label = say(f"task.{task.value}")
    if buttons is None:
        buttons = (task_button(task, say("button.do"), enabled=not isinstance(work, Running), name=label),)
    match work:
        case None:
            return fact(label, say("work.none"), buttons=buttons)
        case Running(done, total):
            value = say("work.share", n=100 * done // total) if total else say("work.running")
            return fact(label, value, Condition.WARN, buttons=buttons)
        case Done(what):
            return fact(label, say("work.done"), Condition.GOOD, what, buttons)
        case Failed(trouble):
            return ill(label, trouble, say, *buttons)
    assert_never(work)


def setting(key: str, value: str, label: str, *, chosen: bool = False, enabled: bool = True, name: str = "") -> Button:
    """Return the button that gives a setting a value, written as in the settings file."""
    return Button("task", label, f"{Task.SET.value}:{key}={value}", chosen=chosen, enabled=enabled, name=name)


def switch(key: str, label: str, say: Speech, *, on: bool) -> Row:
    """Return a setting that is on or off."""
    words = say("fact.yes" if on else "fact.no")
    buttons = (
        setting(key, "true", say("fact.yes"), chosen=on, name=f"{label}: {say('fact.yes')}"),
        setting(key, "false", say("fact.no"), chosen=not on, name=f"{label}: {say('fact.no')}"),
    )
    return fact(label, words, buttons=buttons)


def steps(key: str, label: str, shown: str, less: float | None, more: float | None) -> Row:
    """Return a setting that goes down and up by steps; None where it goes no further."""
    down, up = (setting(key, _number(to), sign, enabled=to is not None, name=f"{label} {sign}") for sign, to in (
        ("−", less),
        ("+", more),
    ))  # fmt: skip
    return fact(label, shown, buttons=(down, up))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
