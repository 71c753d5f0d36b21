"""The agent's one thread class: turns at something until the process ends, whatever mistakes of ours come up in one."""

import logging
from threading import Event, Thread
from typing import Protocol

log = logging.getLogger(__name__)


class Work(Protocol):
    """Be what a thread does, one turn after the other."""

    @property
    def name(self) -> str:
        """Return what the thread is called."""
        ...

    def turn(self) -> None:
        """Do it once; what the environment does wrong is this work's to take note of."""
        ...

    def mistaken(self, fault: Exception) -> None:
        """Take note that a turn ended in a mistake of ours; it has been logged."""
        ...

    def rest(self, stop: Event) -> None:
        """Wait until the next turn is due, or `stop` is set."""
        ...


class WorkThread(Thread):
    """Works until `stop` is set. A mistake in one turn stops neither the turns after it nor the other threads."""

    def __init__(self, work: Work, stop: Event) -> None:
        super().__init__(name=work.name, daemon=True)
        self._work = work
        self._end = stop

    def run(self) -> None:
        """Take turns."""
        while not self._end.is_set():
            try:
                self._work.turn()
            except Exception as fault:
                log.exception("%s failed by our own mistake", self.name)
                self._work.mistaken(fault)
            self._work.rest(self._end)
