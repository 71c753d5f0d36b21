"""Sticks are found where they are mounted, and a file gets onto one whole or not at all."""

from pathlib import Path

import pytest

from kiosk.app.stick import answers, sticks, write_onto
from kiosk.errors import StickError
from kiosk.ui.service import Stick


def mounted(folder: Path, *places: str) -> Path:
    mounts = folder / "mounts"
    lines = [f"/dev/sd{n} {place} vfat rw 0 0" for n, place in enumerate(("/", "/boot", *places))]
    mounts.write_text("\n".join(lines) + "\n")
    return mounts


def test_a_stick_is_found_with_its_bundles_and_a_disk_is_none(tmp_path: Path) -> None:
    stick = tmp_path / "ASHYQ"
    stick.mkdir()
    for name in ("register.ashyq", "notes.txt"):
        (stick / name).touch()
    found = sticks(mounted(tmp_path, str(stick)), (f"{tmp_path}/",))
    assert found == (Stick(str(stick), "ASHYQ", ("register.ashyq",)),)


def test_a_share_or_a_folder_in_memory_is_no_stick(tmp_path: Path) -> None:
    places = tmp_path / "mounts"
    places.write_text(f"tmpfs {tmp_path}/shm tmpfs ro 0 0\nserver:/pool {tmp_path}/share nfs rw 0 0\n")
    assert sticks(places, (f"{tmp_path}/",)) == ()


def test_a_blank_in_a_sticks_name_is_read_as_the_kernel_writes_it(tmp_path: Path) -> None:
    (tmp_path / "MY STICK").mkdir()
    found = sticks(mounted(tmp_path, f"{tmp_path}/MY\\040STICK"), (f"{tmp_path}/",))
    assert [stick.name for stick in found] == ["MY STICK"]


def test_where_mounts_cannot_be_read_there_is_no_stick(tmp_path: Path) -> None:
    assert sticks(tmp_path / "none") == ()


def test_a_stick_that_was_pulled_out_meanwhile_has_nothing_on_it(tmp_path: Path) -> None:
    gone = Stick(str(tmp_path / "gone"), "gone")
    assert answers([gone]) == ()
    assert sticks(mounted(tmp_path, str(tmp_path / "gone")), (f"{tmp_path}/",)) == (gone,)


def test_a_file_is_written_whole_or_the_old_one_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_onto(tmp_path, "one.zip", b"first")
    assert path.read_bytes() == b"first"

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sync.durable.os.fsync", full)
    with pytest.raises(StickError, match="No space left") as caught:
        write_onto(tmp_path, "one.zip", b"second")
    assert caught.value.code == "K-USB-2"
    assert path.read_bytes() == b"first"
