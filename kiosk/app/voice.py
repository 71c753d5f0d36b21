"""Let sounds be heard from a thread of their own: a device that opens slowly, or not at all, holds up no visitor."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from kiosk.domain.screen.event import Sound
from kiosk.errors import InstallationError
from kiosk.ui.sound import Speaker
from kiosk.workers.thread import Worker

log = logging.getLogger(__name__)

Heard = Callable[[bool], None]


@dataclass(frozen=True, slots=True)
class _Order:
    sound: Sound
    heard: Heard | None


class Voice:
    """Plays what it is given, in order; a terminal that cannot is silent and goes on."""

    def __init__(self, folder: Path, volume: float, on_crash: Callable[[BaseException], None]) -> None:
        self._folder = folder
        self._volume = volume
        self._orders: SimpleQueue[_Order | float | None] = SimpleQueue()
        self._worker = Worker("voice", self._work, on_crash)

    def start(self) -> None:
        """Begin to listen for sounds to play."""
        self._worker.start()

    def play(self, sound: Sound, heard: Heard | None = None) -> None:
        """Let a sound be heard as soon as the device can; tell `heard`, on this thread, whether it can."""
        self._orders.put(_Order(sound, heard))

    def set_volume(self, volume: float) -> None:
        """Play louder or softer from now on, and look for a device anew."""
        self._orders.put(volume)

    def stop(self) -> None:
        """Fall silent."""
        self._orders.put(None)
        self._worker.wait(timeout=1.0)

    def _work(self, _stop: threading.Event) -> None:
        try:
            self._play_until_stopped()
        except InstallationError as fault:
            log.warning("no sounds: %s", fault)
            self._refuse_until_stopped()

    def _play_until_stopped(self) -> None:
        speaker = Speaker(self._folder, self._volume)
        while (order := self._orders.get()) is not None:
            if isinstance(order, float):
                speaker.close()
                speaker = Speaker(self._folder, order)
                continue
            heard = speaker.play(order.sound)
            if order.heard is not None:
                order.heard(heard)
            elif not heard:
                log.info("no audio device, or volume 0")
        speaker.close()

    def _refuse_until_stopped(self) -> None:
        while (order := self._orders.get()) is not None:
            if isinstance(order, _Order) and order.heard is not None:
                order.heard(False)
