import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kiosk.vision.finder import Finder
from kiosk.vision.guess import Guess, guess_of_quad, guesses_of, triples_of
from kiosk.vision.plane import project
from kiosk.vision.symbol import side_of, skeleton

Grey = NDArray[np.uint8]
Reals = NDArray[np.float64]
SIZE = (480, 480)


def symbol(version: int, seed: int) -> NDArray[np.uint8]:
    """Return a symbol of random modules that has the fixed ones right."""
    known = skeleton(version)
    chance = np.random.default_rng(seed).integers(0, 2, known.shape)
    return np.where(known >= 0, known, chance).astype(np.uint8)


def pose_of(version: int, module: float, turn: float, tilt: float) -> Reals:
    """Return the homography of a symbol in the middle of the picture, turned and tilted (degrees) before a lens."""
    side, angle, lean = side_of(version), np.radians(turn), np.radians(tilt)
    middle = np.array([[1, 0, -side / 2], [0, 1, -side / 2], [0, 0, 1.0]])
    turned = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1.0]])
    leaned = np.array([[np.cos(lean), 0, 0], [0, 1, 0], [np.sin(lean) * module / 800, 0, 1.0]])
    placed = np.array([[module, 0, SIZE[0] / 2], [0, module, SIZE[1] / 2], [0, 0, 1.0]])
    lens = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1.0]])
    return np.asarray(lens @ placed @ leaned @ turned @ middle, np.float64)


def seen(modules: NDArray[np.uint8], pose: Reals) -> Grey:
    fine = np.kron(np.pad(1 - modules, 6, constant_values=1) * np.uint8(255), np.ones((8, 8), np.uint8))
    to_modules = np.array([[1 / 8, 0, 0.5 / 8 - 6], [0, 1 / 8, 0.5 / 8 - 6], [0, 0, 1.0]])
    centred = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1.0]])
    soft = cv2.GaussianBlur(fine.astype(np.uint8), (0, 0), 1.5)
    return np.asarray(cv2.warpPerspective(soft, centred @ pose @ to_modules, SIZE, borderValue=(255,)), np.uint8)


def finders(version: int, pose: Reals, module: float) -> list[Finder]:
    far = side_of(version) - 3.5
    return [Finder(float(x), float(y), module, 0.9) for x, y in project(pose, [(far, 3.5), (3.5, 3.5), (3.5, far)])]


def error(guess: Guess, pose: Reals) -> float:
    """Return how far off the worst of the three finder patterns is, in pixels."""
    far = side_of(guess.version) - 3.5
    middles = [(3.5, 3.5), (far, 3.5), (3.5, far)]
    return float(np.abs(project(guess.mapping, middles) - project(pose, middles)).max())


poses = {
    "version": st.integers(1, 10),
    "module": st.floats(4.0, 6.0),
    "turn": st.floats(0, 360),
    "tilt": st.floats(-25, 25),
    "seed": st.integers(0, 9),
}


@settings(max_examples=60)
@given(**poses)
def test_three_patterns_tell_version_and_pose(version: int, module: float, turn: float, tilt: float, seed: int) -> None:
    pose = pose_of(version, module, turn, tilt)
    picture = seen(symbol(version, seed), pose)
    triples = triples_of(picture, finders(version, pose, module))
    assert triples
    right = [guess for guess in guesses_of(picture, triples[0]) if guess.version == version]
    assert right
    assert error(right[0], pose) < module


@settings(max_examples=30)
@given(st.integers(0, 360), st.integers(0, 9))
def test_the_right_three_come_before_distractors(turn: int, seed: int) -> None:
    pose = pose_of(4, 5.0, turn, 10)
    picture = seen(symbol(4, seed), pose)
    rng = np.random.default_rng(seed)
    others = [Finder(float(x), float(y), 5.0, 0.9) for x, y in rng.uniform(20, 460, (12, 2))]
    true = finders(4, pose, 5.0)
    best = triples_of(picture, true + others)[0]
    for corner in (best.top_left, best.top_right, best.bottom_left):
        assert min(np.hypot(corner.x - one.x, corner.y - one.y) for one in true) < 5.0


def test_corners_come_in_the_codes_own_order_never_mirrored() -> None:
    for turn in range(0, 360, 30):
        pose = pose_of(3, 5.0, turn, 0)
        triple = triples_of(seen(symbol(3, 1), pose), finders(3, pose, 5.0))[0]
        wanted = project(pose, [(3.5, 3.5), (25.5, 3.5), (3.5, 25.5)])
        got = [(one.x, one.y) for one in (triple.top_left, triple.top_right, triple.bottom_left)]
        assert np.array(got) == pytest.approx(wanted, abs=2.5)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_patterns_say_nothing(count: int) -> None:
    picture = np.full((100, 100), 200, np.uint8)
    assert triples_of(picture, [Finder(20.0 + 30 * k, 20.0, 3.0, 0.9) for k in range(count)]) == []


def test_three_places_without_patterns_are_no_triple() -> None:
    picture = np.random.default_rng(4).integers(0, 256, (200, 200)).astype(np.uint8)
    places = [Finder(60.0, 60.0, 3.0, 0.9), Finder(140.0, 60.0, 3.0, 0.9), Finder(60.0, 140.0, 3.0, 0.9)]
    assert triples_of(picture, places) == []


@given(st.integers(1, 40), st.lists(st.floats(-8, 8), min_size=8, max_size=8))
def test_a_quad_goes_where_it_was_seen(version: int, nudge: list[float]) -> None:
    quad = np.array([(100, 100), (300, 100), (300, 300), (100, 300)], float) + np.reshape(nudge, (4, 2))
    guess = guess_of_quad(version, tuple((float(x), float(y)) for x, y in quad))
    side = side_of(version)
    assert guess is not None
    assert project(guess.mapping, [(0, 0), (side, 0), (side, side), (0, side)]) == pytest.approx(quad, abs=0.05)
