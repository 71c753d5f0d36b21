import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy
from numpy.typing import NDArray

from kiosk.vision.finder import MOST_ALIKE, Finder, finders_by_look, finders_by_runs
from kiosk.vision.symbol import FINDER
from tests.fakes.scenes import background

Grey = NDArray[np.uint8]
SIZE = (320, 240)


def scene(
    x: float, y: float, module: float, turn: float, dark: float = 30.0, light: float = 220.0, sigma: float = 0.0
) -> Grey:
    """Draw one finder pattern whose middle is at (x, y), turned by `turn` degrees, on a light ground."""
    modules = np.where(np.pad(FINDER, 2) == 1, dark, light).astype(np.float32)
    fine = np.kron(modules, np.ones((8, 8), np.float32))
    angle, step = np.radians(turn), module / 8
    pose = np.array([[np.cos(angle), -np.sin(angle), 0.0], [np.sin(angle), np.cos(angle), 0.0]]) * step
    middle = len(fine) / 2 - 0.5
    pose[:, 2] = np.array([x, y]) - 0.5 - pose[:, :2] @ [middle, middle]
    soft = cv2.GaussianBlur(fine, (0, 0), max(0.5 / step, 0.3))
    picture = cv2.warpAffine(soft, pose, SIZE, flags=cv2.INTER_LINEAR, borderValue=(light,))
    if sigma:
        picture = cv2.GaussianBlur(picture, (0, 0), sigma)
    noise = np.random.default_rng(3).normal(0, 1.5, picture.shape)
    return np.asarray(np.clip(picture + noise, 0, 255), np.uint8)


def best(found: list[Finder], x: float, y: float) -> Finder | None:
    near = [one for one in found if np.hypot(one.x - x, one.y - y) < 2.0 * one.module]
    return near[0] if near else None


places = st.floats(80, 160)
turns = st.floats(0, 90)


def test_sharp_patterns_that_are_not_turned_far_are_found_by_their_runs() -> None:
    """Nearly all: where rows and columns are cut into cells a pattern may fall between two of them."""
    rng, close = np.random.default_rng(6), []
    for _ in range(100):
        x, y, module, turn = (float(rng.uniform(*bounds)) for bounds in ((80, 160), (80, 160), (3.5, 6.5), (-25, 25)))
        one = best(finders_by_runs(scene(x, y, module, turn)), x, y)
        close.append(one is not None and np.hypot(one.x - x, one.y - y) < module and one.module < 1.3 * module)
    assert sum(close) >= 97


@settings(max_examples=40)
@given(places, places, st.floats(1.3, 3.2), turns, st.floats(0.0, 0.9))
def test_a_blurred_pattern_is_found_by_its_look(x: float, y: float, module: float, turn: float, blur: float) -> None:
    assert best(finders_by_look(scene(x, y, module, turn, sigma=blur * module)), x, y) is not None


def test_contrast_and_brightness_do_not_matter_to_the_look() -> None:
    plain, pale = (finders_by_look(scene(100, 90, 2.0, 20, *levels)) for levels in ((20, 230), (110, 140)))
    assert pale[0].x == pytest.approx(plain[0].x, abs=1)
    assert pale[0].score == pytest.approx(plain[0].score, abs=0.15)


def test_light_patterns_on_dark_are_found_when_asked_for() -> None:
    negative = np.asarray(255 - scene(120, 100, 4.0, 10), np.uint8)
    assert best(finders_by_runs(negative), 120, 100) is None
    assert best(finders_by_runs(negative, dark=False), 120, 100) is not None


@pytest.mark.parametrize("seek", [finders_by_runs, finders_by_look])
@pytest.mark.parametrize("seed", range(8))
def test_what_is_found_is_bounded_apart_and_the_best_first(seek: object, seed: int) -> None:
    assert callable(seek)
    picture = np.asarray(cv2.cvtColor(background(seed, 0, (640, 360)), cv2.COLOR_BGR2GRAY), np.uint8)
    found = seek(picture)
    assert len(found) <= MOST_ALIKE
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    for k, one in enumerate(found):
        assert 0 <= one.x <= 640
        assert 0 <= one.y <= 360
        assert all(np.hypot(one.x - two.x, one.y - two.y) > 3 * max(one.module, two.module) for two in found[:k])


@settings(max_examples=40)
@given(st_numpy.arrays(np.uint8, st.tuples(st.integers(1, 60), st.integers(1, 60))))
def test_any_picture_is_searched(picture: Grey) -> None:
    for seek in (finders_by_runs, finders_by_look):
        assert len(seek(picture)) <= MOST_ALIKE


@pytest.mark.parametrize("level", [0, 128, 255])
def test_nothing_is_found_where_nothing_is(level: int) -> None:
    empty = np.full((120, 160), level, np.uint8)
    assert finders_by_runs(empty) == []
    assert finders_by_look(empty) == []
