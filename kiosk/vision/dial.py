"""Turn the dials of a V4L2 camera: exposure, gain and focus, as far as its driver has them.

By the kernel's own interface (linux/videodev2.h, linux/v4l2-controls.h): OpenCV hides which controls there are and what
range they have. A second file descriptor may change them while pictures stream.
"""

import math
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from fcntl import ioctl
from pathlib import Path
from typing import Final

from kiosk.settings import AUTOMATIC, CameraSettings

Ioctl = Callable[[int, int, bytearray], object]
"""ioctl(fd, request, buffer): answers into the buffer, or raises OSError."""

QUERY: Final = 0xC0445624
"""VIDIOC_QUERYCTRL with struct v4l2_queryctrl."""
SET: Final = 0xC008561C
"""VIDIOC_S_CTRL with struct v4l2_control."""
QUERY_FORM: Final = struct.Struct("=II32siiiiI8x")
SET_FORM: Final = struct.Struct("=Ii")
OUT_OF_REACH: Final = 0x1 | 0x4
"""V4L2_CTRL_FLAG_DISABLED, V4L2_CTRL_FLAG_READ_ONLY."""

AUTO_GAIN: Final = 0x00980912
GAIN: Final = 0x00980913
MAINS: Final = 0x00980918
BACKLIGHT: Final = 0x0098091C
EXPOSURE_MODE: Final = 0x009A0901
EXPOSURE: Final = 0x009A0902
MAY_SLOW_DOWN: Final = 0x009A0903
FOCUS: Final = 0x009A090A
AUTO_FOCUS: Final = 0x009A090C

WHOLLY_AUTOMATIC, MANUAL, APERTURE_FIXED = 0, 1, 3
"""Values of EXPOSURE_MODE; what the driver chooses by itself is the one or the other."""
FIFTY_HERTZ: Final = 1


class Dial(Enum):
    """What a technician may turn."""

    EXPOSURE = "exposure"
    GAIN = "gain"
    FOCUS = "focus"


@dataclass(frozen=True, slots=True)
class Range:
    """What a control takes."""

    least: int
    most: int
    step: int

    def at(self, percent: int) -> int:
        """Return the value so far from least to most."""
        step = max(1, self.step)
        return self.least + (self.most - self.least) * percent // 100 // step * step

    def at_brightness(self, percent: int) -> int:
        """Return the value so far from dark to bright, in equal factors as the eye has it."""
        dark = max(1, self.least)
        return min(self.most, round(dark * math.pow(self.most / dark, percent / 100)))


Wish = tuple[int, Callable[[Range], int]]
"""A control, and the value for its range."""
_CONTROLS: Final = {Dial.EXPOSURE: EXPOSURE, Dial.GAIN: GAIN, Dial.FOCUS: FOCUS}


def dials_of(device: Path, ask: Ioctl = ioctl) -> frozenset[Dial]:
    """Return what can be turned; nothing where the device is gone, or no camera."""
    with suppress(OSError), _opened(device) as file:
        return frozenset(dial for dial, control in _CONTROLS.items() if _range(file, control, ask) is not None)
    return frozenset()


def tune(device: Path, camera: CameraSettings, ask: Ioctl = ioctl) -> None:
    """Turn what can be turned; whatever the driver refuses stays as it is."""
    with suppress(OSError), _opened(device) as file:
        for control, value in _wishes(camera):
            range_ = _range(file, control, ask)
            if range_ is not None:
                with suppress(OSError):
                    ask(file, SET, bytearray(SET_FORM.pack(control, value(range_))))


def _wishes(camera: CameraSettings) -> Iterator[Wish]:
    """Yield what suits a bright phone screen in a dim hall, and the technician, each control after its mode."""
    yield MAINS, lambda _: FIFTY_HERTZ  # Kazakhstan's: else lamps flicker in the picture
    yield BACKLIGHT, lambda range_: range_.least  # compensating would burn out the screen
    yield MAY_SLOW_DOWN, lambda _: 0  # an exposure longer than a frame smears whoever moves
    if camera.exposure == AUTOMATIC:
        yield EXPOSURE_MODE, lambda _: WHOLLY_AUTOMATIC
        yield EXPOSURE_MODE, lambda _: APERTURE_FIXED
    else:
        yield EXPOSURE_MODE, lambda _: MANUAL
        yield EXPOSURE, lambda range_: range_.at_brightness(camera.exposure)
    yield from _with_mode(AUTO_GAIN, GAIN, camera.gain)
    yield from _with_mode(AUTO_FOCUS, FOCUS, camera.focus)


def _with_mode(mode: int, control: int, percent: int) -> Iterator[Wish]:
    yield mode, lambda _: int(percent == AUTOMATIC)
    if percent != AUTOMATIC:
        yield control, lambda range_: range_.at(percent)


def _range(file: int, control: int, ask: Ioctl) -> Range | None:
    question = bytearray(QUERY_FORM.pack(control, 0, b"", 0, 0, 0, 0, 0))
    try:
        ask(file, QUERY, question)
    except OSError:
        return None
    _, _, _, least, most, step, _, flags = QUERY_FORM.unpack(question)
    return None if flags & OUT_OF_REACH else Range(least, most, step)


@contextmanager
def _opened(device: Path) -> Iterator[int]:
    file = os.open(device, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        yield file
    finally:
        os.close(file)
