"""The settings file: read whole, or refused with file, key and remedy."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.screen.state import Language, Mode
from kiosk.errors import SettingsError
from kiosk.settings import Region, Settings, read_settings


def write(folder: Path, text: str) -> Path:
    file = folder / "kiosk.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert read_settings(write(tmp_path, "")) == Settings()


def test_what_is_set_is_taken_and_paths_start_at_the_files_folder(tmp_path: Path) -> None:
    text = '[terminal]\nmode = "desk"\nlanguage = "ru"\nlanguages = ["ru", "kk"]\ndata = "replica"\n'
    settings = read_settings(write(tmp_path, f"{text}[times]\nadmitted = 3\n"))
    assert settings.terminal.languages == (Language.RU, Language.KK)
    assert (settings.terminal.mode, settings.terminal.language) == (Mode.DESK, Language.RU)
    assert settings.terminal.data == tmp_path / "replica"
    assert settings.times.admitted == 3.0


def test_a_region_is_four_numbers(tmp_path: Path) -> None:
    assert read_settings(write(tmp_path, "[camera]\nregion = [10, 0, 90, 60]\n")).camera.region == Region(10, 0, 90, 60)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[terminal]\nmode = 'desks'\n", "terminal.mode must be one of self, desk"),
        ("[terminal]\nmod = 'desk'\n", "terminal.mod there is no such key"),
        ("[terminals]\n", "terminals there is no such section"),
        ("terminal = 3\n", "must be a section"),
        ("[camera]\nbudget_ms = '33'\n", "camera.budget_ms must be a whole number"),
        ("[camera]\nbudget_ms = true\n", "camera.budget_ms must be a whole number"),
        ("[sound]\nvolume = 1.5\n", "sound.volume must lie between 0 and 1"),
        ("[display]\nfullscreen = 1\n", "display.fullscreen must be true or false"),
        ("[display]\nrotation = 45\n", "display.rotation must be one of 0, 90, 180, 270"),
        ("[display]\nscale = nan\n", "display.scale must lie between 0.5 and 3"),
        ("[display]\nscale = inf\n", "display.scale must lie between 0.5 and 3"),
        (f"[display]\nscale = 1{'0' * 400}\n", "display.scale must lie between 0.5 and 3"),
        (f"[display]\nwidth = 1{'0' * 5000}\n", "4300 digits"),
        (f"[display]\nwidth = {'[' * 20_000}\n", "recursion"),
        ("[terminal]\ndata = ''\n", "terminal.data must not be empty"),
        ('[terminal]\ndata = "a\\u0000b"\n', "terminal.data must not contain the character 0"),
        ("[camera]\nsource = ''\n", "camera.source must not be empty"),
        ("[terminal]\nlanguages = []\n", "terminal.languages must be a list of at least one"),
        ('[terminal]\nlanguages = ["kk", "ru", "kk"]\n', "terminal.languages must name nothing twice"),
        ('[terminal]\nlanguages = ["kk", "de"]\n', "terminal.languages must be one of kk, ru, en"),
        ('[terminal]\nself_test_at = "8:30"\n', "terminal.self_test_at must be a time of day"),
        ("[camera]\nlooks = 0\n", "camera.looks must lie between 1 and 60"),
        ("[camera]\nexposure = 101\n", "camera.exposure must lie between -1 and 100"),
        ("[camera]\nregion = 50\n", "camera.region must be four whole numbers"),
        ("[camera]\nregion = [0, 0, 100]\n", "camera.region must be four whole numbers"),
        ("[camera]\nregion = [0, 0, 100, true]\n", "camera.region must be four whole numbers"),
        ("[camera]\nregion = [0, 0, 19, 100]\n", "camera.region must lie between 0 and 100, at least 20"),
        ("[camera]\nregion = [-1, 0, 100, 101]\n", "camera.region must lie between 0 and 100"),
        ("[camera\n", "line 1"),
    ],
)
def test_a_broken_file_names_file_key_and_remedy(tmp_path: Path, text: str, named: str) -> None:
    file = write(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        read_settings(file)
    assert str(file) in caught.value.what
    assert named in caught.value.what
    assert caught.value.remedy


@given(st.text(max_size=200))
def test_no_text_raises_anything_else(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("settings")
    for content in (text, f"[display]\nscale = {text}\n", f'[terminal]\ndata = """{text}"""\n'):
        with contextlib.suppress(SettingsError):
            read_settings(write(folder, content))


def test_a_missing_or_huge_file_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(tmp_path / "none.toml")
    with pytest.raises(SettingsError, match="larger than 64 KiB"):
        read_settings(write(tmp_path, "#" * 70_000))
