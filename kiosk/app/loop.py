"""Events in, effects out: the kiosk's one loop, on the GUI thread.

Whatever happens, at the door or behind it, becomes an event of the screen's machine; what the machine asks for is done
here, and the glass shows the outcome.
"""

import logging
import time
from dataclasses import replace
from typing import Protocol, assert_never

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.app.around import Around
from kiosk.app.codes import Codes
from kiosk.app.errands import Errands
from kiosk.desk import Check, Desk, TypedIdentity
from kiosk.domain.credential import claims_zone, parse_document
from kiosk.domain.screen.event import (
    AdmitAnyway,
    Checked,
    CheckTyped,
    Do,
    DocumentScanned,
    Effect,
    EntryChosen,
    Event,
    HealthChanged,
    Hinted,
    Play,
    PrepareRecovery,
    SetCode,
    Sound,
    VerifyPin,
)
from kiosk.domain.screen.service_event import ScannerTested, TechnicianAsked
from kiosk.domain.screen.state import Hint, Kind, Mode, NumberTyping, State, StateChoosing, Wanted, direction, wanted
from kiosk.domain.screen.table import step
from kiosk.domain.screen.technician import Recovering, Scan, ScanKind, Technician
from kiosk.ui.surroundings import Surroundings
from kiosk.vision.picture import Advice
from kiosk.workers.eyes import Sighting
from sync.model.identity import Iin, Passport
from sync.model.prefix import PASS_PREFIX, TICKET_PREFIX
from sync.model.visit import Direction, Method

log = logging.getLogger(__name__)


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

    def __init__(
        self, *, desk: Desk, around: Around, codes: Codes, errands: Errands, glass: Glass, state: State
    ) -> None:
        super().__init__()
        self._desk = desk
        self._around = around
        self._codes = codes
        self._errands = errands
        self._glass = glass
        self._state = state
        self._last: Check | None = None
        self._burst = (0, False)
        for source in (codes, errands):
            source.happened.connect(self.on_event)
        errands.answered.connect(self._on_answer)

    @Slot(object)
    def on_event(self, event: Event) -> None:
        """Take an event of the glass, time going by, or an answer to what was asked for."""
        if isinstance(event, TechnicianAsked):
            event = TechnicianAsked(first=self._codes.has_no_technician())
        self._handle(event)

    @Slot(object)
    def on_sighting(self, sighting: Sighting) -> None:
        """Take the codes that were in view in one frame."""
        passes = frozenset(payload for payload in sighting.payloads if payload.startswith(PASS_PREFIX.encode()))
        match wanted(self._state):
            case Wanted.PASS | Wanted.DOCUMENT if len(passes) > 1:
                self._answer(self._desk.check_several(passes, sighting.at, direction(self._state)))
            case Wanted.PASS if not passes:
                self._pass_over(sighting)
            case Wanted.PASS | Wanted.DOCUMENT:
                self._take(next(iter(passes), sighting.payloads[0]), sighting.at, Method.QR)
            case Wanted.TICKET | Wanted.RECOVERY:
                self._take(sighting.payloads[0], sighting.at, Method.QR)
            case _:
                self._desk.keep_in_view(sighting.payloads, sighting.at)

    @Slot(bytes)
    def on_scanner(self, payload: bytes) -> None:
        """Take what a hand-scanner sent."""
        self._take(payload, time.monotonic(), Method.HAND_SCANNER)

    @Slot(int, bool)
    def on_burst(self, milliseconds: int, garbled: bool) -> None:  # noqa: FBT001  # the signal's own
        """Take how a hand-scanner sent what comes next."""
        self._burst = (milliseconds, garbled)

    @Slot(object)
    def on_advice(self, advice: Advice | None) -> None:
        """Take the eyes' advice on a code that is in view but cannot be read."""
        if advice is not None and wanted(self._state) is Wanted.PASS:
            self._handle(Hinted(Hint(advice.value)))

    @Slot()
    def on_second(self) -> None:
        """Listen to the agent, and see whether anybody can be checked."""
        self._around.listen()
        self._errands.on_second(watched=isinstance(self._state.screen, Technician | Recovering))
        fault = self._around.readiness.fault()
        if fault != self._state.fault:
            log.warning("in order again" if fault is None else f"out of order: {fault.code}")
        self._handle(HealthChanged(fault))

    @Slot(object)
    def on_crash(self, _crash: BaseException) -> None:
        """Show a mistake of our own as what it is: out of order, for a while."""
        self._handle(HealthChanged(self._around.readiness.crash()))

    def _pass_over(self, sighting: Sighting) -> None:
        """Record a code that is no pass once; the word about it stays for as long as the code is held there."""
        check = self._desk.check_payload(sighting.payloads[0], sighting.at, Method.QR, direction(self._state))
        self._handle(Hinted(Hint.NOT_A_PASS))
        if check is not None:
            self._around.day.note(check)
            self.checked.emit(check)

    def _take(self, payload: bytes, at: float, method: Method) -> None:
        match wanted(self._state):
            case Wanted.NOTHING:
                return
            case Wanted.TICKET:
                self._take_ticket(payload)
            case Wanted.RECOVERY:
                self._codes.recover(payload)
            case Wanted.TEST:
                self._handle(ScannerTested(Scan(len(payload), _kind(payload), *self._burst)))
            case Wanted.DOCUMENT if not payload.startswith(PASS_PREFIX.encode()):
                self._take_document(payload)
            case Wanted.PASS if self._is_staffs_scan(method) and self._opens_entry(payload):
                self._take_document(payload)
            case Wanted.DOCUMENT | Wanted.PASS:
                self._answer(self._desk.check_payload(payload, at, method, direction(self._state)))

    def _is_staffs_scan(self, method: Method) -> bool:
        return method is Method.HAND_SCANNER and self._state.mode is Mode.DESK

    def _opens_entry(self, payload: bytes) -> bool:
        """Tell what a desk takes for a document unasked: a passport's zone, and the card of somebody who goes out."""
        leaving = direction(self._state) is Direction.EXIT
        return claims_zone(payload) or (leaving and parse_document(payload) is not None)

    def _take_document(self, payload: bytes) -> None:
        """Take a document's code; a zone that cannot be read leads to where the passport is typed, once."""
        document = parse_document(payload)
        if document is not None:
            self._handle(DocumentScanned(document))
        elif claims_zone(payload) and not isinstance(self._state.screen, StateChoosing | NumberTyping):
            self._handle(EntryChosen(Kind.PASSPORT))
        else:
            self._handle(Hinted(Hint.NOT_A_DOCUMENT))

    def _take_ticket(self, payload: bytes) -> None:
        """Take an enrolment ticket, or what may be meant as one; a visitor's pass is only in the way."""
        match self._state.screen:
            case Technician(way=way) if not payload.startswith(PASS_PREFIX.encode()):
                self._errands.take_ticket(payload, way)
                self._show()
            case _:
                return

    @Slot(bytes)
    def _on_answer(self, payload: bytes) -> None:
        if wanted(self._state) is Wanted.RECOVERY:
            self._codes.recover(payload)

    def _answer(self, check: Check | None) -> None:
        if check is not None:
            visit = check.visit
            self._last = check
            self._around.day.note(check)
            self._handle(Checked(check.verdict, visit.method, visit.direction, check.masked))
            self.checked.emit(check)

    def _handle(self, event: Event) -> None:
        was, at_work = wanted(self._state), isinstance(self._state.screen, Technician)
        self._state, effects = step(self._state, event, time.monotonic())
        if isinstance(self._state.screen, Technician) != at_work:
            self._errands.open_pages()
        self._show()
        if wanted(self._state) is not was:
            self._glass.read_cards(wanted(self._state) is Wanted.DOCUMENT)
        for effect in effects:
            self._do(effect)

    def _show(self) -> None:
        around = self._around.look()
        if isinstance(self._state.screen, Technician | Recovering):
            around = replace(around, service=self._errands.service)
        self._glass.show(self._state, around)

    def _do(self, effect: Effect) -> None:
        match effect:
            case CheckTyped(identity, method, staff, way, consent):
                self._answer(self._desk.check_typed(TypedIdentity(identity, method, consent, staff), way))
            case Play(sound):
                self._glass.play(sound)
            case AdmitAnyway(staff, why):
                if self._last is not None:
                    self._answer(self._desk.override(self._last, staff, why.value))
            case _:
                self._serve(effect)

    def _serve(self, effect: VerifyPin | SetCode | PrepareRecovery | Do) -> None:
        match effect:
            case VerifyPin():
                self._codes.verify(effect)
            case SetCode():
                self._codes.keep(effect)
            case PrepareRecovery():
                self._codes.prepare_recovery()
            case Do(order):
                self._errands.do(order)
            case _:
                assert_never(effect)


def _kind(payload: bytes) -> ScanKind:
    """Tell what a payload claims to be."""
    if payload.startswith(PASS_PREFIX.encode()):
        return ScanKind.PASS
    if payload.startswith(TICKET_PREFIX.encode()):
        return ScanKind.TICKET
    match parse_document(payload):
        case Iin():
            return ScanKind.CARD
        case Passport():
            return ScanKind.PASSPORT
        case None:
            return ScanKind.OTHER
