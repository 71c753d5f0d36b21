import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.vision.camera import CameraError, source_from
from kiosk.vision.playback import FolderSource, Pace, VideoSource
from kiosk.vision.webcam import WebcamSource, ask_for_format


class Time:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds


def grey_level(image: np.ndarray[tuple[int, ...], np.dtype[np.uint8]] | None) -> int | None:
    return None if image is None else int(image[0, 0, 0])


def save(folder: Path, name: str, level: int) -> None:
    assert cv2.imwrite(str(folder / name), np.full((24, 32, 3), level, np.uint8))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[FolderSource]:
    time = Time()
    source = FolderSource(tmp_path, 30.0, time, time.wait)
    source.open()
    yield source
    source.close()


def test_a_folder_plays_in_order_of_name_and_holds_its_last_image(folder: FolderSource, tmp_path: Path) -> None:
    for name, level in (("b.png", 20), ("a.png", 10), ("c.txt", 99)):
        save(tmp_path, name, level) if name.endswith("png") else (tmp_path / name).write_text("no image")
    assert [grey_level(folder.read()) for _ in range(4)] == [10, 20, 20, 20]


def test_a_folder_that_grows_is_played_on(folder: FolderSource, tmp_path: Path) -> None:
    assert folder.read() is None
    save(tmp_path, "1.png", 10)
    assert grey_level(folder.read()) == 10
    save(tmp_path, "2.png", 20)
    save(tmp_path, "3.png", 30)
    assert [grey_level(folder.read()) for _ in range(3)] == [20, 30, 30]


def test_a_broken_image_is_passed_over(folder: FolderSource, tmp_path: Path) -> None:
    save(tmp_path, "1.png", 10)
    (tmp_path / "2.png").write_bytes(b"half an ima")
    save(tmp_path, "3.png", 30)
    assert [grey_level(folder.read()) for _ in range(3)] == [10, 10, 30]


def test_a_folder_that_is_gone_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(CameraError, match="is no folder") as fault:
        FolderSource(tmp_path / "gone").open()
    assert fault.value.code == "folder_missing"
    assert fault.value.remedy


def test_reads_are_paced_and_never_run_after_what_was_missed() -> None:
    pace = Pace(10.0)
    assert pace.delay(0.0) == 0.0
    assert pace.delay(0.02) == pytest.approx(0.08)
    assert pace.delay(5.0) == 0.0
    assert pace.delay(5.0) == pytest.approx(0.1)


def test_a_video_plays_to_its_end_and_begins_again_when_reopened(tmp_path: Path) -> None:
    path = tmp_path / "two.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 25.0, (64, 48))
    for level in (40, 200):
        writer.write(np.full((48, 64, 3), level, np.uint8))
    writer.release()
    time = Time()
    video = VideoSource(path, time, time.wait)
    video.open()
    levels = [grey_level(video.read()) for _ in range(3)]
    video.open()
    assert levels == [pytest.approx(40, abs=4), pytest.approx(200, abs=4), None]
    assert grey_level(video.read()) == pytest.approx(40, abs=4)
    video.close()
    assert video.read() is None


def test_what_is_no_video_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "no.avi").write_bytes(b"not a video")
    with pytest.raises(CameraError) as fault:
        VideoSource(tmp_path / "no.avi").open()
    assert fault.value.code == "video_unreadable"


def test_a_camera_that_is_not_there_is_missing_not_a_crash(tmp_path: Path) -> None:
    camera = WebcamSource(str(tmp_path / "video9"))
    with pytest.raises(CameraError) as fault:
        camera.open()
    assert fault.value.code == "camera_missing"
    assert camera.read() is None
    camera.close()


def test_a_text_chooses_its_source(tmp_path: Path) -> None:
    (tmp_path / "film.avi").touch()
    assert isinstance(source_from("0"), WebcamSource)
    assert isinstance(source_from("/dev/v4l/by-id/usb-Camera"), WebcamSource)
    assert isinstance(source_from(str(tmp_path)), FolderSource)
    assert isinstance(source_from(str(tmp_path / "film.avi")), VideoSource)


def test_neither_camera_nor_decoder_loads_opencv_before_it_is_used() -> None:
    code = (
        "import sys, kiosk.vision.camera, kiosk.vision.decoder, kiosk.vision.watch, kiosk.vision.picture;"
        "kiosk.vision.camera.source_from('0'); kiosk.vision.decoder.Decoder();"
        "sys.exit(any(name in sys.modules for name in ('cv2', 'zxingcpp', 'pyzbar')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class Driver:
    """A capture whose driver grants some codings, each in any size."""

    def __init__(self, codings: tuple[str, ...]) -> None:
        self._codings = {cv2.VideoWriter.fourcc(*coding) for coding in codings}
        self._has = dict.fromkeys((cv2.CAP_PROP_FOURCC, cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT), 0.0)

    def set(self, propId: int, value: float) -> bool:  # noqa: N803  # OpenCV's name
        granted = propId != cv2.CAP_PROP_FOURCC or int(value) in self._codings
        if granted:
            self._has[propId] = value
        return granted

    def get(self, propId: int) -> float:  # noqa: N803  # OpenCV's name
        return self._has[propId]


@pytest.mark.parametrize(
    ("granted", "coding", "width"),
    [
        (("MJPG", "YUYV"), "MJPG", 1280),
        (("YUYV",), "YUYV", 640),
        ((), "", 640),
    ],
    ids=["compressed", "raw", "its own"],
)
def test_a_webcam_is_asked_for_the_best_it_grants(granted: tuple[str, ...], coding: str, width: int) -> None:
    driver = Driver(granted)
    ask_for_format(driver)
    assert driver.get(cv2.CAP_PROP_FOURCC) == (cv2.VideoWriter.fourcc(*coding) if coding else 0)
    assert driver.get(cv2.CAP_PROP_FRAME_WIDTH) == width
