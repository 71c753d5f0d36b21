"""The venues: what the register knows of the places terminals stand in."""

from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationError
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from sync.central.errors import CentralError
from sync.central.instant import from_ms, to_ms
from sync.model.policy import LocalName, Venue
from sync.wire.api import LocalNameMessage, VenueMessage

CATEGORIES: Final = frozenset(
    {
        "fitness_club",
        "yoga_center",
        "spa",
        "sauna",
        "swimming_pool",
        "arcade",
        "bowling",
        "billiard_hall",
        "karaoke_bar",
        "cinema",
        "theater",
        "concert_hall",
        "philharmonic_hall",
        "summer_playground",
        "public_catering",
        "food_court",
        "banquet_hall",
        "transportation",
        "exhibition",
        "oceanarium",
        "marathon",
        "sporting_event",
        "airport",
    }
)
REGIONS: Final = frozenset(
    {
        "AKM",
        "AKT",
        "ALA",
        "ALM",
        "AST",
        "ATY",
        "KAR",
        "KUS",
        "KZY",
        "MAN",
        "PAV",
        "SEV",
        "SHY",
        "VOS",
        "YUZ",
        "ZAP",
        "ZHA",
    }
)
"""ISO 3166-2:KZ as it was in 2021."""

_INSERT: Final = text(
    """INSERT INTO venue (id, name_kk, name_ru, name_en, category, region, timezone, in_force_from, capacity)
    VALUES (:id, :kk, :ru, :en, :category, :region, :timezone, :in_force_from, :capacity)"""
)
_UPDATE: Final = text(
    """UPDATE venue SET name_kk = :kk, name_ru = :ru, name_en = :en, category = :category, region = :region,
        timezone = :timezone, in_force_from = :in_force_from, capacity = :capacity
    WHERE id = :id"""
)
_ONE: Final = text(
    """SELECT id, name_kk, name_ru, name_en, category, region, timezone, in_force_from, capacity
    FROM venue WHERE id = :id"""
)
_ALL: Final = text(
    """SELECT id, name_kk, name_ru, name_en, category, region, timezone, in_force_from, capacity
    FROM venue ORDER BY id"""
)


def add_venue(connection: Connection, venue: VenueMessage) -> None:
    """Add a venue; raise CentralError where it exists, or is of no known category, region or time zone."""
    try:
        connection.execute(_INSERT, _row(venue))
    except IntegrityError as fault:
        raise CentralError("venue_exists", f"there is a venue {venue.id!r} already", "name another id") from fault


def change_venue(connection: Connection, venue: VenueMessage) -> bool:
    """Describe a venue anew; terminals hear of it within minutes. False where there is none of its id."""
    return connection.execute(_UPDATE, _row(venue)).rowcount == 1


def new_venue(**members: object) -> VenueMessage:
    """Make a venue of typed members; raise CentralError naming the first that is wrong."""
    try:
        return VenueMessage.model_validate(members)
    except ValidationError as fault:
        first = fault.errors()[0]
        what = f"{'.'.join(map(str, first['loc']))}: {first['msg'].removeprefix('Value error, ')}"
        raise CentralError("venue", what, "mend this member") from fault


def find_venue(connection: Connection, venue_id: str) -> VenueMessage | None:
    """Return a venue, or None."""
    row = connection.execute(_ONE, {"id": venue_id}).one_or_none()
    return None if row is None else _venue(*row)


def venue_of(message: VenueMessage) -> Venue:
    """Return a venue as the rules of the door look at it."""
    return Venue(
        id=message.id,
        name=LocalName(message.name.kk, message.name.ru, message.name.en),
        category=message.category,
        region=message.region,
        timezone=ZoneInfo(message.timezone),
        in_force_from=message.in_force_from,
        capacity=message.capacity,
    )


def venues(connection: Connection) -> list[VenueMessage]:
    """Return all venues in the order of their ids."""
    return [_venue(*row) for row in connection.execute(_ALL)]


def _venue(
    venue_id: str,
    kk: str,
    ru: str,
    en: str,
    category: str,
    region: str,
    timezone: str,
    in_force_from: int | None,
    capacity: int | None,
) -> VenueMessage:
    return VenueMessage(
        id=venue_id,
        name=LocalNameMessage(kk=kk, ru=ru, en=en),
        category=category,
        region=region,
        timezone=timezone,
        in_force_from=None if in_force_from is None else from_ms(in_force_from),
        capacity=capacity,
    )


def _row(venue: VenueMessage) -> dict[str, object]:
    """Return a venue as the table has it; raise CentralError where category, region or time zone are not known."""
    _check("category", venue.category, CATEGORIES)
    _check("region", venue.region, REGIONS)
    try:
        ZoneInfo(venue.timezone)
    except (ZoneInfoNotFoundError, ValueError) as fault:
        raise CentralError("timezone", f"{venue.timezone!r} is no time zone", "use one like Asia/Almaty") from fault
    row = venue.model_dump(exclude={"name", "in_force_from"}) | venue.name.model_dump()
    row["in_force_from"] = None if venue.in_force_from is None else to_ms(venue.in_force_from)
    return row


def _check(member: str, value: str, known: frozenset[str]) -> None:
    if value not in known:
        raise CentralError(member, f"{value!r} is no {member}", f"use one of {', '.join(sorted(known))}")
