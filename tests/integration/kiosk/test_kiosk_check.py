"""A pass before the camera of a whole kiosk: checked, recorded, shown; and what is said of a camera in trouble."""

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.compose import Kiosk
from kiosk.desk import Check
from kiosk.domain.screen.state import OutOfOrder, Ready, VerdictShown
from kiosk.ui.surroundings import CameraState
from kiosk.vision.camera import Image
from sync.model.identity import PassSubject
from sync.model.visit import Outcome, Reason
from sync.replica.database import Folder
from sync.replica.journal import Journal
from sync.replica.outgoing import Outgoing
from tests.fakes import scenes
from tests.fakes.cameras import Hanging, Playing, Refusing, frozen, noise
from tests.fakes.terminal import pass_text
from tests.integration.kiosk.conftest import GREEN, RED, OpenKiosk, today

LONG_MS = 20_000


def holding(who: PassSubject) -> Playing:
    """Return a camera before which somebody holds a pass, for ever."""
    pictures = list(scenes.stream(pass_text(who, now=today()), 5, 4, scenes.CALM))
    return Playing(cycle(pictures), every=1 / 30)


def checked(kiosk: Kiosk, qtbot: QtBot) -> Check:
    """Wait for the first check."""
    with qtbot.waitSignal(kiosk.loop.checked, timeout=LONG_MS) as told:
        pass
    assert told.args is not None
    check = told.args[0]
    assert isinstance(check, Check)
    return check


def state_of(kiosk: Kiosk) -> object:
    return kiosk.loop._state.screen


@pytest.mark.parametrize(
    ("who", "outcome", "field"),
    [(GREEN, Outcome.ADMIT, "#08602f"), (RED, Outcome.DENY, "#22252b")],
    ids=["green", "red"],
)
def test_a_pass_is_recorded_once_and_its_answer_fills_the_screen(
    who: PassSubject, outcome: Outcome, field: str, open_kiosk: OpenKiosk, terminal: Folder, qtbot: QtBot
) -> None:
    kiosk = open_kiosk(holding(who))
    check = checked(kiosk, qtbot)
    assert check.verdict.outcome is outcome
    assert isinstance(state_of(kiosk), VerdictShown)
    with qtbot.waitSignal(kiosk.window.view.frameSwapped, timeout=LONG_MS):
        pass
    assert kiosk.window.pane.grab().pixelColor(2, 2).name() == field
    assert [str(entry.fields["id"]) for entry in Outgoing(terminal).pending()] == [str(check.visit.id)]


def test_a_pass_held_before_the_camera_is_one_check(open_kiosk: OpenKiosk, terminal: Folder, qtbot: QtBot) -> None:
    kiosk = open_kiosk(holding(GREEN))
    sightings: list[object] = []
    kiosk.eyes.sighted.connect(sightings.append)
    qtbot.waitUntil(lambda: len(sightings) >= 10, timeout=LONG_MS)
    assert Journal(terminal).waiting() == 1


def test_a_pass_shown_again_after_a_restart_admits_nobody_else(open_kiosk: OpenKiosk, qtbot: QtBot) -> None:
    first = open_kiosk(holding(GREEN))
    assert checked(first, qtbot).verdict.outcome is Outcome.ADMIT
    first.stop()
    check = checked(open_kiosk(holding(GREEN)), qtbot)
    assert (check.verdict.outcome, check.verdict.reason) == (Outcome.REFER, Reason.ALREADY_USED_HERE)


@pytest.mark.parametrize(
    ("camera", "code"),
    [
        (Refusing("camera_missing"), "K-CAM-MISSING"),
        (Refusing("camera_busy"), "K-CAM-BUSY"),
        (Playing([]), "K-CAM-LOST"),
        (Playing(frozen()), "K-CAM-FROZEN"),
    ],
    ids=["missing", "busy", "lost", "frozen"],
)
def test_a_camera_in_trouble_is_named_and_the_door_stays_open_for_staff(
    camera: object, code: str, open_kiosk: OpenKiosk, qtbot: QtBot
) -> None:
    kiosk = open_kiosk(camera)
    qtbot.waitUntil(lambda: kiosk.around.camera.code == code, timeout=LONG_MS)
    assert isinstance(state_of(kiosk), Ready)  # and not out of order: an employee can still check by hand


def test_a_camera_that_comes_back_is_live_again(open_kiosk: OpenKiosk, qtbot: QtBot) -> None:
    camera = Playing(noise())
    kiosk = open_kiosk(camera, Playing(noise()))
    qtbot.waitUntil(lambda: kiosk.around.camera.state is CameraState.LIVE, timeout=LONG_MS)
    camera.unplug()
    qtbot.waitUntil(lambda: kiosk.around.camera.state is CameraState.LOST, timeout=LONG_MS)
    qtbot.waitUntil(lambda: kiosk.around.camera.state is CameraState.LIVE, timeout=LONG_MS)


def test_a_mistake_of_our_own_shows_as_out_of_order(open_kiosk: OpenKiosk, qtbot: QtBot) -> None:
    kiosk = open_kiosk(Playing(noise()))
    kiosk.eyes.crashed.emit(ValueError("a mistake"))
    qtbot.waitUntil(lambda: isinstance(state_of(kiosk), OutOfOrder), timeout=LONG_MS)
    screen = state_of(kiosk)
    assert isinstance(screen, OutOfOrder)
    assert (screen.fault.reason, screen.fault.code) == (Reason.INTERNAL_ERROR, "K-INT-1")


def test_closing_does_not_wait_for_a_camera_that_hangs(open_kiosk: OpenKiosk) -> None:
    camera = Hanging()
    kiosk = open_kiosk(camera)
    assert camera.entered.wait(LONG_MS / 1000)
    assert not kiosk.eyes.stop()
    camera.release()
    assert camera.closed.wait(LONG_MS / 1000)


def large() -> Iterator[Image]:
    """Yield pictures as large as a camera's, of which a few hundred would not fit in memory unnoticed."""
    return cycle([scenes.background(3, number) for number in range(3)])


def resident_mb() -> float:
    found = re.search(r"^VmRSS:\s*(\d+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE)
    assert found
    return int(found[1]) / 1024


def test_the_pictures_that_were_shown_are_freed(open_kiosk: OpenKiosk, qtbot: QtBot) -> None:
    kiosk = open_kiosk(Playing(large(), every=0.005))
    shown: list[object] = []
    kiosk.eyes.frame_shown.connect(lambda _frame: shown.append(None))
    qtbot.waitUntil(lambda: len(shown) >= 20, timeout=LONG_MS)
    before = resident_mb()
    qtbot.waitUntil(lambda: len(shown) >= 120, timeout=LONG_MS)
    assert resident_mb() - before < 100  # they are 2.6 MB each
