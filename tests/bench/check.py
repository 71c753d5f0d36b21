"""A pass held before the camera, to its verdict on the glass: decoded, decided, recorded and shown, p50/p95/p99."""

import argparse
import os
from collections.abc import Callable, Mapping, Sequence
from itertools import cycle

from PySide6.QtCore import QTimer

from kiosk.domain.screen.state import Mode
from tests.bench.frame.measure import spread_ms
from tests.bench.frame.report import Goal
from tests.bench.kiosk_run.door import Door, prepared, today
from tests.bench.kiosk_run.reel import Projector
from tests.bench.kiosk_run.stage import PARTS, Course, Meter, application, kiosk_before

GOALS: Sequence[Goal] = (Goal("frame_to_shown_p99_ms", "<=", 100), Goal("unread", "==", 0))
LONGEST_EACH = 3.0
"""Seconds a visitor may take on average before the run is given up."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the size of the snapshot and the number of checks."""
    parser.add_argument("--rows", type=int, default=2_000_000, help="identities in the snapshot (default: %(default)s)")
    parser.add_argument("--checks", type=int, default=300, help="checks to measure (default: %(default)s)")
    parser.add_argument("--visitors", type=int, default=100, help="different passes, rendered before (%(default)s)")
    parser.add_argument("--mode", type=Mode, choices=list(Mode), default=Mode.SELF, help="which screen is shown")
    parser.add_argument("--seed", type=int, default=1)


def run(options: argparse.Namespace, progress: Callable[[str], None]) -> Mapping[str, float]:
    """Let visitors come until enough were checked."""
    progress(f"preparing {options.rows:,} rows and the scenes of {options.visitors} visitors")
    door = prepared(options.data, options.rows, options.visitors, today(), options.seed)
    progress(f"checking {options.checks} passes")
    load = os.getloadavg()[0]
    courses = _checked(door, options)
    figures: dict[str, float] = {"checks": len(courses), "unread": options.checks - len(courses), "load_before": load}
    for name, part in PARTS.items():
        figures |= spread_ms(name, [part(course) for course in courses])
    figures["first_frame_to_shown_ms"] = 1000 * PARTS["frame_to_shown"](courses[0])
    return figures


def _checked(door: Door, options: argparse.Namespace) -> list[Course]:
    camera = Projector(door.reel, cycle(range(1, options.visitors + 1)))
    qt = application()
    kiosk = kiosk_before(camera, door.folder, options.mode)
    meter = Meter(kiosk)
    courses: list[Course] = []

    def note(course: Course) -> None:
        courses.append(course)
        camera.leave()
        if len(courses) == options.checks:
            QTimer.singleShot(0, qt.quit)  # not now: it would close the window in the midst of drawing

    meter.measured.connect(note)
    QTimer.singleShot(int(1000 * LONGEST_EACH * options.checks), qt.quit)
    kiosk.start()
    qt.exec()
    kiosk.stop()
    return courses
