"""The operators of the central server: people who may log in to its pages. Made first by the command line."""

import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from sync.central.errors import CentralError
from sync.central.operator.capability import CAPABILITIES, Capability, Role

NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")

_INSERT: Final = text(
    """INSERT INTO operator (id, password_hash, role, made_at) VALUES (:id, :password_hash, :role, :now)"""
)
_ALL: Final = text("SELECT id, role, disabled_at FROM operator ORDER BY id")
_ONE: Final = text("SELECT id, role, disabled_at FROM operator WHERE id = :id")
_HASH: Final = text("SELECT password_hash FROM operator WHERE id = :id AND disabled_at IS NULL")
_SET_PASSWORD: Final = text("UPDATE operator SET password_hash = :password_hash WHERE id = :id")
_SET_ROLE: Final = text("UPDATE operator SET role = :role WHERE id = :id")
_DISABLE: Final = text("UPDATE operator SET disabled_at = :now WHERE id = :id AND disabled_at IS NULL")
_ENABLE: Final = text("UPDATE operator SET disabled_at = NULL WHERE id = :id AND disabled_at IS NOT NULL")
_UNLOCK: Final = text("DELETE FROM login_try WHERE subject = :subject")
_END_SESSIONS: Final = text("DELETE FROM operator_session WHERE operator_id = :id")
_LOCK_ADMINS: Final = text(
    "SELECT id FROM operator WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE"
)
_ADMINS: Final = text("SELECT count(*) FROM operator WHERE role = 'admin' AND disabled_at IS NULL AND id <> :id")


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who may log in, unless disabled. The id is the name to log in with."""

    id: str
    role: Role
    disabled: bool = False

    def may(self, capability: Capability) -> bool:
        """Tell whether their role lets them."""
        return not self.disabled and capability in CAPABILITIES[self.role]


def add_operator(connection: Connection, name: str, role: Role, password_hash: str, now_ms: int) -> None:
    """Add an operator; raise CentralError where the name is none, or taken."""
    if not NAME.fullmatch(name):
        remedy = "use 1 to 40 of a-z, 0-9, dot, hyphen and underscore"
        raise CentralError("operator_name", f"{name!r} is no name to log in with", remedy)
    try:
        row = {"id": name, "password_hash": password_hash, "role": role.value, "now": now_ms}
        connection.execute(_INSERT, row)
    except IntegrityError as fault:
        raise CentralError("operator_exists", f"there is an operator {name!r} already", "use another name") from fault


def operators(connection: Connection) -> list[Operator]:
    """Return everybody, by name."""
    return [_operator(*row) for row in connection.execute(_ALL)]


def find_operator(connection: Connection, name: str) -> Operator | None:
    """Return an operator by name, be they disabled or not."""
    row = connection.execute(_ONE, {"id": name}).one_or_none()
    return None if row is None else _operator(*row)


def password_hash_of(connection: Connection, name: str) -> str | None:
    """Return what the password is compared with; None where nobody of that name may log in."""
    return connection.execute(_HASH, {"id": name}).scalar()


def edition_subject(name: str) -> str:
    """Return what two who change an operator at once are told by (`edition.py`)."""
    return f"operator:{name}"


def tries_of(name: str) -> str:
    """Return what wrong passwords for a name are counted by."""
    return f"operator:{name}"


def set_password(connection: Connection, name: str, password_hash: str) -> bool:
    """Give an operator another password, end their sessions and their lock; False where there is none of that name."""
    done = connection.execute(_SET_PASSWORD, {"id": name, "password_hash": password_hash}).rowcount == 1
    connection.execute(_END_SESSIONS, {"id": name})
    connection.execute(_UNLOCK, {"subject": tries_of(name)})
    return done


def set_role(connection: Connection, name: str, role: Role) -> bool:
    """Give an operator another role; False where there is none of that name. Sessions go on, with the new role."""
    if role is not Role.ADMIN:
        _must_leave_an_admin(connection, name)
    return connection.execute(_SET_ROLE, {"id": name, "role": role.value}).rowcount == 1


def disable(connection: Connection, name: str, now_ms: int) -> bool:
    """Let an operator in no more and end their sessions; False where there is nobody to disable."""
    _must_leave_an_admin(connection, name)
    connection.execute(_END_SESSIONS, {"id": name})
    return connection.execute(_DISABLE, {"id": name, "now": now_ms}).rowcount == 1


def enable(connection: Connection, name: str) -> bool:
    """Let a disabled operator in again; False where there is none."""
    return connection.execute(_ENABLE, {"id": name}).rowcount == 1


def _must_leave_an_admin(connection: Connection, name: str) -> None:
    """Raise CentralError where this would leave no admin, also beside whoever takes another one away just now."""
    if connection.dialect.name != "sqlite":  # which lets one write at a time anyway
        connection.execute(_LOCK_ADMINS)
    found = find_operator(connection, name)
    if found is None or found.role is not Role.ADMIN or found.disabled:
        return
    if connection.execute(_ADMINS, {"id": name}).scalar_one() == 0:
        raise CentralError("last_admin", f"{name} is the last admin", "make another operator admin first")


def _operator(name: str, role: str, disabled_at: int | None) -> Operator:
    return Operator(name, Role(role), disabled_at is not None)
