"""A venue's door on a visitor's phone: reached by the poster's code, entry or exit by a touch, then the answer.

Opening the page records nothing, so that no preview, prefetch or restored tab lets anybody in; touching a button does,
and leads back here, so that going back or reloading asks for nothing again.
"""

from dataclasses import dataclass
from typing import Final, assert_never

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy import Connection

from sync.central.database import reading, writing
from sync.central.fleet.door import Door, DoorVisit, Holder, door_of, holder_of, is_inside, pass_door, shown_visit
from sync.central.fleet.door_mark import Mark, door_secret, mark_of
from sync.central.fleet.poster_code import venue_of_poster
from sync.central.pages.access import AnyPage
from sync.central.pages.form import Reading
from sync.central.pages.limited import count_stranger
from sync.central.pages.page import Page
from sync.central.pages.public.phone import (
    clock_of,
    epoch_ms,
    holder_of_phone,
    is_phone,
    keep_phone,
    lead,
    minute_of,
    phone_secret,
    show,
)
from sync.central.web.request import Refusal
from sync.model.status import Status
from sync.model.visit import Direction, Outcome, Reason
from sync.wire.api import VenueMessage

router: Final = APIRouter()


@dataclass(frozen=True, slots=True)
class Face:
    """How an answer looks and what it says: names of a field of colour, an icon and a group of words."""

    field: str
    icon: str
    word: str


@router.get("/at/{code}")
def door_page(page: AnyPage, code: str) -> Response:
    """Show the venue, and what this phone recorded here, or the touch that records."""
    venue, known = _look(page, code)
    if not known:
        return page.show("public/door_no_pass.html", venue=venue, code=code)
    with writing(page.central.engine) as connection:
        holder = _holder(page, connection)
        if holder is None:
            return page.show("public/door_no_pass.html", venue=venue, code=code)
        door = door_of(page.central, venue)
        visit, inside = shown_visit(connection, holder, door), is_inside(connection, holder, door)
        secret = door_secret(connection, page.central.random)
    return _shown(page, code, door, venue, visit, mark_of(secret, venue.id, minute_of(door.now)), inside=inside)


@router.post("/at/{code}")
def post_door(page: AnyPage, code: str) -> Response:
    """Let the phone's holder in or out, or not, and record it."""
    reading = Reading(page.typed)
    asked = reading.choice("direction", {one.value for one in Direction})
    if reading.wrong:
        raise Refusal(422, "direction", "neither entry nor exit")
    venue, known = _look(page, code)
    if not known:
        return lead(page, f"/at/{code}")
    with writing(page.central.engine) as connection:
        holder = _holder(page, connection)
        if holder is not None:
            pass_door(page.central, connection, holder, door_of(page.central, venue), Direction(asked))
    return lead(page, f"/at/{code}")


def face_of(visit: DoorVisit) -> Face:
    """Return how a visit is shown to its holder: colour and word of the status where it decides, and never a guess."""
    verdict = visit.verdict
    if visit.direction is Direction.EXIT:
        return Face("plain", "exit", "exit")
    if not verdict.enforced:
        return Face("plain", "refer", "advisory")
    match verdict.outcome:
        case Outcome.ADMIT:
            return Face(_named(verdict.status), "admit", "admit")
        case Outcome.DENY if verdict.reason is Reason.VENUE_RULE:
            return Face("refused", "deny", "venue_rule")
        case Outcome.DENY:
            return Face(_named(verdict.status), "deny", "deny")
        case Outcome.REFER:
            return Face("referred", "refer", "refer")
        case _:
            assert_never(verdict.outcome)


def _shown(
    page: Page, code: str, door: Door, venue: VenueMessage, visit: DoorVisit | None, mark: Mark, *, inside: bool
) -> Response:
    """Show the answer, or the touches; the mark only to whoever was let in: nobody else learns it at this door."""
    face = None if visit is None else face_of(visit)
    answer = show(
        page,
        "public/door.html",
        venue=venue,
        code=code,
        visit=visit,
        lasts=0 if visit is None else epoch_ms(visit.at + door.policy.reuse_window) - epoch_ms(door.now),
        face=face,
        colour=None if visit is None or visit.verdict.outcome is Outcome.REFER else visit.verdict.status,
        inside=inside,
        clock=clock_of(door.now, venue.timezone),
        mark=mark if face is not None and face.word == "admit" else None,
    )
    return keep_phone(page, answer, phone_secret(page))


def _look(page: Page, code: str) -> tuple[VenueMessage, bool]:
    """Return a poster's venue, and whether a phone with a pass asks; strangers wait for nobody and hold up nobody."""
    with reading(page.central.engine) as connection:
        venue, known = venue_of_poster(connection, code), is_phone(page, connection)
    if venue is None or not known:
        count_stranger(page)
    if venue is None:
        raise Refusal(404, "no_venue", "no poster has this code")
    return venue, known


def _holder(page: Page, connection: Connection) -> Holder | None:
    person = holder_of_phone(page, connection)
    return None if person is None else holder_of(connection, person)


def _named(status: Status | None) -> str:
    assert status is not None  # whoever is admitted or denied has one
    return status.name.lower()
