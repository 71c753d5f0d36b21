"""What the eyes tell of a camera: pictures, codes, health and advice; and that they end."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import cast

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from kiosk.settings import CameraSettings
from kiosk.vision.camera import Image, Source
from kiosk.vision.dial import Dial
from kiosk.vision.picture import Advice
from kiosk.vision.reading import Quad
from kiosk.vision.watch import CameraHealth
from kiosk.workers.eyes import Eyes, Sighting
from kiosk.workers.gaze import Decode
from tests.fakes.cameras import SIZE, Hanging, Playing, Refusing, black, frozen, noise, one_after_another

LONG_MS = 15_000
BEGINNING = [CameraHealth.STARTING, CameraHealth.GOOD]


def heard(signal: SignalInstance) -> list[object]:
    """Return a list that grows by what the signal tells, up to its sender's end.

    pytest-qt's `waitSignal` goes when it has heard enough, and Qt falls over what another thread has told it since.
    """
    told: list[object] = []
    signal.connect(told.append)
    return told


@dataclass(frozen=True)
class Read:
    """What a code says."""

    payload: bytes


@dataclass
class Decoder:
    """Finds what it is told to, and counts the pictures it was given."""

    payloads: tuple[bytes, ...] = ()
    suspect: Quad | None = None
    raising: list[Exception] = field(default_factory=list)
    looked: list[float] = field(default_factory=list)
    barcodes: list[bool] = field(default_factory=list)
    warmed: bool = False

    def warm(self) -> None:
        self.warmed = True

    def decode(self, grey: NDArray[np.uint8], budget: float, now: float, *, barcodes: bool) -> tuple[Read, ...]:
        if self.raising:
            raise self.raising.pop()
        self.looked.append(now)
        self.barcodes.append(barcodes)
        return tuple(Read(payload) for payload in self.payloads)


@pytest.fixture
def watching(qtbot: QtBot) -> Iterator[Callable[..., Eyes]]:
    """Open eyes on sources; the GUI draws each picture at once. They are closed in the end."""
    opened: list[Eyes] = []

    def watch(*sources: object, decoder: Decode | None = None, drawing: bool = True) -> Eyes:
        eyes = Eyes(cast("Callable[[str], Source]", one_after_another(sources)), CameraSettings())
        eyes.look_with(lambda: decoder or Decoder())
        if drawing:
            eyes.frame_shown.connect(lambda _frame: eyes.frame_drawn())
        opened.append(eyes)
        return eyes

    yield watch
    for eyes in opened:
        eyes.stop()


def still(level: int = 128) -> Iterator[Image]:
    """Yield a place where only the least noise moves."""
    picture = np.full((*SIZE, 3), level, np.uint8)
    for number in range(1_000_000):
        picture[0, 0] = number % 2 + level
        yield picture.copy()


def test_what_a_code_says_is_told_with_the_instant_its_picture_was_grabbed(
    qtbot: QtBot, watching: Callable[..., Eyes]
) -> None:
    decoder = Decoder(payloads=(b"nearest", b"other"))
    eyes = watching(Playing(noise()), decoder=decoder)
    sightings = heard(eyes.sighted)
    eyes.start()
    qtbot.waitUntil(lambda: bool(sightings), timeout=LONG_MS)
    sighting = cast("Sighting", sightings[0])
    assert sighting.payloads == (b"nearest", b"other")
    assert sighting.at in decoder.looked


def test_each_trouble_of_a_camera_is_told_by_its_name(qtbot: QtBot, watching: Callable[..., Eyes]) -> None:
    cameras: list[tuple[str, object, CameraHealth]] = [
        ("good", Playing(noise()), CameraHealth.GOOD),
        ("slow", Playing(noise(), every=0.4), CameraHealth.SLOW),
        ("black", Playing(black()), CameraHealth.BLACK),
        ("frozen", Playing(frozen()), CameraHealth.FROZEN),
        ("repeating", Playing(frozen(), repeats=True), CameraHealth.GOOD),
        ("lost", Playing([]), CameraHealth.LOST),
        ("busy", Refusing("camera_busy"), CameraHealth.BUSY),
        ("missing", Refusing("camera_missing"), CameraHealth.MISSING),
        ("forbidden", Refusing("camera_forbidden"), CameraHealth.FORBIDDEN),
    ]
    still_untold = {(name, health) for name, _, health in cameras}
    for name, source, _ in cameras:  # all at once: some are only told after seconds
        eyes = watching(source)
        eyes.camera_changed.connect(lambda told, name=name: still_untold.discard((name, told)))
        eyes.start()

    def each_is_told() -> None:
        assert still_untold == set()

    qtbot.waitUntil(each_is_told, timeout=LONG_MS)


def test_a_camera_that_is_plugged_in_again_is_found(qtbot: QtBot, watching: Callable[..., Eyes]) -> None:
    camera = Playing(noise())
    eyes = watching(camera, Playing(noise()))
    shown, health = heard(eyes.frame_shown), heard(eyes.camera_changed)
    eyes.start()
    qtbot.waitUntil(lambda: bool(shown), timeout=LONG_MS)
    camera.unplug()
    qtbot.waitUntil(lambda: CameraHealth.LOST in health, timeout=LONG_MS)
    qtbot.waitUntil(lambda: health[-1] is CameraHealth.GOOD, timeout=LONG_MS)


@pytest.mark.parametrize("mirror", [False, True])
def test_a_picture_is_shown_mirrored_where_the_camera_faces_the_visitor(
    qtbot: QtBot, watching: Callable[..., Eyes], *, mirror: bool
) -> None:
    picture = np.arange(np.prod((*SIZE, 3)), dtype=np.uint8).reshape(*SIZE, 3)
    eyes = watching(Playing(repeat(picture), repeats=True))
    eyes.apply(CameraSettings(mirror=mirror))
    shown: list[Image] = []
    eyes.frame_shown.connect(shown.append)
    eyes.start()
    qtbot.waitUntil(lambda: len(shown) >= 2, timeout=LONG_MS)  # the first may come before the settings
    assert np.array_equal(shown[-1], picture[:, ::-1] if mirror else picture)


def test_no_picture_is_sent_before_the_last_one_was_drawn(qtbot: QtBot, watching: Callable[..., Eyes]) -> None:
    decoder = Decoder()
    eyes = watching(Playing(noise()), decoder=decoder, drawing=False)
    shown: list[object] = []
    eyes.frame_shown.connect(shown.append)
    eyes.start()
    qtbot.waitUntil(lambda: len(decoder.looked) > 5, timeout=LONG_MS)  # looked at, though nothing is ever drawn
    assert len(shown) == 1
    eyes.frame_drawn()
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=LONG_MS)


def test_while_nothing_moves_one_picture_in_some_is_looked_at(qtbot: QtBot, watching: Callable[..., Eyes]) -> None:
    decoder = Decoder()
    shown: list[object] = []
    eyes = watching(Playing(still(), every=0.01), decoder=decoder)
    eyes.frame_shown.connect(shown.append)
    eyes.start()
    qtbot.waitUntil(lambda: len(decoder.looked) >= 8, timeout=LONG_MS)
    gaps = np.diff(decoder.looked[1:])
    assert gaps.min() >= 0.1
    assert len(shown) > len(decoder.looked)


def test_while_a_code_is_in_view_every_picture_is_looked_at(qtbot: QtBot, watching: Callable[..., Eyes]) -> None:
    decoder = Decoder(payloads=(b"held still",))
    eyes = watching(Playing(still(), every=0.01), decoder=decoder)
    eyes.start()
    qtbot.waitUntil(lambda: len(decoder.looked) >= 20, timeout=LONG_MS)
    assert np.median(np.diff(decoder.looked)) < 0.1


def test_a_code_in_view_that_nobody_can_read_brings_advice(qtbot: QtBot, watching: Callable[..., Eyes]) -> None:
    corners: Quad = ((40.0, 40.0), (100.0, 40.0), (100.0, 100.0), (40.0, 100.0))
    eyes = watching(Playing(still(level=30)), decoder=Decoder(suspect=corners))
    advice = heard(eyes.advised)
    eyes.start()
    qtbot.waitUntil(lambda: advice[:2] == [Advice.BRIGHTEN] * 2, timeout=LONG_MS)  # told again while it holds


def test_a_mistake_while_looking_is_reported_and_the_eyes_open_again(
    qtbot: QtBot, watching: Callable[..., Eyes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.workers.eyes.REST_AFTER_CRASH", 0.0)
    eyes = watching(Playing(noise()), decoder=Decoder(payloads=(b"seen",), raising=[ValueError("a mistake")]))
    crashes, sightings = heard(eyes.crashed), heard(eyes.sighted)
    eyes.start()
    qtbot.waitUntil(lambda: bool(sightings), timeout=LONG_MS)
    assert [type(crash) for crash in crashes] == [ValueError]


def test_cards_are_read_only_while_that_is_wanted(qtbot: QtBot, watching: Callable[..., Eyes]) -> None:
    decoder = Decoder()
    eyes = watching(Playing(noise()), decoder=decoder)
    eyes.start()
    qtbot.waitUntil(lambda: decoder.barcodes[-1:] == [False], timeout=LONG_MS)
    eyes.read_cards(wanted=True)
    qtbot.waitUntil(lambda: decoder.barcodes[-1:] == [True], timeout=LONG_MS)


def test_another_camera_is_opened_when_the_settings_name_one(qtbot: QtBot, watching: Callable[..., Eyes]) -> None:
    first, second = Playing(noise()), Playing(noise())
    eyes = watching(first, second)
    health = heard(eyes.camera_changed)
    eyes.start()
    qtbot.waitUntil(lambda: health[-1:] == [CameraHealth.GOOD], timeout=LONG_MS)
    health.clear()
    eyes.apply(CameraSettings(source="1"))
    qtbot.waitUntil(lambda: health == BEGINNING, timeout=LONG_MS)
    assert (second.opened, first.opened) == (1, 1)
    qtbot.waitUntil(lambda: first.closed == 1, timeout=LONG_MS)


def test_a_dial_is_turned_without_opening_the_camera_anew(qtbot: QtBot, watching: Callable[..., Eyes]) -> None:
    camera = Playing(noise())
    eyes = watching(camera)
    eyes.start()
    qtbot.waitUntil(lambda: eyes.dials == set(Dial), timeout=LONG_MS)
    brighter = CameraSettings(exposure=80)
    eyes.apply(brighter)
    qtbot.waitUntil(lambda: camera.tuned[-1:] == [brighter], timeout=LONG_MS)
    assert camera.opened == 1


def test_no_more_pictures_are_looked_at_than_the_settings_allow(qtbot: QtBot, watching: Callable[..., Eyes]) -> None:
    decoder = Decoder(payloads=(b"held still",))
    eyes = watching(Playing(noise(), every=0.01), decoder=decoder)
    eyes.apply(CameraSettings(looks=5))
    eyes.start()
    qtbot.waitUntil(lambda: len(decoder.looked) >= 8, timeout=LONG_MS)
    assert np.diff(decoder.looked).min() >= 0.7 / 5


def test_the_rates_are_read_out(qtbot: QtBot, watching: Callable[..., Eyes]) -> None:
    eyes = watching(Playing(noise()))
    eyes.start()
    qtbot.waitUntil(lambda: eyes.rates.pictures > 0 and eyes.rates.looks > 0, timeout=LONG_MS)


def test_pictures_are_shown_before_anything_can_look_for_codes(qtbot: QtBot) -> None:
    eyes = Eyes(cast("Callable[[str], Source]", one_after_another([Playing(noise())])), CameraSettings())
    shown = heard(eyes.frame_shown)
    eyes.start()
    qtbot.waitUntil(lambda: bool(shown), timeout=LONG_MS)
    decoder = Decoder()
    eyes.look_with(lambda: decoder)
    qtbot.waitUntil(lambda: bool(decoder.looked), timeout=LONG_MS)
    assert decoder.warmed
    assert eyes.stop()


def test_closing_the_eyes_ends_both_threads(qtbot: QtBot, watching: Callable[..., Eyes]) -> None:
    eyes = watching(Playing(noise()))
    shown = heard(eyes.frame_shown)
    eyes.start()
    qtbot.waitUntil(lambda: bool(shown), timeout=LONG_MS)
    assert eyes.stop()
    assert not [thread for thread in threading.enumerate() if thread.name in {"eyes", "camera"} and thread.is_alive()]


def test_a_driver_that_hangs_does_not_hold_up_the_end(watching: Callable[..., Eyes]) -> None:
    camera = Hanging()
    eyes = watching(camera)
    eyes.start()
    assert camera.entered.wait(10)
    assert not eyes.stop()
    camera.release()
    assert camera.closed.wait(10)


def test_eyes_that_never_opened_can_be_closed(watching: Callable[..., Eyes]) -> None:
    assert watching(Playing(noise())).stop()
