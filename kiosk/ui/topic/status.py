"""How the terminal is: what is wrong now, what the doctor found, what the self-test found."""

from kiosk.domain.screen.state import State
from kiosk.domain.screen.technician import Task
from kiosk.ui.line import status_line
from kiosk.ui.service import Service, Trouble
from kiosk.ui.speech import Speech
from kiosk.ui.surroundings import CameraState, Surroundings
from kiosk.ui.topic import trouble as words
from kiosk.ui.topic.row import Condition, examined, fact, ill, is_ill, setting, task_button, task_row
from kiosk.ui.view import Row
from kiosk.ui.words import clock, grouped, when

LEAST_FREE_MB = 256


def status_rows(state: State, around: Surroundings, say: Speech) -> tuple[Row, ...]:
    """Return what is so now, and what can be found out."""
    service = around.service
    rows = (
        data_row(around, say),
        camera_row(around, say),
        _clock(around, say),
        *_disk(service, say),
        task_row(Task.EXAMINE, service, say),
        *(examined(one, say) for one in service.doctor),
        stick_row(Task.SAVE_DIAGNOSTICS, service, say),
    )
    return (_fault(state, sum(is_ill(row) for row in rows), say), *rows)


def self_test_rows(around: Surroundings, say: Speech) -> tuple[Row, ...]:
    """Return when the terminal tests itself, and what it found last."""
    service = around.service
    report = service.report
    findings = () if report is None else report.findings
    told = say("fact.never") if report is None else when(report.at.astimezone(around.now.tzinfo), around.now)
    ill_ones = sum(one.trouble is not None for one in findings)
    found = Condition.PLAIN if report is None else Condition.BAD if ill_ones else Condition.GOOD
    note = say("self_test.found", n=ill_ones) if ill_ones else ""
    return (
        task_row(Task.SELF_TEST, service, say),
        fact(say("fact.last_test"), told, found, note),
        *(examined(one, say) for one in findings if one.trouble is not None),
        *(examined(one, say) for one in findings if one.trouble is None),
        _opening(service.settings.terminal.self_test_at, say),
    )


def data_row(around: Surroundings, say: Speech) -> Row:
    """Return how old the data are."""
    status = status_line(around, say)
    fresh = {"green": Condition.GOOD, "yellow": Condition.WARN}.get(status.role, Condition.BAD)
    return fact(say("fact.data"), status.text, fresh)


def camera_row(around: Surroundings, say: Speech) -> Row:
    """Return whether there is a picture, and why not."""
    match around.camera:
        case CameraState.LIVE:
            return fact(say("fact.camera"), say("fact.camera_works"), Condition.GOOD)
        case CameraState.STARTING:
            return fact(say("fact.camera"), say("camera.starting"), Condition.WARN)
        case CameraState.LOST:
            return ill(say("fact.camera"), Trouble(around.camera_code), say)


def stick_row(task: Task, service: Service, say: Speech) -> Row:
    """Return what is written onto a stick, with a button for each that is plugged in."""
    label = say(f"task.{task.value}")
    buttons = tuple(
        task_button(task, stick.name, stick.path, name=f"{label}: {stick.name}") for stick in service.sticks
    )
    if not buttons and task not in service.works:
        return fact(label, say("stick.none"), note=say("stick.how"))
    return task_row(task, service, say, buttons)


def _fault(state: State, below: int, say: Speech) -> Row:
    """Return what stops the checks, or how much else does not work."""
    if state.fault is None and below:
        return fact(say("fact.fault"), say("fact.faults_below", n=below), Condition.BAD)
    if state.fault is None:
        return fact(say("fact.fault"), say("fact.no_fault"), Condition.GOOD)
    reason, code = state.fault.reason.value, state.fault.code
    if code in words.WORDS:
        return fact(say("fact.fault"), say(f"reason.{reason}.short"), Condition.BAD, words.remedy(Trouble(code), say))
    value = f"{code} · {say(f'reason.{reason}.short')}"
    return fact(say("fact.fault"), value, Condition.BAD, say(f"reason.{reason}.staff"))


def _clock(around: Surroundings, say: Speech) -> Row:
    if not around.service.clock_trusted:
        return ill(say("fact.clock"), Trouble("K-CLK-1"), say)
    return fact(say("fact.clock"), f"{clock(around.now)} · {around.now:%d.%m.%Y} · {around.now:%Z}", Condition.GOOD)


def _disk(service: Service, say: Speech) -> tuple[Row, ...]:
    if service.disk_free is None:
        return ()
    megabytes = service.disk_free >> 20
    if megabytes < LEAST_FREE_MB:
        return (ill(say("fact.disk"), Trouble("disk_full"), say),)
    return (fact(say("fact.disk"), f"{grouped(megabytes)} MB", Condition.GOOD),)


def _opening(at: str, say: Speech) -> Row:
    hour = int(at[:2]) if at else 9
    earlier, later = (f'"{(hour + by) % 24:02}:{at[3:] if at else "00"}"' for by in (-1, 1))
    label = say("fact.opening")
    buttons = (
        setting("terminal.self_test_at", earlier, "−", name=f"{label} −"),
        setting("terminal.self_test_at", later, "+", name=f"{label} +"),
        setting("terminal.self_test_at", '""', say("fact.off"), chosen=not at, name=f"{label}: {say('fact.off')}"),
    )
    return fact(label, at or say("fact.off"), buttons=buttons)
