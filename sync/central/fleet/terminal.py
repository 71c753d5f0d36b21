"""The terminals: how one is enrolled, known again, heard of and revoked.

Tokens are 256 random bits, so their SHA-256 is all the register keeps: there is nothing to guess.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central
from sync.central.errors import CentralError
from sync.central.fleet.venue import find_venue
from sync.central.instant import from_ms, to_ms
from sync.central.publication.peppers import pepper_in_force
from sync.central.publication.publish_metadata import root_bytes, root_version
from sync.central.publication.sealer import Sealer
from sync.wire.api import EnrolRequest, EnrolResponse, HeartbeatAnswer, VenueMessage
from sync.wire.ticket import EnrolmentTicket, new_token

TICKET_LIFE: Final = timedelta(hours=24)

_INSERT_TICKET: Final = text(
    """INSERT INTO enrolment (token_hash, venue_id, root_version, expires_at)
    VALUES (:token_hash, :venue_id, :root_version, :expires_at)"""
)
_USE_TICKET: Final = text(
    """UPDATE enrolment SET used_at = :now WHERE token_hash = :token_hash AND used_at IS NULL AND expires_at > :now
    RETURNING venue_id, root_version"""
)
_UNUSED: Final = text(
    "SELECT count(*) FROM enrolment WHERE venue_id = :venue AND used_at IS NULL AND expires_at > :now"
)
_END: Final = text(
    """SELECT expires_at FROM enrolment
    WHERE token_hash = :token_hash AND venue_id = :venue AND used_at IS NULL AND expires_at > :now"""
)
_WITHDRAW: Final = text(
    "UPDATE enrolment SET expires_at = :now WHERE venue_id = :venue AND used_at IS NULL AND expires_at > :now"
)
_INSERT: Final = text(
    """INSERT INTO terminal (id, venue_id, name, token_hash, public_key, enrolled_at)
    VALUES (:id, :venue_id, :name, :token_hash, :public_key, :now)"""
)
_BY_TOKEN: Final = text("SELECT id, venue_id, public_key, revoked_at FROM terminal WHERE token_hash = :token_hash")
_REVOKE: Final = text("UPDATE terminal SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal that showed its token."""

    id: str
    venue_id: str
    public_key: bytes
    revoked: bool


def token_hash(token: str) -> bytes:
    """Return the form in which tokens are kept."""
    return sha256(token.encode()).digest()


def make_ticket(central: Central, connection: Connection, venue_id: str) -> EnrolmentTicket:
    """Make a one-time ticket for a terminal of a venue, good for 24 hours."""
    if find_venue(connection, venue_id) is None:
        raise CentralError("no_venue", f"there is no venue {venue_id!r}", "kiosk-central venue add")
    version = root_version(central.store)
    token = new_token(central.random(32))
    connection.execute(
        _INSERT_TICKET,
        {
            "token_hash": token_hash(token),
            "venue_id": venue_id,
            "root_version": version,
            "expires_at": to_ms(central.clock() + TICKET_LIFE),
        },
    )
    root = sha256(root_bytes(central.store, version)).digest()
    return EnrolmentTicket(token, root, central.settings.url.rstrip("/"))


def unused_tickets(connection: Connection, venue_id: str, now_ms: int) -> int:
    """Return how many tickets of a venue still make a terminal."""
    return int(connection.execute(_UNUSED, {"venue": venue_id, "now": now_ms}).scalar_one())


def ticket_end(connection: Connection, venue_id: str, token: str, now_ms: int) -> datetime | None:
    """Return until when a ticket's token makes a terminal of a venue; None where it does not, or no more."""
    asked = {"token_hash": token_hash(token), "venue": venue_id, "now": now_ms}
    end = connection.execute(_END, asked).scalar_one_or_none()
    return None if end is None else from_ms(end)


def withdraw_tickets(connection: Connection, venue_id: str, now_ms: int) -> int:
    """Let no unused ticket of a venue make a terminal any more; return how many there were."""
    return connection.execute(_WITHDRAW, {"venue": venue_id, "now": now_ms}).rowcount


def enrol(central: Central, connection: Connection, sealer: Sealer, request: EnrolRequest) -> EnrolResponse | None:
    """Make a terminal out of a ticket's token; None where the token is unknown, used or too old."""
    now = to_ms(central.clock())
    ticket = connection.execute(_USE_TICKET, {"token_hash": token_hash(request.token), "now": now}).one_or_none()
    if ticket is None:
        return None
    terminal = Terminal(
        f"t-{central.random(8).hex()}", ticket.venue_id, bytes.fromhex(request.public_key), revoked=False
    )
    token = new_token(central.random(32))
    row = {"id": terminal.id, "venue_id": terminal.venue_id, "name": request.name, "public_key": terminal.public_key}
    connection.execute(_INSERT, row | {"token_hash": token_hash(token), "now": now})
    return EnrolResponse(
        terminal_id=terminal.id,
        token=token,
        root=root_bytes(central.store, ticket.root_version).decode(),
        repository=central.settings.repository(),
        venue=_venue(connection, terminal),
        peppers=(sealer.seal(connection, pepper_in_force(connection), terminal.public_key),),
        server_time=central.clock(),
    )


def find_terminal(connection: Connection, token: str) -> Terminal | None:
    """Return the terminal whose token this is, be it revoked or not."""
    row = connection.execute(_BY_TOKEN, {"token_hash": token_hash(token)}).one_or_none()
    return None if row is None else Terminal(row.id, row.venue_id, row.public_key, row.revoked_at is not None)


def answer(central: Central, connection: Connection, sealer: Sealer, terminal: Terminal) -> HeartbeatAnswer:
    """Return what the register has for this terminal alone."""
    return HeartbeatAnswer(
        venue=_venue(connection, terminal),
        peppers=(sealer.seal(connection, pepper_in_force(connection), terminal.public_key),),
        server_time=central.clock(),
    )


def revoke(connection: Connection, terminal_id: str, now_ms: int) -> bool:
    """Revoke a terminal; False where there is none to revoke. It learns of it when the rules are signed."""
    return connection.execute(_REVOKE, {"id": terminal_id, "now": now_ms}).rowcount == 1


def _venue(connection: Connection, terminal: Terminal) -> VenueMessage:
    venue = find_venue(connection, terminal.venue_id)
    assert venue is not None
    return venue
