"""Write what the glass must not wait for: in order, on one thread, and nothing is lost at the end."""

from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Final, TypeVar

from kiosk.errors import KioskError
from kiosk.workers.thread import Worker
from sync.replica.database import ReplicaError

T = TypeVar("T")

PATIENCE: Final = 10.0
"""Seconds that the end waits for what is still to be written; a disk that hangs is left behind."""


class Scribe:
    """Does one job after the other: settings, words to the agent, the clock's floor.

    What the surroundings do wrong is a job's outcome; what raises, our own mistake, is told by `on_crash`, and the next
    job is done.
    """

    def __init__(self, on_crash: Callable[[BaseException], None]) -> None:
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._worker = Worker("scribe", lambda _stop: self._work(), on_crash, again_after=0.0)

    def start(self) -> None:
        """Begin; what was given before is done now."""
        self._worker.start()

    def write(self, job: Callable[[], T]) -> "Future[T]":
        """Have a job done after all that were given before; the outcome is a result, a KioskError or a ReplicaError."""
        outcome: Future[T] = Future()
        self._jobs.put(lambda: _do(job, outcome))
        return outcome

    def stop(self) -> bool:
        """Do what is still to be done, then end; tell whether it did."""
        self._jobs.put(None)
        return self._worker.wait(PATIENCE)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


def _do(job: Callable[[], T], outcome: "Future[T]") -> None:
    try:
        outcome.set_result(job())
    except (KioskError, ReplicaError) as fault:
        outcome.set_exception(fault)
    finally:
        outcome.cancel()  # where it crashed: nobody is to wait for it
