"""The peppers identity keys are hashed with: 32 bytes each, as secret as the register that they lie in."""

from typing import Final

from sqlalchemy import Connection, text

from sync.central.ambient import Random
from sync.central.errors import CentralError
from sync.wire.identity_key import PEPPER_BYTES

_FIND: Final = text("SELECT value FROM register WHERE name = :name")
_KEEP: Final = text("INSERT INTO register (name, value) VALUES (:name, :secret)")
_IN_FORCE: Final = text("SELECT value FROM register WHERE name = 'pepper_id'")
_FORGET: Final = text("DELETE FROM register WHERE name = 'pepper_id'")
_PUT_IN_FORCE: Final = text("INSERT INTO register (name, value) VALUES ('pepper_id', :pepper_id)")


def make_pepper(connection: Connection, random: Random) -> str:
    """Make a pepper and return its id."""
    pepper_id = random(8).hex()
    connection.execute(_KEEP, {"name": _name(pepper_id), "secret": random(PEPPER_BYTES).hex()})
    return pepper_id


def read_pepper(connection: Connection, pepper_id: str) -> bytes:
    """Return a pepper; raise CentralError where the register does not hold it."""
    found = connection.execute(_FIND, {"name": _name(pepper_id)}).scalar()
    if found is None:
        what = f"the register does not hold its pepper {pepper_id}"
        raise CentralError("pepper", what, "restore the register from its backup")
    return bytes.fromhex(str(found))


def pepper_in_force(connection: Connection) -> str:
    """Return the id of the pepper that the register's identity keys are made with."""
    return str(connection.execute(_IN_FORCE).scalar_one())


def put_in_force(connection: Connection, pepper_id: str) -> None:
    """Name the pepper that the register's identity keys are made with from now on."""
    connection.execute(_FORGET)
    connection.execute(_PUT_IN_FORCE, {"pepper_id": pepper_id})


def _name(pepper_id: str) -> str:
    return f"pepper:{pepper_id}"
