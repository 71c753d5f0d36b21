"""Employees' codes: PINs compared and kept on threads of their own, because the hash takes its time on purpose."""

import logging
import os
from collections.abc import Callable
from typing import Final, assert_never

from PySide6.QtCore import QObject, Signal

from kiosk.app.crew import Crew
from kiosk.app.place import Place
from kiosk.app.recovery import Recovery
from kiosk.app.scribe import Scribe
from kiosk.app.told import sync_from
from kiosk.domain.screen.event import Event, PinAccepted, PinRefused, PinUnverified, SetCode, VerifyPin
from kiosk.domain.screen.service_event import (
    CodeRefused,
    CodeSaved,
    RecoveryAccepted,
    RecoveryPrepared,
    RecoveryRefused,
)
from kiosk.domain.screen.technician import Claim, CodeFault, RecoveryFault
from kiosk.errors import StaffError
from kiosk.premises import Premises
from kiosk.staff import Locked, Unlocked, WrongPin
from sync.replica.database import ReplicaError

log = logging.getLogger(__name__)

_GIVERS: Final = {
    Claim.TECHNICIAN: "a technician at work",
    Claim.FIRST: "the first technician",
    Claim.RECOVERY: "the register's recovery code",
}


class Codes(QObject):
    """Answers with events, queued to the GUI thread."""

    happened = Signal(object)

    def __init__(self, place: Place, scribe: Scribe, crew: Crew) -> None:
        super().__init__()
        self._mailbox = place.mailbox
        self._around = place.around
        self._staff = place.staff
        self._monotonic = place.monotonic
        self._recovery = Recovery(place.folder.path / "recovery.json", os.urandom, scribe)
        self._crew = crew

    def verify(self, effect: VerifyPin) -> None:
        """Find out whose code and PIN these are."""
        self._answer("pin", lambda: self._verified(effect))

    def keep(self, effect: SetCode) -> None:
        """Keep a new PIN."""
        self._answer("code", lambda: self._kept(effect))

    def has_no_technician(self) -> bool:
        """Tell whether nobody is this terminal's technician; a file that cannot be read names somebody."""
        try:
            return not any(one.technician for one in self._staff.employees())
        except StaffError:
            return False

    def prepare_recovery(self) -> None:
        """Show the request that the central server signs; where nobody could sign it, say so."""
        terminal_id = self._terminal_id()
        if not terminal_id or not isinstance(self._around.premises(), Premises):
            self.happened.emit(RecoveryPrepared("", RecoveryFault.NOT_ENROLLED))
        else:
            self.happened.emit(RecoveryPrepared(self._recovery.request(terminal_id).text))

    def recover(self, payload: bytes) -> None:
        """Take what was held to the camera as the central server's answer."""
        premises, terminal_id = self._around.premises(), self._terminal_id()
        if not terminal_id or not isinstance(premises, Premises):
            self.happened.emit(RecoveryRefused(RecoveryFault.NOT_ENROLLED))
            return
        text = payload.decode("ascii", "replace")
        fault = self._recovery.refused(text, terminal_id, premises.issuers, self._around.trusted())
        if fault is None:
            log.warning("a technician's PIN is being recovered by the register's word")
            self.happened.emit(RecoveryAccepted())
        else:
            self.happened.emit(RecoveryRefused(fault))

    def _terminal_id(self) -> str:
        try:
            return sync_from(self._mailbox.said("sync")).terminal_id
        except ReplicaError as fault:
            log.warning("mailbox: %s", fault.code)
            return ""

    def _answer(self, name: str, ask: Callable[[], Event]) -> None:
        self._crew.begin(name, lambda _stop: self.happened.emit(ask()))

    def _verified(self, effect: VerifyPin) -> Event:
        try:
            answer = self._staff.verify(effect.code, effect.pin)
        except StaffError as error:
            log.error("employees' codes: %s", error.code)  # noqa: TRY400  # the code says it all
            return PinUnverified(error.code)
        match answer:
            case Unlocked(code, technician):
                return PinAccepted(code, technician)
            case WrongPin(wait) | Locked(wait):
                return PinRefused(self._monotonic(), wait)
            case _:
                assert_never(answer)

    def _kept(self, effect: SetCode) -> Event:
        try:
            self._keep(effect)
        except StaffError as error:
            log.error("employees' codes: %s", error.code)  # noqa: TRY400  # the code says it all
            return CodeRefused(CodeFault.TAKEN if error.code == "K-STF-4" else CodeFault.NOT_KEPT)
        log.warning("code %s has a new PIN, given by %s", effect.code, _GIVERS[effect.claim])
        return CodeSaved(effect.code)

    def _keep(self, effect: SetCode) -> None:
        match effect.claim:
            case Claim.FIRST | Claim.RECOVERY:
                self._staff.claim(effect.code, effect.pin)
                self._recovery.end()
            case Claim.TECHNICIAN if effect.given:
                self._staff.change_pin(effect.code, effect.pin)
            case Claim.TECHNICIAN:
                self._staff.add(effect.code, effect.name, effect.pin, technician=effect.technician)
