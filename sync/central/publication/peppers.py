"""The peppers identity keys are hashed with: files of 32 bytes that only the server's user may read."""

import re
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text

from sync.central.ambient import Random
from sync.central.errors import CentralError
from sync.central.whole import write_new
from sync.wire.identity_key import PEPPER_BYTES

_FOLDER: Final = "peppers"
_ID: Final = re.compile(r"[0-9a-f]{16}")
_IN_FORCE: Final = text("SELECT value FROM register WHERE name = 'pepper_id'")
_FORGET: Final = text("DELETE FROM register WHERE name = 'pepper_id'")
_PUT_IN_FORCE: Final = text("INSERT INTO register (name, value) VALUES ('pepper_id', :pepper_id)")


def make_pepper(folder: Path, random: Random) -> str:
    """Make a pepper and return its id."""
    pepper_id = random(8).hex()
    path = _path(folder, pepper_id)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    write_new(path, random(PEPPER_BYTES))
    return pepper_id


def read_pepper(folder: Path, pepper_id: str) -> bytes:
    """Return a pepper; raise CentralError where its file is gone or cut."""
    path = _path(folder, pepper_id)
    try:
        pepper = path.read_bytes()
    except OSError as fault:
        raise CentralError(
            "pepper", f"{path} cannot be read: {fault.strerror}", "restore it from the backup"
        ) from fault
    if len(pepper) != PEPPER_BYTES:
        raise CentralError("pepper", f"{path} is not {PEPPER_BYTES} bytes long", "restore it from the backup")
    return pepper


def pepper_in_force(connection: Connection) -> str:
    """Return the id of the pepper that the register's identity keys are made with."""
    return str(connection.execute(_IN_FORCE).scalar_one())


def put_in_force(connection: Connection, pepper_id: str) -> None:
    """Name the pepper that the register's identity keys are made with from now on."""
    connection.execute(_FORGET)
    connection.execute(_PUT_IN_FORCE, {"pepper_id": pepper_id})


def _path(folder: Path, pepper_id: str) -> Path:
    if not _ID.fullmatch(pepper_id):
        raise ValueError(f"{pepper_id!r} is no pepper id")
    return folder / _FOLDER / pepper_id
