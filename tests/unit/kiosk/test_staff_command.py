"""`ashyq-kiosk staff`: a PIN is typed twice, and what was kept is said."""

import getpass
import io
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.app.about import version
from kiosk.staff import StaffBook, Unlocked

Type = Callable[..., None]


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Sit at a terminal and type these when asked."""

    def type_in(*typed: str) -> None:
        answers: Iterator[str] = iter(typed)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))

    return type_in


def command(folder: Path, *arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(folder), "staff", *arguments])
    code = ended.value.code
    assert isinstance(code, int)
    return code


def test_a_technician_is_kept_when_the_pin_was_typed_twice_the_same(
    tmp_path: Path, type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in("4821", "4821")
    assert command(tmp_path, "add", "01", "--name", "Нұрлан", "--technician") == 0
    assert capsys.readouterr().out == "kept: 01, technician, Нұрлан\n"
    assert command(tmp_path, "list") == 0
    assert capsys.readouterr().out == "01  technician  Нұрлан\n"
    book = StaffBook(tmp_path / "staff.json", time.monotonic)
    assert book.verify("01", "4821") == Unlocked("01", technician=True)


def test_two_pins_that_differ_keep_nobody(tmp_path: Path, type_in: Type, capsys: pytest.CaptureFixture[str]) -> None:
    type_in("4821", "4822")
    assert command(tmp_path, "add", "07") == 2
    assert "the two PINs differ" in capsys.readouterr().err
    assert StaffBook(tmp_path / "staff.json", time.monotonic).employees() == ()


@pytest.mark.parametrize(
    ("given", "name", "code"),
    [("4821\n", "", 0), ("4821\n4821\n", "", 0), ("4821\n4822\n", "", 2), ("", "", 2), ("4821\n", "800416100006", 2)],
)
def test_what_is_piped_in_is_looked_at_like_what_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, name: str, code: int
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(given))
    assert command(tmp_path, "add", "07", "--name", name) == code
    assert len(StaffBook(tmp_path / "staff.json", time.monotonic).employees()) == (code == 0)


def test_the_version_is_said_without_a_window(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert (ended.value.code, capsys.readouterr().out) == (0, f"{version()}\n")


def test_the_last_technician_is_not_removed(tmp_path: Path, type_in: Type, capsys: pytest.CaptureFixture[str]) -> None:
    type_in("4821", "4821")
    command(tmp_path, "add", "01", "--technician")
    assert command(tmp_path, "remove", "01") == 2
    assert "K-STF-5" in capsys.readouterr().err


def test_a_slip_in_the_code_to_remove_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    StaffBook(tmp_path / "staff.json", time.monotonic).put("07", "", "4821", technician=False)
    assert command(tmp_path, "remove", "70") == 1
    assert capsys.readouterr().out == "nobody has the code 70\n"
    assert command(tmp_path, "remove", "07") == 0
    assert capsys.readouterr().out == "07 is removed\n"


@pytest.mark.parametrize("arguments", [("list",), ("remove", "07")])
def test_a_slip_in_the_folder_is_said_and_makes_none(
    arguments: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(tmp_path / "slip", *arguments) == 2
    assert f"{tmp_path / 'slip'}/staff.json: there is no such file" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_whoever_is_known_keeps_name_and_role_with_another_pin(
    tmp_path: Path, type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in("4821", "4821", "1357", "1357")
    command(tmp_path, "add", "01", "--name", "Нұрлан", "--technician")
    capsys.readouterr()
    assert command(tmp_path, "add", "01") == 0
    assert capsys.readouterr().out == "kept: 01, technician, Нұрлан\n"
    book = StaffBook(tmp_path / "staff.json", time.monotonic)
    assert book.verify("01", "1357") == Unlocked("01", technician=True)
