"""Build one kiosk from its settings: every part is made here, handed to whoever needs it, and connected."""

import logging
import os
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from traceback import format_tb
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot

from kiosk.app.around import Around
from kiosk.app.camera_word import CameraWord
from kiosk.app.codes import Codes
from kiosk.app.companion import Companion
from kiosk.app.crew import Crew
from kiosk.app.enrolment_note import EnrolmentNote
from kiosk.app.errands import Errands
from kiosk.app.front import Front
from kiosk.app.keeping import Keeping
from kiosk.app.loop import Loop
from kiosk.app.outbox import Outbox
from kiosk.app.place import Place
from kiosk.app.readiness import Parts
from kiosk.app.recorder import BUSY_MS, Recorder
from kiosk.app.rig import Rig
from kiosk.app.scribe import Scribe
from kiosk.app.voice import Voice
from kiosk.desk import Desk
from kiosk.domain.screen.event import Ticked
from kiosk.domain.screen.state import State
from kiosk.settings import Settings
from kiosk.staff import StaffBook
from kiosk.timekeeper import Timekeeper
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.wedge import Wedge
from kiosk.ui.window import Window
from kiosk.vision.decoder import Decoder
from kiosk.workers.thread import Worker
from sync import passes
from sync.model.visit import visit_id
from sync.replica.clock import read_machine_clock
from sync.replica.database import Folder, ReplicaError
from sync.replica.find import Replica
from sync.replica.journal import Journal
from sync.replica.mailbox import Mailbox

log = logging.getLogger(__name__)

TICK_MS: Final = 100
SECOND_MS: Final = 1000
MINUTE_MS: Final = 60_000
MAILBOX_BUSY_MS: Final = 100
"""How long the glass may stand still to read what the agent says; it writes beside the glass."""


class Kiosk(QObject):
    """One terminal, put together behind its front. `stop` ends every thread and process that was begun."""

    def __init__(self, settings: Settings, front: Front, *, own_agent: bool, settings_file: Path) -> None:
        super().__init__()
        folder = Folder(settings.terminal.data)
        self._settings = settings
        self.eyes = front.eyes
        self._scribe = Scribe(self.eyes.crashed.emit)
        self._mailbox = Mailbox(folder, MAILBOX_BUSY_MS)
        self._outbox = Outbox(folder, self._scribe)
        self._journal = Recorder(folder, self._scribe)
        self._replica = Replica(folder)
        self._timekeeper = Timekeeper(folder, read_machine_clock)
        self._companion = Companion(folder.path, time.monotonic) if own_agent else None
        self._front = front
        self.window = Window(front.pane, _wedge(settings))
        self._voice = Voice(asset_folder() / "sounds", settings.sound.volume, self.eyes.crashed.emit)
        self._crew = Crew()
        self.around = self._around(folder, EnrolmentNote(settings_file, folder.path, self._scribe))
        self._desk = self._new_desk()
        self._recalled = False
        self.loop = self._loop(folder, settings_file)
        self._camera = CameraWord(self.around, self._outbox)
        slots = {TICK_MS: self._on_tick, SECOND_MS: self._on_second, MINUTE_MS: self._on_minute}
        self._timers = [self._timer(every, slot) for every, slot in slots.items()]
        self._connect()

    def start(self) -> None:
        """Begin to check; what the first check would have to wait for is loaded beside it.

        Nothing is looked for before all else has begun: where a start fails, nobody is let in.
        """
        if self.eyes.health is not None:
            self._camera.on_health(self.eyes.health)
        self._look()
        self._front.open()
        for timer in self._timers:
            timer.start()
        self._scribe.start()
        self._voice.start()
        Worker("load", lambda _stop: passes.load(), self.eyes.crashed.emit).start()
        self.eyes.look_with(Decoder)

    def stop(self) -> bool:
        """End it all, and tell whether no thread hangs; every visit is on the disk already, what was set is then."""
        for timer in self._timers:
            timer.stop()
        ended = self._front.close()
        ended = self._crew.stop() and ended
        self._outbox.close()
        ended = self._scribe.stop() and ended
        self._voice.stop()
        QCoreApplication.removePostedEvents(self.loop, QEvent.Type.MetaCall.value)  # what was still seen came too late
        if self._companion is not None:
            self._companion.stop()
        for file in (self._replica, self._journal, self._mailbox):
            file.close()
        return ended

    def _around(self, folder: Folder, note: EnrolmentNote) -> Around:
        parts = Parts(folder, self._replica, self._journal, self._timekeeper, note)
        return Around(parts, self._mailbox, self._settings.terminal.name, time.monotonic)

    def _loop(self, folder: Folder, settings_file: Path) -> Loop:
        settings, terminal = self._settings, self._settings.terminal
        rig = Rig(self.window, Catalogue(asset_folder() / "i18n"), self.eyes, self._voice)
        staff = StaffBook(folder.path / "staff.json", time.monotonic)
        place = Place(folder, self._mailbox, self._outbox, self.around, staff, time.monotonic)
        keeping = Keeping(settings, settings_file, self._scribe)
        return Loop(
            desk=self._desk,
            around=self.around,
            codes=Codes(place, self._scribe, self._crew),
            errands=Errands(place, rig, settings, keeping, self._crew),
            glass=rig,
            state=State(terminal.mode, terminal.language, settings.times, terminal.offered),
        )

    def _new_desk(self) -> Desk:
        return Desk(
            snapshot=self._replica,
            journal=self._journal,
            clock=self._timekeeper,
            premises=self.around.premises,
            inside=self.around.day.inside,
            halted=self.around.readiness.halted,
            new_id=lambda at: visit_id(at, os.urandom(10)),
        )

    def _connect(self) -> None:
        self.eyes.sighted.connect(self.loop.on_sighting)
        self.eyes.camera_changed.connect(self._camera.on_health)
        self.eyes.advised.connect(self.loop.on_advice)
        for source in (self.eyes, self._crew):
            source.crashed.connect(self.loop.on_crash)
        self.window.happened.connect(self.loop.on_event)
        self.window.measured.connect(self.loop.on_burst)
        self.window.scanned.connect(self.loop.on_scanner)

    @Slot()
    def _on_tick(self) -> None:
        self.loop.on_event(Ticked())

    @Slot()
    def _on_second(self) -> None:
        self._look()
        if self._companion is not None:
            self._companion.look()

    def _look(self) -> None:
        self.loop.on_second()
        if not self._recalled:
            self._recalled = self._recall()  # nobody is checked in between

    def _recall(self) -> bool:
        """Take up who was admitted before, as soon as that can be read; until then the journal takes no visit."""
        try:
            self._desk.recall()
        except ReplicaError:
            return False
        return True

    @Slot()
    def _on_minute(self) -> None:
        self._scribe.write(self._raise_floor)
        self._outbox.repeat()

    def _raise_floor(self) -> None:
        try:
            self._timekeeper.raise_floor()
        except ReplicaError as fault:  # the last floor stands
            log.warning("the clock's floor cannot be kept: %s", fault)

    def _timer(self, every_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(slot)
        return timer


def make_files(data: Path) -> None:
    """Make the journal and the mailbox where there are none, and mend a broken mailbox; the glass would stand still.

    What cannot be used is said by whoever uses it.
    """
    folder = Folder(data)
    with suppress(ReplicaError), closing(Journal(folder, BUSY_MS)):
        pass
    with suppress(ReplicaError), closing(Mailbox(folder, MAILBOX_BUSY_MS)) as mailbox:
        mailbox.changed()


def reporting(loop: Loop) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Make what a slot raises, our own mistake, visible: reported in the log, and on the glass as out of order.

    The log has where it was raised and of what kind, but not its message, which may quote what a visitor showed.
    """

    def report(kind: type[BaseException], crash: BaseException, trace: TracebackType | None) -> None:
        log.critical("%s was raised\n%s", kind.__name__, "".join(format_tb(trace)))
        loop.on_crash(crash)

    return report


def _wedge(settings: Settings) -> Wedge:
    return Wedge(lambda: time.monotonic_ns() // 1_000_000, settings.scanner.prefix, settings.scanner.suffix)
