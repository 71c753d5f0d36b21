"""What a technician has done: asked of the agent, set in the settings, or worked out on a thread of its own.

Nothing here holds up the glass. How far a task is, and what came of it, shows in `service`; what changes a screen comes
back as an event.
"""

import hashlib
import json
import logging
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.app.crew import Crew
from kiosk.app.diagnostics import Known, diagnostics, file_name, machine
from kiosk.app.keeping import Keeping
from kiosk.app.looking import Found, Looking
from kiosk.app.place import Place
from kiosk.app.post import Post, done_with
from kiosk.app.self_test import Seen, plain_report, read_report, self_test
from kiosk.app.stick import write_onto
from kiosk.app.told import findings_from, sync_from
from kiosk.domain.screen.event import Sound
from kiosk.domain.screen.service_event import Reconfigured
from kiosk.domain.screen.technician import Order, Task, Way
from kiosk.errors import KioskError
from kiosk.settings import Settings
from kiosk.ui.asset import asset_folder
from kiosk.ui.service import Done, Examined, Failed, Report, Running, Service, Trouble, Work
from sync.model.prefix import TICKET_PREFIX
from sync.replica.aside import set_aside_of
from sync.replica.database import ReplicaError
from sync.replica.mailbox import Json

log = logging.getLogger(__name__)

Job = Callable[[threading.Event], Work]
SELF_TEST_FILE: Final = "self-test.json"
BEGUN_AFTER: Final = 60.0
"""Seconds after which camera and agent have begun to work, or never will: a test before that would find them ill."""


class Rig(Protocol):
    """The parts of the running kiosk that a technician turns."""

    def apply(self, before: Settings, after: Settings) -> None:
        """Go by other settings."""
        ...

    def play(self, sound: Sound, heard: Callable[[bool], None]) -> None:
        """Let a sound be heard, and tell whether it can be; the answer comes from another thread."""
        ...

    def rates(self) -> tuple[float, float]:
        """Return how many pictures the camera gives, and how many are looked at, a second."""
        ...

    def dials(self) -> frozenset[str]:
        """Return what can be turned at the camera that is open."""
        ...


@dataclass
class _Memory:
    """What was found, until it is found anew."""

    found: Found = field(default_factory=Found)
    sync: Json = None
    mailbox: tuple[Examined, ...] = ()
    doctor: tuple[Examined, ...] = ()
    report: Report | None = None
    ticket: bytes = b""
    tested_on: str = ""


class Errands(QObject):
    """All tasks but the codes of employees (see `kiosk.app.codes`). Its slots run on the GUI thread.

    `answered` tells the text of a file on a stick that may be the central server's answer to a recovery request.
    """

    happened = Signal(object)
    answered = Signal(bytes)
    _ended = Signal(object, object)

    def __init__(self, place: Place, rig: Rig, settings: Settings, keeping: Keeping, crew: Crew) -> None:
        super().__init__()
        self._place = place
        self._rig = rig
        self._settings = settings
        self._keeping = keeping
        self._post = Post(place.folder, place.mailbox, place.outbox, place.monotonic)
        self._crew = crew
        self._begun = place.monotonic()
        self._looking = Looking(place.staff, crew)
        self._memory = _Memory(report=read_report(place.folder.path / SELF_TEST_FILE))
        self._ended.connect(self._on_ended)
        self._looking.found.connect(self._on_found)
        keeping.kept.connect(self._on_kept)
        keeping.refused.connect(self._on_refused)

    @property
    def service(self) -> Service:
        """Return what the technician's pages tell."""
        memory, found, around = self._memory, self._memory.found, self._place.around
        return Service(
            settings=self._settings,
            sync=sync_from(memory.sync),
            works=self._post.works,
            doctor=(*memory.mailbox, *memory.doctor),
            report=memory.report,
            staff=found.staff,
            sticks=found.sticks,
            cameras=found.cameras,
            rates=self._rig.rates(),
            dials=self._rig.dials(),
            disk_free=around.readiness.disk_free(),
            clock_trusted=around.trusted() is not None,
            version=found.version,
            licences=found.licences,
        )

    def on_second(self, *, watched: bool) -> None:
        """Look what the agent did; while somebody is watching, at everything. Test the terminal at opening time."""
        self._post.look()
        if watched:
            self._memory.sync, self._memory.mailbox = _heard(self._place)
            self._looking.look()
        self._open_shop()

    def do(self, order: Order) -> None:
        """Do what was chosen."""
        match order.task:
            case Task.SYNC_NOW:
                self._post.sync_now()
            case Task.EXAMINE:
                self._post.ask(Task.EXAMINE, "doctor", {}, self._examined)
            case Task.IMPORT_BUNDLE:
                self._post.ask(Task.IMPORT_BUNDLE, "import_bundle", {"path": order.argument}, done_with)
            case Task.EXPORT_VISITS:
                self._post.ask(Task.EXPORT_VISITS, "write_letter", {"path": order.argument}, done_with)
            case Task.SET:
                self._keeping.keep(order.argument)
            case _:
                self._work_on(order)

    def take_ticket(self, payload: bytes, way: Way) -> None:
        """Enrol with a ticket that was held to the camera; a code that is still there is taken once."""
        mark = hashlib.blake2b(payload + way.value.encode()).digest()
        if mark == self._memory.ticket or isinstance(self._post.works.get(Task.ENROL), Running):
            return
        self._memory.ticket = mark
        text = payload.decode("ascii", "replace")
        sticks = self._memory.found.sticks
        wish: dict[str, Json] = {"ticket": text, "name": self._settings.terminal.name}
        if not text.startswith(TICKET_PREFIX):
            self._post.put(Task.ENROL, Failed(Trouble("no_ticket")))
        elif way is Way.LETTER and not sticks:
            self._post.put(Task.ENROL, Failed(Trouble("K-USB-1")))
        elif way is Way.LETTER:
            self._post.ask(Task.ENROL, "ask_by_letter", {**wish, "path": sticks[0].path}, done_with)
        else:
            self._post.ask(Task.ENROL, "enrol", {**wish, "again": way is Way.ANEW}, _enrolled)

    def open_pages(self) -> None:
        """Begin afresh: what the last technician tried is forgotten, and everything is looked at."""
        self._memory.ticket = b""
        self._post.forget()
        self.on_second(watched=True)

    def _work_on(self, order: Order) -> None:
        match order.task:
            case Task.TEST_SOUND:
                self._rig.play(Sound.ADMITTED, self._heard)
            case Task.SELF_TEST:
                self._test()
            case Task.SAVE_DIAGNOSTICS:
                self._begin(order.task, self._diagnosing(Path(order.argument)))
            case Task.REMOVE_EMPLOYEE:
                self._begin(order.task, lambda _: self._removed(order.argument))
            case task:
                log.error("task %s is none of the errands", task.value)

    def _begin(self, task: Task, job: Job) -> None:
        if not isinstance(self._post.works.get(task), Running):
            self._post.put(task, Running())
            self._crew.begin(task.value, lambda stop: _work_through(job, stop, partial(self._ended.emit, task)))

    @Slot(object, object)
    def _on_ended(self, task: Task, work: Work) -> None:
        self._post.put(task, work)
        self._memory.report = read_report(self._place.folder.path / SELF_TEST_FILE)
        self._looking.look(at_once=True)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self._memory.found = found
        for answer in found.answers:
            self.answered.emit(answer)

    def _heard(self, heard: bool) -> None:  # noqa: FBT001  # the port's own
        self._ended.emit(Task.TEST_SOUND, Done() if heard else Failed(Trouble("K-SND-1")))

    def _examined(self, answer: Json) -> Work:
        self._memory.doctor = findings_from(answer)
        ill = next((one.trouble for one in self._memory.doctor if one.trouble is not None), None)
        return Done() if ill is None else Failed(ill)

    @Slot(object, object)
    def _on_kept(self, before: Settings, after: Settings) -> None:
        self._post.put(Task.SET, Done())
        self._settings = after
        self._rig.apply(before, after)
        terminal = after.terminal
        self.happened.emit(Reconfigured(terminal.mode, terminal.language, terminal.offered))

    @Slot(object)
    def _on_refused(self, trouble: Trouble) -> None:
        self._post.put(Task.SET, Failed(trouble))

    def _removed(self, code: str) -> Work:
        self._place.staff.remove(code)
        log.info("employee's code %s removed", code)
        return Done()

    def _open_shop(self) -> None:
        at = self._settings.terminal.self_test_at
        if not at or self._place.monotonic() - self._begun < BEGUN_AFTER:
            return
        now = self._place.around.look().now
        report = self._memory.report
        tested = report is not None and report.at.astimezone(now.tzinfo).date() == now.date()
        if f"{now:%H:%M}" >= at and not tested and self._memory.tested_on != f"{now:%Y-%m-%d}":
            self._memory.tested_on = f"{now:%Y-%m-%d}"
            self._test()

    def _test(self) -> None:
        around, folder = self._place.around, self._place.folder
        now = around.look()
        trusted, free = around.trusted() is not None, around.readiness.disk_free() or 0
        seen = Seen(now.camera, now.camera_code, now.freshness, trusted, free, self._settings.sound.volume)

        def job(stop: threading.Event) -> Work:
            report = self_test(folder, asset_folder() / "sounds", seen, now.now, stop)
            text = json.dumps(plain_report(report), ensure_ascii=False)
            write_onto(folder.path, SELF_TEST_FILE, text.encode())
            ill = [one.part for one in report.findings if one.trouble is not None]
            log.info("self-test: %s", f"not well: {', '.join(ill)}" if ill else "all is well")
            return Done()

        self._begin(Task.SELF_TEST, job)

    def _diagnosing(self, stick: Path) -> Job:
        service, now, folder = self.service, self._place.around.look().now, self._place.folder
        staff = () if isinstance(service.staff, Trouble) else service.staff
        known = Known(
            {
                "settings": asdict(service.settings),
                "sync": self._memory.sync,
                "findings": {"doctor": service.doctor, "self_test": service.report, "codes": len(staff)},
                "cameras": [asdict(one) for one in service.cameras],
                "versions": {one.package: one.version for one in service.licences} | machine(),
            },
            folder.path / "log",
            tuple(one.name for one in staff),
        )
        name = file_name(now, service.sync.terminal_id)
        return lambda _: Done(write_onto(stick, name, diagnostics(known)).name)


def _heard(place: Place) -> tuple[Json, tuple[Examined, ...]]:
    """Return what the agent said last of the sync, and what is wrong with the mailbox, if anything."""
    try:
        said = place.mailbox.said("sync")
    except ReplicaError as fault:
        return None, (Examined("agent", Trouble(fault.code, fault.what)),)
    broken = set_aside_of(place.folder.agent)
    found = Examined("agent", Trouble("K-MBX-1", ", ".join(path.name for path in broken)))
    return said, (found,) if broken else ()


def _enrolled(answer: Json) -> Work:
    return done_with(answer.get("terminal_id") if isinstance(answer, dict) else None)


def _work_through(job: Job, stop: threading.Event, ended: Callable[[Work], None]) -> None:
    """Tell how a job ended, even if it crashed: what nobody works at any more may be begun again."""
    work: Work = Failed(Trouble("internal_error"))
    try:
        work = job(stop)
    except (KioskError, ReplicaError) as fault:
        log.warning("%s", fault.code)
        work = Failed(Trouble(fault.code, fault.what))
    finally:
        ended(work)
