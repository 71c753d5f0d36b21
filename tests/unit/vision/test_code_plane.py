import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.vision.plane import along, homography, is_sound, peak, project, rectified

SQUARE = [(0.0, 0.0), (29.0, 0.0), (29.0, 29.0), (0.0, 29.0)]
nudges = st.lists(st.floats(-20, 20), min_size=8, max_size=8)


@given(nudges)
def test_corners_go_where_they_were_seen(nudge: list[float]) -> None:
    seen = np.array([(100, 100), (300, 100), (300, 300), (100, 300)], float) + np.reshape(nudge, (4, 2))
    mapping = homography(SQUARE, seen)
    assert mapping is not None
    assert project(mapping, SQUARE) == pytest.approx(seen, abs=0.01)
    assert is_sound(mapping, 29, (400, 400))


def test_too_few_points_say_nothing() -> None:
    assert homography(SQUARE[:3], SQUARE[:3]) is None
    assert homography([(1, 1)] * 5, [(2, 2)] * 5) is None


@pytest.mark.parametrize(
    "seen",
    [
        [(100, 100), (100, 300), (300, 300), (300, 100)],  # mirrored
        [(100, 100), (300, 300), (300, 100), (100, 300)],  # crossed
        [(100, 100), (101, 100), (101, 101), (100, 101)],  # smaller than its modules
        [(5000, 100), (5200, 100), (5200, 300), (5000, 300)],  # elsewhere
    ],
)
def test_what_no_camera_sees_is_not_sound(seen: list[tuple[float, float]]) -> None:
    mapping = homography(SQUARE, seen)
    assert mapping is not None
    assert not is_sound(mapping, 29, (400, 400))


def test_a_code_is_seen_from_straight_above_whatever_its_pose() -> None:
    modules = np.random.default_rng(1).integers(0, 2, (29, 29)).astype(np.uint8)
    picture = np.pad(np.kron(modules * 255, np.ones((10, 10), np.uint8)).astype(np.uint8), 50, constant_values=128)
    mapping = homography(SQUARE, [(340.0, 50.0), (340.0, 340.0), (50.0, 340.0), (50.0, 50.0)])  # turned by 90°
    assert mapping is not None
    flat = rectified(picture, mapping, 29, 3, 0)
    assert ((flat[1::3, 1::3] > 128) == np.rot90(modules, 1)).all()


def test_a_field_of_shifts_bends_the_raster() -> None:
    picture = np.tile(np.arange(200, dtype=np.uint8), (200, 1))
    mapping = np.diag([5.0, 5.0, 1.0])
    field = np.full((63, 63, 2), 0.0, np.float32)
    field[..., 0] = 2.0
    straight, bent = rectified(picture, mapping, 21, 3, 0), rectified(picture, mapping, 21, 3, 0, field)
    assert (bent.astype(int) - straight)[5:-5, 5:-5] == pytest.approx(10, abs=1)


def test_levels_are_taken_along_a_line_at_pixel_centres() -> None:
    picture = np.tile(np.arange(100, dtype=np.uint8), (20, 1))
    levels = along(picture, np.array([[10.5, 10.0]]), np.array([[20.5, 10.0]]), 11)
    assert levels[0] == pytest.approx(np.arange(10, 21), abs=0.1)


def test_a_peak_is_found_between_pixels() -> None:
    ys, xs = np.mgrid[0:9, 0:9]
    scores = (-((xs - 4.3) ** 2) - (ys - 3.8) ** 2).astype(np.float32)
    assert peak(scores)[1:] == pytest.approx((4.3, 3.8), abs=0.01)
