"""How the sync stands, what it did last, and what a stick is for."""

from typing import assert_never

from kiosk.domain.screen.technician import Task
from kiosk.ui.service import Cycle, Fetched, Lane, Sent, Service, Trouble, Unchanged
from kiosk.ui.speech import Speech
from kiosk.ui.surroundings import Surroundings
from kiosk.ui.topic import trouble as words
from kiosk.ui.topic.row import Condition, fact, task_button, task_row
from kiosk.ui.topic.status import data_row, stick_row
from kiosk.ui.view import Row
from kiosk.ui.words import grouped, when


def sync_rows(around: Surroundings, say: Speech) -> tuple[Row, ...]:
    """Return the sync's state and history; each direction stands for itself."""
    service = around.service
    sync = service.sync
    rejected = Condition.WARN if sync.dead_letters else Condition.PLAIN
    return (
        task_row(Task.SYNC_NOW, service, say),
        data_row(around, say),
        fact(say("fact.held"), _held(sync.seq, sync.rows, say)),
        _lane("pull", sync.pull, around, say),
        _lane("push", sync.push, around, say),
        _lane("contact", sync.contact, around, say),
        fact(say("fact.waiting"), grouped(around.waiting)),
        fact(
            say("fact.rejected"),
            grouped(sync.dead_letters),
            rejected,
            say("fact.rejected_how") if sync.dead_letters else "",
        ),
        *bundle_rows(service, say),
        stick_row(Task.EXPORT_VISITS, service, say),
        fact(say("history.title"), say("history.newest" if sync.history else "history.none")),
        *(_cycle(cycle, around, say) for cycle in sync.history),
    )


def bundle_rows(service: Service, say: Speech) -> tuple[Row, ...]:
    """Return the bundles on sticks, each with the button to take it in."""
    found = [(stick, bundle) for stick in service.sticks for bundle in stick.bundles]
    label = say("task.import_bundle")
    if not found and Task.IMPORT_BUNDLE not in service.works:
        return (fact(label, say("stick.no_bundle"), note=say("stick.how")),)
    buttons = tuple(
        task_button(
            Task.IMPORT_BUNDLE,
            f"{stick.name} · {bundle}",
            f"{stick.path}/{bundle}",
            name=f"{label}: {stick.name} {bundle}",
        )
        for stick, bundle in found
    )
    return (task_row(Task.IMPORT_BUNDLE, service, say, buttons),)


def _cycle(cycle: Cycle, around: Surroundings, say: Speech) -> Row:
    """Return a past sync: when, which direction, what came of it; how often it went so."""
    zone = around.now.tzinfo
    at, since = (when(instant.astimezone(zone), around.now) for instant in (cycle.at, cycle.since))
    often = say("history.times", n=cycle.times, time=since) if cycle.times > 1 else ""
    label = f"{at} · {say(f'lane.{cycle.lane}')}"
    match cycle.came:
        case Fetched(seq, rows):
            return fact(label, _held(seq, rows, say), Condition.GOOD, often)
        case Sent(visits):
            return fact(label, say("history.sent", n=grouped(visits)), Condition.GOOD, often)
        case Unchanged():
            return fact(
                label, say("history.met" if cycle.lane == "contact" else "history.unchanged"), Condition.GOOD, often
            )
        case Trouble() as trouble:
            note = " · ".join(filter(None, (words.to_report(trouble), often)))
            return fact(label, words.what(trouble, say), Condition.BAD, note)
    assert_never(cycle.came)


def _held(seq: int | None, rows: int | None, say: Speech) -> str:
    if seq is None or rows is None:
        return "—"
    return say("fact.held_rows", seq=seq, rows=grouped(rows))


def _lane(name: str, lane: Lane, around: Surroundings, say: Speech) -> Row:
    label, zone = say(f"lane.{name}"), around.now.tzinfo
    worked = say("fact.never") if lane.last_success is None else when(lane.last_success.astimezone(zone), around.now)
    soon = "" if lane.next_try is None else say("lane.next", time=f"{lane.next_try.astimezone(zone):%H:%M:%S}")
    if lane.busy:
        return fact(label, say("work.running"), Condition.WARN, say("lane.worked", time=worked))
    if lane.trouble is None:
        return fact(label, worked, Condition.PLAIN if lane.last_success is None else Condition.GOOD, soon)
    if lane.failing:
        note = "\n".join(filter(None, (words.remedy(lane.trouble, say), say("lane.worked", time=worked), soon)))
        return fact(label, words.what(lane.trouble, say), Condition.BAD, note)
    at = "—" if lane.trouble_at is None else when(lane.trouble_at.astimezone(zone), around.now)
    note = say("lane.before", time=at, what=words.what(lane.trouble, say))
    return fact(label, worked, Condition.GOOD, f"{note}\n{soon}" if soon else note)
