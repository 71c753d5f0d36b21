"""What is looked up while a technician watches, on a thread of its own: sticks, cameras, codes, packages."""

import threading
import time
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from kiosk.app.about import licences, version
from kiosk.app.crew import Crew
from kiosk.app.stick import answers, sticks
from kiosk.errors import StaffError
from kiosk.staff import StaffBook
from kiosk.ui.service import CameraChoice, Colleague, Licence, Stick, Trouble
from kiosk.vision.device import list_cameras

EVERY: Final = 2.0


@dataclass(frozen=True, slots=True)
class Found:
    """What was found at one look; `answers` are files by which a technician's PIN might be recovered."""

    sticks: tuple[Stick, ...] = ()
    answers: tuple[bytes, ...] = ()
    cameras: tuple[CameraChoice, ...] = ()
    staff: tuple[Colleague, ...] | Trouble = ()
    version: str = ""
    licences: tuple[Licence, ...] = ()


class Looking(QObject):
    """Looks, one look at a time: a stick that is slow to answer makes the next look late, and nothing else."""

    found = Signal(object)

    def __init__(self, staff: StaffBook, crew: Crew) -> None:
        super().__init__()
        self._staff = staff
        self._crew = crew
        self._at_it = threading.Lock()
        self._looked = float("-inf")
        self._packages: tuple[Licence, ...] = ()

    def look(self, *, at_once: bool = False) -> None:
        """Look if it is time to, unless a look is going on."""
        due = at_once or time.monotonic() - self._looked >= EVERY
        if due and self._at_it.acquire(blocking=False):
            self._looked = time.monotonic()
            self._crew.begin("looking", self._work)

    def _work(self, _stop: threading.Event) -> None:
        try:
            self._packages = self._packages or licences()
            cameras = tuple(CameraChoice(one.id, one.name) for one in list_cameras())
            plugged = sticks()
            self.found.emit(Found(plugged, answers(plugged), cameras, self._colleagues(), version(), self._packages))
        finally:
            self._at_it.release()

    def _colleagues(self) -> tuple[Colleague, ...] | Trouble:
        try:
            return tuple(Colleague(one.code, one.name, one.technician) for one in self._staff.employees())
        except StaffError as fault:
            return Trouble(fault.code, fault.what)
