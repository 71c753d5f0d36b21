"""Employees' PINs: hashed, locked after wrong tries, kept over restarts."""

import errno
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.domain.lockout import FIRST_LOCK, MOST_TRIES, TRIES_AT_START, TRY_EVERY, lock_after
from kiosk.domain.screen.technician import LONGEST_PIN
from kiosk.errors import StaffError
from kiosk.staff import Locked, StaffBook, Unlocked, WrongPin
from tests.fakes.staff import staff_book


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def make_book(folder: Path, clock: Clock) -> StaffBook:
    book = staff_book(folder, clock)
    book.put("07", "Айгүл", "4821")
    return book


def test_the_right_pin_unlocks_and_a_wrong_one_does_not(tmp_path: Path) -> None:
    book = make_book(tmp_path, Clock())
    assert book.verify("07", "4821") == Unlocked("07")
    assert book.verify("07", "4822") == WrongPin(0.0)
    assert book.verify("08", "4821") == WrongPin(0.0)


def test_a_technician_is_known_as_one_and_an_employee_is_not(tmp_path: Path) -> None:
    book = make_book(tmp_path, Clock())
    book.put("01", "", "9876", technician=True)
    assert book.verify("01", "9876") == Unlocked("01", technician=True)
    assert book.verify("07", "4821") == Unlocked("07", technician=False)


def test_the_file_holds_no_pin_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "staff.json"
    StaffBook(file, Clock()).put("07", "Айгүл", "4821")
    assert "4821" not in file.read_text(encoding="utf-8")
    assert "$argon2id$v=19$m=65536,t=3,p=4$" in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o777 == 0o600


def test_after_three_wrong_tries_even_the_right_pin_waits_over_a_restart_too(tmp_path: Path) -> None:
    clock = Clock()
    book = make_book(tmp_path, clock)
    answers = [book.verify("07", "0000") for _ in range(3)]
    assert answers == [WrongPin(0.0), WrongPin(0.0), WrongPin(FIRST_LOCK)]
    assert book.verify("07", "4821") == Locked(FIRST_LOCK)
    clock.now += 1.0
    restarted = staff_book(tmp_path, clock)
    assert restarted.verify("07", "4821") == Locked(FIRST_LOCK)
    clock.now += FIRST_LOCK
    assert restarted.verify("07", "4821") == Unlocked("07")


def test_a_disk_that_cannot_keep_the_count_gives_no_free_tries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = make_book(tmp_path, Clock())
    monkeypatch.setattr("sync.durable.os.fsync", _full)
    for _ in range(3):
        with pytest.raises(StaffError, match="K-STF-3"):
            book.verify("07", "0000")
    assert book.verify("07", "4821") == Locked(FIRST_LOCK)


def test_a_full_disk_keeps_no_employee_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = make_book(tmp_path, Clock())
    book.verify("07", "0000")
    monkeypatch.setattr("sync.durable.os.fsync", _full)
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
    (tmp_path / "staff.json").write_text(json.dumps({"employees": [employee], "failures": {}}))
    assert staff_book(tmp_path, Clock()).verify("07", "") == WrongPin(0.0)


def test_wrong_tries_at_one_code_keep_no_other_employee_out_for_long(tmp_path: Path) -> None:
    clock = Clock()
    book = make_book(tmp_path, clock)
    book.put("08", "", "1234")
    for _ in range(100):
        book.verify("07", "0000")
        clock.now += 1.0
    locked = book.verify("07", "4821")
    assert isinstance(locked, Locked)
    assert locked.wait > TRY_EVERY
    waited = book.verify("08", "1234")
    clock.now += waited.wait if isinstance(waited, Locked) else 0.0
    assert book.verify("08", "1234") == Unlocked("08")


def test_trying_all_codes_in_turn_is_slow_whatever_the_codes_and_never_a_long_wait(tmp_path: Path) -> None:
    clock = Clock()
    book = make_book(tmp_path, clock)
    counted = 0
    for second in range(600):
        answer = book.verify(f"{second % 100:02}", "0000")
        counted += isinstance(answer, WrongPin)
        assert answer.wait <= max(TRY_EVERY, lock_after(counted)) if isinstance(answer, Locked) else True
        clock.now += 1.0
    assert counted <= TRIES_AT_START + 600 / TRY_EVERY + 1
    clock.now += MOST_TRIES * TRY_EVERY
    assert book.verify("07", "4821") == Unlocked("07")


def test_a_new_pin_ends_the_lock_of_its_code(tmp_path: Path) -> None:
    book = make_book(tmp_path, Clock())
    for _ in range(3):
        book.verify("07", "0000")
    book.change_pin("07", "5555")
    assert [(one.code, one.name) for one in book.employees()] == [("07", "Айгүл")]
    waited = book.verify("07", "5555")
    assert waited == Unlocked("07") or (isinstance(waited, Locked) and waited.wait <= TRY_EVERY)


def test_a_code_that_is_taken_is_not_given_away(tmp_path: Path) -> None:
    book = make_book(tmp_path, Clock())
    with pytest.raises(StaffError, match="K-STF-4"):
        book.add("07", "Айгүл", "5555", technician=True)
    assert book.verify("07", "4821") == Unlocked("07")


def test_the_last_technician_cannot_be_removed(tmp_path: Path) -> None:
    book = make_book(tmp_path, Clock())
    book.put("01", "", "9876", technician=True)
    with pytest.raises(StaffError, match="K-STF-5"):
        book.remove("01")
    book.put("02", "", "9876", technician=True)
    book.remove("01")
    assert [one.code for one in book.employees()] == ["02", "07"]


def test_a_claim_makes_a_technician_ends_every_lock_and_outlives_a_broken_file(tmp_path: Path) -> None:
    clock = Clock()
    book = make_book(tmp_path, clock)
    for _ in range(3):
        book.verify("07", "0000")
    book.claim("07", "2222")
    assert book.verify("07", "2222") == Unlocked("07", technician=True)
    (tmp_path / "staff.json").write_text("{")
    book.claim("01", "3333")
    assert book.verify("01", "3333") == Unlocked("01", technician=True)
    assert (tmp_path / "staff.broken").read_text() == "{"


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


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, '{"employees": [], "failures": {"07": 1e999}}', '{"employees": 3}']
)
def test_a_broken_file_is_named_with_its_remedy(tmp_path: Path, text: str) -> None:
    (tmp_path / "staff.json").write_text(text)
    with pytest.raises(StaffError, match=r"staff\.json.*Restore"):
        staff_book(tmp_path, Clock()).employees()


def _full(_file: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_new_pin_by_another_process_unlocks_a_running_kiosk_and_stays_unlocked(tmp_path: Path) -> None:
    clock = Clock()
    book = make_book(tmp_path, clock)
    book.put("08", "", "5555")
    clock.now += MOST_TRIES * TRY_EVERY
    for _ in range(3):
        book.verify("07", "0000")
    staff_book(tmp_path, clock).change_pin("07", "1357")
    assert book.verify("07", "1357") == Unlocked("07")
    book.verify("08", "0000")
    assert json.loads((tmp_path / "staff.json").read_text(encoding="utf-8"))["failures"] == {"08": 1}


def test_two_processes_that_write_lose_nobody(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda code: staff_book(tmp_path, Clock()).put(f"{code:02}", "", "4821"), range(8)))
    assert len(staff_book(tmp_path, Clock()).employees()) == 8


def test_the_last_technician_is_not_replaced_by_somebody_who_is_none(tmp_path: Path) -> None:
    book = make_book(tmp_path, Clock())
    book.put("01", "", "9876", technician=True)
    with pytest.raises(StaffError, match="K-STF-5"):
        book.put("01", "Нұрлан", "9876")
    assert book.verify("01", "9876") == Unlocked("01", technician=True)
