"""Let sounds be heard from a thread of their own: a device that opens slowly, or not at all, holds up no visitor."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from kiosk.domain.screen.event import Sound
from kiosk.errors import InstallationError
from kiosk.ui.sound import Speaker
from kiosk.workers.thread import Worker

log = logging.getLogger(__name__)


class Voice:
    """Plays what it is given, in order; a terminal that cannot is silent and goes on."""

    def __init__(self, folder: Path, volume: float, on_crash: Callable[[BaseException], None]) -> None:
        self._folder = folder
        self._volume = volume
        self._sounds: SimpleQueue[Sound | None] = SimpleQueue()
        self._worker = Worker("voice", self._work, on_crash)

    def start(self) -> None:
        """Begin to listen for sounds to play."""
        self._worker.start()

    def play(self, sound: Sound) -> None:
        """Let a sound be heard as soon as the device can."""
        self._sounds.put(sound)

    def stop(self) -> None:
        """Fall silent."""
        self._sounds.put(None)
        self._worker.wait(timeout=1.0)

    def _work(self, _stop: threading.Event) -> None:
        try:
            speaker = Speaker(self._folder, self._volume)
        except InstallationError as fault:
            log.warning("no sounds: %s", fault)
            return
        while (sound := self._sounds.get()) is not None:
            if not speaker.play(sound):
                log.info("no audio device, or volume 0")
        speaker.close()
