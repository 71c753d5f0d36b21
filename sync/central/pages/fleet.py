"""*Fleet*: every terminal, problems first, each with what to do."""

from fastapi import APIRouter
from fastapi.responses import Response

from sync.central.pages.access import Seeing

router = APIRouter()


@router.get("/fleet")
def fleet_page(page: Seeing) -> Response:
    """Show every terminal."""
    return page.show("fleet.html")
