"""A visitor's phone: the cookie it is known by, and how pages answer it."""

import re
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from fastapi.responses import RedirectResponse, Response
from sqlalchemy import Connection

from sync.central.fleet.pass_link import PHONE_KEPT, find_phone, see_phone
from sync.central.pages.limited import the_limits
from sync.central.pages.moment import ZONE
from sync.central.pages.page import Page, dressed, set_cookie
from sync.central.pages.words import Language

PREFIX: Final = "/v"
PHONE_COOKIE: Final = "phone"

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{43}")


def phone_secret(page: Page) -> str:
    """Return the secret that the phone shows, empty where it shows none."""
    secret = page.request.cookies.get(page.site.cookie(PHONE_COOKIE), "")
    return secret if _SECRET.fullmatch(secret) else ""


def holder_of_phone(page: Page, connection: Connection) -> int | None:
    """Return whose phone asks, or None, in a transaction in which nothing else is done for the same phone.

    Raises Refusal where one phone asks too often.
    """
    secret = phone_secret(page)
    person = see_phone(connection, secret, page.now) if secret else None
    if person is not None:
        the_limits(page).of_phones(person)
    return person


def is_phone(page: Page, connection: Connection) -> bool:
    """Tell whether a phone with a pass asks, without keeping anybody else waiting."""
    secret = phone_secret(page)
    return bool(secret) and find_phone(connection, secret, page.now) is not None


def keep_phone(page: Page, answer: Response, secret: str) -> Response:
    """Let the phone keep its secret for as long as the register does."""
    set_cookie(page, answer, PHONE_COOKIE, secret, PHONE_KEPT)
    return answer


def lead(page: Page, path: str) -> Response:
    """Lead on to one of the visitors' pages, after a form was taken."""
    return dressed(page, RedirectResponse(PREFIX + path, 303))


def show(page: Page, template: str, **context: object) -> Response:
    """Render a template that says things in all three languages, and times of day."""
    return page.show(
        template,
        200,
        in_tongue=lambda code, key: page.site.words.say(Language(code), key),
        hhmm=lambda instant, zone=ZONE: f"{instant.astimezone(ZoneInfo(zone)):%H:%M}",
        **context,
    )


def epoch_ms(instant: datetime) -> int:
    """Return an instant as scripts count it."""
    return int(instant.timestamp() * 1000)


def minute_of(instant: datetime) -> int:
    """Return the minute since 1970 that an instant is in."""
    return epoch_ms(instant) // 60_000


def clock_of(now: datetime, timezone: str) -> tuple[int, str]:
    """Return a place's time of day: as the script that lets the clock run counts it, and as it is shown without."""
    there = now.astimezone(ZoneInfo(timezone))
    return epoch_ms(there.replace(tzinfo=UTC)), f"{there:%H:%M:%S}"
