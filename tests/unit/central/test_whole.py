"""What the server must not lose in a power cut is on the disk before anybody relies on it."""

import os
import random
from pathlib import Path

import pytest

from sync.central.publication.keys import make_key
from sync.central.publication.peppers import make_pepper
from sync.central.whole import write_new, write_whole


def synced_inodes(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    found: set[int] = set()
    real = os.fsync

    def fsync(number: int) -> None:
        found.add(os.fstat(number).st_ino)
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    return found


def test_a_write_that_is_cut_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "retired_issuers.json"
    write_whole(path, b"[1]")

    def cut(number: int) -> None:
        raise OSError(number, "cut")

    with monkeypatch.context() as during:
        during.setattr(os, "fsync", cut)
        with pytest.raises(OSError, match="cut"):
            write_whole(path, b"[1, 2]")
    assert path.read_bytes() == b"[1]"
    write_whole(path, b"[1, 2]")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(path.name, b"[1, 2]")]


def test_a_new_file_replaces_nothing(tmp_path: Path) -> None:
    write_new(tmp_path / "key", b"1")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "key", b"2")
    assert (tmp_path / "key").read_bytes() == b"1"


def test_a_new_key_and_pepper_are_on_the_disk_with_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = synced_inodes(monkeypatch)
    make_key(tmp_path / "root.pem", None)
    pepper = tmp_path / "peppers" / make_pepper(tmp_path, random.Random(7).randbytes)
    for path in (tmp_path / "root.pem", pepper):
        assert {path.stat().st_ino, path.parent.stat().st_ino} <= synced
        assert path.stat().st_mode & 0o777 == 0o600
