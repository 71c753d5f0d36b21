"""Keep the sync agent running beside the kiosk where no service manager does."""

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

log = logging.getLogger(__name__)

FIRST_DELAY: Final = 2.0
LONGEST_DELAY: Final = 300.0
RAN_WELL: Final = 600.0
"""Seconds after which an end counts as a first one again."""


class Companion:
    """One child process, started again when it ends, later each time. The kiosk never waits for it but at the end."""

    def __init__(self, data: Path, monotonic: Callable[[], float]) -> None:
        self._command = (sys.executable, "-m", "sync.agent", "run", "--data", str(data))
        self._monotonic = monotonic
        self._process: subprocess.Popen[bytes] | None = None
        self._delay = FIRST_DELAY
        self._due = 0.0
        self._began = 0.0

    def look(self) -> None:
        """Start the agent if it is not there and its time has come; called every second."""
        if self._process is not None and self._process.poll() is None:
            return
        if self._process is not None:
            log.warning("sync agent ended with %s", self._process.returncode)
            self._process = None
            if self._monotonic() - self._began >= RAN_WELL:
                self._delay = FIRST_DELAY
            self._put_off()
        if self._monotonic() >= self._due:
            self._begin()

    def stop(self) -> None:
        """End it with the kiosk."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=5.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _begin(self) -> None:
        self._began = self._monotonic()
        try:
            self._process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL)  # noqa: S603  # our own program
        except OSError as error:  # no memory, no process to be had: checks go on
            log.error("sync agent cannot be started: %s", error.strerror)  # noqa: TRY400  # the trace is this line
            self._put_off()

    def _put_off(self) -> None:
        self._due = self._monotonic() + self._delay
        self._delay = min(LONGEST_DELAY, self._delay * 2)
