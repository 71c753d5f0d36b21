"""A kiosk that cannot start, or cannot show what is so, ends with its code: it never lets anybody in unseen."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import cast

import cv2
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.app.compose import Kiosk, make_files
from kiosk.app.front import Front
from kiosk.app.opening import Opening
from kiosk.settings import Settings
from kiosk.ui import pane
from kiosk.vision.camera import Source
from sync.replica import database
from sync.replica.database import Folder
from sync.replica.journal import Journal
from tests.fakes import scenes
from tests.fakes.cameras import Playing, one_after_another
from tests.fakes.terminal import pass_text
from tests.integration.kiosk.conftest import GREEN, today

LONG_MS = 20_000

Begin = Callable[[], Opening]


@pytest.fixture
def begin(terminal: Folder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Open a kiosk before a camera that sees a GREEN visitor's pass; it is closed in the end."""
    del qtbot  # the application
    settings = Settings()
    display = replace(settings.display, fullscreen=False, width=480, height=800)
    settings = replace(settings, terminal=replace(settings.terminal, data=terminal.path), display=display)
    opened: list[Opening] = []

    def begin() -> Opening:
        pictures = cycle(scenes.stream(pass_text(GREEN, now=today()), 5, 4, scenes.CALM))
        sources = one_after_another((Playing(pictures, every=1 / 30),))
        front = Front(settings, cast("Callable[[str], Source]", sources))
        opening = Opening(
            front,
            lambda: make_files(terminal.path),
            lambda: Kiosk(settings, front, own_agent=False, settings_file=settings.terminal.data / "kiosk.toml"),
        )
        opened.append(opening)
        monkeypatch.setattr(sys, "excepthook", opening.report)
        front.open()
        return opening

    yield begin
    for opening in opened:
        opening.close()


@pytest.fixture
def quits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each time that the program is to end, instead of ending the tests' own application."""
    quits: list[str] = []
    monkeypatch.setattr(QGuiApplication, "quit", lambda: quits.append("quit"))
    return quits


def test_the_glass_waits_for_no_file_to_be_made_or_mended(
    begin: Begin, terminal: Folder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, bool]] = []

    def noted(
        path: Path, schema: database.Schema, make: Callable[[Path, database.Schema], None] = database._make
    ) -> None:
        made.append((path.name, threading.current_thread() is threading.main_thread()))
        make(path, schema)

    monkeypatch.setattr(database, "_make", noted)
    terminal.journal.unlink(missing_ok=True)
    terminal.agent.write_bytes(b"no database" * 999)
    opening = begin()
    qtbot.waitUntil(lambda: opening._report is not None, timeout=LONG_MS)
    assert made == [("journal.db", False), ("agent.db", False)]


def test_a_page_that_is_missing_ends_the_program_with_its_code_and_nobody_is_admitted(
    terminal: Folder, tmp_path: Path
) -> None:
    pages, pictures = tmp_path / "qml", tmp_path / "pictures"
    shutil.copytree(pane.QML, pages)
    (pages / "PinPage.qml").unlink()
    pictures.mkdir()
    for number, picture in enumerate(scenes.stream(pass_text(GREEN, now=today()), 5, 4, scenes.CALM)):
        cv2.imwrite(str(pictures / f"{number}.png"), picture)
    command = (sys.executable, "-m", "tests.integration.kiosk.pageless_program", str(pages), "--no-agent", "--windowed")
    place = ("--data", str(terminal.path), "--camera", str(pictures))
    ended = subprocess.run((*command, *place), check=False, capture_output=True, text=True, timeout=LONG_MS / 1000)
    assert ended.returncode == 2
    assert "K-INS-3" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert Journal(terminal).waiting() == 0


@pytest.mark.qt_no_exception_capture
def test_a_start_that_raises_ends_the_program_and_nobody_is_admitted(
    begin: Begin, quits: list[str], terminal: Folder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.app.loop.Loop.on_second", lambda _loop: 1 / 0)
    opening = begin()
    qtbot.waitUntil(lambda: bool(quits), timeout=LONG_MS)
    assert isinstance(opening.fault, ZeroDivisionError)
    qtbot.wait(300)
    assert Journal(terminal).waiting() == 0


@pytest.mark.qt_no_exception_capture
def test_what_the_kiosk_cannot_show_ends_the_program(
    begin: Begin, quits: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = begin()
    qtbot.waitUntil(lambda: opening._report is not None, timeout=LONG_MS)
    monkeypatch.setattr("kiosk.app.loop.Loop.on_crash", lambda _loop, _crash: 1 / 0)
    sys.excepthook(ValueError, ValueError("a mistake of our own"), None)
    assert isinstance(opening.fault, ZeroDivisionError)
    assert quits == ["quit"]
