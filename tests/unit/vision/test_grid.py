import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kiosk.vision.grid import Modules, bent, readings_of, settled
from kiosk.vision.guess import Guess
from kiosk.vision.plane import project
from kiosk.vision.symbol import side_of, skeleton

VERSION = 4
SIDE = side_of(VERSION)
FREE = skeleton(VERSION) < 0
MODULE = 5.0
POSE = np.array([[MODULE, 0, 60.0], [0, MODULE, 60.0], [0, 0, 1.0]])
Grey = NDArray[np.uint8]


def symbol(seed: int = 1) -> NDArray[np.uint8]:
    known = skeleton(VERSION)
    chance = np.random.default_rng(seed).integers(0, 2, known.shape)
    return np.where(known >= 0, known, chance).astype(np.uint8)


def picture(modules: NDArray[np.uint8], kernel: NDArray[np.float32] | None = None, noise: float = 1.0) -> Grey:
    fine = np.kron(np.where(modules > 0, 40.0, 210.0), np.ones((int(MODULE), int(MODULE))))
    wide = np.pad(fine, 60, constant_values=210.0)
    soft = wide if kernel is None else cv2.filter2D(wide, -1, kernel)
    return np.clip(soft + np.random.default_rng(2).normal(0, noise, soft.shape), 0, 255).astype(np.uint8)


def defocus(sigma: float) -> NDArray[np.float32]:
    line = cv2.getGaussianKernel(31, sigma)
    return np.asarray(line @ line.T, np.float32)


def errors(modules: Modules, truth: NDArray[np.uint8]) -> float:
    return float(np.mean(modules.dark[FREE] != truth[FREE]))


def guess(mapping: NDArray[np.float64] = POSE) -> Guess:
    return Guess(VERSION, mapping, 0.0)


@settings(max_examples=30)
@given(st.lists(st.floats(-0.9, 0.9), min_size=8, max_size=8))
def test_a_guess_that_is_a_module_off_is_settled(nudge: list[float]) -> None:
    corners = np.array([(0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE)], float)
    off = cv2.getPerspectiveTransform(
        corners.astype(np.float32), (project(POSE, corners) + MODULE * np.reshape(nudge, (4, 2))).astype(np.float32)
    )
    place = settled(picture(symbol()), guess(np.asarray(off, np.float64)))
    assert place.seen == 3
    assert np.abs(project(place.guess.mapping, corners) - project(POSE, corners)).max() < 0.5 * MODULE


def test_where_there_is_no_code_no_pattern_is_seen() -> None:
    chance = np.random.default_rng(5).integers(0, 2, (SIDE, SIDE)).astype(np.uint8)
    assert settled(picture(chance), guess()).seen < 3
    assert settled(np.full((300, 300), 90, np.uint8), guess()).seen == 0


@settings(max_examples=20)
@given(st.integers(0, 1000))
def test_a_clear_picture_is_read_from_the_middles_alone(seed: int) -> None:
    """All but one or two modules in 837, and those by a hair: what error correction, and the next look, are for."""
    truth = symbol(seed)
    first = next(readings_of(picture(truth), guess()))
    wrong = np.sign(first.light)[FREE] != np.where(truth > 0, -1, 1)[FREE]
    assert wrong.sum() <= 2
    assert np.abs(first.light[FREE][wrong]).max(initial=0.0) < 0.1
    assert errors(first, truth) == np.mean(wrong)
    assert first.agreement == 1.0


@pytest.mark.parametrize("sigma", [3.6, 4.0])
def test_what_defocus_has_spilt_is_taken_back(sigma: float) -> None:
    for seed in range(5):
        truth = symbol(seed)
        first, *rest = readings_of(picture(truth, defocus(sigma)), guess())
        assert errors(first, truth) > 0.03
        assert errors(rest[-1], truth) < 0.3 * errors(first, truth)


@pytest.mark.parametrize("shift", [0.4, -0.4])
def test_a_raster_that_is_off_is_made_up_for(shift: float) -> None:
    truth = symbol()
    off = POSE.copy()
    off[0, 2] += shift * MODULE
    *_, last = readings_of(picture(truth, defocus(2.0)), guess(off))
    assert errors(last, truth) == 0


def test_the_rounds_end_as_soon_as_nothing_changes() -> None:
    rounds = list(readings_of(picture(symbol()), guess()))
    assert len(rounds) <= 2
    assert len(list(readings_of(picture(symbol(), defocus(4.5), noise=6.0), guess()))) > 2


def test_what_is_burnt_out_is_worth_nothing() -> None:
    image = picture(symbol())
    image[60 + 15 * 5 : 60 + 25 * 5, 60 + 12 * 5 : 60 + 22 * 5] = 255
    first = next(readings_of(image, guess()))
    assert (first.clarity[17:23, 14:20] == 0).all()
    assert first.clarity[26:, 26:].min() > 0.3


def test_noise_agrees_with_the_fixed_modules_by_chance_only() -> None:
    chance = np.random.default_rng(7).integers(0, 256, (300, 300)).astype(np.uint8)
    first = next(readings_of(chance, guess()))
    assert first.agreement == pytest.approx(0.5, abs=0.12)


def test_a_bent_sheet_is_laid_flat_by_decided_blocks() -> None:
    truth = symbol()
    flat = picture(truth, defocus(1.0))
    ys, xs = np.mgrid[0 : flat.shape[0], 0 : flat.shape[1]].astype(np.float32)
    wave = (0.6 * MODULE * np.sin((ys - 60) / (SIDE * MODULE) * np.pi)).astype(np.float32)
    crooked = np.asarray(cv2.remap(flat, xs + wave, ys, cv2.INTER_LINEAR), np.uint8)
    first = next(readings_of(crooked, guess()))
    assert errors(first, truth) > 0.03
    field, last = None, first
    for _ in range(2):
        field = bent(crooked, guess(), last, field)
        *_, last = readings_of(crooked, guess(), field)
    assert errors(last, truth) < 0.3 * errors(first, truth)
