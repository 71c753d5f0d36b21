"""A visitor's pass on a phone: a one-time link opens it, and from then on the phone has a secret of its own.

    pass link ──(once, within 24 hours)──► phone ──(as often as it asks)──► a pass that is good for an hour

A person has one phone: a newer link moves the pass there, so that whoever passes a link on gives the own pass away.
Codes and secrets are random and only their SHA-256 is kept.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central, registrar
from sync.central.errors import CentralError
from sync.central.fleet.short_code import CODE_BYTES, new_code, read_code
from sync.central.fleet.terminal import token_hash
from sync.central.instant import to_ms
from sync.central.register.ingest import find_person
from sync.central.register.subject import ensure_subject
from sync.model.identity import Identity
from sync.wire.ticket import SECRET_BYTES, new_token

LINK_LIFE: Final = timedelta(hours=24)
PHONE_KEPT: Final = timedelta(days=90)
"""For how long a phone keeps its pass after it was last asked for."""

_INSERT_LINK: Final = text(
    "INSERT INTO pass_link (token_hash, person_id, expires_at) VALUES (:token_hash, :person, :expires_at)"
)
_USE_LINK: Final = text(
    """UPDATE pass_link SET used_at = :now WHERE token_hash = :token_hash AND used_at IS NULL AND expires_at > :now
    RETURNING person_id"""
)
_PUT_PHONE: Final = text(
    """INSERT INTO phone (person_id, token_hash, expires_at, seen_at) VALUES (:person, :token_hash, :expires_at, :now)
    ON CONFLICT (person_id) DO UPDATE
    SET token_hash = excluded.token_hash, expires_at = excluded.expires_at, seen_at = excluded.seen_at"""
)
_FIND_PHONE: Final = text("SELECT person_id FROM phone WHERE token_hash = :token_hash AND expires_at > :now")
_SEE_PHONE: Final = text(
    """UPDATE phone SET seen_at = :now, expires_at = :expires_at
    WHERE token_hash = :token_hash AND expires_at > :now RETURNING person_id"""
)
_DROP_PHONE: Final = text("DELETE FROM phone WHERE token_hash = :token_hash")
_FORGET: Final = (
    text("DELETE FROM pass_link WHERE expires_at <= :now OR used_at IS NOT NULL"),
    text("DELETE FROM phone WHERE expires_at <= :now"),
)


@dataclass(frozen=True, slots=True)
class PassLink:
    """A one-time link: its address, the code in it that may be typed instead, and until when it is good."""

    url: str
    code: str
    expires_at: datetime


def make_pass_link(central: Central, connection: Connection, identity: Identity) -> PassLink:
    """Make a link for a person of the register, inside a `writing_people` transaction.

    The person's pass subject is made now, so that doors know it by the time the link is opened.
    """
    keeper = registrar(central, connection)
    person = find_person(connection, keeper, identity)
    if person is None:
        raise CentralError("unknown_person", "the register does not know this person", "check the number")
    ensure_subject(central, connection, keeper, person)
    code, expires_at = new_code(central.random(CODE_BYTES)), central.clock() + LINK_LIFE
    row = {"token_hash": token_hash(code), "person": person, "expires_at": to_ms(expires_at)}
    connection.execute(_INSERT_LINK, row)
    return PassLink(f"{central.settings.url.rstrip('/')}/v/pass/{code}", code, expires_at)


def open_pass_link(central: Central, connection: Connection, typed: str) -> str | None:
    """Exchange a link's code for the secret of a phone; None where it is no code, unknown, used or too old."""
    code, now = read_code(typed), central.clock()
    if code is None:
        return None
    link = connection.execute(_USE_LINK, {"token_hash": token_hash(code), "now": to_ms(now)}).one_or_none()
    if link is None:
        return None
    token = new_token(central.random(SECRET_BYTES))
    row = {"person": link.person_id, "token_hash": token_hash(token), "now": to_ms(now)}
    connection.execute(_PUT_PHONE, row | {"expires_at": to_ms(now + PHONE_KEPT)})
    return token


def find_phone(connection: Connection, token: str, now: datetime) -> int | None:
    """Return the person whose phone shows this secret, or None."""
    found = connection.execute(_FIND_PHONE, {"token_hash": token_hash(token), "now": to_ms(now)}).one_or_none()
    return None if found is None else int(found.person_id)


def see_phone(connection: Connection, token: str, now: datetime) -> int | None:
    """Return the person as `find_phone` does, and keep the phone for as long as a new one.

    Until the transaction ends no other one sees this phone: what a phone does twice at once happens in turn.
    """
    row = {"token_hash": token_hash(token), "now": to_ms(now), "expires_at": to_ms(now + PHONE_KEPT)}
    found = connection.execute(_SEE_PHONE, row).one_or_none()
    return None if found is None else int(found.person_id)


def drop_phone(connection: Connection, token: str) -> None:
    """Take the pass off a phone."""
    connection.execute(_DROP_PHONE, {"token_hash": token_hash(token)})


def forget_phones(connection: Connection, now: datetime) -> None:
    """Forget links that open nothing any more, and phones that have not asked for a pass for long."""
    for statement in _FORGET:
        connection.execute(statement, {"now": to_ms(now)})
