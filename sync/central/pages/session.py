"""Sessions: a random token in a cookie, its hash in the register. They end by idleness, by age, by logging out."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, text

from sync.central.fleet.terminal import token_hash
from sync.central.instant import to_ms
from sync.central.operator.capability import Role
from sync.central.operator.operator_account import Operator

IDLE: Final = timedelta(hours=1)
LIFE: Final = timedelta(hours=12)
SEEN_EVERY: Final = timedelta(minutes=1)

_INSERT: Final = text(
    """INSERT INTO operator_session (token_hash, operator_id, made_at, seen_at)
    VALUES (:token_hash, :operator_id, :now, :now)"""
)
_FIND: Final = text(
    """SELECT operator.id, operator.role, operator_session.seen_at
    FROM operator_session JOIN operator ON operator.id = operator_session.operator_id
    WHERE token_hash = :token_hash AND disabled_at IS NULL
        AND operator_session.made_at > :born AND seen_at > :idle"""
)
_SEEN: Final = text("UPDATE operator_session SET seen_at = :now WHERE token_hash = :token_hash")
_CLOSE: Final = text("DELETE FROM operator_session WHERE token_hash = :token_hash")
_SWEEP: Final = text("DELETE FROM operator_session WHERE made_at <= :born OR seen_at <= :idle")


def open_session(connection: Connection, operator: Operator, token: str, now: datetime) -> None:
    """Keep a new session, and forget those that are over."""
    connection.execute(_SWEEP, _limits(now))
    row = {"token_hash": token_hash(token), "operator_id": operator.id, "now": to_ms(now)}
    connection.execute(_INSERT, row)


def find_session(connection: Connection, token: str, now: datetime) -> tuple[Operator, bool] | None:
    """Return whose session this is, and whether it is time to note that it was used; None where it is over."""
    row = connection.execute(_FIND, {"token_hash": token_hash(token), **_limits(now)}).one_or_none()
    if row is None:
        return None
    return Operator(row.id, Role(row.role)), row.seen_at <= to_ms(now - SEEN_EVERY)


def see_session(connection: Connection, token: str, now: datetime) -> None:
    """Note that a session was used."""
    connection.execute(_SEEN, {"token_hash": token_hash(token), "now": to_ms(now)})


def close_session(connection: Connection, token: str) -> None:
    """End a session."""
    connection.execute(_CLOSE, {"token_hash": token_hash(token)})


def _limits(now: datetime) -> dict[str, int]:
    return {"born": to_ms(now - LIFE), "idle": to_ms(now - IDLE)}
