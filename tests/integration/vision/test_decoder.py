"""The whole eye on pictures: nothing in it is replaced but the clock."""

import itertools

import cv2
import numpy as np
import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy
from numpy.typing import NDArray

from kiosk.vision.decoder import Decoder
from tests.fakes.scenes import CALM, Difficulty, Medium, background, noisy, still, stream

Grey = NDArray[np.uint8]
PASS = (
    "KZ1:" + "6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5 N2FBBRW1*70HS8WY04AC*WIFN0AHCD8KD97TK0F90KECTHGWJC0FDC:5AIA%G7X+AQB9746"
)
PLENTY = 5.0
BLURRED = Difficulty((4.0, 4.0), 8.0, 30.0, 0.0, 2.4, 4.0, (0.9, 0.9), 0.0, 0.0, 0.0, 0.1, (4, 4))
# what each single picture shows is too little: hardly more light than noise
DIM = Difficulty((4.0, 4.0), 4.0, 4.0, 0.0, 1.2, 17.0, (0.16, 0.16), 0.0, 0.0, 0.0, 0.0, (4, 4))


def grey(picture: NDArray[np.uint8]) -> Grey:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def drawn(payload: bytes, scale: int = 5, border: int = 4) -> Grey:
    code = segno.make_qr(payload, boost_error=False)
    modules = np.pad(np.array([list(row) for row in code.matrix], np.uint8), border)
    return np.kron((1 - modules) * np.uint8(255), np.ones((scale, scale), np.uint8)).astype(np.uint8)


def payloads(image: Grey, budget: float = PLENTY) -> list[bytes]:
    return [reading.payload for reading in Decoder().decode(image, budget)]


@pytest.mark.parametrize("medium", list(Medium))
def test_a_pass_held_calmly_is_read(medium: Medium) -> None:
    assert payloads(grey(still(PASS, CALM, 3, medium=medium))) == [PASS.encode()]


@pytest.mark.parametrize("payload", [bytes(range(256)), b"\x00", "Қазақстан".encode(), b"\xff\xfe", b"1234567890"])
def test_bytes_are_handed_on_as_they_are(payload: bytes) -> None:
    assert payloads(drawn(payload)) == [payload]


def test_what_zxing_cannot_read_for_blur_is_read_from_its_modules() -> None:
    images = [grey(still(PASS, BLURRED, seed)) for seed in range(12)]
    plain = [image for image in images if not zxingcpp.read_barcodes(image)]
    read = [image for image in plain if payloads(image) == [PASS.encode()]]
    assert len(plain) >= 6
    assert len(read) >= 0.8 * len(plain)


def test_corners_are_the_codes_own_and_turn_with_it() -> None:
    image = np.pad(drawn(b"corner", 6, 4), ((40, 200), (60, 100)), constant_values=255)
    for turns in range(4):
        reading = Decoder().decode(np.rot90(image, turns), PLENTY)[0]
        top_left, top_right, bottom_right, _ = (np.array(corner) for corner in reading.corners)
        across, down = top_right - top_left, bottom_right - top_right
        assert across[0] * down[1] - across[1] * down[0] > 0
        assert np.hypot(*across) == pytest.approx(6 * 21, abs=4)


def test_of_several_codes_the_one_nearest_the_middle_comes_first() -> None:
    scene = np.full((400, 900), 255, np.uint8)
    for left, payload in ((20, b"left"), (360, b"middle"), (700, b"right")):
        code = drawn(payload, 5)
        scene[100 : 100 + code.shape[0], left : left + code.shape[1]] = code
    assert payloads(scene)[0] == b"middle"
    assert sorted(payloads(scene)) == [b"left", b"middle", b"right"]


def test_light_codes_on_dark_are_read() -> None:
    assert payloads(np.asarray(255 - drawn(b"night"), np.uint8)) == [b"night"]


def test_a_code_with_a_quiet_zone_of_one_module_on_black_is_read() -> None:
    narrow = np.pad(drawn(PASS.encode(), 4, 1), 60, constant_values=0)
    assert payloads(np.asarray(cv2.GaussianBlur(narrow, (0, 0), 1.8), np.uint8)) == [PASS.encode()]


def test_card_barcodes_are_read_only_when_asked_for() -> None:
    card = zxingcpp.create_barcode("990101300123", zxingcpp.BarcodeFormat.Code128).to_image(
        scale=3, add_quiet_zones=True
    )
    image = np.pad(np.kron(np.array(card), np.ones((1, 1), np.uint8)), 40, constant_values=255)
    assert Decoder().decode(image, PLENTY) == ()
    found = Decoder().decode(image, PLENTY, barcodes=True)
    assert [(reading.payload, reading.format) for reading in found] == [(b"990101300123", "Code 128")]


def test_a_code_in_structured_append_hurts_nobody() -> None:
    part = segno.make_sequence(b"part of a longer text " * 8, version=4)[0]
    modules = np.pad(np.array([list(row) for row in part.matrix], np.uint8), 4)
    Decoder().decode(np.kron((1 - modules) * np.uint8(255), np.ones((4, 4), np.uint8)).astype(np.uint8), PLENTY)


@settings(max_examples=60)
@given(
    st_numpy.arrays(
        st.sampled_from([np.uint8, np.float32, np.int16]),
        st_numpy.array_shapes(min_dims=1, max_dims=3, min_side=0, max_side=70),
        elements=st.integers(0, 200),
    )
)
def test_no_array_raises(image: Grey) -> None:
    assert Decoder().decode(image, 0.02) == ()


def test_views_into_other_images_are_read() -> None:
    code = drawn(b"strided", 6)
    assert payloads(np.repeat(code, 2, axis=1)[:, ::2]) == [b"strided"]
    assert payloads(code[::-1, ::-1]) == [b"strided"]


def test_no_place_without_a_code_gives_a_reading() -> None:
    rng = np.random.default_rng(2)
    decoder = Decoder()
    for number in range(48):
        picture = noisy(background(3000 + number // 3, number % 3, (960, 540)), 4.0, rng)
        assert decoder.decode(grey(picture), 0.05, number / 30) == ()


def test_a_mask_pattern_alone_is_no_code() -> None:
    checks = np.indices((37, 37)).sum(axis=0) % 2
    image = np.kron(np.pad(checks, 4, constant_values=1) * 255, np.ones((6, 6))).astype(np.uint8)
    assert payloads(image) == []


class Ticking:
    """A clock that a look at it moves on, so that time passes without any."""

    def __init__(self, step: float) -> None:
        self._ticks = itertools.count()
        self._step = step

    def __call__(self) -> float:
        return next(self._ticks) * self._step


def test_without_budget_only_the_fast_pass_is_made() -> None:
    blurred = next(
        image for image in (grey(still(PASS, BLURRED, seed)) for seed in range(12)) if not zxingcpp.read_barcodes(image)
    )
    assert payloads(drawn(b"fast"), 0.0) == [b"fast"]
    assert payloads(blurred, 0.0) == []
    assert Decoder(Ticking(1.0)).decode(blurred, 0.033) == ()


def test_what_one_frame_has_no_time_for_the_next_ones_do() -> None:
    """Each frame alone has time for a part of the steps only: a fresh decoder never reads it, one that resumes does."""
    images = [grey(still(PASS, BLURRED, seed)) for seed in range(12)]
    hard = [image for image in images if not payloads(image, 0.008)]
    resumed = 0
    for image in hard:
        decoder = Decoder()
        resumed += any(decoder.decode(image, 0.025, frame / 30) for frame in range(30))
    assert hard
    assert resumed >= 0.7 * len(hard)


def test_a_code_seen_but_not_read_is_a_suspect_until_it_is_read() -> None:
    decoder = Decoder()
    seen = [
        decoder.decode(grey(frame), 0.1, at / 30) or decoder.suspect for at, frame in enumerate(stream(PASS, 4, 4, DIM))
    ]
    assert any(seen)
    assert decoder.decode(drawn(b"clear"), 0.1, 1.0)[0].payload == b"clear"
    assert decoder.suspect is None


def test_frames_that_show_a_part_each_are_read_together() -> None:
    """Glare hides the lower, then the upper half of the data: more than error correction can make up for."""
    whole = np.asarray(cv2.GaussianBlur(drawn(PASS.encode(), 5, 6), (0, 0), 1.5), np.uint8)
    band = 5 * 12
    shown = []
    for top in (5 * 15, 5 * 27):
        frame = whole.copy()
        frame[top : top + band, 5 * 8 : -5 * 6] = 255
        shown.append(noisy(np.dstack([frame] * 3), 3.0, np.random.default_rng(top))[..., 0])
    assert [payloads(np.ascontiguousarray(frame)) for frame in shown] == [[], []]
    decoder = Decoder()
    read = [decoder.decode(frame, PLENTY, at / 30) for at, frame in enumerate(shown * 2)]
    assert {reading.payload for readings in read for reading in readings} == {PASS.encode()}
