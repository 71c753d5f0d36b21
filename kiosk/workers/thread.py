"""The one thread class, and the slot that hands the newest value from one thread to another."""

import logging
import threading
from collections.abc import Callable
from traceback import format_tb
from typing import Generic, TypeVar

log = logging.getLogger(__name__)

T = TypeVar("T")
Work = Callable[[threading.Event], None]
"""What a thread does until the event it is given is set."""


class Worker:
    """Runs one function on a daemon thread until told to stop; what the function raises is reported, never lost.

    The log has where it was raised and of what kind, but not its message, which may quote what a visitor showed. With
    `again_after`, a function that crashed is begun anew after so many seconds.
    """

    def __init__(
        self, name: str, work: Work, on_crash: Callable[[BaseException], None], again_after: float | None = None
    ) -> None:
        self._work = work
        self._on_crash = on_crash
        self._again_after = again_after
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def tell_to_stop(self) -> None:
        """Ask the work to end; a thread that hangs in a driver ends with the process, being a daemon."""
        self._stop.set()

    def wait(self, timeout: float) -> bool:
        """Wait up to `timeout` seconds for the end; tell whether it came."""
        if self._thread.ident is not None:  # else it never began
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while True:
            try:
                self._work(self._stop)
            except Exception as crash:  # noqa: BLE001  # reported, whatever it is
                where = "".join(format_tb(crash.__traceback__))
                log.error("thread %s crashed: %s was raised\n%s", self._thread.name, type(crash).__name__, where)  # noqa: TRY400
                self._on_crash(crash)
            else:
                return
            if self._again_after is None or self._stop.wait(self._again_after):
                return


class Latest(Generic[T]):
    """Holds the newest value only: whoever is slow misses some and never falls behind."""

    def __init__(self) -> None:
        self._filled = threading.Condition()
        self._value: T | None = None

    def put(self, value: T) -> None:
        """Replace whatever is there."""
        with self._filled:
            self._value = value
            self._filled.notify()

    def take(self, timeout: float) -> T | None:
        """Take the newest value out, waiting up to `timeout` seconds for one."""
        with self._filled:
            if self._value is None:
                self._filled.wait(timeout)
            value, self._value = self._value, None
            return value
