"""From the start of the process to the first live picture on the glass, beside a bare QML window that shows one."""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import cv2

from tests.bench.frame.measure import interleaved, percentile, spread_ms
from tests.bench.frame.report import Goal
from tests.bench.kiosk_run import bare_window
from tests.bench.kiosk_run.door import prepared, today
from tests.fakes import scenes

GOALS: Sequence[Goal] = (Goal("start_ratio", "<=", 1.5), Goal("ended_badly", "==", 0))
LIVE: Final = b"first picture on the glass"
"""What both say on stderr."""
READY: Final = b"ready to check"
"""What the kiosk says when it shows that a pass may be held up."""
PATIENCE: Final = 30.0


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the number of starts."""
    parser.add_argument("--rounds", type=int, default=12, help="starts of each (default: %(default)s)")
    parser.add_argument("--rows", type=int, default=200_000, help="identities in the snapshot (default: %(default)s)")


def run(options: argparse.Namespace, progress: Callable[[str], None]) -> Mapping[str, float]:
    """Start both in turn, so that the machine's mood meets both alike."""
    door = prepared(options.data, options.rows, 0, today(), 1)
    video = _video(options.data / "door.avi")
    kiosk = _command("kiosk", "--data", str(door.folder.path), "--camera", str(video), "--windowed")
    bare = (sys.executable, str(bare_window.__file__))
    codes: list[int] = []
    ready: list[float] = []
    for command in (bare, kiosk):
        _started(command, [])  # what the disk has not seen yet
    progress(f"starting each {options.rounds} times")
    bares, kiosks = interleaved(lambda: _started(bare, []), lambda: _started(kiosk, codes, ready), options.rounds)
    return {
        **spread_ms("bare", bares),
        **spread_ms("kiosk", kiosks),
        **spread_ms("ready", ready),
        "start_ratio": percentile(kiosks, 50) / percentile(bares, 50),
        "ended_badly": sum(code != 0 for code in codes),
    }


def _command(*arguments: str) -> Sequence[str]:
    return sys.executable, "-m", *arguments


def _started(command: Sequence[str], codes: list[int], ready: list[float] | None = None) -> float:
    """Return the seconds until a process shows its first picture; then end it and note how it ended.

    With `ready` it is given the time to get ready first, and the seconds until it is are noted there.
    """
    # An installed program has its bytecode, whatever this shell says of making it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stderr is not None
        _read_up_to(LIVE, process.stderr)
        seconds = time.perf_counter() - begun
        if ready is not None:
            _read_up_to(READY, process.stderr)
            ready.append(time.perf_counter() - begun)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)
        codes.append(process.returncode)
    return seconds


def _read_up_to(words: bytes, lines: Iterable[bytes]) -> None:
    said = []
    for line in lines:
        said.append(line)
        if words in line:
            return
    raise RuntimeError(f"it never said {words!r}: {b''.join(said).decode(errors='replace')}")


def _video(path: Path) -> Path:
    """Write three seconds of a place before a camera."""
    video = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30.0, (1280, 720))
    for frame in range(90):
        video.write(scenes.background(3, frame))
    video.release()
    return path
