"""The pages of an employee's own decision and of the technician: a list of topics, plain rows, remedy beside state."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from kiosk.domain.screen.state import Screen, State, Why
from kiosk.domain.screen.technician import Recovering, Task, Technician, Topic
from kiosk.ui.service import Failed, Running, Service
from kiosk.ui.speech import Speech
from kiosk.ui.surroundings import Surroundings
from kiosk.ui.topic.devices import camera_rows, device_rows
from kiosk.ui.topic.enrol import enrol_rows
from kiosk.ui.topic.row import Condition, drawn, fact, ill, task_row
from kiosk.ui.topic.staff import staff_rows
from kiosk.ui.topic.status import self_test_rows, status_rows
from kiosk.ui.topic.sync import sync_rows
from kiosk.ui.topic.terminal import about_rows, terminal_rows
from kiosk.ui.view import Button, ChoicePage, Row, TechnicianPage

ROWS: Final[Mapping[Topic, Callable[[State, Technician, Surroundings, Speech], tuple[Row, ...]]]] = {
    Topic.STATUS: lambda state, _, around, say: status_rows(state, around, say),
    Topic.SELF_TEST: lambda _state, _, around, say: self_test_rows(around, say),
    Topic.SYNC: lambda _state, _, around, say: sync_rows(around, say),
    Topic.ENROL: lambda _, screen, around, say: enrol_rows(screen, around, say),
    Topic.CAMERA: lambda _state, _, around, say: camera_rows(around, say),
    Topic.DEVICES: lambda _, screen, around, say: device_rows(screen, around, say),
    Topic.STAFF: lambda _, screen, around, say: staff_rows(screen, around, say),
    Topic.TERMINAL: lambda _state, _, around, say: terminal_rows(around, say),
    Topic.ABOUT: lambda _state, _, around, say: about_rows(around, say),
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
    topics = tuple(Button("topic", say(f"topic.{one.value}"), one.value, chosen=one is screen.topic) for one in Topic)
    return TechnicianPage(
        title=say(f"topic.{screen.topic.value}"),
        reminder=say("technician.notice"),
        topics=(*topics, Button("cancel", say("button.close"))),
        rows=(*_not_kept(around, say), *ROWS[screen.topic](state, screen, around, say)),
        preview=screen.topic in (Topic.CAMERA, Topic.ENROL),
        turn=(say("button.before"), say("button.after")),
    )


def told(screen: Screen, service: Service, say: Speech) -> tuple[str, ...]:
    """Return what has become of each task, or why a recovery code does not count, for who does not see its row.

    Nobody is told of each percent.
    """
    if isinstance(screen, Recovering):
        return () if screen.fault is None else (_recovery_fault(screen, say).value,)
    works = {task: Running() if isinstance(work, Running) else work for task, work in service.works.items()}
    rows = (
        task_row(task, replace(service, works=works), say, ())
        for task, work in works.items()
        if task is not Task.SET or isinstance(work, Failed)
    )
    return tuple(f"{row.label}: {'. '.join(filter(None, (row.value, row.note)))}" for row in rows)


def present_recovery(screen: Recovering, say: Speech) -> TechnicianPage:
    """Return the request for the central server, and the camera's picture to hold its code into."""
    fault = () if screen.fault is None else (_recovery_fault(screen, say),)
    asked = (drawn(say("recovery.request"), screen.request, say("recovery.how")),) if screen.request else ()
    return TechnicianPage(
        title=say("recovery.title"),
        reminder=say("recovery.text"),
        topics=(Button("cancel", say("button.cancel")),),
        rows=(*fault, *asked),
        preview=bool(screen.request),
        turn=(say("button.before"), say("button.after")),
    )


def _not_kept(around: Surroundings, say: Speech) -> tuple[Row, ...]:
    """Return why the last setting was not kept, on whatever page it was changed."""
    match around.service.works.get(Task.SET):
        case Failed(trouble):
            return (ill(say("task.set"), trouble, say),)
        case _:
            return ()


def _recovery_fault(screen: Recovering, say: Speech) -> Row:
    assert screen.fault is not None
    return fact(say("recovery.code"), say(f"recovery.{screen.fault.value}"), Condition.BAD)
