"""A venue's poster for operators: a look at it, the files to print, and a new code where the old one must end."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from sync.central.database import writing
from sync.central.fleet.door_mark import door_secret, mark_address
from sync.central.fleet.poster_code import PosterCode, poster_code
from sync.central.fleet.venue import find_venue
from sync.central.operator.capability import Capability
from sync.central.pages.access import Seeing, allowed
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
    poster = _poster(page, venue_id)
    if not page.operator.may(Capability.EDIT_VENUES):
        return page.show("poster.html", poster=poster, mark_url="")
    with writing(page.central.engine) as connection:
        url = mark_address(door_secret(connection, page.central.random), poster)
    return page.show("poster.html", poster=poster, mark_url=url, mark_code=qr_markup(url, page.say("poster.mark")))


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
    """Give the venue's poster a new code; what hangs on the wall leads nowhere from now on."""
    _poster(page, venue_id, anew=True)
    return page.go(f"/venues/{venue_id}/poster", said="poster_renewed")


def _poster(page: OperatorPage, venue_id: str, *, anew: bool = False) -> PosterCode:
    with writing(page.central.engine) as connection:
        if find_venue(connection, venue_id) is None:
            raise Refusal(404, "not_found", "there is no such venue")
        if anew:
            page.note(connection, "poster_renewed", venue_id)
        return poster_code(page.central, connection, venue_id, anew=anew)


def _named(venue_id: str, ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="poster-{venue_id}.{ending}"'}
