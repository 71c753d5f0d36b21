"""The moving mark of a venue's door: what the phone of whoever was let in shows, and an employee compares.

It is keyed with a secret of the register's, which all its servers share: whoever has only the program and a venue's
poster cannot tell the mark of this minute.
"""

import hmac
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from sync.central.ambient import Random
from sync.central.fleet.poster_code import PosterCode
from sync.central.fleet.short_code import CODE_BYTES, new_code, read_code

MARKS: Final = 4
"""How many shapes the moving mark has."""

_NUMBERS: Final = range(10, 100)
_SECRET_BYTES: Final = 32
_FIND: Final = text("SELECT value FROM register WHERE name = 'door_secret'")
_KEEP: Final = text("INSERT INTO register (name, value) VALUES ('door_secret', :secret) ON CONFLICT (name) DO NOTHING")


@dataclass(frozen=True, slots=True)
class Mark:
    """One of `MARKS` shapes, and a number of two digits."""

    shape: int
    number: int


def find_door_secret(connection: Connection) -> bytes | None:
    """Return the secret that marks are keyed with; None while no door has shown one."""
    found = connection.execute(_FIND).scalar()
    return None if found is None else bytes.fromhex(found)


def door_secret(connection: Connection, random: Random) -> bytes:
    """Return the secret that marks are keyed with; the first who asks makes it."""
    found = find_door_secret(connection)
    if found is not None:
        return found
    connection.execute(_KEEP, {"secret": random(_SECRET_BYTES).hex()})
    return bytes.fromhex(connection.execute(_FIND).scalar_one())


def mark_of(secret: bytes, venue_id: str, minute: int) -> Mark:
    """Return the mark of a door in a minute since 1970: the same on every phone, another at every door."""
    drawn = int.from_bytes(_keyed(secret, f"mark:{minute}:{venue_id}"), "big") % (MARKS * len(_NUMBERS))
    shape, place = divmod(drawn, len(_NUMBERS))
    return Mark(shape, _NUMBERS[place])


def mark_address(secret: bytes, poster: PosterCode) -> str:
    """Return where the employee at a poster's door sees its mark; it ends with the poster's code."""
    return f"{poster.url}/mark/{_employee_code(secret, poster.code)}"


def is_employee_code(secret: bytes, poster_code: str, typed: str) -> bool:
    """Tell whether a code is that of the employee at a poster's door."""
    poster, code = read_code(poster_code), read_code(typed)
    return poster is not None and code is not None and hmac.compare_digest(code, _employee_code(secret, poster))


def _employee_code(secret: bytes, poster_code: str) -> str:
    return new_code(_keyed(secret, f"employee:{poster_code}")[:CODE_BYTES])


def _keyed(secret: bytes, what: str) -> bytes:
    return hmac.digest(secret, what.encode(), "sha256")
