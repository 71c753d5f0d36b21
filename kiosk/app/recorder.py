"""The journal as the door uses it: while no visit can be recorded the terminal is out of order, and says by which code.

The file is never moved, made anew or deleted for being broken: visits are in it. A technician who puts it aside, or
mends the disk, needs no restart: what was in trouble is tried again each second, beside the glass. So it is where
another program holds the file.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from datetime import datetime
from typing import Final, TypeVar

from kiosk.app.scribe import Scribe
from sync.model.visit import Visit
from sync.replica.aside import file_number
from sync.replica.database import Corrupt, Folder, NewerSchema, ReplicaError
from sync.replica.journal import Counts, Journal

log = logging.getLogger(__name__)

T = TypeVar("T")

_OF_THE_FILE: Final = (Corrupt, NewerSchema)
"""Faults that stay for as long as the file does."""
BUSY_MS: Final = 800
"""How long a visitor waits for whoever writes into the journal; what the agent does there takes a tenth of it."""


class Recorder:
    """Opens the journal when first asked. From a fault on every question raises it, until `look` finds it gone."""

    def __init__(self, folder: Folder, scribe: Scribe) -> None:
        self._folder = folder
        self._scribe = scribe
        self._journal: Journal | None = None
        self._number = 0
        self._trial: Future[ReplicaError | None] | None = None
        self.fault: ReplicaError | None = None

    def append(self, visit: Visit) -> object:
        """Record a visit; on return it is on the disk."""
        return self._asked(lambda journal: journal.append(visit))

    def admitted_since(self, instant: datetime) -> tuple[tuple[int, datetime], ...]:
        """Return who was let in since an instant, and when: identity keys, oldest first."""
        return self._asked(lambda journal: journal.admitted_since(instant))

    def counts(self, since: datetime) -> Counts:
        """Count what happened at the door since an instant."""
        return self._asked(lambda journal: journal.counts(since))

    def waiting(self) -> int:
        """Return how many visits wait to be sent."""
        return self._asked(Journal.waiting)

    def look(self) -> None:
        """Look whether the file is another by now, and in trouble whether a visit could be recorded again."""
        if self.fault is None:
            if file_number(self._folder.journal) != self._number:
                self.close()
        elif self._trial is None:
            fault, number = self.fault, self._number
            self._trial = self._scribe.write(lambda: _tried(self._folder, fault, number))
        elif self._trial.done():
            found = self.fault if self._trial.cancelled() else self._trial.result()
            self._trial = None
            if found is None:
                log.warning("visits can be recorded again")
            self.fault = found

    def close(self) -> None:
        """Let go of the file; it is opened again when needed."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _asked(self, ask: Callable[[Journal], T]) -> T:
        if self.fault is not None:
            raise type(self.fault)(self.fault.what, self.fault.remedy)
        try:
            return ask(self._opened())
        except ReplicaError as fault:
            log.error("no visit can be recorded: %s", fault)  # noqa: TRY400  # it says it all
            self.fault = fault
            self.close()
            raise

    def _opened(self) -> Journal:
        if self._journal is None:
            self._number = file_number(self._folder.journal)  # before it is opened: one that comes after shows
            self._journal = Journal(self._folder, BUSY_MS)
            self._number = self._number or file_number(self._folder.journal)
        return self._journal


def _tried(folder: Folder, fault: ReplicaError, number: int) -> ReplicaError | None:
    """Return why no visit can be recorded, None where one could be."""
    if isinstance(fault, _OF_THE_FILE) and file_number(folder.journal) == number:
        return fault
    try:
        with closing(Journal(folder, BUSY_MS)) as journal:
            journal.probe()
    except ReplicaError as found:
        return found
    return None
