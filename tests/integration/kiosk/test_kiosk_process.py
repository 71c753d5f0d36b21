"""The kiosk as a process: refused in words where it cannot start, ended cleanly by signals."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import cv2
import pytest

from sync.replica.claim import KIOSK_LOCK
from sync.replica.database import Folder, only_one
from tests.fakes import scenes

KIOSK = ("-m", "kiosk")
HANGING = ("-m", "tests.integration.kiosk.hanging_program")
PATIENCE = 30.0
LIVE = "first picture on the glass"
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
ALONE = ("unshare", "--mount", "--map-root-user", "sh", "-c")
"""In a mount namespace of its own."""


def ended(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a kiosk that is to end by itself."""
    command = (sys.executable, *KIOSK, "--no-agent", "--windowed", *arguments)
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)


@contextmanager
def running(
    program: Sequence[str], *arguments: str, until: str, before: Sequence[str] = ()
) -> Iterator[subprocess.Popen[str]]:
    """Run a kiosk up to the line of its log that says `until`."""
    command = (*before, sys.executable, *program, "--no-agent", "--windowed", *arguments)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            said = []
            for line in process.stderr:
                said.append(line)
                if until in line:
                    break
            else:
                pytest.fail("".join(said))
            yield process
        finally:
            process.kill()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Make a folder of images for a camera."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    cv2.imwrite(str(folder / "1.jpg"), scenes.background(3))
    return folder


def test_without_a_display_it_ends_in_words_and_makes_no_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    kiosk = ended("--data", str(tmp_path / "data"))
    assert (kiosk.returncode, kiosk.stderr[:32]) == (2, "ashyq-kiosk: K-INS-5: there is n")
    assert not (tmp_path / "data").exists()


def test_a_second_kiosk_on_the_same_data_is_refused_and_told_who_has_it(terminal: Folder, pictures: Path) -> None:
    lock = only_one(terminal.path / KIOSK_LOCK)
    try:
        kiosk = ended("--data", str(terminal.path), "--camera", str(pictures))
    finally:
        os.close(lock)
    assert kiosk.returncode == 2
    assert f"already runs on {terminal.path} (process {os.getpid()})" in kiosk.stderr
    assert "another data folder" in kiosk.stderr
    assert "Traceback" not in kiosk.stderr
    assert LIVE not in kiosk.stderr  # it shows nothing


def test_a_broken_settings_file_is_refused_with_file_key_and_remedy(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("[camera]\nbudget_ms = 'wide'\n")
    kiosk = ended("--settings", str(file))
    assert kiosk.returncode == 2
    assert str(file) in kiosk.stderr
    assert "camera.budget_ms must be a whole number" in kiosk.stderr
    assert "Traceback" not in kiosk.stderr


def test_a_data_folder_that_cannot_be_made_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kiosk = ended("--data", str(tmp_path / "file" / "data"))
    assert kiosk.returncode == 2
    assert f"K-DATA-IO: {tmp_path / 'file' / 'data'}: " in kiosk.stderr
    assert "Traceback" not in kiosk.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(number: signal.Signals, terminal: Folder, pictures: Path) -> None:
    place = ("--data", str(terminal.path), "--camera", str(pictures))
    with running(KIOSK, *place, until=LIVE) as kiosk:
        kiosk.send_signal(number)
        _, said = kiosk.communicate(timeout=PATIENCE)
        assert kiosk.returncode == 0
        assert "Traceback" not in said
        assert "QObject" not in said


def test_a_camera_whose_driver_hangs_does_not_hold_up_the_end(terminal: Folder) -> None:
    word = "camera_word camera"  # starting, or blocked already on a slow machine
    with running(HANGING, "--data", str(terminal.path), until=word) as kiosk:
        kiosk.send_signal(signal.SIGTERM)
        _, said = kiosk.communicate(timeout=PATIENCE)
        assert kiosk.returncode == 0
        assert "left behind" in said


def test_a_disk_that_has_become_read_only_is_said_on_the_glass_instead_of_ending_the_kiosk(terminal: Folder) -> None:
    if subprocess.run((*ALONE, READ_ONLY, str(terminal.path), "true"), check=False, capture_output=True).returncode:
        pytest.skip("this machine does not let this user mount anything")
    os.close(only_one(terminal.path / KIOSK_LOCK))
    read_only = (*ALONE, READ_ONLY, str(terminal.path))
    with running(HANGING, "--data", str(terminal.path), until="out of order: K-DATA-IO", before=read_only) as kiosk:
        assert kiosk.poll() is None


def test_the_folder_is_free_again_after_a_kiosk_was_killed(terminal: Folder, pictures: Path) -> None:
    place = ("--data", str(terminal.path), "--camera", str(pictures))
    with running(KIOSK, *place, until=LIVE) as kiosk:
        kiosk.kill()
        kiosk.wait(PATIENCE)
    os.close(only_one(terminal.path / KIOSK_LOCK))
