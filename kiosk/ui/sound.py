"""Let sounds be heard. A terminal without an audio device is silent, and that is no fault.

`Speaker.play` may block while a device opens: call it off the GUI thread (a Worker for each sound will do).
"""

import array
import wave
from contextlib import suppress
from ctypes import CDLL, CFUNCTYPE, c_char_p, c_int
from pathlib import Path
from threading import Lock
from typing import Final

import miniaudio  # type: ignore[import-untyped]  # it publishes no types

from kiosk.domain.screen.event import Sound
from kiosk.errors import InstallationError

RATE: Final = 22050
_DEAF: Final = CFUNCTYPE(None, c_char_p, c_int, c_char_p, c_int, c_char_p)(lambda *_: None)
"""Takes what ALSA says and says nothing (snd_lib_error_handler_t)."""


class Speaker:
    """Plays one sound at a time; a new one cuts the last one short. One that failed is opened anew for the next."""

    def __init__(self, folder: Path, volume: float) -> None:
        self._samples = {sound: _read(folder / f"{sound.value}.wav", volume) for sound in Sound}
        self._lock = Lock()
        self._device: miniaudio.PlaybackDevice | None = None
        self._silent = volume <= 0

    def play(self, sound: Sound) -> bool:
        """Begin to play; tell whether there is anything to play it on."""
        with self._lock:
            if self._silent:
                return False
            try:
                self._start(sound)
            except miniaudio.MiniaudioError:
                self._let_go()
                return False
            return True

    def close(self) -> None:
        """Give the device back."""
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        if self._device is not None:
            self._device.close()
            self._device = None

    def _start(self, sound: Sound) -> None:
        if self._device is None:
            _hush_alsa()
            self._device = miniaudio.PlaybackDevice(nchannels=1, sample_rate=RATE, app_name="Ashyq Kiosk")
        self._device.stop()
        self._device.start(miniaudio.stream_raw_pcm_memory(self._samples[sound], 1, 2))


def _hush_alsa() -> None:
    """Keep a page about a sound card that is not there off stderr; that there is none is told in one line."""
    with suppress(OSError, AttributeError):  # no ALSA, nothing to hush
        CDLL("libasound.so.2").snd_lib_error_set_handler(_DEAF)


def _read(path: Path, volume: float) -> bytes:
    """Return a sound's 16-bit samples at a volume from 0 to 1."""
    try:
        with wave.open(str(path), "rb") as file:
            samples = array.array("h", file.readframes(file.getnframes()))
    except (OSError, EOFError, wave.Error) as error:
        remedy = "Run python assets/sounds/make.py, or install the kiosk again."
        raise InstallationError("K-INS-4", f"{path}: the sound cannot be read ({error})", remedy) from error
    return array.array("h", (round(sample * min(volume, 1.0)) for sample in samples)).tobytes()
