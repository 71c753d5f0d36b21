"""A technician's changes in the settings file: they last, and harm nothing else that is written there."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.screen.manner import Language, Mode
from kiosk.errors import SettingsError
from kiosk.settings import AUTOMATIC, CameraSettings, DisplaySettings, Region, Settings, read_settings
from kiosk.settings_file import LAST_GOOD, write_changes

HAND_WRITTEN = """\
# Entrance north
[terminal]
name = "North"   # as on the map

[camera]
# the one above the screen
source = "0"
mirror = false
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text(HAND_WRITTEN, encoding="utf-8")
    return path


def darker(settings: Settings) -> Settings:
    return replace(settings, camera=replace(settings.camera, exposure=20))


def test_a_change_is_there_at_the_next_start(file: Path) -> None:
    before = read_settings(file)
    write_changes(file, before, darker(before))
    assert read_settings(file) == darker(before)


def test_comments_and_everything_that_did_not_change_stay_to_the_letter(file: Path) -> None:
    before = read_settings(file)
    after = replace(before, camera=replace(before.camera, source="/dev/v4l/by-id/usb-eye"))
    write_changes(file, before, after)
    assert file.read_text() == HAND_WRITTEN.replace('"0"', '"/dev/v4l/by-id/usb-eye"')


def test_what_the_command_line_overrides_is_not_written(file: Path) -> None:
    started = read_settings(file)
    started = replace(started, terminal=replace(started.terminal, mode=Mode.DESK, data=Path("/elsewhere")))
    write_changes(file, started, darker(started))
    assert "mode" not in file.read_text()
    assert "elsewhere" not in file.read_text()


def test_nothing_is_written_where_nothing_changed(file: Path) -> None:
    before = read_settings(file)
    write_changes(file, before, before)
    assert [path.name for path in file.parent.iterdir()] == ["kiosk.toml"]


def test_the_file_that_was_there_is_kept(file: Path) -> None:
    before = read_settings(file)
    write_changes(file, before, darker(before))
    assert file.with_name(file.name + LAST_GOOD).read_text() == HAND_WRITTEN


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_whoever_could_read_the_file_still_can_and_nobody_else(file: Path, mode: int) -> None:
    file.chmod(mode)
    before = read_settings(file)
    write_changes(file, before, darker(before))
    assert {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()} == {mode}


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    write_changes(path, Settings(), darker(Settings()))
    assert read_settings(path) == darker(Settings())


def test_what_the_kiosk_would_refuse_is_not_written(file: Path) -> None:
    before = read_settings(file)
    with pytest.raises(SettingsError, match=r"sound\.volume must lie between 0 and 1"):
        write_changes(file, before, replace(before, sound=replace(before.sound, volume=7.0)))
    assert file.read_text() == HAND_WRITTEN


def test_a_file_that_was_broken_by_hand_meanwhile_is_left_alone(file: Path) -> None:
    before = read_settings(file)
    file.write_text("[camera\n")
    with pytest.raises(SettingsError, match="line 1"):
        write_changes(file, before, darker(before))
    assert file.read_text() == "[camera\n"


@pytest.mark.parametrize("failing", ["fsync", "open"])
def test_a_disk_that_refuses_leaves_the_file_whole_and_is_named(
    file: Path, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_settings(file)

    def refuse(*_arguments: object, **_named: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, failing, refuse)
        with pytest.raises(SettingsError, match=r"K-SET-4.*No space left"):
            write_changes(file, before, darker(before))
    assert [(path.name, path.read_text()) for path in file.parent.iterdir()] == [("kiosk.toml", HAND_WRITTEN)]


percents = st.integers(AUTOMATIC, 100)
regions = st.builds(Region, st.integers(0, 40), st.integers(0, 40), st.integers(60, 100), st.integers(60, 100))
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)
cameras = st.builds(
    CameraSettings,
    source=names,
    mirror=st.booleans(),
    budget_ms=st.integers(5, 500),
    looks=st.integers(1, 60),
    exposure=percents,
    gain=percents,
    focus=percents,
    region=regions,
)
displays = st.builds(DisplaySettings, rotation=st.sampled_from((0, 90, 180, 270)), scale=st.floats(0.5, 3))


@given(names, st.sampled_from(Language), cameras, displays)
def test_whatever_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    language: Language,
    camera: CameraSettings,
    display: DisplaySettings,
) -> None:
    file = tmp_path_factory.mktemp("settings") / "kiosk.toml"
    file.write_text(HAND_WRITTEN, encoding="utf-8")
    before = read_settings(file)
    terminal = replace(before.terminal, name=name, language=language)
    after = replace(before, terminal=terminal, camera=camera, display=display)
    write_changes(file, before, after)
    assert read_settings(file) == after


def test_a_link_to_the_settings_is_followed_and_stays(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "kiosk.toml"
    link.parent.mkdir()
    link.symlink_to(file)
    before = read_settings(link)
    write_changes(link, before, darker(before))
    assert link.is_symlink()
    assert read_settings(file) == darker(before)
