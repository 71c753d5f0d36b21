"""What counts as movement before the camera."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kiosk.vision.grey import grey_of
from kiosk.vision.motion import Motion
from tests.fakes import scenes
from tests.fakes.terminal import pass_text, subject

PLACE = grey_of(scenes.background(5))


def noisy(picture: NDArray[np.uint8], sigma: float, seed: int) -> NDArray[np.uint8]:
    random = np.random.default_rng(seed)
    return np.clip(picture + random.normal(0, sigma, picture.shape), 0, 255).astype(np.uint8)


def noted(picture: NDArray[np.uint8]) -> Motion:
    motion = Motion()
    motion.moved(picture)
    motion.note()
    return motion


def test_the_first_picture_counts_as_movement() -> None:
    assert Motion().moved(PLACE)


@pytest.mark.parametrize("sigma", [0.0, 2.0, 5.0, 10.0])
def test_the_noise_of_a_sensor_does_not(sigma: float) -> None:
    motion = noted(noisy(PLACE, sigma, 0))
    assert not any(motion.moved(noisy(PLACE, sigma, seed)) for seed in range(1, 20))


@settings(max_examples=12)  # a scene takes a tenth of a second to draw
@given(st.integers(0, 400))
def test_a_code_that_appears_does(seed: int) -> None:
    scene = grey_of(scenes.still(pass_text(subject(1)), scenes.HARD, seed))
    empty = grey_of(scenes.background(seed))
    assert noted(noisy(empty, 4.0, seed)).moved(scene)


def test_a_slow_change_adds_up_to_movement() -> None:
    motion = noted(PLACE)
    brighter = [np.minimum(PLACE.astype(np.int16) + level, 255).astype(np.uint8) for level in range(1, 14)]
    assert [motion.moved(picture) for picture in brighter][-1]


def test_a_picture_of_another_size_does() -> None:
    assert noted(PLACE).moved(PLACE[::2, ::2])
