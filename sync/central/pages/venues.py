"""*Venues*: the list, one venue with its terminals, the form to make or change one, and the enrolment code."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from sqlalchemy import Connection

from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.fleet.fleet import Standing, fleet, terminals_of
from sync.central.fleet.terminal import TICKET_LIFE, make_ticket, ticket_end, unused_tickets, withdraw_tickets
from sync.central.fleet.venue import CATEGORIES, REGIONS, add_venue, change_venue, find_venue, venue_of, venues
from sync.central.fleet.venue_override import Override, override_of, wider_override, with_override
from sync.central.instant import to_ms
from sync.central.operator.audit import last_entry
from sync.central.operator.capability import Capability
from sync.central.operator.edition import advance, edition_of
from sync.central.pages.access import Seeing, allowed
from sync.central.pages.fleet import MARKS, MOST_ROWS, fleet_limits
from sync.central.pages.form import LANGUAGE_ONLY, Reading, Typed
from sync.central.pages.page import OperatorPage
from sync.central.pages.qr import qr_markup
from sync.central.pages.venue_form import VenueDraft, offers, read_venue, typed_venue
from sync.central.publication.policy_file import SavePolicy, next_policy, next_policy_in, signed_policy, writing_policy
from sync.central.web.request import Refusal
from sync.model.policy import Policy
from sync.wire.api import VenueMessage
from sync.wire.ticket import parse

router = APIRouter()


@dataclass(frozen=True, slots=True)
class GreenOnly:
    """When a policy lets only GREEN into a venue: by the venue's own rule, and by wider ones."""

    own: Override
    wider: Override


Editing = Annotated[OperatorPage, Depends(allowed(Capability.EDIT_VENUES))]
Enrolling = Annotated[OperatorPage, Depends(allowed(Capability.ENROL))]


@router.get("/venues")
def venues_page(page: Seeing) -> Response:
    """List the venues."""
    asked = Typed(tuple(page.request.query_params.multi_items()))
    read = Reading(asked)
    read.choice("region", REGIONS, needed=False)
    read.choice("category", CATEGORIES, needed=False)
    if read.wrong:
        return page.refill("venues.html", read, typed=asked, venues=[], lists=offers(page))
    with reading(page.central.engine) as connection:
        known = venues(connection)
        standings = fleet(connection, fleet_limits(page), page.now)
    found = [venue for venue in known if _is_asked_for(venue, asked)]
    return page.show(
        "venues.html",
        typed=asked,
        venues=found[:MOST_ROWS],
        more=max(0, len(found) - MOST_ROWS),
        terminals=_by_venue(standings),
        lists=offers(page),
    )


@router.get("/new-venue")
def new_venue_page(page: Editing) -> Response:
    """Show the empty form."""
    return page.show("venue_edit.html", venue=None, edition=0, typed=typed_venue(None, Override()), lists=offers(page))


@router.post("/new-venue")
def post_new_venue(page: Editing) -> Response:
    """Make a venue."""
    read = Reading(page.typed)
    draft = read_venue(read, None)
    if draft is not None:
        try:
            with writing_policy(page.central) as (connection, save):
                add_venue(connection, draft.venue)
                advance(connection, _subject(draft.venue.id), 0)
                page.note(connection, "venue_added", draft.venue.id)
                said = _save_override(page, connection, save, draft, "venue_added")
            return page.go(f"/venues/{draft.venue.id}", said=said)
        except CentralError as fault:
            if fault.code != "venue_exists":
                raise
            read.refuse("id", "venue.taken")
    return page.refill("venue_edit.html", read, venue=None, edition=0, lists=offers(page))


@router.get("/venues/{venue_id}")
def venue_page(page: Seeing, venue_id: str) -> Response:
    """Show one venue with its terminals."""
    with reading(page.central.engine) as connection:
        venue = _found(connection, venue_id)
        rows = terminals_of(connection, venue_id, fleet_limits(page), page.now)
        unused = unused_tickets(connection, venue_id, to_ms(page.now))
        edition = edition_of(connection, _enrolment(venue_id))
    return page.show(
        "venue.html",
        venue=venue,
        rows=rows,
        marks=MARKS,
        holding=_green_only(signed_policy(page.central), venue),
        waiting=_green_only(next_policy(page.central), venue),
        unused=unused,
        edition=edition,
    )


@router.get("/venues/{venue_id}/edit")
def edit_page(page: Editing, venue_id: str) -> Response:
    """Show the form with what holds."""
    with reading(page.central.engine) as connection:
        venue, edition = _found(connection, venue_id), edition_of(connection, _subject(venue_id))
    sent = typed_venue(venue, override_of(next_policy(page.central), venue_id))
    return page.show("venue_edit.html", venue=venue, edition=edition, typed=sent, lists=offers(page))


@router.post("/venues/{venue_id}/edit")
def post_edit(page: Editing, venue_id: str) -> Response:
    """Save a venue, unless somebody else has saved it since the form was opened."""
    read = Reading(page.typed)
    seen = read.number("edition", 0, 1 << 53) or 0
    with reading(page.central.engine) as connection:
        venue = _found(connection, venue_id)
    draft = read_venue(read, venue)
    if draft is None:
        return page.refill("venue_edit.html", read, venue=venue, edition=seen, lists=offers(page))
    with writing_policy(page.central) as (connection, save):
        if not advance(connection, _subject(venue_id), seen):
            return _overtaken(page, connection, venue_id, read)
        change_venue(connection, draft.venue)
        page.note(connection, "venue_changed", venue_id)
        said = _save_override(page, connection, save, draft, "venue_changed")
    return page.go(f"/venues/{venue_id}", said=said)


@router.post("/venues/{venue_id}/enrolment")
def post_enrolment(page: Enrolling, venue_id: str) -> Response:
    """Make a one-time ticket and show it; it is not kept, so it cannot be shown again.

    Each button makes one: reloading the page that answers, or sending it twice, makes no other. The page carries its
    ticket, so that it may be shown once more in another language.
    """
    seen = Reading(page.typed).number("edition", 0, 1 << 53) or 0
    with writing(page.central.engine) as connection:
        venue = _found(connection, venue_id)
        if page.typed.get(LANGUAGE_ONLY) or not advance(connection, _enrolment(venue_id), seen):
            return _enrolment_again(page, connection, venue)
        ticket = make_ticket(page.central, connection, venue_id)
        page.note(connection, "enrolment_made", venue_id)
    return _show_enrolment(page, venue, ticket.text, page.now + TICKET_LIFE)


def _enrolment_again(page: OperatorPage, connection: Connection, venue: VenueMessage) -> Response:
    """Show the ticket that the browser shows as long as it holds, else lead to where another is made."""
    ticket = parse(page.typed.get("ticket"))
    end = None if ticket is None else ticket_end(connection, venue.id, ticket.token, to_ms(page.now))
    if ticket is None or end is None:
        return page.go(f"/venues/{venue.id}", said="enrolment_shown")
    return _show_enrolment(page, venue, ticket.text, end)


def _show_enrolment(page: OperatorPage, venue: VenueMessage, text: str, until: datetime) -> Response:
    code = qr_markup(text, page.say("enrolment.title"))
    return page.show("enrolment.html", venue=venue, code=code, text=text, until=until)


@router.post("/venues/{venue_id}/enrolment/withdraw")
def post_withdraw(page: Enrolling, venue_id: str) -> Response:
    """Let no enrolment code that is out make a terminal any more."""
    with writing(page.central.engine) as connection:
        _found(connection, venue_id)
        if withdraw_tickets(connection, venue_id, to_ms(page.now)):
            page.note(connection, "enrolment_withdrawn", venue_id)
    return page.go(f"/venues/{venue_id}", said="enrolment_withdrawn")


def _found(connection: Connection, venue_id: str) -> VenueMessage:
    venue = find_venue(connection, venue_id)
    if venue is None:
        raise Refusal(404, "not_found", "there is no such venue")
    return venue


def _overtaken(page: OperatorPage, connection: Connection, venue_id: str, read: Reading) -> Response:
    """Tell the second of two editors, with the first one's values beside the fields; sending again overwrites them."""
    venue = _found(connection, venue_id)
    return page.refill(
        "venue_edit.html",
        read,
        409,
        venue=venue,
        edition=edition_of(connection, _subject(venue_id)),
        theirs=typed_venue(venue, override_of(next_policy_in(connection), venue_id)),
        first=last_entry(connection, "venue_changed", venue_id),
        lists=offers(page),
    )


def _save_override(page: OperatorPage, connection: Connection, save: SavePolicy, draft: VenueDraft, said: str) -> str:
    """Write the venue's override into the policy; return what to say, which is more where that must be signed."""
    policy = next_policy_in(connection)
    changed = with_override(policy, draft.venue.id, draft.override)
    if changed == policy:
        return said
    page.note(connection, "policy_changed", f"{draft.venue.id} v{changed.version}")
    save(changed)
    return "venue_to_sign"


def _green_only(policy: Policy, venue: VenueMessage) -> GreenOnly:
    return GreenOnly(override_of(policy, venue.id), wider_override(policy, venue_of(venue)))


def _subject(venue_id: str) -> str:
    return f"venue:{venue_id}"


def _enrolment(venue_id: str) -> str:
    return f"enrolment:{venue_id}"


def _by_venue(standings: list[Standing]) -> dict[str, list[tuple[str, int]]]:
    """Return how many terminals each venue has, by mark, the gravest first."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in standings:
        found[one.member.venue_id][MARKS[one.severity]] += 1
    return {venue: list(counts.items()) for venue, counts in found.items()}


def _is_asked_for(venue: VenueMessage, asked: Typed) -> bool:
    text = asked.get("search").strip().casefold()
    if asked.get("region") not in {"", venue.region} or asked.get("category") not in {"", venue.category}:
        return False
    return not text or any(text in one.casefold() for one in (venue.id, venue.name.kk, venue.name.ru, venue.name.en))
