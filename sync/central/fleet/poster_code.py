"""The code on a venue's poster: random, so that no address of another venue can be guessed, and replaced at will."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central
from sync.central.errors import CentralError
from sync.central.fleet.short_code import CODE_BYTES, new_code, read_code
from sync.central.fleet.venue import find_venue
from sync.central.instant import to_ms
from sync.wire.api import VenueMessage

_FIND: Final = text("SELECT code FROM poster WHERE venue_id = :venue")
_KEEP: Final = text(
    "INSERT INTO poster (venue_id, code, made_at) VALUES (:venue, :code, :now) ON CONFLICT (venue_id) DO NOTHING"
)
_REPLACE: Final = text(
    """INSERT INTO poster (venue_id, code, made_at) VALUES (:venue, :code, :now)
    ON CONFLICT (venue_id) DO UPDATE SET code = excluded.code, made_at = excluded.made_at"""
)
_VENUE: Final = text("SELECT venue_id FROM poster WHERE code = :code")


@dataclass(frozen=True, slots=True)
class PosterCode:
    """What a venue's poster says: the venue, the code, and the address its QR code holds."""

    venue: VenueMessage
    code: str
    url: str


def poster_code(central: Central, connection: Connection, venue_id: str, *, anew: bool = False) -> PosterCode:
    """Return the code of a venue's poster, making the first; a new one, if asked for, ends what hangs on the wall."""
    venue = find_venue(connection, venue_id)
    if venue is None:
        raise CentralError("no_venue", f"there is no venue {venue_id!r}", "kiosk-central venue add")
    row = {"venue": venue_id, "code": new_code(central.random(CODE_BYTES)), "now": to_ms(central.clock())}
    connection.execute(_REPLACE if anew else _KEEP, row)
    code = str(connection.execute(_FIND, {"venue": venue_id}).scalar_one())
    return PosterCode(venue, code, f"{central.settings.url.rstrip('/')}/v/at/{code}")


def poster_subject(venue_id: str) -> str:
    """Return what two who give a poster a new code at once are told by (`edition.py`)."""
    return f"poster:{venue_id}"


def venue_of_poster(connection: Connection, typed: str) -> VenueMessage | None:
    """Return the venue whose poster has this code, or None."""
    code = read_code(typed)
    found = None if code is None else connection.execute(_VENUE, {"code": code}).scalar()
    return None if found is None else find_venue(connection, str(found))
