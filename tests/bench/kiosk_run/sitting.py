"""One kiosk process that is watched for a while: how late its GUI thread is, what CPU and memory it takes.

Prints one JSON object. A process of its own, so that nothing but the kiosk is measured.
"""

import argparse
import json
import re
import time
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Slot

from kiosk.domain.screen.state import Mode
from sync.replica.database import Folder
from tests.bench.kiosk_run.reel import Projector, read_reel
from tests.bench.kiosk_run.stage import PARTS, Course, Meter, application, kiosk_before

BEAT_MS = 10
WARM_UP = 5.0
"""Seconds in which libraries load and caches fill; nothing is counted."""


class Pulse(QObject):
    """A timer of 10 ms on the GUI thread, and by how much each beat came late, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to count."""
        self._since.start()
        self._timer.start()

    @Slot()
    def _beat(self) -> None:
        self.late.append(max(0.0, self._since.nsecsElapsed() / 1e9 - BEAT_MS / 1000))
        self._since.restart()


def main() -> None:
    """Sit the time out."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--terminal", type=Path, required=True)
    parser.add_argument("--reel", type=Path, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--visitors", type=int, required=True)
    options = parser.parse_args()
    print(json.dumps(sat(options)))


def sat(options: argparse.Namespace) -> dict[str, object]:
    """Run a kiosk, its camera showing visitors (or an empty place for ever), and return what was seen of it."""
    camera = Projector(read_reel(options.reel), cycle(range(1, options.visitors + 1)))
    qt = application()
    kiosk = kiosk_before(camera, Folder(options.terminal), Mode.SELF)
    meter, pulse = Meter(kiosk), Pulse()
    courses: list[Course] = []
    meter.measured.connect(courses.append)
    meter.measured.connect(lambda _course: camera.leave())
    begun: list[float] = []

    def begin() -> None:
        courses.clear()
        begun.extend((time.monotonic(), time.process_time()))
        pulse.start()
        QTimer.singleShot(int(1000 * options.seconds), qt.quit)

    QTimer.singleShot(int(1000 * WARM_UP), begin)
    kiosk.start()
    qt.exec()
    share, rss = (time.process_time() - begun[1]) / (time.monotonic() - begun[0]), resident_MB()
    kiosk.stop()
    return {"late": pulse.late, "cpu_share": share, "rss_MB": rss, "shown": [PARTS["show"](one) for one in courses]}


def resident_MB() -> float:  # noqa: N802  # a unit keeps its case
    """Return how much memory this process holds now (VmRSS, proc(5))."""
    found = re.search(r"^VmRSS:\s*(\d+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
