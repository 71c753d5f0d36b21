"""What `serve` does by itself: publish every so often, forget visitors every hour."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sync.central.errors import CentralError

LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is done at once and then at every interval; it returns what the log shall say, if anything."""

    name: str
    every: timedelta
    work: Callable[[], str]


class Schedule:
    """Runs jobs, each in its own thread, until stopped. A job that fails is logged and tried again at its next time."""

    def __init__(self, jobs: tuple[Job, ...]) -> None:
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(job,), name=job.name) for job in jobs]

    def start(self) -> None:
        """Start every job."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let each job finish what it is doing, and no more."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _run(self, job: Job) -> None:
        while True:
            try:
                done = job.work()
            except CentralError as fault:
                LOG.error("event=%s_failed code=%s what=%r", job.name, fault.code, fault.what)  # noqa: TRY400  # no bug
            except Exception:  # a mistake of ours: reported, and no reason never to publish again
                LOG.exception("event=%s_failed code=mistake", job.name)
            else:
                if done:
                    LOG.info("event=%s %s", job.name, done)
            if self._stop.wait(job.every.total_seconds()):
                return
