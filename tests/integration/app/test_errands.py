"""A technician's tasks, done by a real agent process at a register on loopback; the glass is what they show on."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.post import AGENT_PATIENCE
from kiosk.domain.screen.event import Cancelled, Confirmed, Typed
from kiosk.domain.screen.service_event import TaskChosen, TechnicianAsked, TopicChosen, WayChosen
from kiosk.domain.screen.state import Mode, OutOfOrder
from kiosk.domain.screen.technician import CodeSetting, Task, Technician, Topic, Way
from kiosk.ui.service import Done, Enrolment, Failed, Running, Stick, Trouble, Work
from tests.fakes.register import Register
from tests.fakes.terminal import pass_text
from tests.fakes.web import Web
from tests.faults.agent.conftest import ROWS, end
from tests.faults.agent.process import Terminal, register_on_loopback
from tests.integration.app.conftest import GREEN, Door

PATIENCE = 30_000
SETTLED = (Done, Failed)


@pytest.fixture
def loopback(tmp_path: Path) -> Iterator[tuple[Register, Web]]:
    with register_on_loopback(tmp_path / "register") as made:
        register, _ = made
        register.repository.put_base(1, ROWS)
        register.repository.publish()
        yield made


@pytest.fixture
def terminal(tmp_path: Path, loopback: tuple[Register, Web]) -> Iterator[Terminal]:
    made = Terminal(tmp_path / "terminal", loopback[0])
    made.folder.create()
    yield made
    end(made)


@pytest.fixture
def new(terminal: Terminal, qtbot: QtBot) -> Iterator[Door]:
    """Open a kiosk on a machine that is nobody's terminal yet."""
    door = Door(terminal.folder, Mode.SELF)
    yield door
    door.close()


def work(door: Door, task: Task) -> Work | None:
    return door.errands.service.works.get(task)


def let_pass(door: Door, qtbot: QtBot, task: Task) -> Work:
    """Let seconds go by until a task is over."""

    def over() -> bool:
        door.loop.on_second()
        return isinstance(work(door, task), SETTLED)

    qtbot.waitUntil(over, timeout=PATIENCE)
    done = work(door, task)
    assert done is not None
    return done


def set_up(door: Door, qtbot: QtBot, topic: Topic = Topic.ENROL) -> None:
    """Become the technician of a machine that is nobody's terminal yet."""
    door.do(TechnicianAsked(), *map(Typed, "014821"), Confirmed(), *map(Typed, "4821"), Confirmed())
    qtbot.waitUntil(lambda: isinstance(door.screen, Technician), timeout=PATIENCE)
    door.do(TopicChosen(topic))


def test_a_new_machine_becomes_a_terminal_by_its_first_technician_and_a_ticket_before_the_camera(
    new: Door, terminal: Terminal, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    terminal.start()
    assert isinstance(new.screen, OutOfOrder)
    set_up(new, qtbot)
    ticket = terminal.register.ticket()
    for _ in range(20):  # it stays in view
        new.hold(ticket)
    done = let_pass(new, qtbot, Task.ENROL)
    assert isinstance(done, Done)

    def arrived() -> bool:
        new.loop.on_second()
        return new.errands.service.sync.enrolment is Enrolment.ENROLLED and new.around_now.venue.en == "Cinema"

    qtbot.waitUntil(arrived, timeout=PATIENCE)
    sync = new.errands.service.sync
    assert (sync.terminal_id, sync.server) == (done.what, terminal.register.url)
    assert len(terminal.register.terminals) == 1
    assert ticket not in caplog.text
    with closing(sqlite3.connect(terminal.folder.agent)) as mailbox:
        assert ticket not in "\n".join(mailbox.iterdump())


def test_whoever_comes_second_needs_the_first_technicians_pin(new: Door, qtbot: QtBot) -> None:
    set_up(new, qtbot)
    another = Door(new.folder, Mode.SELF)
    another.do(TechnicianAsked())
    assert not isinstance(another.screen, CodeSetting | Technician)
    another.close()


def test_a_code_that_is_no_ticket_says_so_and_asks_the_agent_nothing(new: Door, qtbot: QtBot) -> None:
    set_up(new, qtbot)
    new.hold(pass_text(GREEN))
    assert work(new, Task.ENROL) is None
    new.hold("https://example.kz")
    assert work(new, Task.ENROL) == Failed(Trouble("no_ticket"))
    assert new.mailbox.take() is None


def test_a_used_ticket_is_refused_with_its_cause(new: Door, terminal: Terminal, qtbot: QtBot) -> None:
    terminal.start()
    set_up(new, qtbot)
    ticket = terminal.register.ticket()
    terminal.register.tickets.clear()
    new.hold(ticket)
    done = let_pass(new, qtbot, Task.ENROL)
    assert isinstance(done, Failed)
    assert done.trouble.code == "ticket"


def test_without_a_network_a_request_file_goes_onto_the_stick(
    new: Door, terminal: Terminal, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr("kiosk.app.looking.sticks", lambda: (Stick(str(stick), "stick"),))
    terminal.start()
    set_up(new, qtbot)
    qtbot.waitUntil(lambda: bool(new.errands.service.sticks), timeout=PATIENCE)
    new.do(WayChosen(Way.LETTER))
    new.hold(terminal.register.ticket())
    done = let_pass(new, qtbot, Task.ENROL)
    assert isinstance(done, Done)
    assert [path.name for path in stick.iterdir()] == [done.what]
    assert done.what.startswith("enrol-")


def test_sync_now_is_over_when_every_direction_had_a_turn_even_of_a_second_agent_and_names_what_failed(
    terminal: Terminal, loopback: tuple[Register, Web], qtbot: QtBot
) -> None:
    terminal.enrol()
    terminal.start(every=600.0)
    door = Door(terminal.folder)
    door.do(TaskChosen(Task.SYNC_NOW))  # only a technician's page may ask
    assert work(door, Task.SYNC_NOW) is None
    door.staff.put("01", "", "4821", technician=True)
    door.do(TechnicianAsked(), *map(Typed, "014821"), Confirmed())
    qtbot.waitUntil(lambda: isinstance(door.screen, Technician), timeout=PATIENCE)
    door.do(TopicChosen(Topic.SYNC), TaskChosen(Task.SYNC_NOW))
    assert isinstance(work(door, Task.SYNC_NOW), Running)
    assert let_pass(door, qtbot, Task.SYNC_NOW) == Done()
    assert door.errands.service.sync.seq == 1
    loopback[1].behaviour = lambda exchange: exchange.send(500)
    terminal.kill()
    door.do(TaskChosen(Task.SYNC_NOW))
    terminal.start(every=600.0)
    failed = let_pass(door, qtbot, Task.SYNC_NOW)
    assert isinstance(failed, Failed)
    assert failed.trouble.code == "server_error"
    door.close()


def test_a_sync_whose_agent_ends_is_over_too(new: Door, qtbot: QtBot) -> None:
    set_up(new, qtbot, Topic.SYNC)
    new.do(TaskChosen(Task.SYNC_NOW))
    new.written()
    request = new.mailbox.take()
    assert request is not None
    new.mailbox.finish(request.id, {"ok": True, "result": {"pull": 1, "push": 1, "contact": 1}})
    for elapsed, came in ((0.0, Running()), (AGENT_PATIENCE, Failed(Trouble("agent_stopped")))):
        new.machine.elapsed += elapsed
        new.loop.on_second()
        assert work(new, Task.SYNC_NOW) == came


def test_the_doctors_findings_come_onto_the_glass(new: Door, terminal: Terminal, qtbot: QtBot) -> None:
    terminal.start()
    set_up(new, qtbot, Topic.STATUS)
    new.do(TaskChosen(Task.EXAMINE))
    assert let_pass(new, qtbot, Task.EXAMINE) == Failed(new.errands.service.doctor[3].trouble or Trouble(""))
    found = {one.part: one.trouble.code if one.trouble else "" for one in new.errands.service.doctor}
    assert found == {"disk": "", "snapshot": "", "journal": "", "enrolment": "not_enrolled"}


def test_without_an_agent_a_task_ends_and_nobody_does_it_later(new: Door, qtbot: QtBot) -> None:
    set_up(new, qtbot)
    new.hold("KZE1:" + "a" * 43)
    assert work(new, Task.ENROL) == Running()
    new.written()
    new.machine.elapsed += AGENT_PATIENCE
    new.loop.on_second()
    assert work(new, Task.ENROL) == Failed(Trouble("agent_stopped"))
    new.written()
    assert new.mailbox.take() is None


def test_the_next_technician_begins_afresh(new: Door, qtbot: QtBot) -> None:
    set_up(new, qtbot)
    new.hold("https://example.kz")
    new.do(Cancelled(), TechnicianAsked(), *map(Typed, "014821"), Confirmed())
    qtbot.waitUntil(lambda: isinstance(new.screen, Technician), timeout=PATIENCE)
    assert work(new, Task.ENROL) is None
