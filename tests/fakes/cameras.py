"""Cameras that misbehave, each in one way: sources of pictures as kiosk.vision.camera.Source has them."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count

import numpy as np

from kiosk.settings import CameraSettings
from kiosk.vision.camera import FIXED, CameraError, Image
from kiosk.vision.dial import Dial

SIZE = (120, 160)


def noise(seed: int = 0) -> Iterator[Image]:
    """Yield pictures for ever, no two alike, as a sensor does."""
    random = np.random.default_rng(seed)
    while True:
        yield random.integers(60, 200, (*SIZE, 3), np.uint8)


def black() -> Iterator[Image]:
    """Yield what a covered lens sees."""
    random = np.random.default_rng(0)
    while True:
        yield random.integers(0, 8, (*SIZE, 3), np.uint8)


def frozen() -> Iterator[Image]:
    """Yield one picture for ever."""
    picture = next(noise())
    while True:
        yield picture


class Untuned:
    """What no dial is turned on."""

    dials = FIXED

    def tune(self, camera: CameraSettings) -> None:
        """Leave the pictures as they are."""


class Playing:
    """Plays pictures at some pace, then has none: a device that was pulled out. `repeats` as the port has it."""

    def __init__(self, pictures: Iterable[Image], every: float = 0.02, *, repeats: bool = False) -> None:
        self.repeats = repeats
        self.dials = frozenset(Dial)
        self.tuned: list[CameraSettings] = []
        self.opened = 0
        self.closed = 0
        self.reading_thread = ""
        self.closing_thread = ""
        self._pictures = iter(pictures)
        self._every = every
        self._unplugged = threading.Event()

    def open(self) -> None:
        self.opened += 1

    def read(self) -> Image | None:
        self.reading_thread = threading.current_thread().name + str(threading.get_ident())
        self._unplugged.wait(self._every)
        return None if self._unplugged.is_set() else next(self._pictures, None)

    def tune(self, camera: CameraSettings) -> None:
        self.tuned.append(camera)

    def close(self) -> None:
        self.closing_thread = threading.current_thread().name + str(threading.get_ident())
        self.closed += 1

    def unplug(self) -> None:
        """Have every further read give nothing, at once."""
        self._unplugged.set()


class Hanging(Untuned):
    """A driver whose `read`, or already `open`, does not come back until `release`."""

    repeats = False

    def __init__(self, *, in_open: bool = False) -> None:
        self.entered = threading.Event()
        self.closed = threading.Event()
        self._in_open = in_open
        self._released = threading.Event()

    def open(self) -> None:
        if self._in_open:
            self._hang()

    def read(self) -> Image | None:
        self._hang()
        return next(noise())

    def close(self) -> None:
        self.closed.set()

    def release(self) -> None:
        """Let it come back."""
        self._released.set()

    def _hang(self) -> None:
        self.entered.set()
        self._released.wait()


class Refusing(Untuned):
    """A camera that cannot be opened, by the code of its CameraError: `camera_busy`, `camera_missing`."""

    repeats = False

    def __init__(self, code: str) -> None:
        self._code = code
        self.closed = 0

    def open(self) -> None:
        raise CameraError(self._code, "it cannot be opened", "mend it")

    def read(self) -> Image | None:
        raise AssertionError("read without being open")

    def close(self) -> None:
        self.closed += 1


def one_after_another(sources: Sequence[object]) -> Callable[[str], object]:
    """Return what opens one source at each call, whatever the name, the last one again and again."""
    number = count()
    return lambda _: sources[min(next(number), len(sources) - 1)]
