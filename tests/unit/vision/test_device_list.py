from pathlib import Path

from kiosk.vision.device import CameraInfo, list_cameras, path_of


def node(system: Path, name: str, title: str, index: int) -> None:
    (system / name).mkdir(parents=True)
    (system / name / "name").write_text(title + "\n")
    (system / name / "index").write_text(f"{index}\n")


def test_cameras_are_listed_by_name_with_the_id_that_survives_replugging(tmp_path: Path) -> None:
    system, by_id, dev = tmp_path / "sys", tmp_path / "by-id", tmp_path / "dev"
    node(system, "video10", "Second", 0)
    node(system, "video2", "HD Webcam", 0)
    node(system, "video3", "HD Webcam", 1)  # metadata, no pictures
    dev.mkdir()
    by_id.mkdir()
    (dev / "video2").touch()
    (by_id / "usb-HD_Webcam_123-video-index0").symlink_to(dev / "video2")
    assert list_cameras(system, by_id, dev) == (
        CameraInfo("HD Webcam", str(by_id / "usb-HD_Webcam_123-video-index0"), dev / "video2"),
        CameraInfo("Second", str(dev / "video10"), dev / "video10"),
    )


def test_a_machine_without_cameras_has_an_empty_list(tmp_path: Path) -> None:
    assert list_cameras(tmp_path / "none", tmp_path / "none", tmp_path) == ()


def test_a_stable_id_leads_to_the_device_of_today(tmp_path: Path) -> None:
    (tmp_path / "video4").touch()
    (tmp_path / "usb-Camera").symlink_to(tmp_path / "video4")
    assert path_of(str(tmp_path / "usb-Camera")) == tmp_path / "video4"
