"""A real X server, real key codes, three layouts: what a hand-scanner sends is read right under each of them.

`xdotool type` would remap keys and prove nothing: here key codes are pressed, and the layout is proven active first.
"""

import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from tests.ui.test_wedge import US

CODE = "KZ1:AB2/C-D.E*F+G$H%I J"
WAIT = 15.0
pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("Xvfb", "xdotool", "setxkbmap")), reason="needs Xvfb, xdotool, setxkbmap"
)


class Program:
    """The window under test, and the lines it prints."""

    def __init__(self, display: str) -> None:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
        self.environment = environment
        self.lines: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.wedge_program"], env=environment, stdout=subprocess.PIPE, text=True
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def run(self, *command: str) -> str:
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout

    def next_line(self) -> str:
        return self.lines.get(timeout=WAIT)

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(WAIT)
        self.reader.join(WAIT)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def press(self, codes: list[str], delay: int) -> None:
        self.run("xdotool", "key", "--delay", str(delay), *codes)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-noreset", "-screen", "0", "800x600x24"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as numbers:
        yield f":{numbers.readline().strip()}"
    server.terminate()
    server.wait(WAIT)


@pytest.fixture(scope="module")
def program(display: str) -> Iterator[Program]:
    made = Program(display)
    assert made.next_line() == "ready"
    made.run("xdotool", "search", "--sync", "--name", "Ashyq Kiosk", "windowfocus", "--sync")
    yield made
    made.close()


def codes(text: str) -> list[str]:
    """Return the key codes of a US keyboard for a text; Shift is key code 50, held with `+`."""
    pairs = (US[character] for character in text)
    return [f"50+{code}" if shifted else str(code) for code, shifted in pairs]


def test_the_whole_screen_is_filled_without_a_window_manager(program: Program) -> None:
    assert "Geometry: 800x600\n" in program.run("xdotool", "search", "--name", "Ashyq Kiosk", "getwindowgeometry")


@pytest.mark.parametrize(("layout", "letter"), [("us", "q"), ("ru", "й"), ("kz", "й")])
@pytest.mark.parametrize("ending", [[], ["36"]])
def test_a_burst_is_read_right_under_every_layout(
    program: Program, layout: str, letter: str, ending: list[str]
) -> None:
    program.run("setxkbmap", layout)
    program.press(["24"], 0)
    assert program.next_line() == f"typed Typed(character='{letter}')", "the layout is not active"
    program.press([*codes(CODE), *ending], 0)  # no pause of its own: a loaded machine adds enough
    assert program.next_line() == f"scanned {CODE}"
    program.press(["24"], 0)
    assert program.next_line() == f"typed Typed(character='{letter}')", "something of the burst leaked"
