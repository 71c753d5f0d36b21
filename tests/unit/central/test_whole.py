"""What the server must not lose in a power cut is on the disk before anybody relies on it."""

import os
from pathlib import Path

import pytest

from sync.central.publication.keys import make_key
from sync.central.whole import write_new


def synced_inodes(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    found: set[int] = set()
    real = os.fsync

    def fsync(number: int) -> None:
        found.add(os.fstat(number).st_ino)
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    return found


def test_a_new_file_replaces_nothing(tmp_path: Path) -> None:
    write_new(tmp_path / "key", b"1")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "key", b"2")
    assert (tmp_path / "key").read_bytes() == b"1"


def test_a_new_key_is_on_the_disk_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = synced_inodes(monkeypatch)
    path = tmp_path / "root.pem"
    make_key(path, None)
    assert {path.stat().st_ino, path.parent.stat().st_ino} <= synced
    assert path.stat().st_mode & 0o777 == 0o600
