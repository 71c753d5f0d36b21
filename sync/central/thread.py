"""The server's one thread class. What the environment does wrong in a thread is logged, and a mistake of ours too."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from threading import Event, Thread
from typing import Final

from sync.central.errors import CentralError

LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is done at once, and again at every interval (None: once); it returns what the log shall say."""

    name: str
    every: timedelta | None
    work: Callable[[], str]


class JobThread(Thread):
    """Does a job until `stop` is set. One that fails is logged, and tried again at its next time."""

    def __init__(self, job: Job, stop: Event, *, daemon: bool = False) -> None:
        super().__init__(name=job.name, daemon=daemon)
        self._job = job
        self._end = stop

    def run(self) -> None:
        """Do the job, and wait."""
        self._do()
        while self._job.every is not None and not self._end.wait(self._job.every.total_seconds()):
            self._do()

    def _do(self) -> None:
        name = self._job.name
        try:
            done = self._job.work()
        except CentralError as fault:
            LOG.error("event=%s_failed code=%s what=%r", name, fault.code, fault.what)  # noqa: TRY400  # no bug
        except Exception:
            LOG.exception("event=%s_failed code=mistake", name)
        else:
            if done:
                LOG.info("event=%s %s", name, done)
