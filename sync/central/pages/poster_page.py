"""A venue's poster for operators: a look at it, the files to print, and a new code where the old one must end."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from sqlalchemy import Connection

from sync.central.database import writing
from sync.central.fleet.door_mark import door_secret, mark_address
from sync.central.fleet.poster_code import PosterCode, poster_code, poster_subject
from sync.central.fleet.venue import find_venue
from sync.central.operator.capability import Capability
from sync.central.operator.edition import advance, edition_of
from sync.central.pages.access import Seeing, allowed
from sync.central.pages.form import LANGUAGE_ONLY, Reading
from sync.central.pages.page import OperatorPage
from sync.central.pages.qr import qr_markup
from sync.central.poster.face import load_faces
from sync.central.poster.pdf import poster_pdf
from sync.central.poster.svg import poster_svg
from sync.central.web.request import Refusal

router = APIRouter()

Editing = Annotated[OperatorPage, Depends(allowed(Capability.EDIT_VENUES))]


@router.get("/venues/{venue_id}/poster")
def poster_page(page: Seeing, venue_id: str) -> Response:
    """Show the poster as it will be printed; to whoever may change it, where the employee at the door looks, too."""
    with writing(page.central.engine) as connection:
        poster, edition = _code(page, connection, venue_id), edition_of(connection, poster_subject(venue_id))
        url = mark_address(door_secret(connection, page.central.random), poster)
    if not page.operator.may(Capability.EDIT_VENUES):
        return page.show("poster.html", poster=poster, mark_url="")
    code = qr_markup(url, page.say("poster.mark"))
    return page.show("poster.html", poster=poster, edition=edition, mark_url=url, mark_code=code)


@router.get("/venues/{venue_id}/poster.pdf")
def poster_pdf_file(page: Seeing, venue_id: str) -> Response:
    """Give out the poster to be printed: one page, A4."""
    drawn = poster_pdf(_poster(page, venue_id), page.site.words, load_faces())
    return Response(drawn, media_type="application/pdf", headers=_named(venue_id, "pdf"))


@router.get("/venues/{venue_id}/poster.svg")
def poster_svg_file(page: Seeing, venue_id: str) -> Response:
    """Give out the poster for whoever sets it into something else."""
    drawn = poster_svg(_poster(page, venue_id), page.site.words, load_faces())
    return Response(drawn, media_type="image/svg+xml", headers=_named(venue_id, "svg"))


@router.post("/venues/{venue_id}/poster")
def post_poster(page: Editing, venue_id: str) -> Response:
    """Give the venue's poster a new code; what hangs on the wall leads nowhere from now on.

    Where somebody has done so since the page was opened, theirs stays: it may have been printed.
    """
    seen = Reading(page.typed).number("edition", 0, 1 << 53) or 0
    if page.typed.get(LANGUAGE_ONLY):
        return page.go(f"/venues/{venue_id}/poster")
    with writing(page.central.engine) as connection:
        _code(page, connection, venue_id)
        if not advance(connection, poster_subject(venue_id), seen):
            return page.go(f"/venues/{venue_id}/poster", said="poster_overtaken")
        poster_code(page.central, connection, venue_id, anew=True)
        page.note(connection, "poster_renewed", venue_id)
    return page.go(f"/venues/{venue_id}/poster", said="poster_renewed")


def _poster(page: OperatorPage, venue_id: str) -> PosterCode:
    with writing(page.central.engine) as connection:
        return _code(page, connection, venue_id)


def _code(page: OperatorPage, connection: Connection, venue_id: str) -> PosterCode:
    if find_venue(connection, venue_id) is None:
        raise Refusal(404, "not_found", "there is no such venue")
    return poster_code(page.central, connection, venue_id)


def _named(venue_id: str, ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="poster-{venue_id}.{ending}"'}
