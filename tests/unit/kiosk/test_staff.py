"""Employees' PINs: hashed, locked after wrong tries, kept over restarts."""

from pathlib import Path

import pytest

from kiosk.errors import StaffError
from kiosk.staff import FIRST_LOCK, Locked, StaffBook, Unlocked, WrongPin, lock_after


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def make_book(folder: Path, clock: Clock) -> StaffBook:
    book = StaffBook(folder / "staff.json", clock)
    book.put("07", "Айгүл", "4821")
    return book


def test_the_right_pin_unlocks_and_a_wrong_one_does_not(tmp_path: Path) -> None:
    book = make_book(tmp_path, Clock())
    assert book.verify("07", "4821") == Unlocked("07")
    assert book.verify("07", "4822") == WrongPin(0.0)
    assert book.verify("08", "4821") == WrongPin(0.0)


def test_the_file_holds_no_pin_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    make_book(tmp_path, Clock())
    file = tmp_path / "staff.json"
    assert "4821" not in file.read_text(encoding="utf-8")
    assert "$argon2id$" in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o777 == 0o600


def test_after_three_wrong_tries_even_the_right_pin_waits_over_a_restart_too(tmp_path: Path) -> None:
    clock = Clock()
    book = make_book(tmp_path, clock)
    answers = [book.verify("07", "0000") for _ in range(3)]
    assert answers == [WrongPin(0.0), WrongPin(0.0), WrongPin(FIRST_LOCK)]
    assert book.verify("07", "4821") == Locked(FIRST_LOCK)
    restarted = StaffBook(tmp_path / "staff.json", clock)
    assert restarted.verify("07", "4821") == Locked(FIRST_LOCK)
    clock.now += FIRST_LOCK
    assert restarted.verify("07", "4821") == Unlocked("07")


def test_the_lock_doubles_and_never_exceeds_an_hour() -> None:
    assert [lock_after(n) for n in (2, 3, 4, 5)] == [0.0, 30.0, 60.0, 120.0]
    assert lock_after(1000) == 3600.0


@pytest.mark.parametrize(("code", "pin"), [("7", "4821"), ("07", "48"), ("07", "48a1"), ("٠٧", "4821")])
def test_a_code_or_pin_out_of_form_is_refused(tmp_path: Path, code: str, pin: str) -> None:
    with pytest.raises(StaffError, match="two digits"):
        make_book(tmp_path, Clock()).put(code, "", pin)


def test_somebody_removed_is_let_in_no_more(tmp_path: Path) -> None:
    book = make_book(tmp_path, Clock())
    book.remove("07")
    assert book.employees() == ()
    assert book.verify("07", "4821") == WrongPin(0.0)


def test_a_broken_file_is_named_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "staff.json").write_text("{")
    with pytest.raises(StaffError, match=r"staff\.json.*Restore"):
        StaffBook(tmp_path / "staff.json", Clock())
