"""Logging in and out. What was typed into a form whose session had ended is carried through the login.

It goes on only for the operator whom the form was shown to: forms carry `whose` they are. Passwords, the numbers of
people and what would make the form that carries it too large stay behind.
"""

import hmac
from datetime import timedelta
from math import ceil
from typing import Final, assert_never
from urllib.parse import parse_qsl, quote_plus, urlencode

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import URL

from sync.central.database import writing
from sync.central.operator.audit import note
from sync.central.operator.login import Locked, Welcome, Wrong, log_in
from sync.central.operator.operator_account import Operator
from sync.central.pages.access import SESSION_COOKIE, AnyPage, Seeing, is_logged_in, session_token
from sync.central.pages.form import LANGUAGE_ONLY, LARGEST_FORM, Reading, Typed
from sync.central.pages.guard import TOKEN, WHOSE, whose_token
from sync.central.pages.limited import address_of, count_stranger, later
from sync.central.pages.page import PREFIX, OperatorPage, Page, dressed, set_cookie
from sync.central.pages.session import close_session, open_session
from sync.central.web.request import Refusal
from sync.wire.ticket import SECRET_BYTES, new_token

HOME: Final = f"{PREFIX}/fleet"
LONGEST_ADDRESS: Final = 500
LARGEST_KEPT: Final = LARGEST_FORM - (1 << 13)
"""How much may be carried, as the login form will send it: that carries a little more beside it."""
SECRETS: Final = frozenset({"iin", "passport_state", "passport_number", "shown", "shown_for", "ticket"})
"""Whose record was looked up, and what makes a terminal, stand in no page that anybody may see."""

_OURS: Final = (TOKEN, WHOSE, LANGUAGE_ONLY)
"""What nobody typed."""

router = APIRouter()


@router.get("/login")
def login_page(page: AnyPage) -> Response:
    """Show the form to log in with."""
    then = _own_address(page.request.query_params.get("then", ""))
    return page.show("login.html", then=then, kept="", kept_for="", locked=0)


@router.post("/login")
def post_login(page: AnyPage) -> Response:
    """Log in, then go where the operator was going; whoever tries too often finds the form as it was."""
    read = Reading(page.typed)
    try:
        count_stranger(page)
    except Refusal as fault:
        return _again(page, read, timedelta(seconds=fault.retry_after or 0))
    name, password = read.text("name", longest=64).lower(), page.typed.get("password")
    if not password:
        read.refuse("password", "form.needed")
    if read.wrong:
        return _again(page, read)
    match log_in(page.central, page.site.passwords, name, password, address_of(page)):
        case Welcome(operator):
            return _welcome(page, operator)
        case Wrong():
            read.refuse("password", "login.wrong")
            return _again(page, read)
        case Locked(wait):
            return _again(page, read, wait)
        case other:
            assert_never(other)


@router.post("/logout")
def post_logout(page: AnyPage) -> Response:
    """Log out: the session is over at the server, whatever the browser keeps."""
    if is_logged_in(page):
        with writing(page.central.engine) as connection:
            close_session(connection, session_token(page))
    else:
        count_stranger(page)
    response = page.go("/login", said="logged_out")
    response.delete_cookie(page.site.cookie(SESSION_COOKIE), secure=page.site.secure, httponly=True, samesite="lax")
    return response


@router.post("/renew")
def post_renew(_page: Seeing) -> Response:
    """Keep a session alive while somebody is still typing."""
    return Response(status_code=204)


def log_in_first(page: Page, *, unread: bool) -> Response:
    """Answer a request by nobody: the form to log in with, which keeps what was typed, or says that it could not."""
    kept = _to_keep(page.typed)
    return page.show(
        "login.html",
        401,
        then=_own_address(_address_to_go_on(page, kept)),
        kept=urlencode(kept.pairs),
        kept_for=page.typed.get(WHOSE),
        left_out=kept != page.typed.without(*_OURS),
        sent_to=f"{PREFIX}/login",
        unread=unread,
        locked=0,
        ended=bool(session_token(page)),
        typed=Typed(),
    )


def _address_to_go_on(page: Page, kept: Typed) -> str:
    """Return what was asked for; where it was a form of which nothing is kept, the page that form stood on."""
    asked = page.request.url
    if page.request.method == "POST" and not kept.pairs:
        asked = URL(page.request.headers.get("referer", ""))
    return asked.path + (f"?{asked.query}" if asked.query else "")


def _to_keep(typed: Typed) -> Typed:
    """Return what was typed without what stays behind; of nobody's form nothing is kept."""
    if not typed.get(WHOSE):
        return Typed()
    secret = {name for name, _ in typed.pairs if "password" in name}
    may_go = typed.without(*_OURS, *secret, *SECRETS).pairs
    room, small = LARGEST_KEPT, set[tuple[str, str]]()
    for pair in sorted(may_go, key=_size):
        room -= _size(pair)
        if room >= 0:
            small.add(pair)
    return Typed(tuple(pair for pair in may_go if pair in small))


def _size(pair: tuple[str, str]) -> int:
    """Return what a name and value come to in the login form, where they are encoded a second time."""
    return len(quote_plus(urlencode([pair]))) + len("%26")


def _again(page: Page, read: Reading, wait: timedelta = timedelta(0)) -> Response:
    minutes = ceil(wait / timedelta(minutes=1))
    then, kept, kept_for = (page.typed.get(name) for name in ("then", "kept", "kept_for"))
    status = 429 if wait else 422
    answer = page.refill(
        "login.html", read, status, then=_own_address(then), kept=kept, kept_for=kept_for, locked=minutes
    )
    return later(answer, wait) if wait else answer


def _welcome(page: Page, operator: Operator) -> Response:
    token = new_token(page.central.random(SECRET_BYTES))
    with writing(page.central.engine) as connection:
        close_session(connection, session_token(page))
        open_session(connection, operator, token, page.now)
        note(connection, operator.id, "logged_in", operator.id, page.now)
    response = _led_on(page, operator)
    set_cookie(page, response, SESSION_COOKIE, token, None)
    return response


def _led_on(page: Page, operator: Operator) -> Response:
    """Lead to what was asked for, and to what was typed where it was this operator who typed it."""
    then, kept, kept_for = _own_address(page.typed.get("then")), page.typed.get("kept"), page.typed.get("kept_for")
    if not kept:
        return dressed(page, RedirectResponse(then, 303))
    if not hmac.compare_digest(kept_for.encode(), whose_token(page.browser, operator.id).encode()):
        return page.go("/fleet", said="form_of_another")
    theirs = OperatorPage(page.site, page.request, page.language, page.browser, page.typed, operator)
    form = then.partition("?")[0]
    return theirs.show("resume.html", sent_to=form, kept=parse_qsl(kept, keep_blank_values=True))


def _own_address(address: str) -> str:
    """Return an address to lead on to: one of these pages, else the first of them."""
    plain = address.isascii() and address.isprintable() and "\\" not in address and len(address) <= LONGEST_ADDRESS
    return address if plain and address.startswith(f"{PREFIX}/") else HOME
