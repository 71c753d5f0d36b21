"""The pass on a visitor's phone: opened once by a link or its code, renewed whenever the page is asked for."""

from datetime import timedelta
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response
from markupsafe import Markup

from sync.central.database import reading, writing
from sync.central.fleet.pass_link import drop_phone, open_pass_link
from sync.central.fleet.short_code import read_code
from sync.central.pages.access import AnyPage
from sync.central.pages.form import Reading, Wrong
from sync.central.pages.limited import count_stranger, later
from sync.central.pages.page import Page
from sync.central.pages.public.phone import (
    PHONE_COOKIE,
    epoch_ms,
    holder_of_phone,
    is_phone,
    keep_phone,
    lead,
    phone_secret,
    show,
)
from sync.central.pages.static_file import FOLDER
from sync.central.publication.keys import KeyRole, key_path, load_key
from sync.central.publication.policy_file import signed_policy
from sync.central.register.subject import IssuedPass, sign_pass, subject_of
from sync.central.web.request import Refusal
from sync.passes import qr_svg

router: Final = APIRouter()


@router.get("/pass")
def pass_page(page: AnyPage) -> Response:
    """Show the pass of this phone, a new one each time; else say how to get one."""
    issued = _issue(page)
    if issued is None:
        return page.show("public/no_pass.html", has_pass=False)
    shown = show(
        page,
        "public/pass.html",
        qr=Markup(qr_svg(issued.text, sized=False)),  # noqa: S704  # drawn by segno of nothing but modules
        made=epoch_ms(page.now),
        until=issued.expires_at,
        ends=epoch_ms(issued.expires_at),
    )
    return keep_phone(page, shown, phone_secret(page))


@router.get("/pass/{code}")
def link_page(page: AnyPage, code: str) -> Response:
    """Ask before a link is used up: messengers open what they are sent, to show what it leads to."""
    known = read_code(code)
    if known is None:
        return page.show(
            "public/no_pass.html", 404, wrong={"code": Wrong("visitor.code_wrong")}, has_pass=_has_pass(page)
        )
    return page.show("public/open.html", code=known, has_pass=_has_pass(page))


@router.post("/open")
def post_open(page: AnyPage) -> Response:
    """Put the pass on this phone, and leave the link's address behind."""
    reading = Reading(page.typed)
    try:
        count_stranger(page)
    except Refusal as fault:
        reading.refuse("code", "visitor.sorry_429")
        return later(_again(page, reading, fault.status), timedelta(seconds=fault.retry_after or 0))
    code = reading.text("code", longest=64)
    if reading.wrong:
        return _again(page, reading)
    with writing(page.central.engine) as connection:
        secret = open_pass_link(page.central, connection, code)
    if secret is None:
        reading.refuse("code", "visitor.code_wrong")
        return _again(page, reading)
    return keep_phone(page, lead(page, "/pass"), secret)


@router.post("/leave")
def post_leave(page: AnyPage) -> Response:
    """Take the pass off this phone, and what the phone keeps for when there is no network."""
    if _has_pass(page):
        with writing(page.central.engine) as connection:
            drop_phone(connection, phone_secret(page))
    else:
        count_stranger(page)
    answer = lead(page, "/pass")
    name, secure = page.site.cookie(PHONE_COOKIE), page.site.secure
    answer.delete_cookie(name, secure=secure, httponly=True, samesite="lax")
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


@router.get("/worker.js")
def worker() -> Response:
    """Give out the script that shows the last pass where there is no network; it serves these pages only."""
    return Response((FOLDER / "visitor-worker.js").read_bytes(), media_type="text/javascript; charset=utf-8")


def _again(page: Page, reading: Reading, status: int = 422) -> Response:
    """Show the field with what was typed, and what is wrong with it."""
    return page.refill("public/no_pass.html", reading, status, has_pass=_has_pass(page))


def _has_pass(page: Page) -> bool:
    with reading(page.central.engine) as connection:
        return is_phone(page, connection)


def _issue(page: Page) -> IssuedPass | None:
    if not _has_pass(page):
        return None
    with writing(page.central.engine) as connection:
        person = holder_of_phone(page, connection)
        subject = None if person is None else subject_of(connection, person)
    if subject is None:
        return None
    key = load_key(key_path(page.central.folder, KeyRole.PASSES))
    return sign_pass(page.central, key, subject, signed_policy(page.central).pass_life)
