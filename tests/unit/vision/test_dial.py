"""The dials of a V4L2 camera, through a driver that answers as the kernel does."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings import AUTOMATIC, CameraSettings
from kiosk.vision import dial
from kiosk.vision.dial import Dial, Range, dials_of, tune


class Driver:
    """Has the controls it is told, and notes what they are set to, in order."""

    def __init__(self, ranges: dict[int, Range], flags: dict[int, int] | None = None, refusing: int = 0) -> None:
        self._ranges = ranges
        self._flags = flags or {}
        self._refusing = refusing
        self.asked: list[tuple[int, int]] = []

    def __call__(self, _file: int, request: int, buffer: bytearray) -> None:
        if request == dial.QUERY:
            control = dial.QUERY_FORM.unpack(buffer)[0]
            if control not in self._ranges:
                raise OSError(22, "Invalid argument")
            range_ = self._ranges[control]
            answer = (control, 1, b"a control", range_.least, range_.most, range_.step, 0, self._flags.get(control, 0))
            buffer[:] = dial.QUERY_FORM.pack(*answer)
        else:
            assert request == dial.SET
            control, value = dial.SET_FORM.unpack(buffer)
            if control == self._refusing:
                raise OSError(16, "Device or resource busy")
            self.asked.append((control, value))


EVERYTHING = {
    dial.MAINS: Range(0, 2, 1),
    dial.BACKLIGHT: Range(0, 4, 1),
    dial.MAY_SLOW_DOWN: Range(0, 1, 1),
    dial.EXPOSURE_MODE: Range(0, 3, 1),
    dial.EXPOSURE: Range(3, 2047, 1),
    dial.AUTO_GAIN: Range(0, 1, 1),
    dial.GAIN: Range(0, 255, 1),
    dial.AUTO_FOCUS: Range(0, 1, 1),
    dial.FOCUS: Range(0, 250, 5),
}


@pytest.fixture
def device(tmp_path: Path) -> Path:
    path = tmp_path / "video0"
    path.touch()
    return path


def test_what_the_driver_has_can_be_turned_and_nothing_else(device: Path) -> None:
    assert dials_of(device, Driver(EVERYTHING)) == set(Dial)
    assert dials_of(device, Driver({dial.GAIN: Range(0, 9, 1)})) == {Dial.GAIN}


def test_a_control_that_is_disabled_or_only_read_is_no_dial(device: Path) -> None:
    assert dials_of(device, Driver(EVERYTHING, {dial.GAIN: 0x1, dial.FOCUS: 0x4})) == {Dial.EXPOSURE}


def test_a_camera_that_is_gone_has_no_dials_and_tuning_it_harms_nothing(tmp_path: Path) -> None:
    assert dials_of(tmp_path / "video0") == set()
    tune(tmp_path / "video0", CameraSettings())


def test_no_camera_has_no_dials(device: Path) -> None:
    assert dials_of(device) == set()


def test_each_mode_is_set_before_its_value(device: Path) -> None:
    driver = Driver(EVERYTHING)
    tune(device, CameraSettings(exposure=0, gain=100, focus=50), driver)
    assert driver.asked == [
        (dial.MAINS, dial.FIFTY_HERTZ),
        (dial.BACKLIGHT, 0),
        (dial.MAY_SLOW_DOWN, 0),
        (dial.EXPOSURE_MODE, dial.MANUAL),
        (dial.EXPOSURE, 3),
        (dial.AUTO_GAIN, 0),
        (dial.GAIN, 255),
        (dial.AUTO_FOCUS, 0),
        (dial.FOCUS, 125),
    ]


def test_what_is_automatic_is_left_to_the_driver(device: Path) -> None:
    driver = Driver(EVERYTHING)
    tune(device, CameraSettings(exposure=AUTOMATIC, gain=AUTOMATIC, focus=AUTOMATIC), driver)
    asked = dict(driver.asked)
    assert asked[dial.EXPOSURE_MODE] == dial.APERTURE_FIXED
    assert (asked[dial.AUTO_GAIN], asked[dial.AUTO_FOCUS]) == (1, 1)
    assert not asked.keys() & {dial.EXPOSURE, dial.GAIN, dial.FOCUS}


def test_what_the_driver_refuses_keeps_nothing_else_from_being_set(device: Path) -> None:
    driver = Driver(EVERYTHING, refusing=dial.MAINS)
    tune(device, CameraSettings(focus=0), driver)
    assert dict(driver.asked)[dial.FOCUS] == 0


@given(st.integers(-1000, 1000), st.integers(0, 3000), st.integers(0, 70), st.integers(0, 100))
def test_a_value_lies_in_its_range_and_on_a_step(least: int, width: int, step: int, percent: int) -> None:
    range_ = Range(least, least + width, step)
    value = range_.at(percent)
    assert least <= value <= least + width
    assert (value - least) % max(1, step) == 0


@given(st.integers(0, 1000), st.integers(1, 5000), st.integers(0, 99))
def test_exposure_grows_by_equal_factors_within_its_range(least: int, width: int, percent: int) -> None:
    range_ = Range(least, least + width, 1)
    assert least <= range_.at_brightness(percent) <= range_.at_brightness(percent + 1) <= least + width
    assert range_.at_brightness(100) == least + width
