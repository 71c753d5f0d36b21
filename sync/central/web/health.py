"""Whether this server can do its work: the database answers, and the repository's timestamp is there and valid."""

from typing import Final

from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import reading
from sync.central.errors import CentralError
from sync.central.publication.keys import KeyRole
from sync.central.publication.publish_metadata import expiries

_ONE: Final = text("SELECT 1")


def unready(central: Central) -> str:
    """Return why this server is not ready, in words; an empty text where it is."""
    try:
        with reading(central.engine) as connection:
            connection.execute(_ONE)
        until = expiries(central.store)[KeyRole.TIMESTAMP]
    except CentralError as fault:
        return f"{fault.code}: {fault.what}"
    if until < central.clock():
        return f"the repository's timestamp expired at {until:%Y-%m-%d %H:%M}Z: publish"
    return ""
