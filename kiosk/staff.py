"""The employees of a terminal: who may unlock the typed entry, by own code and PIN.

PINs are kept as argon2id hashes (RFC 9106) in a file only its owner reads. Wrong ones lock the entry for a time that
doubles, over restarts too: a PIN of four digits must not be found by trying.
"""

import json
import os
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.errors import StaffError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LARGEST_FILE: Final = 1 << 20
FREE_TRIES: Final = 3
FIRST_LOCK: Final = 30.0
LONGEST_LOCK: Final = 3600.0
_CODE: Final = re.compile(r"[0-9]{2}")
_PIN: Final = re.compile(r"[0-9]{4,8}")  # the glass takes no more


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody who may use the staff entry: `code` has two digits."""

    code: str
    name: str
    pin_hash: str


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The PIN was right; `code` goes into the journal with what the employee does."""

    code: str


@dataclass(frozen=True, slots=True)
class WrongPin:
    """The code or the PIN was wrong; the next try counts after `wait` seconds."""

    wait: float


@dataclass(frozen=True, slots=True)
class Locked:
    """Too many wrong tries: nothing counts for `wait` more seconds."""

    wait: float


Answer = Unlocked | WrongPin | Locked


class StaffBook:
    """The file of employees, and how many wrong tries there were since the last right one; for any thread."""

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        self._path = path
        self._clock = clock
        self._failures = _read(path).failures
        self._locked_until = clock() + lock_after(self._failures)
        self._one_at_a_time = threading.Lock()

    def verify(self, code: str, pin: str) -> Answer:
        """Check a code and PIN; takes some 50 ms on purpose, so never on the GUI thread."""
        with self._one_at_a_time:
            now = self._clock()
            if now < self._locked_until:
                return Locked(self._locked_until - now)
            book = _read(self._path)
            employee = book.employees.get(code)
            right = self._matches(self._nobody if employee is None else employee.pin_hash, pin)
            return self._unlocked(book, code) if employee is not None and right else self._refused(book)

    def _unlocked(self, book: "_Book", code: str) -> Unlocked:
        self._failures = 0
        if book.failures:
            with suppress(StaffError):  # a full disk keeps no employee out; the tries count on after a restart
                _write(self._path, _Book(book.employees, 0))
        return Unlocked(code)

    def _refused(self, book: "_Book") -> WrongPin:
        """Lock before anything is written: a disk that cannot keep the count gives no free tries."""
        self._failures = max(self._failures, book.failures) + 1
        wait = lock_after(self._failures)
        self._locked_until = self._clock() + wait
        _write(self._path, _Book(book.employees, self._failures))
        return WrongPin(wait)

    def employees(self) -> tuple[Employee, ...]:
        """Return everybody in the book, by code."""
        return tuple(employee for _, employee in sorted(_read(self._path).employees.items()))

    def put(self, code: str, name: str, pin: str) -> None:
        """Add somebody, or give them another PIN."""
        if not _CODE.fullmatch(code) or not _PIN.fullmatch(pin) or len(name) > 60:
            raise StaffError(
                "K-STF-2",
                "a code has two digits, a PIN four to eight",
                "Choose others; names have up to 60 characters.",
            )
        book = _read(self._path)
        added = book.employees | {code: Employee(code, name, self._hasher.hash(pin))}
        _write(self._path, _Book(added, book.failures))

    def remove(self, code: str) -> None:
        """Take somebody out; harmless when they are not in."""
        book = _read(self._path)
        kept = {one: employee for one, employee in book.employees.items() if one != code}
        _write(self._path, _Book(kept, book.failures))

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher  # noqa: PLC0415  # 30 ms that only a PIN should cost

        return PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        """A hash to compare with when a code is unknown, so that both take equally long."""
        return self._hasher.hash("")

    def _matches(self, pin_hash: str, pin: str) -> bool:
        from argon2.exceptions import VerificationError  # noqa: PLC0415  # as above

        try:
            return self._hasher.verify(pin_hash, pin)
        except (VerificationError, ValueError):  # the second where the file holds what is no hash
            return False


def lock_after(failures: int) -> float:
    """Return the seconds the entry is locked after so many wrong tries in a row."""
    if failures < FREE_TRIES:
        return 0.0
    return min(LONGEST_LOCK, FIRST_LOCK * 2.0 ** min(failures - FREE_TRIES, 16))


@dataclass(frozen=True, slots=True)
class _Book:
    employees: dict[str, Employee]
    failures: int


def _read(path: Path) -> _Book:
    try:
        with path.open(encoding="utf-8") as file:
            plain = json.loads(file.read(LARGEST_FILE))
        employees = [Employee(str(one["code"]), str(one["name"]), str(one["pin_hash"])) for one in plain["employees"]]
        return _Book({employee.code: employee for employee in employees}, int(plain["failures"]))
    except FileNotFoundError:
        return _Book({}, 0)
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise StaffError(
            "K-STF-1", f"{path}: employees' codes cannot be read ({error})", "Restore the file or make the codes anew."
        ) from error


def _write(path: Path, book: _Book) -> None:
    employees = [{"code": one.code, "name": one.name, "pin_hash": one.pin_hash} for one in book.employees.values()]
    text = json.dumps({"employees": employees, "failures": book.failures}, ensure_ascii=False, indent=1)
    draft = path.with_suffix(".new")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise StaffError(
            "K-STF-3", f"{path}: cannot be written ({error})", "Free the disk or mend its rights."
        ) from error
