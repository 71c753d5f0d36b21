"""The pages of an employee's own decision and of the technician: plain lists, state first, remedy beside it."""

from typing import Final, assert_never

from kiosk.domain.screen.event import Task
from kiosk.domain.screen.state import State, Technician, Topic, Why
from kiosk.ui.line import status_line
from kiosk.ui.speech import Speech
from kiosk.ui.surroundings import CameraState, Condition, Fact, Finding, Surroundings
from kiosk.ui.view import Button, ChoicePage, Line, TechnicianPage
from kiosk.ui.words import grouped

FACTS: Final = {
    Topic.STATUS: (Fact.PLACE, Fact.TERMINAL, Fact.FAULT, Fact.CLOCK, Fact.DISK, Fact.FINDING),
    Topic.SYNC: (Fact.DATA, Fact.SERVER, Fact.LAST_SYNC, Fact.WAITING, Fact.REJECTED),
    Topic.CAMERA: (Fact.CAMERA, Fact.RATE),
    Topic.DEVICES: (Fact.SCANNER, Fact.SOUND),
    Topic.ENROL: (Fact.ENROLLED,),
    Topic.ABOUT: (Fact.VERSION, Fact.LICENCES),
}
TASKS: Final = {
    Topic.STATUS: (Task.EXAMINE, Task.SAVE_DIAGNOSTICS),
    Topic.SYNC: (Task.SYNC_NOW,),
    Topic.CAMERA: (Task.NEXT_CAMERA, Task.MIRROR),
    Topic.DEVICES: (Task.TEST_SOUND,),
    Topic.ENROL: (),
    Topic.ABOUT: (),
}
_LOOKS: Final = {
    Condition.PLAIN: ("override", ""),
    Condition.GOOD: ("green", "admit"),
    Condition.WARN: ("yellow", "info"),
    Condition.BAD: ("red", "deny"),
}


def present_why(say: Speech) -> ChoicePage:
    """Return the reasons an employee may give for their own decision."""
    return ChoicePage(
        title=say("why.title"),
        text=say("why.text"),
        options=tuple(Button("why", say(f"why.{why.value}"), why.value) for why in Why),
        buttons=(Button("cancel", say("button.cancel")),),
    )


def present_technician(state: State, screen: Technician, around: Surroundings, say: Speech) -> TechnicianPage:
    """Return what there is to know about one topic, and what can be done about it."""
    told = (_fault(state, say), *_known(screen, around, say), *around.findings)
    wanted = FACTS[screen.topic]
    lines = [_line(one, say) for fact in wanted for one in told if one.fact is fact]
    return TechnicianPage(
        title=say(f"topic.{screen.topic.value}"),
        topics=tuple(
            Button("topic", say(f"topic.{topic.value}"), topic.value, chosen=topic is screen.topic) for topic in Topic
        ),
        lines=tuple(lines),
        preview=screen.topic in (Topic.CAMERA, Topic.ENROL),
        tasks=tuple(Button("task", say(f"task.{task.value}"), task.value) for task in TASKS[screen.topic]),
        buttons=(Button("cancel", say("button.close")),),
    )


def _fault(state: State, say: Speech) -> Finding:
    if state.fault is None:
        return Finding(Fact.FAULT, say("fact.no_fault"), Condition.GOOD)
    reason = state.fault.reason.value
    value = f"{state.fault.code} · {say(f'reason.{reason}.short')}"
    return Finding(Fact.FAULT, value, Condition.BAD, say(f"reason.{reason}.staff"))


def _line(finding: Finding, say: Speech) -> Line:
    role, icon = _LOOKS[finding.condition]
    return Line(role=role, icon=icon, label=say(f"fact.{finding.fact.value}"), value=finding.value, note=finding.note)


def _known(screen: Technician, around: Surroundings, say: Speech) -> tuple[Finding, ...]:
    """Return the facts that every page's surroundings tell."""
    venue = {"kk": around.venue.kk, "ru": around.venue.ru, "en": around.venue.en}[say.language.value]
    status = status_line(around, say)
    fresh = {"green": Condition.GOOD, "yellow": Condition.WARN}.get(status.role, Condition.BAD)
    read = say("fact.scanner_try") if screen.read is None else say("fact.scanner_read", n=screen.read)
    enrolled = bool(venue)
    return (
        Finding(Fact.PLACE, venue or "—"),
        Finding(Fact.TERMINAL, around.door or "—"),
        Finding(Fact.DATA, status.text, fresh),
        Finding(Fact.WAITING, grouped(around.waiting)),
        _camera(around, say),
        Finding(Fact.SCANNER, read, Condition.PLAIN if screen.read is None else Condition.GOOD),
        Finding(
            Fact.ENROLLED,
            say("fact.yes" if enrolled else "fact.no"),
            Condition.GOOD if enrolled else Condition.BAD,
            say("fact.enrol_how"),
        ),
    )


def _camera(around: Surroundings, say: Speech) -> Finding:
    match around.camera:
        case CameraState.LIVE:
            return Finding(Fact.CAMERA, say("fact.camera_works"), Condition.GOOD)
        case CameraState.STARTING:
            return Finding(Fact.CAMERA, say("camera.starting"), Condition.WARN)
        case CameraState.LOST:
            return Finding(Fact.CAMERA, say("camera.lost"), Condition.BAD, around.camera_code)
    assert_never(around.camera)
