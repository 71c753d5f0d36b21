import cv2
import numpy as np
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy
from numpy.typing import NDArray

from kiosk.vision.reading import Quad
from kiosk.vision.steps import GUESSES, PLAIN, STEPS, Scene, Step

Grey = NDArray[np.uint8]
EVERY = (PLAIN, *STEPS)
TEXT = b"one step at a time"
LEFT, TOP, MODULE = 300, 160, 6


def scene() -> Grey:
    code = segno.make_qr(TEXT, version=3, boost_error=False)
    light = (1 - np.array([list(row) for row in code.matrix], np.uint8)) * np.uint8(235) + np.uint8(10)
    out = np.full((540, 960), 245, np.uint8)
    drawn = np.kron(light, np.ones((MODULE, MODULE), np.uint8))
    out[TOP : TOP + len(drawn), LEFT : LEFT + len(drawn)] = drawn
    return np.asarray(cv2.GaussianBlur(out, (0, 0), 1.0), np.uint8)


def middle(corners: Quad) -> tuple[float, float]:
    return sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4


@pytest.mark.parametrize("step", EVERY, ids=lambda step: step.cost.name)
def test_what_a_step_finds_lies_where_the_frame_has_it_whatever_size_the_step_works_at(step: Step) -> None:
    frame = scene()
    result = step.run(Scene(255 - frame if "inverted" in step.cost.name else frame))
    assert result.readings or result.guesses
    half = 29 * MODULE / 2
    for reading in result.readings:
        assert reading.payload == TEXT
        assert middle(reading.corners) == pytest.approx((LEFT + half, TOP + half), abs=MODULE)
    if not result.readings:
        best = result.guesses[0]
        x, y, w = best.mapping @ [29 / 2, 29 / 2, 1.0]
        assert best.version == 3
        assert (x / w, y / w) == pytest.approx((LEFT + half, TOP + half), abs=MODULE)


@settings(max_examples=15)
@given(st_numpy.arrays(np.uint8, st.tuples(st.integers(16, 70), st.integers(16, 70))))
def test_any_picture_goes_through_every_step_unchanged(frame: Grey) -> None:
    before = frame.copy()
    for step in EVERY:
        result = step.run(Scene(frame))
        assert result.readings == []
        assert len(result.guesses) <= GUESSES
    assert (frame == before).all()


def test_every_step_has_a_name_of_its_own_and_costs_something() -> None:
    assert len({step.cost.name for step in EVERY}) == len(EVERY)
    assert all(step.cost.fixed > 0 and step.cost.per_unit > 0 for step in EVERY)
