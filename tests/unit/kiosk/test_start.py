"""What the first picture waits for: nothing that only a check needs."""

import subprocess
import sys

LATER = (
    "cv2", "importlib.metadata", "kiosk.app.compose", "kiosk.app.loop", "kiosk.desk", "kiosk.domain.screen.state",
    "kiosk.staff", "kiosk.ui.view", "kiosk.ui.window", "kiosk.vision.pipeline", "logging.handlers", "miniaudio",
    "segno", "sqlite3", "ssl", "sync.model", "sync.passes", "sync.replica.folder", "zxingcpp",
)  # fmt: skip
"""Each costs milliseconds of the start; the whole of them as much again as a bare window."""


WINDOW = "kiosk.__main__, kiosk.app.opening, kiosk.app.mounting, kiosk.ui.pane"
ONLY_ASKED_FOR = ("importlib.metadata", "segno")
"""What only some screens of a technician need."""


def imported(modules: str, suspects: tuple[str, ...]) -> list[str]:
    """Return which of the suspects a fresh interpreter has loaded with some modules."""
    code = f"import sys, {modules}; print(*(name for name in {suspects} if name in sys.modules))"
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()


def test_what_only_checks_need_is_imported_after_the_first_picture() -> None:
    assert imported(WINDOW, LATER) == []


def test_what_only_a_technician_asks_for_does_not_hold_up_the_first_check() -> None:
    assert imported("kiosk.ui.window, kiosk.app.errands", ONLY_ASKED_FOR) == []
