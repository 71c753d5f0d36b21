"""A technician at a whole kiosk: no visitor is checked meanwhile, and what is set holds at once."""

import time
import tomllib
from itertools import cycle

from pytestqt.qtbot import QtBot

from kiosk.app.compose import Kiosk
from kiosk.domain.screen.event import Cancelled, Confirmed, Typed
from kiosk.domain.screen.service_event import TaskChosen, TechnicianAsked
from kiosk.domain.screen.state import Language, Mode
from kiosk.domain.screen.technician import Task, Technician
from kiosk.staff import StaffBook
from kiosk.ui.service import Failed
from kiosk.vision.camera import Image
from sync.replica.database import Folder
from sync.replica.journal import Journal
from tests.fakes import scenes
from tests.fakes.cameras import Playing
from tests.fakes.terminal import pass_text
from tests.integration.kiosk.conftest import GREEN, OpenKiosk, today

LONG_MS = 20_000


def open_pages(kiosk: Kiosk, qtbot: QtBot) -> None:
    for event in (TechnicianAsked(), *map(Typed, "014821"), Confirmed()):
        kiosk.window.happened.emit(event)
    qtbot.waitUntil(lambda: isinstance(kiosk.loop._state.screen, Technician), timeout=LONG_MS)


def test_while_the_pages_are_open_a_pass_before_the_camera_is_no_visit_and_after_that_it_is(
    open_kiosk: OpenKiosk, terminal: Folder, qtbot: QtBot
) -> None:
    StaffBook(terminal.path / "staff.json", time.monotonic).put("01", "", "4821", technician=True)
    pictures: list[Image] = list(scenes.stream(pass_text(GREEN, now=today()), 5, 4, scenes.CALM))
    held: list[Image] = [pictures[0] // 8]  # in the dark nothing is read yet
    kiosk = open_kiosk(Playing((held[0] for _ in cycle([0])), every=1 / 30))
    open_pages(kiosk, qtbot)
    held[0] = pictures[0]
    seen: list[object] = []
    kiosk.eyes.sighted.connect(seen.append)
    qtbot.waitUntil(lambda: len(seen) >= 3, timeout=LONG_MS)
    assert Journal(terminal).waiting() == 0
    with qtbot.waitSignal(kiosk.loop.checked, timeout=LONG_MS):
        kiosk.window.happened.emit(Cancelled())
        held[0] = pictures[1]


def test_what_a_technician_sets_holds_at_once_and_is_kept(
    open_kiosk: OpenKiosk, terminal: Folder, qtbot: QtBot
) -> None:
    StaffBook(terminal.path / "staff.json", time.monotonic).put("01", "", "4821", technician=True)
    kiosk = open_kiosk(Playing(cycle(scenes.stream("nothing", 5, 4, scenes.CALM)), every=1 / 30))
    open_pages(kiosk, qtbot)
    for change in (
        "display.rotation=90",
        "sound.volume=0.4",
        "camera.mirror=false",
        'terminal.mode="desk"',
        'terminal.language="en"',
    ):
        kiosk.window.happened.emit(TaskChosen(Task.SET, change))
    qtbot.waitUntil(lambda: kiosk.window.pane.glass.content("turn") == 90, timeout=LONG_MS)
    qtbot.waitUntil(lambda: kiosk.loop._state.home_language is Language.EN, timeout=LONG_MS)
    assert not any(isinstance(work, Failed) for work in kiosk.loop._errands.service.works.values())
    assert kiosk.eyes._wish.mirror is False
    state = kiosk.loop._state
    assert (state.mode, state.home_language) == (Mode.DESK, Language.EN)
    kept = tomllib.loads((terminal.path / "kiosk.toml").read_text(encoding="utf-8"))
    assert kept == {
        "display": {"rotation": 90},
        "sound": {"volume": 0.4},
        "camera": {"mirror": False},
        "terminal": {"mode": "desk", "language": "en"},
    }
