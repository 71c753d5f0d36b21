"""Begin agents from a process that has loaded what all of them load: a program's start takes most of a second."""

import faulthandler
import os
import sys
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Final

LOADED: Final = ["sync.agent.__main__", "pyarrow.compute"]


class Forked:
    """A process that runs `kiosk-sync`, as subprocess.Popen shows one."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    def kill(self) -> None:
        self._process.kill()

    def terminate(self) -> None:
        self._process.terminate()

    def wait(self, timeout: float) -> int | None:
        """Return the exit code, None if the process has not ended in time."""
        self._process.join(timeout)
        return self._process.exitcode


def begin(arguments: Sequence[str], log: Path, before: Callable[[], None]) -> Forked:
    """Start `kiosk-sync` in a process of its own that first does something; its words go to the log."""
    context = get_context("forkserver")
    context.set_forkserver_preload(LOADED)
    process = context.Process(target=_run, args=(tuple(arguments), log, before), daemon=True)
    process.start()
    return Forked(process)


def nothing() -> None:
    """Leave a new process as it is."""


def _run(arguments: tuple[str, ...], log: Path, before: Callable[[], None]) -> None:
    from sync.agent.__main__ import app  # loaded by the process that forks

    with log.open("ab") as file:
        os.dup2(file.fileno(), sys.stderr.fileno())
    faulthandler.enable()
    before()
    app(arguments)
