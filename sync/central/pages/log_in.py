"""Logging in and out. What was typed into a form whose session had ended is carried through the login, and kept."""

from datetime import timedelta
from math import ceil
from typing import Final, assert_never
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from sync.central.database import writing
from sync.central.operator.audit import note
from sync.central.operator.login import Locked, Welcome, Wrong, log_in
from sync.central.operator.operator_account import Operator
from sync.central.pages.access import SESSION_COOKIE, AnyPage, Seeing, session_token
from sync.central.pages.form import Reading, Typed
from sync.central.pages.guard import TOKEN
from sync.central.pages.page import PREFIX, Page, dressed, set_cookie
from sync.central.pages.session import close_session, open_session
from sync.wire.ticket import SECRET_BYTES, new_token

HOME: Final = f"{PREFIX}/fleet"
LONGEST_ADDRESS: Final = 500

router = APIRouter()


@router.get("/login")
def login_page(page: AnyPage) -> Response:
    """Show the form to log in with."""
    return page.show("login.html", then=_own_address(page.request.query_params.get("then", "")), kept="", locked=0)


@router.post("/login")
def post_login(page: AnyPage) -> Response:
    """Log in, then go where the operator was going."""
    read = Reading(page.typed)
    name, password = read.text("name", longest=64).lower(), page.typed.get("password")
    if not password:
        read.refuse("password", "form.needed")
    if read.wrong:
        return _again(page, read)
    address = "" if page.request.client is None else page.request.client.host
    match log_in(page.central, page.site.passwords, name, password, address):
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
    with writing(page.central.engine) as connection:
        close_session(connection, session_token(page))
    response = page.go("/login", said="logged_out")
    response.delete_cookie(page.site.cookie(SESSION_COOKIE), secure=page.site.secure, httponly=True, samesite="lax")
    return response


@router.post("/renew")
def post_renew(_page: Seeing) -> Response:
    """Keep a session alive while somebody is still typing."""
    return Response(status_code=204)


def log_in_first(page: Page) -> Response:
    """Answer a request by nobody: the form to log in with, which keeps what was typed."""
    method = page.request.method
    address = page.request.url.path + (f"?{page.request.url.query}" if page.request.url.query else "")
    kept = urlencode(_to_keep(page.typed).pairs) if method == "POST" else ""
    ended = bool(session_token(page))
    return page.show("login.html", 401, then=_own_address(address), kept=kept, locked=0, ended=ended, typed=Typed())


def _to_keep(typed: Typed) -> Typed:
    """Return what was typed, but no password."""
    secret = {name for name, _ in typed.pairs if "password" in name}
    return typed.without(TOKEN, *secret)


def _again(page: Page, read: Reading, wait: timedelta = timedelta(0)) -> Response:
    minutes = ceil(wait / timedelta(minutes=1))
    then, kept = _own_address(page.typed.get("then")), page.typed.get("kept")
    status = 429 if wait else 422
    return page.refill("login.html", read, status, then=then, kept=kept, locked=minutes)


def _welcome(page: Page, operator: Operator) -> Response:
    token = new_token(page.central.random(SECRET_BYTES))
    with writing(page.central.engine) as connection:
        close_session(connection, session_token(page))
        open_session(connection, operator, token, page.now)
        note(connection, operator.id, "logged_in", operator.id, page.now)
    then = _own_address(page.typed.get("then"))
    if page.typed.get("kept"):
        kept = parse_qsl(page.typed.get("kept"), keep_blank_values=True)
        response = page.show("resume.html", then=then, kept=kept)
    else:
        response = dressed(page, RedirectResponse(then, 303))
    set_cookie(page, response, SESSION_COOKIE, token, None)
    return response


def _own_address(address: str) -> str:
    """Return an address to lead on to: one of these pages, else the first of them."""
    plain = address.isascii() and address.isprintable() and "\\" not in address and len(address) <= LONGEST_ADDRESS
    return address if plain and address.startswith(f"{PREFIX}/") else HOME
