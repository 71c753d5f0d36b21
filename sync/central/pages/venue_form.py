"""The form of a venue: what it offers, how it is filled, how it is read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from sync.central.fleet.venue import CATEGORIES, REGIONS
from sync.central.fleet.venue_override import WEEKDAYS, Override
from sync.central.pages.alphabet import by_name
from sync.central.pages.form import Reading, Typed, typed
from sync.central.pages.moment import ZONE, ZONES, input_moment, zone_text
from sync.central.pages.page import Page
from sync.wire.api import LocalNameMessage, VenueMessage
from sync.wire.name import LONGEST_NAME, VENUE_ID

YEARS: Final = range(2020, 2101)


@dataclass(frozen=True, slots=True)
class VenueDraft:
    """A venue as it was typed, with its override."""

    venue: VenueMessage
    override: Override


def offers(page: Page) -> dict[str, list[tuple[str, str]]]:
    """Return what the form's lists offer, in the page's language."""
    categories = list(by_name((code, page.say(f"category.{code}")) for code in CATEGORIES))
    regions = list(by_name((code, page.say(f"region.{code}")) for code in REGIONS))
    zones = [(zone, zone_text(zone, page.now, page.site.words, page.language)) for zone in ZONES]
    days = [(str(day), page.say(f"weekday.{day}")) for day in sorted(WEEKDAYS)]
    return {"categories": categories, "regions": regions, "zones": zones, "weekdays": days}


def typed_venue(venue: VenueMessage | None, override: Override) -> Typed:
    """Return what the form is filled with."""
    days = sorted(override.weekdays)
    if venue is None:
        return typed(timezone=ZONE, green_only=days)
    return typed(
        name_kk=venue.name.kk,
        name_ru=venue.name.ru,
        name_en=venue.name.en,
        category=venue.category,
        region=venue.region,
        timezone=venue.timezone,
        in_force_from=input_moment(venue.in_force_from, venue.timezone),
        capacity=venue.capacity,
        green_only=days,
    )


def read_venue(read: Reading, known: VenueMessage | None) -> VenueDraft | None:
    """Read the form, of a new venue or a known one; None where something is wrong, which `read` then holds."""
    venue_id = read.pattern("id", VENUE_ID, "venue.id_form", longest=64) if known is None else known.id
    names = {code: read.text(f"name_{code}", longest=LONGEST_NAME) for code in ("kk", "ru", "en")}
    category, region = read.choice("category", CATEGORIES), read.choice("region", REGIONS)
    zone = read.choice("timezone", {*ZONES, ZONE if known is None else known.timezone})
    in_force_from = _in_force_from(read, zone)
    capacity = read.number("capacity", 1, 1_000_000, needed=False)
    days = set(read.sent.all("green_only"))
    if days - {str(day) for day in WEEKDAYS}:
        read.refuse("green_only", "form.not_offered")
    if read.wrong:
        return None
    venue = VenueMessage(
        id=venue_id,
        name=LocalNameMessage(**names),
        category=category,
        region=region,
        timezone=zone,
        in_force_from=in_force_from,
        capacity=capacity,
    )
    return VenueDraft(venue, Override(frozenset(map(int, days))))


def _in_force_from(read: Reading, zone: str) -> datetime | None:
    instant = read.instant("in_force_from", ZoneInfo(zone or ZONE), needed=False)
    if instant is not None and instant.year not in YEARS:
        read.refuse("in_force_from", "venue.year", least=YEARS.start, most=YEARS.stop - 1)
    return instant
