"""The employees of a terminal: who may unlock the typed entry, and who is its technician, by own code and PIN.

PINs are kept as argon2id hashes (RFC 9106) in a file only its owner reads. Wrong ones lock their code, over restarts
too: see kiosk.domain.lockout.
"""

import fcntl
import json
import os
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.domain.lockout import Lockout, lockout_from
from kiosk.domain.screen.technician import CODE_LENGTH, LONGEST_NAME, LONGEST_PIN, SHORTEST_PIN
from kiosk.errors import StaffError
from sync.durable import write_whole

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LARGEST_FILE: Final = 1 << 20
_CODE: Final = re.compile(rf"[0-9]{{{CODE_LENGTH}}}")
_PIN: Final = re.compile(rf"[0-9]{{{SHORTEST_PIN},{LONGEST_PIN}}}")
_REMEDY: Final = "Restore the file or make the codes anew."


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody with a `code` of two digits; a technician may also look after the terminal."""

    code: str
    name: str
    pin_hash: str
    technician: bool = False


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The PIN was right; `code` goes into the journal with what the employee does."""

    code: str
    technician: bool = False


@dataclass(frozen=True, slots=True)
class WrongPin:
    """The code or the PIN was wrong; the next try counts after `wait` seconds."""

    wait: float


@dataclass(frozen=True, slots=True)
class Locked:
    """Too many wrong tries: nothing counts for `wait` more seconds."""

    wait: float


Answer = Unlocked | WrongPin | Locked


@dataclass(frozen=True, slots=True)
class Effort:
    """What one PIN costs to try: the second recommended option of RFC 9106, section 4; memory in KiB."""

    passes: int = 3
    memory: int = 65_536
    lanes: int = 4


DUE_EFFORT: Final = Effort()


class StaffBook:
    """The file of employees, and how many wrong tries there were since the last right one; for any thread."""

    def __init__(self, path: Path, clock: Callable[[], float], effort: Effort = DUE_EFFORT) -> None:
        self._path = path
        self._clock = clock
        self._effort = effort
        self._lockout: Lockout | None = None
        self._hashes: Mapping[str, str] = {}
        self._one_at_a_time = threading.Lock()

    def verify(self, code: str, pin: str) -> Answer:
        """Check a code and PIN; takes some 50 ms on purpose, so never on the GUI thread."""
        with self._alone():
            book = _read(self._path)
            lockout = self._lockout_of(book)
            wait = lockout.wait(code, self._clock())
            if wait > 0.0:
                return Locked(wait)
            employee = book.employees.get(code)
            right = self._matches(self._nobody if employee is None else employee.pin_hash, pin)
            if employee is None or not right:
                return self._refused(book, lockout, code)
            return self._unlocked(book, lockout, employee)

    def employees(self) -> tuple[Employee, ...]:
        """Return everybody in the book, by code."""
        return tuple(employee for _, employee in sorted(_read(self._path).employees.items()))

    def put(self, code: str, name: str, pin: str, *, technician: bool = False) -> None:
        """Add somebody, or replace whoever has this code; they begin without wrong tries.

        The last technician stays one (K-STF-5).
        """
        _refuse_form(code, name, pin)
        with self._alone():
            book, made = _read(self._path), Employee(code, name, self._hasher.hash(pin), technician)
            _refuse_no_technician(code, book.employees, {**book.employees, code: made})
            self._keep(book, made)

    def add(self, code: str, name: str, pin: str, *, technician: bool) -> None:
        """Add somebody under a code that is free, or raise StaffError (K-STF-4)."""
        _refuse_form(code, name, pin)
        with self._alone():
            book = _read(self._path)
            if code in book.employees:
                raise StaffError("K-STF-4", f"code {code} is somebody's already", "Choose another, or change the PIN.")
            self._keep(book, Employee(code, name, self._hasher.hash(pin), technician))

    def change_pin(self, code: str, pin: str) -> None:
        """Give somebody another PIN; name and role stay."""
        _refuse_form(code, "", pin)
        with self._alone():
            book = _read(self._path)
            known = book.employees.get(code, Employee(code, "", ""))
            self._keep(book, replace(known, pin_hash=self._hasher.hash(pin)))

    def claim(self, code: str, pin: str) -> None:
        """Make a technician on the word of the central server, or of a terminal that has none.

        Nobody may be kept out by a file that cannot be read: it is put aside. Every lock ends.
        """
        _refuse_form(code, "", pin)
        with self._alone():
            try:
                book = _read(self._path)
            except StaffError:
                with suppress(OSError):
                    self._path.replace(self._path.with_suffix(".broken"))
                book = _Book({}, {})
            known = book.employees.get(code, Employee(code, "", ""))
            made = replace(known, pin_hash=self._hasher.hash(pin), technician=True)
            self._lockout = lockout_from({}, self._clock())
            self._keep(_Book(book.employees, {}), made)

    def remove(self, code: str) -> None:
        """Take somebody out; harmless when they are not in. The last technician stays (K-STF-5)."""
        with self._alone():
            book = _read(self._path)
            kept = {one: employee for one, employee in book.employees.items() if one != code}
            _refuse_no_technician(code, book.employees, kept)
            _write(self._path, _Book(kept, book.failures))

    def _keep(self, book: "_Book", employee: Employee) -> None:
        lockout = self._lockout_of(book).after_right(employee.code, self._clock())
        _write(self._path, _Book({**book.employees, employee.code: employee}, lockout.failures))
        self._lockout = lockout

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep every other thread out, and every other process that keeps this file."""
        with self._one_at_a_time:
            try:
                lock = os.open(self._path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            except OSError:  # where no lock can be made the file cannot be written either
                yield
                return
            try:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
            finally:
                os.close(lock)

    def _lockout_of(self, book: "_Book") -> Lockout:
        """Return the locks; whoever was given another PIN by another process begins afresh."""
        lockout, now = self._lockout, self._clock()
        if lockout is None:
            lockout = lockout_from(book.failures, now)
        hashes = {code: employee.pin_hash for code, employee in book.employees.items()}
        for code, known in self._hashes.items():
            if hashes.get(code, known) != known:
                lockout = lockout.after_right(code, now)
        self._hashes, self._lockout = hashes, lockout
        return lockout

    def _unlocked(self, book: "_Book", lockout: Lockout, employee: Employee) -> Unlocked:
        self._lockout = lockout.after_right(employee.code, self._clock())
        if employee.code in book.failures:
            with suppress(StaffError):  # a full disk keeps no employee out; the tries count on after a restart
                _write(self._path, _Book(book.employees, self._lockout.failures))
        return Unlocked(employee.code, employee.technician)

    def _refused(self, book: "_Book", lockout: Lockout, code: str) -> WrongPin:
        """Lock before anything is written: a disk that cannot keep the count gives no free tries."""
        now = self._clock()
        self._lockout = lockout.after_wrong(code, now) if _CODE.fullmatch(code) else lockout
        _write(self._path, _Book(book.employees, self._lockout.failures))
        return WrongPin(self._lockout.wait(code, now))

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher  # noqa: PLC0415  # 30 ms that only a PIN should cost

        effort = self._effort
        return PasswordHasher(time_cost=effort.passes, memory_cost=effort.memory, parallelism=effort.lanes)

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


@dataclass(frozen=True, slots=True)
class _Book:
    employees: Mapping[str, Employee]
    failures: Mapping[str, int]


def _refuse_form(code: str, name: str, pin: str) -> None:
    misnamed = len(name) > LONGEST_NAME or any(character.isdigit() for character in name)
    if not _CODE.fullmatch(code) or not _PIN.fullmatch(pin) or misnamed:
        remedy = f"Choose others; names have up to {LONGEST_NAME} characters."
        raise StaffError("K-STF-2", "a code has two digits, a PIN four to eight, a name none", remedy)


def _refuse_no_technician(code: str, before: Mapping[str, Employee], after: Mapping[str, Employee]) -> None:
    had, has = (any(one.technician for one in people.values()) for people in (before, after))
    if had and not has:
        raise StaffError("K-STF-5", f"{code} is the only technician", "Add another technician first.")


def _read(path: Path) -> _Book:
    try:
        with path.open(encoding="utf-8") as file:
            plain = json.loads(file.read(LARGEST_FILE))
        people = [_employee(one) for one in plain["employees"]]
        failures = {str(code): int(count) for code, count in plain["failures"].items()}
        return _Book({employee.code: employee for employee in people}, failures)
    except FileNotFoundError:
        return _Book({}, {})
    except (OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise StaffError("K-STF-1", f"{path}: employees' codes cannot be read ({error})", _REMEDY) from error


def _employee(plain: Mapping[str, object]) -> Employee:
    return Employee(str(plain["code"]), str(plain["name"]), str(plain["pin_hash"]), plain.get("technician") is True)


def _write(path: Path, book: _Book) -> None:
    plain = {"employees": [asdict(one) for one in book.employees.values()], "failures": dict(book.failures)}
    try:
        write_whole(path, json.dumps(plain, ensure_ascii=False, indent=1).encode())
    except OSError as error:
        raise StaffError(
            "K-STF-3", f"{path}: cannot be written ({error})", "Free the disk or mend its rights."
        ) from error
