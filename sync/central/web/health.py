"""Whether this server can do its work: the database answers, and the repository's timestamp is there and valid."""

import logging
from typing import Final

from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import reading
from sync.central.errors import CentralError
from sync.central.publication.keys import KeyRole
from sync.central.publication.publish_metadata import expiries

LOG: Final = logging.getLogger(__name__)

_ONE: Final = text("SELECT 1")


def unready(central: Central) -> str:
    """Return why this server is not ready, in words; an empty text where it is.

    Whoever can reach this may ask, so addresses of database and store are told to the log alone.
    """
    try:
        with reading(central.engine) as connection:
            connection.execute(_ONE)
        until = expiries(central.store)[KeyRole.TIMESTAMP]
    except CentralError as fault:
        LOG.error("event=not_ready code=%s what=%r", fault.code, fault.what)  # noqa: TRY400  # no mistake of ours
        return f"{fault.code}: the log has more"
    if until < central.clock():
        return f"the repository's timestamp expired at {until:%Y-%m-%d %H:%M}Z: publish"
    return ""
