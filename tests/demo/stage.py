"""The kiosk process, from outside: tell it what a visitor or employee does, and hear what was painted."""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PATIENCE: Final = 20.0


class StageError(Exception):
    """The kiosk did not do what it was driven to do; says what was waited for and what was on the glass."""


@dataclass(frozen=True, slots=True)
class Painted:
    """What was on the glass when it was painted, `ms` after the frame or key that caused it, `checks` so far."""

    kind: str
    glass: dict[str, object]
    ms: float
    checks: int

    def word(self, name: str) -> str:
        """Return one of the page's words, empty where it has none of that name."""
        return str(self.glass.get(name) or "")


NOTHING: Final = Painted("", {}, 0.0, 0)


class Stage:
    """Drives one kiosk process. Everything it waits for has a limit."""

    def __init__(self, settings: Path, before_camera: Path, log: Path, camera: str | None = None) -> None:
        command = [sys.executable, "-m", "tests.demo.kiosk_process", str(settings), str(before_camera)]
        command += [] if camera is None else ["--camera", camera]
        with log.open("ab") as errors:
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
        self._lines: queue.Queue[dict[str, object] | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.painted = NOTHING
        self._await("ready", PATIENCE)

    def do(self, command: str, **what: object) -> bool:
        """Have something done; tell whether it could be."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": command, **what}).encode() + b"\n")
        self.process.stdin.flush()
        return bool(self._await("answer", PATIENCE)["answer"])

    def until(self, wanted: Callable[[Painted], bool], what: str, patience: float = PATIENCE) -> Painted:
        """Wait until what was last painted is as wanted, and return it."""
        deadline = time.monotonic() + patience
        while not wanted(self.painted):
            left = deadline - time.monotonic()
            if left <= 0 or self._next(left) is None:
                raise StageError(f"waited for {what}; on the glass: {self.painted.glass}")
        return self.painted

    def watch(self, seconds: float) -> list[Painted]:
        """Let time go by and return everything that was painted meanwhile."""
        deadline, seen = time.monotonic() + seconds, []
        while (left := deadline - time.monotonic()) > 0:
            line = self._next(left)
            if line is not None and "painted" in line:
                seen.append(self.painted)
        return seen

    def close(self) -> None:
        """End the kiosk and what it started."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._reader.join(timeout=5)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def _await(self, name: str, patience: float) -> dict[str, object]:
        deadline = time.monotonic() + patience
        while (left := deadline - time.monotonic()) > 0:
            line = self._next(left)
            if line is not None and name in line:
                return line
        raise StageError(f"the kiosk gave no {name} within {patience:g} s")

    def _next(self, patience: float) -> dict[str, object] | None:
        try:
            line = self._lines.get(timeout=patience)
        except queue.Empty:
            return None
        if line is None:
            raise StageError(f"the kiosk ended with {self.process.wait()}")
        if "painted" in line:
            glass = line["painted"]
            assert isinstance(glass, dict)
            self.painted = Painted(str(glass["kind"]), glass, float(str(line["ms"])), int(str(line["checks"])))
        return line

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(json.loads(line))
        self._lines.put(None)
