"""*Audit*: who did what, when; newest first, filtered, a page at a time."""

from datetime import UTC, datetime, time, timedelta
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from sync.central.database import reading
from sync.central.operator.audit import LONGEST_SUBJECT, Wanted, entries, known_names
from sync.central.operator.capability import Capability
from sync.central.pages.access import allowed
from sync.central.pages.form import Reading, Typed
from sync.central.pages.moment import ZONE
from sync.central.pages.page import OperatorPage

A_PAGE: Final = 50

router = APIRouter()


@router.get("/audit")
def audit_page(page: Annotated[OperatorPage, Depends(allowed(Capability.SEE_AUDIT))]) -> Response:
    """Show a page of the entries that are asked for."""
    asked = Typed(tuple(page.request.query_params.multi_items()))
    read = Reading(asked)
    with reading(page.central.engine) as connection:
        whos, whats = known_names(connection)
        wanted = _wanted(read, whos, whats)
        found = [] if read.wrong else entries(connection, wanted, A_PAGE + 1)
    older = page.request.url.include_query_params(before=found[A_PAGE - 1].number).query if found[A_PAGE:] else ""
    return page.show(
        "audit.html",
        422 if read.wrong else 200,
        typed=asked,
        wrong=read.wrong,
        entries=found[:A_PAGE],
        older=older,
        newest=page.request.url.remove_query_params("before").query if wanted.before else "",
        whos=[(who, who) for who in whos],
        whats=[(what, page.say(f"deed.{what}")) for what in whats if page.site.words.has(f"deed.{what}")],
    )


def _wanted(read: Reading, whos: list[str], whats: list[str]) -> Wanted:
    first, last = read.day("first", needed=False), read.day("last", needed=False)
    if first and last and last < first:
        read.refuse("last", "audit.last_before_first")
    zone = ZoneInfo(ZONE)
    wrong = "first" in read.wrong or "last" in read.wrong
    return Wanted(
        who=read.choice("who", whos, needed=False),
        what=read.choice("what", whats, needed=False),
        subject=read.text("subject", longest=LONGEST_SUBJECT, needed=False),
        since=None if first is None or wrong else datetime.combine(first, time(), zone).astimezone(UTC),
        until=None
        if last is None or wrong
        else datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC),
        before=read.number("before", 1, 1 << 62, needed=False) or 0,
    )
