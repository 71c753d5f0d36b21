"""The camera's thread, with drivers that hang, refuse and lose their device."""

import threading
from collections.abc import Callable
from typing import cast

import numpy as np
import pytest

from kiosk.settings import CameraSettings, Region
from kiosk.vision.camera import Source
from kiosk.workers.reader import (
    MOST_LEFT_BEHIND,
    CameraEvent,
    CameraOpened,
    CameraRefused,
    PictureMissed,
    Reader,
    part_of,
)
from tests.fakes.cameras import SIZE, Hanging, Playing, Refusing, noise, one_after_another

LONG = 10.0
"""Seconds that only a broken test waits."""


def reading(*sources: object) -> Reader:
    def crashed(crash: BaseException) -> None:
        raise crash

    reader = Reader(cast("Callable[[str], Source]", one_after_another(sources)), crashed, CameraSettings())
    reader.start()
    return reader


def next_event(reader: Reader) -> CameraEvent:
    return reader.events.get(timeout=LONG)


def test_frames_come_with_their_numbers_and_the_camera_is_closed_by_the_thread_that_read_it() -> None:
    camera = Playing(noise())
    reader = reading(camera)
    assert isinstance(next_event(reader), CameraOpened)
    first, second = reader.frames.take(LONG), reader.frames.take(LONG)
    assert first is not None
    assert second is not None
    assert second.number > first.number
    assert reader.stop(LONG)
    assert camera.closed == 1
    assert camera.closing_thread == camera.reading_thread


def test_a_camera_that_cannot_be_opened_is_told_with_its_code_and_closed() -> None:
    camera = Refusing("camera_busy")
    reader = reading(camera)
    assert next_event(reader) == CameraRefused("camera_busy")
    assert reader.stop(LONG)
    assert camera.closed == 1


def test_a_device_that_is_pulled_out_fails_until_it_is_opened_anew() -> None:
    camera, spare = Playing(noise()), Playing(noise())
    reader = reading(camera, spare)
    next_event(reader)
    camera.unplug()
    assert isinstance(next_event(reader), PictureMissed)
    assert reader.reopen() == pytest.approx(0.5)
    while not isinstance(next_event(reader), CameraOpened):
        pass
    assert spare.opened == 1
    assert reader.stop(LONG)


def test_stopping_does_not_wait_for_a_read_that_hangs() -> None:
    camera = Hanging()
    reader = reading(camera)
    camera.entered.wait(LONG)
    assert not reader.stop(timeout=0.01)
    camera.release()
    assert camera.closed.wait(LONG)


def test_what_a_thread_left_behind_reads_later_is_not_seen() -> None:
    camera, spare = Hanging(), Hanging()
    reader = reading(camera, spare)
    next_event(reader)
    camera.entered.wait(LONG)
    reader.reopen()
    camera.release()
    assert camera.closed.wait(LONG)
    assert reader.frames.take(0.0) is None
    spare.release()
    reader.stop(LONG)


def test_an_opening_that_comes_back_too_late_says_nothing_and_closes_its_camera() -> None:
    camera, spare = Hanging(in_open=True), Playing(noise())
    reader = reading(camera, spare)
    camera.entered.wait(LONG)
    reader.reopen()
    assert isinstance(next_event(reader), CameraOpened)  # the spare's
    camera.release()
    assert camera.closed.wait(LONG)
    assert reader.events.empty()
    assert reader.stop(LONG)


def test_the_delay_grows_with_every_attempt_until_the_camera_is_well() -> None:
    reader = reading(Refusing("camera_missing"))
    delays = [reader.reopen() for _ in range(4)]
    assert delays == sorted(delays, key=lambda delay: delay or 0.0)
    assert delays[3] != delays[0]
    reader.settle()
    assert reader.reopen() == delays[0]
    reader.stop(LONG)


def test_a_driver_that_swallows_threads_gets_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.workers.reader.reopen_delay", lambda _attempt: 0.0)
    cameras = [Hanging() for _ in range(MOST_LEFT_BEHIND + 3)]
    reader = reading(*cameras)
    for camera in cameras[:MOST_LEFT_BEHIND]:
        assert camera.entered.wait(LONG)
        assert reader.reopen() == 0.0
    assert cameras[MOST_LEFT_BEHIND].entered.wait(LONG)
    assert reader.reopen() is None
    cameras[0].release()
    assert cameras[0].closed.wait(LONG)
    for thread in [one for one in threading.enumerate() if one.name == "camera" and not one.is_alive()]:
        thread.join(LONG)
    for camera in cameras:
        camera.release()
    reader.stop(LONG)


def test_a_camera_is_tuned_before_its_first_picture_and_again_when_settings_change() -> None:
    camera = Playing(noise())
    reader = reading(camera)
    assert reader.frames.take(LONG) is not None
    assert camera.tuned == [CameraSettings()]
    darker = CameraSettings(exposure=10)
    reader.tune(darker)
    while camera.tuned[-1] != darker:
        assert reader.frames.take(LONG) is not None
    assert reader.stop(LONG)


def test_only_the_region_of_a_picture_goes_on() -> None:
    camera = Playing(noise())
    reader = reading(camera)
    reader.tune(CameraSettings(region=Region(25, 0, 75, 50)))
    shape: tuple[int, ...] = ()
    while shape != (SIZE[0] // 2, SIZE[1] // 2, 3):
        frame = reader.frames.take(LONG)
        assert frame is not None
        shape = frame.image.shape
    assert reader.stop(LONG)


def test_a_region_is_counted_from_left_and_top() -> None:
    picture = np.arange(10 * 20 * 3, dtype=np.uint8).reshape(10, 20, 3)
    assert np.array_equal(part_of(picture, Region(10, 20, 50, 60)), picture[2:6, 2:10])
