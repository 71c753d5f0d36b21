"""*Fleet*: every terminal, problems first, each with what to do."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Final

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from sqlalchemy import Connection

from sync.central.database import reading, writing
from sync.central.fleet.fleet import Limits, Severity, Standing, fleet
from sync.central.fleet.terminal import revoke
from sync.central.fleet.venue import REGIONS
from sync.central.instant import to_ms
from sync.central.operator.capability import Capability
from sync.central.pages.access import Seeing, allowed
from sync.central.pages.form import Reading, Typed
from sync.central.pages.page import OperatorPage
from sync.central.publication.policy_file import signed_policy
from sync.central.web.request import Refusal

SILENT_AFTER: Final = timedelta(minutes=20)
"""Four heartbeats; a terminal sends one every five minutes."""

MOST_ROWS: Final = 300
MARKS: Final = {Severity.BAD: "bad", Severity.WARN: "warn", Severity.GOOD: "good", Severity.IDLE: "idle"}

router = APIRouter()

Revoking = Annotated[OperatorPage, Depends(allowed(Capability.REVOKE))]


@router.get("/fleet")
def fleet_page(page: Seeing) -> Response:
    """Show every terminal that is asked for."""
    asked = Typed(tuple(page.request.query_params.multi_items()))
    read, regions = Reading(asked), [(code, page.say(f"region.{code}")) for code in sorted(REGIONS)]
    read.choice("region", REGIONS, needed=False)
    if read.wrong:
        return page.refill("fleet.html", read, typed=asked, regions=regions)
    with reading(page.central.engine) as connection:
        standings = fleet(connection, fleet_limits(page), page.now)
    found = [one for one in standings if _is_asked_for(one, asked)]
    return page.show(
        "fleet.html",
        typed=asked,
        rows=found[:MOST_ROWS],
        more=max(0, len(found) - MOST_ROWS),
        counts=_counts(standings),
        regions=regions,
        marks=MARKS,
    )


@router.get("/terminals/{terminal_id}/revoke")
def revoke_page(page: Revoking, terminal_id: str) -> Response:
    """Ask whether a terminal is really to be revoked."""
    with reading(page.central.engine) as connection:
        return page.show("revoke.html", rows=[_found(page, connection, terminal_id)], marks=MARKS)


@router.post("/terminals/{terminal_id}/revoke")
def post_revoke(page: Revoking, terminal_id: str) -> Response:
    """Revoke a terminal, once however often it is asked for. It erases itself once rules are signed that say so."""
    with reading(page.central.engine) as connection:
        _found(page, connection, terminal_id)
    with writing(page.central.engine) as connection:
        if revoke(connection, terminal_id, to_ms(page.now)):
            page.note(connection, "terminal_revoked", terminal_id)
    return page.go("/fleet", said="terminal_revoked")


def fleet_limits(page: OperatorPage) -> Limits:
    """Return from when on something is a trouble: for data, as the policy has it."""
    policy = signed_policy(page.central)
    return Limits(SILENT_AFTER, policy.warn_after, policy.refer_after)


def _found(page: OperatorPage, connection: Connection, terminal_id: str) -> Standing:
    for one in fleet(connection, fleet_limits(page), page.now):
        if one.member.id == terminal_id:
            return one
    raise Refusal(404, "not_found", "there is no such terminal")


def _counts(standings: Sequence[Standing]) -> list[tuple[str, int]]:
    found = Counter(one.severity for one in standings)
    return [(MARKS[severity], found[severity]) for severity in Severity]


def _is_asked_for(one: Standing, asked: Typed) -> bool:
    member, text = one.member, asked.get("search").strip().casefold()
    if asked.get("region") not in {"", member.region}:
        return False
    if asked.get("only") and one.severity not in {Severity.BAD, Severity.WARN}:
        return False
    name = member.venue
    texts = (member.id, member.name, member.venue_id, name.kk, name.ru, name.en)
    return not text or any(text in one.casefold() for one in texts)
