"""What the first picture waits for: nothing that only a check needs."""

import subprocess
import sys

LATER = (
    "cv2", "kiosk.app.compose", "kiosk.app.loop", "kiosk.desk", "kiosk.domain.screen.state", "kiosk.staff",
    "kiosk.ui.view", "kiosk.ui.window", "kiosk.vision.pipeline", "logging.handlers", "miniaudio", "sqlite3", "ssl",
    "sync", "zxingcpp",
)  # fmt: skip
"""Each costs milliseconds of the start; the whole of them as much again as a bare window."""


def test_what_only_checks_need_is_imported_after_the_first_picture() -> None:
    code = f"import sys, kiosk.__main__, kiosk.app.opening; print(*(name for name in {LATER} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.split() == []
