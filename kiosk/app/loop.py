"""Events in, effects out: the kiosk's one loop, on the GUI thread.

Whatever happens, at the door or behind it, becomes an event of the screen's machine; what the machine asks for is done
here, and the glass shows the outcome.
"""

import logging
import time
from collections.abc import Callable
from typing import Final, Protocol, assert_never

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.app.around import Around, Camera
from kiosk.desk import Check, Desk, Typed
from kiosk.domain.credential import PASS_PREFIX, parse_document
from kiosk.domain.screen.event import (
    AdmitAnyway,
    Checked,
    CheckTyped,
    Do,
    DocumentScanned,
    Effect,
    Event,
    HealthChanged,
    Hinted,
    PinAccepted,
    PinRefused,
    Play,
    ScannerTested,
    Sound,
    Task,
    Ticked,
    VerifyPin,
)
from kiosk.domain.screen.state import Fault, Hint, State, Wanted, direction, wanted
from kiosk.domain.screen.table import step
from kiosk.errors import StaffError
from kiosk.staff import Answer, Locked, StaffBook, Unlocked, WrongPin
from kiosk.ui.surroundings import CameraState, Surroundings
from kiosk.vision.picture import Hint as Advice
from kiosk.vision.watch import CameraHealth
from kiosk.workers.eyes import Sighting
from kiosk.workers.thread import Worker
from sync.model.visit import Method, Reason

log = logging.getLogger(__name__)

CRASH_SHOWN: Final = 10.0
"""Seconds that a mistake of our own keeps the terminal out of order before it tries again."""
_LIVE: Final = frozenset({CameraHealth.GOOD, CameraHealth.SLOW})


class Glass(Protocol):
    """What the loop shows on and sounds through; kept apart so that the loop knows no window."""

    def show(self, state: State, around: Surroundings) -> None:
        """Show what is so."""
        ...

    def play(self, sound: Sound) -> None:
        """Let a sound be heard."""
        ...

    def read_cards(self, wanted: bool) -> None:  # noqa: FBT001  # the one thing it says
        """Have the camera read the barcodes of cards too, or no more."""
        ...


class Loop(QObject):
    """Holds the screen's state. All slots run on the GUI thread, one at a time."""

    checked = Signal(object)
    _answered = Signal(object)
    _crashed = Signal(object)

    def __init__(self, *, desk: Desk, around: Around, staff: StaffBook, glass: Glass, state: State) -> None:
        super().__init__()
        self._desk = desk
        self._around = around
        self._staff = staff
        self._glass = glass
        self._state = state
        self._crash_until = 0.0
        self._last: Check | None = None
        self._answered.connect(self._on_pin_answer)
        self._crashed.connect(self.on_crash)

    @Slot(object)
    def on_event(self, event: Event) -> None:
        """Take an event of the glass."""
        self._handle(event)

    @Slot(object)
    def on_sighting(self, sighting: Sighting) -> None:
        """Take the codes that were in view in one frame."""
        passes = frozenset(payload for payload in sighting.payloads if payload.startswith(PASS_PREFIX.encode()))
        match wanted(self._state):
            case Wanted.PASS | Wanted.DOCUMENT if len(passes) > 1:
                self._answer(self._desk.check_several(passes, sighting.at))
            case Wanted.PASS if not passes:
                self._pass_over(sighting)
            case Wanted.PASS | Wanted.DOCUMENT:
                self._take(next(iter(passes), sighting.payloads[0]), sighting.at, Method.QR)
            case _:
                self._desk.keep_in_view(sighting.payloads, sighting.at)

    @Slot(bytes)
    def on_scanner(self, payload: bytes) -> None:
        """Take what a hand-scanner sent."""
        self._take(payload, time.monotonic(), Method.HAND_SCANNER)

    @Slot(object)
    def on_camera(self, health: CameraHealth) -> None:
        """Take the camera's health."""
        log.info("camera %s", health.value)
        if health is CameraHealth.STARTING:
            self._around.camera = Camera(CameraState.STARTING)
        elif health in _LIVE:
            self._around.camera = Camera(CameraState.LIVE)
        else:
            self._around.camera = Camera(CameraState.LOST, f"K-CAM-{health.value.upper()}")
        self._show()

    @Slot(object)
    def on_light(self, advice: Advice | None) -> None:
        """Take the eyes' advice on a code that is in view but cannot be read."""
        if advice is not None and wanted(self._state) is Wanted.PASS:
            self._handle(Hinted(Hint(advice.value)))

    @Slot()
    def on_tick(self) -> None:
        """Let time go by."""
        self._handle(Ticked())

    @Slot()
    def on_second(self) -> None:
        """Listen to the agent, and see whether anybody can be checked."""
        self._around.listen()
        if time.monotonic() >= self._crash_until:
            self._handle(HealthChanged(self._around.fault()))

    @Slot(object)
    def on_crash(self, _crash: BaseException) -> None:
        """Show a mistake of our own as what it is: out of order, for a while."""
        self._crash_until = time.monotonic() + CRASH_SHOWN
        self._handle(HealthChanged(Fault(Reason.INTERNAL_ERROR, "K-INT-1")))

    def on_fault(self, code: str) -> None:
        """Note a fault that stops no check."""
        log.warning("fault %s", code)

    def _pass_over(self, sighting: Sighting) -> None:
        """Record a code that is no pass once; the word about it stays for as long as the code is held there."""
        check = self._desk.check_payload(sighting.payloads[0], sighting.at, Method.QR, direction(self._state))
        self._handle(Hinted(Hint.NOT_A_PASS))
        if check is not None:
            self._around.note(check)
            self.checked.emit(check)

    def _take(self, payload: bytes, at: float, method: Method) -> None:
        match wanted(self._state):
            case Wanted.NOTHING | Wanted.TICKET:
                return
            case Wanted.TEST:
                self._handle(ScannerTested(len(payload)))
            case Wanted.DOCUMENT if not payload.startswith(PASS_PREFIX.encode()):
                document = parse_document(payload)
                self._handle(Hinted(Hint.NOT_A_DOCUMENT) if document is None else DocumentScanned(document))
            case Wanted.DOCUMENT | Wanted.PASS:
                self._answer(self._desk.check_payload(payload, at, method, direction(self._state)))

    def _answer(self, check: Check | None) -> None:
        if check is not None:
            visit = check.visit
            self._last = check
            self._around.note(check)
            self._handle(Checked(check.verdict, visit.method, visit.direction, check.masked))
            self.checked.emit(check)

    def _handle(self, event: Event) -> None:
        was = wanted(self._state)
        self._state, effects = step(self._state, event, time.monotonic())
        self._show()
        if wanted(self._state) is not was:
            self._glass.read_cards(wanted(self._state) is Wanted.DOCUMENT)
        for effect in effects:
            self._do(effect)

    def _show(self) -> None:
        self._glass.show(self._state, self._around.look())

    def _do(self, effect: Effect) -> None:
        match effect:
            case CheckTyped(identity, method, staff, way, consent):
                self._answer(self._desk.check_typed(Typed(identity, method, consent, staff), way))
            case VerifyPin(code, pin):
                self._verify(lambda: self._staff.verify(code, pin))
            case Play(sound):
                self._glass.play(sound)
            case AdmitAnyway(staff, why):
                if self._last is not None:
                    self._answer(self._desk.override(self._last, staff, why.value))
            case Do(Task.TEST_SOUND):
                self._glass.play(Sound.ADMITTED)
            case Do(task):
                log.warning("task %s is not connected yet", task.value)
            case _:
                assert_never(effect)

    def _verify(self, ask: Callable[[], Answer]) -> None:
        """Compare a PIN on a thread of its own: the hash takes its time on purpose."""
        Worker("pin", lambda _stop: self._answered.emit(_asked(ask)), self._crashed.emit).start()

    @Slot(object)
    def _on_pin_answer(self, answer: Answer) -> None:
        match answer:
            case Unlocked(code):
                self._handle(PinAccepted(code))
            case WrongPin(wait) | Locked(wait):
                self._handle(PinRefused(wait))
            case _:
                assert_never(answer)


def _asked(ask: Callable[[], Answer]) -> Answer:
    try:
        return ask()
    except StaffError as error:
        log.error("employees' codes: %s", error.code)  # noqa: TRY400  # the code says it all
        return WrongPin(0.0)
