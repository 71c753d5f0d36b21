"""Keys for services: each may do one thing, ingest for one source or issue passes. Kept hashed, shown once."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central
from sync.central.fleet.terminal import token_hash
from sync.central.instant import to_ms
from sync.central.register.record import check_source
from sync.wire.ticket import new_token


class Scope(Enum):
    """What a key lets its holder do."""

    INGEST = "ingest"
    PASSES = "passes"


_INSERT: Final = text(
    """INSERT INTO api_key (id, token_hash, scope, source, made_at)
    VALUES (:id, :token_hash, :scope, :source, :made_at)"""
)
_FIND: Final = text("SELECT id, scope, source FROM api_key WHERE token_hash = :token_hash AND revoked_at IS NULL")
_ALL: Final = text("SELECT id, scope, source, revoked_at FROM api_key ORDER BY made_at, id")
_REVOKE: Final = text("UPDATE api_key SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A service that showed its token. `source` is what an ingesting one's records are numbered within."""

    id: str
    scope: Scope
    source: str


def make_api_key(central: Central, connection: Connection, scope: Scope, source: str) -> tuple[ApiKey, str]:
    """Make a key; return it with the token that only its holder will know."""
    check_source(source)
    key, token = ApiKey(f"k-{central.random(6).hex()}", scope, source), new_token(central.random(32))
    connection.execute(
        _INSERT,
        {
            "id": key.id,
            "token_hash": token_hash(token),
            "scope": scope.value,
            "source": source,
            "made_at": to_ms(central.clock()),
        },
    )
    return key, token


def find_api_key(connection: Connection, token: str) -> ApiKey | None:
    """Return the key whose token this is, unless it was revoked."""
    row = connection.execute(_FIND, {"token_hash": token_hash(token)}).one_or_none()
    return None if row is None else ApiKey(row.id, Scope(row.scope), row.source)


def api_keys(connection: Connection) -> list[tuple[ApiKey, bool]]:
    """Return all keys, each with whether it was revoked."""
    return [
        (ApiKey(row.id, Scope(row.scope), row.source), row.revoked_at is not None) for row in connection.execute(_ALL)
    ]


def revoke_api_key(connection: Connection, key_id: str, now_ms: int) -> bool:
    """Revoke a key; False where there is none to revoke."""
    return connection.execute(_REVOKE, {"id": key_id, "now": now_ms}).rowcount == 1
