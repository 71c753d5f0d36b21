"""The employees' codes and PINs, the technicians' among them."""

from kiosk.domain.screen.technician import Order, Task, Technician
from kiosk.ui.service import Colleague, Failed, Trouble
from kiosk.ui.speech import Speech
from kiosk.ui.surroundings import Surroundings
from kiosk.ui.topic.row import Condition, fact, ill, task_button
from kiosk.ui.view import Row


def staff_rows(screen: Technician, around: Surroundings, say: Speech) -> tuple[Row, ...]:
    """Return everybody who has a code; no PIN is ever shown."""
    service = around.service
    new = (
        task_button(Task.ADD_EMPLOYEE, say("task.add_employee")),
        task_button(Task.ADD_TECHNICIAN, say("task.add_technician")),
    )
    if isinstance(service.staff, Trouble):
        return (ill(say("staff.title"), service.staff, say),)
    rows = [fact(say("staff.title"), say("staff.count", n=len(service.staff)), buttons=new)]
    match service.works.get(Task.REMOVE_EMPLOYEE):
        case Failed(trouble):
            rows.append(ill(say("task.remove_employee"), trouble, say))
        case _:
            pass
    return (*rows, *(_colleague(one, screen.armed, say) for one in service.staff))


def _colleague(colleague: Colleague, armed: Order | None, say: Speech) -> Row:
    sure = armed == Order(Task.REMOVE_EMPLOYEE, colleague.code)
    remove = say("staff.really" if sure else "task.remove_employee")
    buttons = (
        task_button(
            Task.CHANGE_PIN, say("task.change_pin"), colleague.code, name=_of("task.change_pin", colleague, say)
        ),
        task_button(Task.REMOVE_EMPLOYEE, remove, colleague.code, name=f"{remove} {colleague.code}"),
    )
    role = say("staff.technician" if colleague.technician else "staff.employee")
    label = f"{colleague.code} · {colleague.name}" if colleague.name else colleague.code
    return fact(label, role, Condition.WARN if sure else Condition.PLAIN, buttons=buttons)


def _of(key: str, colleague: Colleague, say: Speech) -> str:
    return f"{say(key)} {colleague.code}"
