"""*Bulletin*: the notice of the day, edited with a preview of the idle screen, and published at once."""

import logging
from datetime import date
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from sqlalchemy import Connection

from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.fleet.bulletin import newest_bulletin, put_bulletin, read_bulletin
from sync.central.fleet.venue import REGIONS
from sync.central.operator.capability import Capability
from sync.central.operator.edition import advance, edition_of
from sync.central.pages.access import Seeing, allowed
from sync.central.pages.alphabet import by_name
from sync.central.pages.form import LANGUAGE_ONLY, Reading, Typed, typed
from sync.central.pages.glass import glasses
from sync.central.pages.moment import ZONE
from sync.central.pages.page import OperatorPage
from sync.central.publication.publish_bulletin import publish_bulletin
from sync.wire.api import BulletinMessage, VaccinatedMessage

LOG: Final = logging.getLogger(__name__)

SUBJECT: Final = "bulletin"
MOST: Final = 100_000_000
EARLIEST: Final = date(2020, 1, 1)

Editing = Annotated[OperatorPage, Depends(allowed(Capability.EDIT_BULLETIN))]

router = APIRouter()


@router.get("/bulletin")
def bulletin_page(page: Seeing) -> Response:
    """Show the bulletin in force, as a form to whoever may edit it."""
    with reading(page.central.engine) as connection:
        edition, bulletin = edition_of(connection, SUBJECT), _newest(connection)
    sent = typed(date=_today(page)) if bulletin is None else _filled(bulletin)
    return _show(page, sent, edition, bulletin)


@router.post("/bulletin")
def post_bulletin(page: Editing) -> Response:
    """Show what was typed as screens would, or publish it."""
    read = Reading(page.typed.without(LANGUAGE_ONLY))  # which publishes nothing: no button of the form was touched
    bulletin = _read(page, read)
    edition = read.number("edition", 0, 1 << 62) or 0
    if bulletin is None:
        return _show(page, page.typed, edition, None, read=read, status=422)
    if page.typed.get("do") != "publish":
        return _show(page, page.typed, edition, bulletin, tried=True)
    with writing(page.central.engine) as connection:
        if not advance(connection, SUBJECT, edition):
            theirs, edition = _newest(connection), edition_of(connection, SUBJECT)
            return _show(page, page.typed, edition, bulletin, theirs=theirs, status=409)
        put_bulletin(connection, bulletin)
        page.note(connection, "bulletin_published", bulletin.date.isoformat())
    return page.go("/bulletin", said=_publish(page))


def _publish(page: OperatorPage) -> str:
    """Send the new bulletin out; return the word that says how that went. It is kept however that goes."""
    try:
        publish_bulletin(page.central)
    except CentralError as fault:
        LOG.warning("event=bulletin_waits code=%s what=%r", fault.code, fault.what)
        return "bulletin_waits"
    return "bulletin_published"


def _show(
    page: OperatorPage,
    sent: Typed,
    edition: int,
    bulletin: BulletinMessage | None,
    *,
    theirs: BulletinMessage | None = None,
    read: Reading | None = None,
    tried: bool = False,
    status: int = 200,
) -> Response:
    regions = by_name((code, page.say(f"region.{code}")) for code in REGIONS)
    return page.show(
        "bulletin.html",
        status,
        typed=sent,
        wrong={} if read is None else read.wrong,
        theirs=None if theirs is None else _filled(theirs),
        labels=_labels(page, regions),
        regions=regions,
        edition=edition,
        tried=tried,
        glasses=() if bulletin is None else glasses(page, bulletin),
    )


def _read(page: OperatorPage, read: Reading) -> BulletinMessage | None:
    """Read a bulletin; None where something is wrong with it."""
    day = read.day("date")
    if day is not None and not EARLIEST <= day <= _today(page):
        read.refuse("date", "bulletin.no_such_day")
    infected, recovered, deaths = (read.number(name, 0, MOST) for name in ("infected", "recovered", "deaths"))
    vaccinated = tuple(one for code in sorted(REGIONS) for one in [_read_region(read, code)] if one is not None)
    if day is None or infected is None or recovered is None or deaths is None:
        return None
    if recovered + deaths > infected:
        read.refuse("infected", "bulletin.too_few", least=recovered + deaths)
    if read.wrong:
        return None
    return BulletinMessage(date=day, infected=infected, recovered=recovered, deaths=deaths, vaccinated=vaccinated)


def _read_region(read: Reading, code: str) -> VaccinatedMessage | None:
    """Read a region's two figures; None where both are left empty."""
    first, full = (read.number(f"{name}_{code}", 0, MOST, needed=False) for name in ("first", "full"))
    if first is None and full is None:
        return None
    if (full or 0) > (first or 0):
        read.refuse(f"first_{code}", "bulletin.fewer_first", least=full)
    return VaccinatedMessage(region=code, first=first or 0, full=full or 0)


def _filled(bulletin: BulletinMessage) -> Typed:
    """Return what a form is filled with to show a bulletin."""
    plain = typed(date=bulletin.date, infected=bulletin.infected, recovered=bulletin.recovered, deaths=bulletin.deaths)
    figures = [
        pair
        for one in bulletin.vaccinated
        for pair in ((f"first_{one.region}", str(one.first)), (f"full_{one.region}", str(one.full)))
    ]
    return Typed((*plain.pairs, *figures))


def _labels(page: OperatorPage, regions: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Name the fields of each region."""
    first, full = page.say("bulletin.first"), page.say("bulletin.full")
    return {
        f"{name}_{code}": f"{region}, {says}"
        for code, region in regions
        for name, says in (("first", first), ("full", full))
    }


def _newest(connection: Connection) -> BulletinMessage | None:
    newest = newest_bulletin(connection)
    return None if newest is None else read_bulletin(newest.document)


def _today(page: OperatorPage) -> date:
    return page.now.astimezone(ZoneInfo(ZONE)).date()
