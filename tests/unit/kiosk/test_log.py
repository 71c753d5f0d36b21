"""The log: its owner's alone, however often it turns over, and refused in words where it cannot be kept."""

import logging
from pathlib import Path

import pytest

from kiosk.errors import LogError
from kiosk.log import start_log
from kiosk.log_file import KEPT_LOGS, keep_log


def test_every_file_of_the_log_is_its_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.log_file.LARGEST_LOG", 200)
    start_log()
    keep_log(tmp_path / "log" / "kiosk.log")
    for number in range(50):
        logging.getLogger("kiosk").info("event %d of many", number)
    files = list((tmp_path / "log").iterdir())
    assert len(files) == KEPT_LOGS + 1
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert (tmp_path / "log").stat().st_mode & 0o777 == 0o700


def test_a_log_that_cannot_be_kept_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("somebody put a file here")
    with pytest.raises(LogError, match=r"K-LOG-1.*kiosk\.log"):
        keep_log(tmp_path / "log" / "kiosk.log")
