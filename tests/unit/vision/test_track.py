import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.vision.grid import Modules
from kiosk.vision.guess import Guess
from kiosk.vision.symbol import skeleton
from kiosk.vision.track import PATIENCE, is_fresh, summed, tracked

VERSION = 3
SIDE = 29


def truth(seed: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).choice([-1.0, 1.0], (SIDE, SIDE)).astype(np.float32)


def look(of: NDArray[np.float32], noise: float, seed: int, agreement: float = 0.95) -> Modules:
    light = of + np.random.default_rng(seed).normal(0, noise, of.shape).astype(np.float32)
    return Modules((light < 0).astype(np.uint8), light.astype(np.float32), np.ones_like(of), agreement, "look")


def guess(x: float = 0.0) -> Guess:
    return Guess(VERSION, np.array([[5.0, 0, x], [0, 5.0, 0], [0, 0, 1]]), 0.0)


def errors(modules: Modules, of: NDArray[np.float32]) -> float:
    free = skeleton(VERSION) < 0
    return float(np.mean((modules.dark > 0)[free] != (of < 0)[free]))


def test_looks_at_one_code_add_up_to_more_than_each_of_them() -> None:
    code = truth(1)
    single = [errors(look(code, 1.2, seed), code) for seed in range(8)]
    track = None
    for seed in range(8):
        track = tracked(track, guess(seed), look(code, 1.2, seed), seed / 30)
    assert track is not None
    assert track.looks == 8
    assert errors(summed(track), code) < min(single) / 3


def test_another_code_in_the_same_place_begins_a_track_of_its_own() -> None:
    track = tracked(None, guess(), look(truth(1), 0.3, 1), 0.0)
    assert tracked(track, guess(), look(truth(2), 0.3, 2), 0.1).looks == 1


@pytest.mark.parametrize(("x", "at"), [(100.0, 0.1), (0.0, PATIENCE + 0.1)])
def test_a_code_elsewhere_or_much_later_begins_a_track_of_its_own(x: float, at: float) -> None:
    track = tracked(None, guess(), look(truth(1), 0.3, 1), 0.0)
    assert tracked(track, guess(x), look(truth(1), 0.3, 2), at).looks == 1


def test_a_track_is_followed_only_for_a_while() -> None:
    track = tracked(None, guess(), look(truth(1), 0.3, 1), 5.0)
    assert is_fresh(track, 4.99 + PATIENCE)
    assert not is_fresh(track, 5.1 + PATIENCE)
    assert not is_fresh(track, 4.0)
    assert not is_fresh(None, 5.0)


def test_the_fixed_modules_are_never_in_doubt() -> None:
    modules = summed(tracked(None, guess(), look(truth(1), 0.3, 1), 0.0))
    known = skeleton(VERSION)
    assert (modules.dark[known >= 0] == known[known >= 0]).all()
