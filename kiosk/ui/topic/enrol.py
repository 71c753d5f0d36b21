"""Which venue this terminal belongs to, and how it comes to belong to one."""

from kiosk.domain.screen.technician import Task, Technician, Way
from kiosk.ui.service import Enrolment
from kiosk.ui.speech import Speech
from kiosk.ui.surroundings import Surroundings
from kiosk.ui.topic.row import Condition, fact, task_row
from kiosk.ui.topic.sync import bundle_rows
from kiosk.ui.view import Button, Row
from kiosk.ui.words import local


def enrol_rows(screen: Technician, around: Surroundings, say: Speech) -> tuple[Row, ...]:
    """Return where it is enrolled, what a ticket held to the camera does, and what came of it."""
    service = around.service
    rows = [_enrolled(around, say), _way(screen.way, service.sync.enrolment, say)]
    if Task.ENROL in service.works:
        rows.append(task_row(Task.ENROL, service, say, ()))
    if not service.sticks and screen.way is Way.LETTER:
        rows.append(fact(say("stick.stick"), say("stick.none"), Condition.BAD, say("stick.how")))
    return (*rows, *bundle_rows(service, say))


def _enrolled(around: Surroundings, say: Speech) -> Row:
    sync = around.service.sync
    label = say("fact.enrolled")
    match sync.enrolment:
        case Enrolment.ENROLLED:
            return fact(label, local(around.venue, say.language), Condition.GOOD, f"{sync.terminal_id} · {sync.server}")
        case Enrolment.ASKING:
            return fact(label, say("enrol.asking"), Condition.WARN, say("enrol.asking_how"))
        case Enrolment.REVOKED:
            return fact(label, say("reason.revoked.short"), Condition.BAD, say("remedy.revoked"))
        case Enrolment.NONE:
            return fact(label, say("fact.no"), Condition.BAD, say("fact.enrol_how"))


def _way(chosen: Way, enrolment: Enrolment, say: Speech) -> Row:
    offered = (Way.NETWORK, Way.LETTER) if enrolment is not Enrolment.ENROLLED else (Way.NETWORK, Way.ANEW, Way.LETTER)
    buttons = tuple(Button("way", say(f"way.{way.value}"), way.value, chosen=way is chosen) for way in offered)
    return fact(say("way.title"), say(f"way.{chosen.value}"), note=say(f"way.{chosen.value}.how"), buttons=buttons)
