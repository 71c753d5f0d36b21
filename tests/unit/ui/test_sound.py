"""Sounds are ours, told apart, and never a reason to fail."""

import importlib.util
import wave
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import miniaudio  # type: ignore[import-untyped]  # it publishes no types
import pytest

from kiosk.domain.screen.event import Sound
from kiosk.errors import InstallationError
from kiosk.ui.asset import asset_folder
from kiosk.ui.sound import Speaker

FOLDER = asset_folder() / "sounds"


class Device:
    """A loudspeaker that writes down what it is given."""

    def __init__(self, heard: list[bytes]) -> None:
        self._heard = heard

    def start(self, samples: Iterator[bytes]) -> None:
        self._heard.append(b"".join(bytes(part) for part in samples))

    def stop(self) -> None:
        """Stop; nothing is being played."""

    def close(self) -> None:
        """Give nothing back."""


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    played: list[bytes] = []
    monkeypatch.setattr(miniaudio, "PlaybackDevice", lambda **_: Device(played))
    return played


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_sounds", FOLDER / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def samples(sound: Sound) -> bytes:
    with wave.open(str(FOLDER / f"{sound.value}.wav"), "rb") as file:
        return file.readframes(file.getnframes())


@pytest.mark.parametrize("sound", Sound)
def test_each_file_is_what_the_script_synthesises(sound: Sound) -> None:
    made = script()
    assert samples(sound) == made.samples(made.SOUNDS[sound.value])


def test_every_sound_differs() -> None:
    assert len({samples(sound) for sound in Sound}) == len(Sound)


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_is_heard_whole_at_full_volume(heard: list[bytes], sound: Sound) -> None:
    assert Speaker(FOLDER, 1.0).play(sound)
    assert heard == [samples(sound)]


def test_half_the_volume_halves_the_samples(heard: list[bytes]) -> None:
    Speaker(FOLDER, 0.5).play(Sound.CALL)
    loudest = max(memoryview(heard[0]).cast("h"))
    assert loudest == round(max(memoryview(samples(Sound.CALL)).cast("h")) * 0.5)


def test_at_volume_zero_no_device_is_opened(heard: list[bytes]) -> None:
    assert not Speaker(FOLDER, 0.0).play(Sound.CALL)
    assert heard == []


def test_no_audio_device_is_no_error_and_one_that_is_plugged_in_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[bytes] = []

    def missing(**_: object) -> Device:
        raise miniaudio.MiniaudioError("no device")

    monkeypatch.setattr(miniaudio, "PlaybackDevice", missing)
    speaker = Speaker(FOLDER, 1.0)
    assert not speaker.play(Sound.ADMITTED)
    monkeypatch.setattr(miniaudio, "PlaybackDevice", lambda **_: Device(played))
    assert speaker.play(Sound.ADMITTED)
    assert played == [samples(Sound.ADMITTED)]


def test_a_device_that_failed_is_let_go_and_another_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unplugged(Device):
        def start(self, samples: Iterator[bytes]) -> None:
            raise miniaudio.MiniaudioError("unplugged")

        def close(self) -> None:
            closed.append(True)

    closed: list[bool] = []
    played: list[bytes] = []
    monkeypatch.setattr(miniaudio, "PlaybackDevice", lambda **_: Unplugged(played))
    speaker = Speaker(FOLDER, 1.0)
    assert not speaker.play(Sound.NOTED)
    assert closed == [True]
    monkeypatch.setattr(miniaudio, "PlaybackDevice", lambda **_: Device(played))
    assert speaker.play(Sound.NOTED)


def test_a_missing_sound_stops_the_start_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match=r"make\.py") as caught:
        Speaker(tmp_path, 1.0)
    assert caught.value.code == "K-INS-4"


def test_what_alsa_thinks_of_a_missing_sound_card_reaches_no_log(capfd: pytest.CaptureFixture[str]) -> None:
    speaker = Speaker(FOLDER, 0.001)
    speaker.play(Sound.NOTED)
    speaker.close()
    assert "ALSA" not in capfd.readouterr().err
