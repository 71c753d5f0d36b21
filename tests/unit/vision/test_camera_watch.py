from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.vision.watch import CameraHealth, CameraWatch, reopen_delay

Picture = NDArray[np.uint8]
SHOWN_WITHIN = 2.0
LOOK_EVERY = 0.25


def lively(number: int) -> Picture:
    return np.random.default_rng(number).integers(60, 200, (72, 128, 3), np.uint8)


def watched(seconds: float, fps: float, picture: Callable[[int], Picture] = lively) -> CameraWatch:
    watch = CameraWatch()
    watch.opened(0.0)
    for number in range(1, int(seconds * fps) + 1):
        watch.saw(picture(number), number / fps)
    return watch


def test_a_camera_that_delivers_is_good() -> None:
    assert watched(3.0, 30.0).health(3.0) is CameraHealth.GOOD


def test_a_camera_is_starting_until_its_first_picture_and_blocked_when_none_comes() -> None:
    watch = CameraWatch()
    watch.opened(10.0)
    assert watch.health(11.0) is CameraHealth.STARTING
    assert watch.health(10.0 + SHOWN_WITHIN - LOOK_EVERY) is CameraHealth.BLOCKED
    assert not watch.needs_reopening(10.0 + SHOWN_WITHIN)
    assert watch.needs_reopening(14.0)


def test_a_read_that_blocks_is_noticed_within_two_seconds() -> None:
    watch = watched(3.0, 30.0)
    assert watch.health(3.0 + SHOWN_WITHIN - LOOK_EVERY) is CameraHealth.BLOCKED
    assert watch.health(3.5) is CameraHealth.GOOD


def test_an_unplugged_camera_is_noticed_within_two_seconds() -> None:
    watch = watched(3.0, 30.0)
    for number in range(40):
        watch.failed(3.0 + number / 30)
    assert watch.health(3.0 + SHOWN_WITHIN - LOOK_EVERY) is CameraHealth.LOST


def test_one_broken_picture_is_no_loss() -> None:
    watch = watched(3.0, 30.0)
    watch.failed(3.03)
    watch.saw(lively(1000), 3.06)
    assert watch.health(3.1) is CameraHealth.GOOD


def test_identical_pictures_are_frozen_within_two_seconds() -> None:
    watch = watched(3.0, 30.0)
    for number in range(1, 60):
        watch.saw(lively(0), 3.0 + number / 30)
    assert watch.health(3.0 + SHOWN_WITHIN - LOOK_EVERY) is CameraHealth.FROZEN


def test_identical_pictures_are_normal_where_the_source_repeats_its_last_one() -> None:
    watch = CameraWatch(repeats=True)
    watch.opened(0.0)
    for number in range(1, 120):
        watch.saw(lively(0), number / 30)
    assert watch.health(4.0) is CameraHealth.GOOD


def test_a_covered_lens_is_black_though_it_is_noisy() -> None:
    def dark(number: int) -> Picture:
        return np.random.default_rng(number).integers(0, 9, (72, 128, 3), np.uint8)

    assert watched(3.0, 30.0, dark).health(3.0) is CameraHealth.BLACK


@pytest.mark.parametrize(("fps", "health"), [(4.0, CameraHealth.SLOW), (8.0, CameraHealth.GOOD)])
def test_fewer_than_five_pictures_a_second_is_slow(fps: float, health: CameraHealth) -> None:
    assert watched(4.0, fps).health(4.0) is health


def test_a_camera_that_comes_back_is_good_again() -> None:
    watch = watched(3.0, 30.0)
    watch.failed(3.1)
    assert watch.health(4.0) is CameraHealth.LOST
    watch.opened(5.0)
    for number in range(1, 70):
        watch.saw(lively(number), 5.0 + number / 30)
    assert watch.health(7.3) is CameraHealth.GOOD


@pytest.mark.parametrize(
    ("code", "health"),
    [
        ("camera_busy", CameraHealth.BUSY),
        ("camera_missing", CameraHealth.MISSING),
        ("camera_forbidden", CameraHealth.FORBIDDEN),
    ],
)
def test_why_a_camera_cannot_be_opened_is_kept_apart(code: str, health: CameraHealth) -> None:
    watch = CameraWatch()
    watch.refused(code)
    assert watch.health(1.0) is health


def test_reopening_backs_off_to_a_cap() -> None:
    delays = [reopen_delay(attempt) for attempt in range(12)]
    assert delays[:4] == [0.5, 1.0, 2.0, 4.0]
    assert max(delays) == delays[-1] == 8.0
    assert reopen_delay(10_000) == 8.0
