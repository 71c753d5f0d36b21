"""Employees' PINs: hashed, locked after wrong tries, kept over restarts."""

import errno
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.domain.screen.entry import LONGEST_PIN
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


def test_a_disk_that_cannot_keep_the_count_gives_no_free_tries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = make_book(tmp_path, Clock())
    monkeypatch.setattr("kiosk.staff.os.fsync", _full)
    for _ in range(3):
        with pytest.raises(StaffError, match="K-STF-3"):
            book.verify("07", "0000")
    assert book.verify("07", "4821") == Locked(FIRST_LOCK)


def test_a_full_disk_keeps_no_employee_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = make_book(tmp_path, Clock())
    book.verify("07", "0000")
    monkeypatch.setattr("kiosk.staff.os.fsync", _full)
    assert book.verify("07", "4821") == Unlocked("07")
    assert [book.verify("07", "4821") for _ in range(3)] == [Unlocked("07")] * 3


def test_tries_on_many_threads_are_counted_one_by_one(tmp_path: Path) -> None:
    book = make_book(tmp_path, Clock())
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda pin: book.verify("07", f"{pin:04}"), range(8)))
    assert answers.count(WrongPin(0.0)) == 2
    assert answers.count(WrongPin(FIRST_LOCK)) == 1
    assert answers.count(Locked(FIRST_LOCK)) == 5


def test_every_pin_that_may_be_chosen_can_be_typed_on_the_glass(tmp_path: Path) -> None:
    book = make_book(tmp_path, Clock())
    book.put("08", "", "1" * LONGEST_PIN)
    assert book.verify("08", "1" * LONGEST_PIN) == Unlocked("08")
    with pytest.raises(StaffError, match="four to eight"):
        book.put("08", "", "1" * (LONGEST_PIN + 1))


@pytest.mark.parametrize("kept", ["", "ёж", "$argon2id$v=19$m=65536,t=3,p=4$AA$AA"])
def test_what_is_no_hash_matches_no_pin(tmp_path: Path, kept: str) -> None:
    employee = {"code": "07", "name": "", "pin_hash": kept}
    (tmp_path / "staff.json").write_text(json.dumps({"employees": [employee], "failures": 0}))
    assert StaffBook(tmp_path / "staff.json", Clock()).verify("07", "") == WrongPin(0.0)


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


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"employees": [], "failures": 1e999}', '{"employees": 3}'])
def test_a_broken_file_is_named_with_its_remedy(tmp_path: Path, text: str) -> None:
    (tmp_path / "staff.json").write_text(text)
    with pytest.raises(StaffError, match=r"staff\.json.*Restore"):
        StaffBook(tmp_path / "staff.json", Clock())


def _full(_file: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
