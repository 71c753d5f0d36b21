"""The recovery of a technician's PIN: one open request a terminal, good for one signed code.

The request outlives restarts, because an answer may take hours; it ends when a PIN was set on the strength of it.
"""

import json
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kiosk.app.scribe import Scribe
from kiosk.domain.screen.technician import RecoveryFault
from sync.durable import write_whole
from sync.passes import Issuers
from sync.recovery import NONCE_BYTES, RecoveryRequest, new_nonce, parse_request, refused

log = logging.getLogger(__name__)


class Recovery:
    """The request, kept in a file of its own that the scribe writes."""

    def __init__(self, path: Path, random: Callable[[int], bytes], scribe: Scribe) -> None:
        self._path = path
        self._random = random
        self._scribe = scribe
        self._request: RecoveryRequest | None = None

    def request(self, terminal_id: str) -> RecoveryRequest:
        """Return the open request of this terminal, or a new one."""
        known = self._request or self._read()
        if known is None or known.terminal_id != terminal_id:
            known = RecoveryRequest(terminal_id, new_nonce(self._random(NONCE_BYTES)))
            self._keep(known)
        self._request = known
        return known

    def refused(self, text: str, terminal_id: str, issuers: Issuers, now: datetime | None) -> RecoveryFault | None:
        """Return why a text does not recover this terminal; `now` None where the clock is not trusted."""
        if now is None:
            return RecoveryFault.CLOCK
        fault = refused(text, self.request(terminal_id), issuers, now)
        return None if fault is None else RecoveryFault(fault.value)

    def end(self) -> None:
        """Close the request: when this returns, its code counts no more. Not for the GUI thread."""
        self._request = None
        self._scribe.write(lambda: self._path.unlink(missing_ok=True)).result()

    def _read(self) -> RecoveryRequest | None:
        try:
            return parse_request(str(json.loads(self._path.read_text(encoding="ascii"))))
        except (OSError, ValueError, RecursionError):
            return None

    def _keep(self, request: RecoveryRequest) -> None:
        self._scribe.write(lambda: self._write(request))

    def _write(self, request: RecoveryRequest) -> None:
        try:
            write_whole(self._path, json.dumps(request.text).encode())
        except OSError as error:  # it counts until the next start then
            log.warning("the recovery request cannot be kept: %s", error.strerror)
