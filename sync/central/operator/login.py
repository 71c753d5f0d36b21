"""Logging in: a right name and password, and a lock that grows with wrong ones, per account and per address.

A try is counted before the password is looked at and taken back when it was right, so that many tries at the same
moment count as many. A lock is noted in the audit, with the name only where somebody has it: what was typed may be a
password.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central
from sync.central.database import reading, writing
from sync.central.instant import to_ms
from sync.central.operator.audit import note
from sync.central.operator.operator_account import Operator, find_operator, password_hash_of, tries_of
from sync.central.operator.password import LONGEST, Passwords

FREE_TRIES: Final = 5
FREE_TRIES_OF_AN_ADDRESS: Final = 20  # an office may share one
FIRST_LOCK: Final = timedelta(seconds=30)
LONGEST_LOCK: Final = timedelta(hours=1)
FORGET_AFTER: Final = timedelta(hours=24)
LONGEST_NAME: Final = 64
AT_THE_LOGIN: Final = "login:"
"""Who is locked out, to the audit; no operator's id holds a colon."""

_FORGET: Final = text("DELETE FROM login_try WHERE at < :forget")
_LOCKED: Final = text("SELECT coalesce(max(locked_until), 0) FROM login_try WHERE subject IN (:account, :address)")
_COUNT: Final = text(
    """INSERT INTO login_try (subject, failures, at, locked_until) VALUES (:subject, 1, :now, 0)
    ON CONFLICT (subject) DO UPDATE
        SET failures = login_try.failures + CASE WHEN login_try.locked_until > :now THEN 0 ELSE 1 END, at = :now
    RETURNING failures, locked_until"""
)
_LOCK: Final = text("UPDATE login_try SET locked_until = :until WHERE subject = :subject")
_RIGHT: Final = text("DELETE FROM login_try WHERE subject = :account")
_TAKE_BACK: Final = text("UPDATE login_try SET failures = failures - 1, locked_until = 0 WHERE subject = :address")


@dataclass(frozen=True, slots=True)
class Welcome:
    """Name and password were right."""

    operator: Operator


@dataclass(frozen=True, slots=True)
class Wrong:
    """The name or the password was wrong: nobody is told which."""


@dataclass(frozen=True, slots=True)
class Locked:
    """There were too many wrong tries; nothing counts for so long."""

    wait: timedelta


LogIn = Welcome | Wrong | Locked


@dataclass(frozen=True, slots=True)
class _Counted:
    """The try may be made; `locks` tells whether no other may follow it at once."""

    locks: bool


def log_in(central: Central, passwords: Passwords, name: str, password: str, address: str) -> LogIn:
    """Check a name and password that came from an address."""
    if len(name) > LONGEST_NAME or len(password) > LONGEST:
        return Wrong()
    subjects = {"account": tries_of(name), "address": f"address:{address}"}
    with writing(central.engine) as connection:
        counted = _count(connection, subjects, to_ms(central.clock()))
    if isinstance(counted, Locked):
        return counted
    with reading(central.engine) as connection:
        operator, kept = find_operator(connection, name), password_hash_of(connection, name)
    if not passwords.matches(kept, password) or operator is None:
        if counted.locks:
            _note_lock(central, operator, address)
        return Wrong()
    with writing(central.engine) as connection:
        connection.execute(_RIGHT, {"account": subjects["account"]})
        connection.execute(_TAKE_BACK, {"address": subjects["address"]})
    return Welcome(operator)


def lock_after(failures: int, free: int) -> timedelta:
    """Return how long tries are refused after so many wrong ones."""
    if failures < free:
        return timedelta(0)
    return min(LONGEST_LOCK, FIRST_LOCK * (1 << min(failures - free, 16)))


def _note_lock(central: Central, operator: Operator | None, address: str) -> None:
    subject = address if operator is None else f"{operator.id} {address}"
    with writing(central.engine) as connection:
        note(connection, AT_THE_LOGIN, "login_locked", subject, central.clock())


def _count(connection: Connection, subjects: dict[str, str], now: int) -> _Counted | Locked:
    """Count a try, unless it may not be made yet."""
    connection.execute(_FORGET, {"forget": now - FORGET_AFTER // timedelta(milliseconds=1)})
    until = int(connection.execute(_LOCKED, subjects).scalar_one())
    if until > now:
        return Locked(timedelta(milliseconds=until - now))
    locks = False
    for subject, free in ((subjects["account"], FREE_TRIES), (subjects["address"], FREE_TRIES_OF_AN_ADDRESS)):
        failures, until = connection.execute(_COUNT, {"subject": subject, "now": now}).one()
        if until > now:  # a try at the same moment has locked it since it was read above
            return Locked(timedelta(milliseconds=until - now))
        lock = lock_after(failures, free)
        if lock:
            locks = True
            connection.execute(_LOCK, {"subject": subject, "until": now + lock // timedelta(milliseconds=1)})
    return _Counted(locks)
