"""Look for codes in those pictures that are worth it, and say what would help a code that nobody can read."""

from typing import Final, Protocol

from kiosk.settings import CameraSettings
from kiosk.vision.camera import Frame
from kiosk.vision.grey import Grey, grey_of
from kiosk.vision.motion import Motion
from kiosk.vision.picture import Advice, advice_on, light_of
from kiosk.vision.reading import Quad
from kiosk.workers.advising import Advising

IDLE_EVERY: Final = 0.1
"""Seconds between two looks for codes while nothing moves."""
ON_TIME: Final = 0.7
"""Share of the time between two looks after which a picture is taken for the next: pictures come when they come."""
AWAKE_FOR: Final = 0.5
"""Seconds after the last trace of a code in which every frame is looked at."""


class Read(Protocol):
    """What one code says; see kiosk.vision.decoder.Reading."""

    @property
    def payload(self) -> bytes:
        """Return the bytes of the code."""
        ...


class Decode(Protocol):
    """Reads the codes of a grey image within a budget of CPU seconds; see kiosk.vision.decoder.Decoder."""

    def warm(self) -> None:
        """Load what the first image would have to wait for."""
        ...

    @property
    def suspect(self) -> Quad | None:
        """Return the corners of a code that the last image showed but nobody could read."""
        ...

    def decode(self, grey: Grey, budget: float, now: float, *, barcodes: bool) -> tuple[Read, ...]:
        """Return the codes in view, the one nearest the guide's centre first; `barcodes`: those of cards too."""
        ...


class Gaze:
    """Looks for codes in those frames that are worth it; for one thread."""

    def __init__(self, decoder: Decode) -> None:
        self._decoder = decoder
        self._decoder.warm()
        self._motion = Motion()
        self._advising = Advising()
        self._looked = float("-inf")
        self._awake_until = float("-inf")
        self.advice: Advice | None = None

    def look(self, frame: Frame, camera: CameraSettings, *, barcodes: bool) -> tuple[bytes, ...] | None:
        """Return what the codes in view say, the one nearest the guide's centre first; None if it is not worth it."""
        if frame.at - self._looked < ON_TIME / camera.looks:
            return None
        grey = grey_of(frame.image)
        if not self._is_worth_it(grey, frame.at):
            return None
        readings = self._decoder.decode(grey, camera.budget_ms / 1000, frame.at, barcodes=barcodes)
        suspect = self._decoder.suspect
        if readings or suspect is not None:
            self._awake_until = frame.at + AWAKE_FOR
        self.advice = self._advise(grey, frame.at, suspect, read=bool(readings))
        return tuple(reading.payload for reading in readings)

    def _is_worth_it(self, grey: Grey, at: float) -> bool:
        moved = self._motion.moved(grey)
        if not moved and at >= self._awake_until and at - self._looked < IDLE_EVERY:
            return False
        self._motion.note()
        self._looked = at
        return True

    def _advise(self, grey: Grey, at: float, suspect: Quad | None, *, read: bool) -> Advice | None:
        if read:
            self._advising.read()
            return None
        if suspect is None:
            return self._advising.nothing(at)
        return self._advising.unread(at, advice_on(light_of(grey, _box(suspect))))


def _box(corners: Quad) -> tuple[int, int, int, int]:
    """Return the box around a code: left, top, right, bottom."""
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return int(min(across)), int(min(down)), int(max(across)), int(max(down))
