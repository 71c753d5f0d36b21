import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.vision.picture import Advice, advice_on, light_of

GUIDE = (426, 180, 853, 540)
"""A box in the middle of a picture of 1280×720."""


def modules(dark: int, light: int) -> NDArray[np.uint8]:
    cells = np.random.default_rng(3).integers(0, 2, (90, 160))
    return np.kron(np.where(cells, light, dark), np.ones((8, 8), int)).astype(np.uint8)


def test_a_bright_code_that_fills_the_guide_needs_no_advice() -> None:
    assert advice_on(light_of(modules(10, 255), GUIDE)) is None


def test_glare_over_the_guide_asks_to_tilt() -> None:
    picture = modules(30, 230)
    picture[250:470, 500:780] = 255
    assert advice_on(light_of(picture, GUIDE)) is Advice.TILT


@pytest.mark.parametrize(("dark", "light"), [(5, 40), (90, 120)])
def test_a_dim_or_pale_code_asks_to_brighten(dark: int, light: int) -> None:
    assert advice_on(light_of(modules(dark, light), GUIDE)) is Advice.BRIGHTEN


def test_only_the_region_asked_about_counts() -> None:
    picture = modules(20, 230)
    picture[:200, :300] = 255
    assert advice_on(light_of(picture, GUIDE)) is None
    assert advice_on(light_of(picture, (0, 0, 300, 200))) is Advice.TILT


def test_a_region_outside_the_picture_gives_no_advice() -> None:
    assert advice_on(light_of(modules(10, 250), (2000, 2000, 2100, 2100))) is None
