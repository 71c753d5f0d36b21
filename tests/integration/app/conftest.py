"""The loop on real files and real PINs, before a glass that remembers; the test is camera, clock and visitor."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.app.around import Around
from kiosk.app.camera_word import CameraWord
from kiosk.app.codes import Codes
from kiosk.app.crew import Crew
from kiosk.app.enrolment_note import EnrolmentNote
from kiosk.app.errands import Errands
from kiosk.app.keeping import Keeping
from kiosk.app.loop import Loop
from kiosk.app.outbox import Outbox
from kiosk.app.place import Place
from kiosk.app.readiness import Parts
from kiosk.app.recorder import Recorder
from kiosk.app.scribe import Scribe
from kiosk.desk import Desk
from kiosk.domain.screen.event import Confirmed, Event, Sound, Typed
from kiosk.domain.screen.service_event import TechnicianAsked
from kiosk.domain.screen.state import Language, Mode, Screen, State
from kiosk.domain.screen.technician import Technician
from kiosk.settings import Settings, TerminalSettings
from kiosk.timekeeper import Timekeeper
from kiosk.ui.surroundings import Surroundings
from kiosk.workers.eyes import Sighting
from sync.model.clock import ClockReading, after_contact
from sync.model.identity import Identity, Iin
from sync.model.status import HealthRecord, Status
from sync.model.visit import visit_id
from sync.replica.clock import change_clock
from sync.replica.database import Folder
from sync.replica.find import Replica
from sync.replica.mailbox import Mailbox
from sync.replica.outgoing import Outgoing
from tests.fakes.staff import staff_book
from tests.fakes.terminal import NOW, Stocked, stock, subject

GREEN, RED, CARD = subject(1), subject(2), Iin("800416100076")
PEOPLE: dict[Identity, HealthRecord] = {
    GREEN: HealthRecord(Status.GREEN),
    RED: HealthRecord(Status.RED),
    CARD: HealthRecord(Status.BLUE),
}
CODE, PIN = "07", "4821"
TERMINAL_ID = "t-0123456789abcdef"
PATIENCE = 30_000
"""Milliseconds that a busy machine may take."""


@dataclass
class Machine:
    """A machine's clocks: the test lets time go by, and may set the wall clock apart from it."""

    elapsed: float = 0.0
    wall_off: timedelta = timedelta(0)
    boot: str = "boot-1"

    def read(self) -> ClockReading:
        return ClockReading(self.now + self.wall_off, self.elapsed, self.boot)

    def reboots_at(self, off: timedelta) -> None:
        """Lose the boot clock, and wake with the wall clock set apart."""
        self.wall_off, self.boot = off, self.boot + "+"

    @property
    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.elapsed)


@dataclass
class Glass:
    """Remembers what was shown, and on which threads."""

    shown: list[tuple[State, Surroundings]] = field(default_factory=list)
    sounds: list[Sound] = field(default_factory=list)
    threads: set[threading.Thread] = field(default_factory=set)
    cards: bool = False
    audible: bool = True
    applied: list[tuple[Settings, Settings]] = field(default_factory=list)

    def show(self, state: State, around: Surroundings) -> None:
        self.threads.add(threading.current_thread())
        self.shown.append((state, around))

    def play(self, sound: Sound, heard: Callable[[bool], None] | None = None) -> None:
        self.sounds.append(sound)
        if heard is not None:
            heard(self.audible)

    def read_cards(self, wanted: bool) -> None:  # noqa: FBT001  # the port's own
        self.cards = wanted

    def apply(self, before: Settings, after: Settings) -> None:
        self.applied.append((before, after))

    def rates(self) -> tuple[float, float]:
        return (0.0, 0.0)

    def dials(self) -> frozenset[str]:
        return frozenset({"exposure"})


class Door:
    """One terminal without camera and window."""

    def __init__(self, folder: Folder, mode: Mode = Mode.DESK) -> None:
        self.folder = folder
        self.machine = Machine()
        self.glass = Glass()
        self.crashes: list[BaseException] = []
        self.scribe = Scribe(self.crashes.append)
        self.scribe.start()
        self.outbox, self.recorder = Outbox(folder, self.scribe), Recorder(folder, self.scribe)
        self.replica, self.outgoing, self.mailbox = Replica(folder), Outgoing(folder), Mailbox(folder)
        self.timekeeper = Timekeeper(folder, self.machine.read)
        self.staff = staff_book(folder.path, lambda: self.machine.elapsed)
        note = EnrolmentNote(folder.path.with_name("kiosk.toml"), folder.path, self.scribe)
        parts = Parts(folder, self.replica, self.recorder, self.timekeeper, note)
        self.around = Around(parts, self.mailbox, "A", lambda: self.machine.elapsed)
        self.settings_file = folder.path / "kiosk.toml"
        self.loop = self._loop(mode)
        self.camera = CameraWord(self.around, self.outbox)
        self.loop.on_second()

    def _loop(self, mode: Mode) -> Loop:
        settings = Settings(terminal=TerminalSettings(data=self.folder.path, mode=mode, language=Language.EN))
        place = Place(self.folder, self.mailbox, self.outbox, self.around, self.staff, lambda: self.machine.elapsed)
        self.crew = Crew()
        self.codes = Codes(place, self.scribe, self.crew)
        keeping = Keeping(settings, self.settings_file, self.scribe)
        self.errands = Errands(place, self.glass, settings, keeping, self.crew)
        loop = Loop(
            desk=self._desk(),
            around=self.around,
            codes=self.codes,
            errands=self.errands,
            glass=self.glass,
            state=State(mode, Language.EN),
        )
        self.crew.crashed.connect(loop.on_crash)
        return loop

    def _desk(self) -> Desk:
        numbers = iter(range(1, 1000))
        return Desk(
            snapshot=self.replica,
            journal=self.recorder,
            clock=self.timekeeper,
            premises=self.around.premises,
            inside=self.around.day.inside,
            halted=self.around.readiness.halted,
            new_id=lambda at: self._new_id(at, next(numbers)),
        )

    @staticmethod
    def _new_id(at: datetime, number: int) -> UUID:
        return visit_id(at, number.to_bytes(10, "big"))

    @property
    def screen(self) -> Screen:
        """Return what is on the glass."""
        return self.glass.shown[-1][0].screen

    @property
    def around_now(self) -> Surroundings:
        """Return what is shown around it."""
        return self.glass.shown[-1][1]

    def hold(self, *texts: str) -> None:
        """Hold codes before the camera for one frame, a tenth of a second after the last."""
        self.machine.elapsed += 0.1
        self.loop.on_sighting(Sighting(tuple(text.encode() for text in texts), self.machine.elapsed))

    def do(self, *events: Event) -> None:
        """Touch the glass."""
        for event in events:
            self.loop.on_event(event)

    def reasons(self) -> list[object]:
        """Return why each recorded visit ended as it did."""
        return [entry.fields["reason"] for entry in self.outgoing.pending()]

    def written(self) -> None:
        """Wait until the scribe has done what it was given so far, and let the glass hear of it."""
        self.scribe.write(lambda: None).result(PATIENCE / 1000)
        QCoreApplication.sendPostedEvents()

    def close(self) -> None:
        """End the threads, let go of the files."""
        assert self.crew.stop()
        self.outbox.close()
        assert self.scribe.stop()
        assert self.crashes == []
        for file in (self.replica, self.recorder, self.outgoing, self.mailbox):
            file.close()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Stock a terminal that has just had contact, with one employee."""
    folder = stock(tmp_path / "terminal", Stocked(PEOPLE))
    change_clock(folder, lambda state: after_contact(state, NOW, Machine().read()))
    staff_book(folder.path, lambda: 0.0).put(CODE, "Айгүл", PIN, technician=True)
    return folder


@pytest.fixture
def door(folder: Folder, qtbot: QtBot) -> Iterator[Door]:
    """Open a desk."""
    del qtbot  # signals between threads need an application
    door = Door(folder)
    yield door
    door.close()


@pytest.fixture
def known(door: Door) -> Door:
    """Open a kiosk whose agent has told which terminal it is."""
    door.mailbox.say(
        "sync", {"terminal": "enrolled", "terminal_id": TERMINAL_ID, "server": "https://central.example.kz"}
    )
    return door


@pytest.fixture
def at_work(known: Door, qtbot: QtBot) -> Door:
    known.do(TechnicianAsked(), *map(Typed, CODE + PIN), Confirmed())
    qtbot.waitUntil(lambda: isinstance(known.screen, Technician), timeout=PATIENCE)
    return known
