"""The mark of a venue's door for the employee who stands at it: what the phone of whoever was let in must show.

Its address is known to whoever may print the poster; it says nothing about anybody.
"""

from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from sync.central.database import reading
from sync.central.fleet.door_mark import find_door_secret, is_employee_code, mark_of
from sync.central.fleet.poster_code import venue_of_poster
from sync.central.pages.access import AnyPage
from sync.central.pages.limited import count_stranger
from sync.central.pages.public.phone import clock_of, minute_of, show
from sync.central.web.request import Refusal

router: Final = APIRouter()


@router.get("/at/{code}/mark/{employee}")
def mark_page(page: AnyPage, code: str, employee: str) -> Response:
    """Show the mark of this minute, and of the last one: a phone fetches the new one some seconds late."""
    with reading(page.central.engine) as connection:
        venue, secret = venue_of_poster(connection, code), find_door_secret(connection)
    if venue is None or secret is None or not is_employee_code(secret, code, employee):
        count_stranger(page)
        raise Refusal(404, "no_mark", "no door's employee has this code")
    now = page.now
    return show(
        page,
        "public/door_mark.html",
        venue=venue,
        clock=clock_of(now, venue.timezone),
        mark=mark_of(secret, venue.id, minute_of(now)),
        last=mark_of(secret, venue.id, minute_of(now) - 1),
    )
