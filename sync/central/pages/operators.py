"""*Operators*: who may log in, for administrators; and everybody's own password."""

from datetime import timedelta
from math import ceil
from typing import Annotated, Final, assert_never

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from sqlalchemy import Connection

from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.instant import to_ms
from sync.central.operator.capability import Capability, Role
from sync.central.operator.edition import advance, advance_any, edition_of
from sync.central.operator.login import Locked, Welcome, Wrong, log_in
from sync.central.operator.operator_account import (
    NAME,
    Operator,
    add_operator,
    disable,
    edition_subject,
    enable,
    find_operator,
    operators,
    set_password,
    set_role,
)
from sync.central.operator.password import LONGEST, SHORTEST, is_same, too_weak
from sync.central.pages.access import Seeing, allowed
from sync.central.pages.form import Reading, typed
from sync.central.pages.limited import address_of, later
from sync.central.pages.page import OperatorPage
from sync.central.web.request import Refusal

ROLES: Final = tuple(role.value for role in Role)

router = APIRouter()

Administering = Annotated[OperatorPage, Depends(allowed(Capability.EDIT_OPERATORS))]


@router.get("/operators")
def operators_page(page: Administering) -> Response:
    """List everybody."""
    with reading(page.central.engine) as connection:
        return page.show("operators.html", known=operators(connection))


@router.get("/new-operator")
def new_operator_page(page: Administering) -> Response:
    """Show the empty form."""
    return page.show("operator_new.html", typed=typed(role=Role.OPERATOR.value), roles=_roles(page))


@router.post("/new-operator")
def post_new_operator(page: Administering) -> Response:
    """Add an operator."""
    read = Reading(page.typed)
    name = read.pattern("name", NAME, "operator.name_form", longest=40)
    role, password = read.choice("role", ROLES), _new_password(read)
    if not read.wrong:
        kept = page.site.passwords.hash(password)
        try:
            with writing(page.central.engine) as connection:
                add_operator(connection, name, Role(role), kept, to_ms(page.now))
                page.note(connection, "operator_added", name)
            return page.go("/operators", said="operator_added")
        except CentralError as fault:
            if fault.code != "operator_exists":
                raise
            read.refuse("name", "operator.taken")
    return page.refill("operator_new.html", read, roles=_roles(page))


@router.get("/operators/{name}")
def operator_page(page: Administering, name: str) -> Response:
    """Show what can be changed about somebody."""
    with reading(page.central.engine) as connection:
        return _show(page, connection, name)


@router.post("/operators/{name}/role")
def post_role(page: Administering, name: str) -> Response:
    """Give an operator another role, unless somebody else has done so since the form was opened."""
    read = Reading(page.typed)
    role, seen = read.choice("role", ROLES), read.number("edition", 0, 1 << 53) or 0
    try:
        with writing(page.central.engine) as connection:
            _found(connection, name)
            if read.wrong:
                return _show(page, connection, name, read)
            if not advance(connection, edition_subject(name), seen):
                return _overtaken(page, connection, name)
            set_role(connection, name, Role(role))
            page.note(connection, "operator_role", f"{name} {role}")
    except CentralError as fault:
        return _last_admin(page, name, fault, "role")
    return page.go(f"/operators/{name}", said="operator_changed")


@router.post("/operators/{name}/password")
def post_password(page: Administering, name: str) -> Response:
    """Give an operator another password, unless somebody else has changed them meanwhile; their sessions end.

    One's own is changed where the one that holds is asked for: whoever finds a browser open takes no account over.
    """
    if name == page.operator.id:
        return page.go("/account")
    read = Reading(page.typed)
    password, seen = _new_password(read), read.number("edition", 0, 1 << 53) or 0
    kept = "" if read.wrong else page.site.passwords.hash(password)
    with writing(page.central.engine) as connection:
        _found(connection, name)
        if read.wrong:
            return _show(page, connection, name, read)
        if not advance(connection, edition_subject(name), seen):
            return _overtaken(page, connection, name)
        set_password(connection, name, kept)
        page.note(connection, "operator_password", name)
    return page.go(f"/operators/{name}", said="operator_changed")


@router.post("/operators/{name}/disable")
def post_disable(page: Administering, name: str) -> Response:
    """Let an operator in no more."""
    if Reading(page.typed).wrong:
        return page.go(f"/operators/{name}")
    try:
        with writing(page.central.engine) as connection:
            _found(connection, name)
            if disable(connection, name, to_ms(page.now)):
                advance_any(connection, edition_subject(name))
                page.note(connection, "operator_disabled", name)
    except CentralError as fault:
        return _last_admin(page, name, fault, "disable")
    return page.go(f"/operators/{name}", said="operator_changed")


@router.post("/operators/{name}/enable")
def post_enable(page: Administering, name: str) -> Response:
    """Let a disabled operator in again."""
    with writing(page.central.engine) as connection:
        _found(connection, name)
        if enable(connection, name):
            advance_any(connection, edition_subject(name))
            page.note(connection, "operator_enabled", name)
    return page.go(f"/operators/{name}", said="operator_changed")


@router.get("/account")
def account_page(page: Seeing) -> Response:
    """Show the form for one's own password."""
    return page.show("account.html")


@router.post("/account")
def post_account(page: Seeing) -> Response:
    """Change one's own password, which needs the one that holds. All sessions end."""
    read, name = Reading(page.typed), page.operator.id
    wait = timedelta(0) if read.wrong else _check_old_password(page, read)
    password = _new_password(read)
    if wait:
        return later(page.refill("account.html", read, 429), wait)
    if not read.wrong and is_same(password, page.typed.get("old_password")):
        read.refuse("password", "operator.same_password")
    if read.wrong:
        return page.refill("account.html", read)
    made = page.site.passwords.hash(password)
    with writing(page.central.engine) as connection:
        set_password(connection, name, made)
        advance_any(connection, edition_subject(name))
        page.note(connection, "operator_password", name)
    return page.go("/login", said="password_changed")


def _check_old_password(page: OperatorPage, read: Reading) -> timedelta:
    """Compare one's own password; wrong ones count and lock as at the login, so that no stolen session tries many.

    Return how long to wait where it may not be compared yet.
    """
    address = address_of(page)
    match log_in(page.central, page.site.passwords, page.operator.id, page.typed.get("old_password"), address):
        case Welcome():
            pass
        case Wrong():
            read.refuse("old_password", "operator.wrong_password")
        case Locked(wait):
            read.refuse("old_password", "login.locked", n=ceil(wait / timedelta(minutes=1)))
            return wait
        case other:
            assert_never(other)
    return timedelta(0)


def _new_password(read: Reading) -> str:
    """Read a new password, typed twice."""
    password = read.sent.get("password")
    if too_weak(password):
        read.refuse("password", "operator.weak", least=SHORTEST, most=LONGEST)
    if read.sent.get("password_again") != password:
        read.refuse("password_again", "operator.not_the_same")
    return password


def _found(connection: Connection, name: str) -> Operator:
    found = find_operator(connection, name)
    if found is None:
        raise Refusal(404, "not_found", "there is no such operator")
    return found


def _show(page: OperatorPage, connection: Connection, name: str, read: Reading | None = None) -> Response:
    """Show an operator, filled as it was sent, else with what holds."""
    wrong, status = ({}, 200) if read is None else (read.wrong, 422)
    return _render(page, connection, name, status, wrong=wrong)


def _overtaken(page: OperatorPage, connection: Connection, name: str) -> Response:
    """Tell the second of two administrators, with what holds beside the field; sending again replaces it."""
    return _render(page, connection, name, 409, theirs=typed(role=_found(connection, name).role.value))


def _render(page: OperatorPage, connection: Connection, name: str, status: int, **more: object) -> Response:
    one, edition = _found(connection, name), edition_of(connection, edition_subject(name))
    filled = page.typed if page.typed.get("role") else typed(role=one.role.value)
    about: dict[str, object] = {"one": one, "edition": edition, "roles": _roles(page), "typed": filled}
    return page.show("operator.html", status, **about, **more)


def _last_admin(page: OperatorPage, name: str, fault: CentralError, field: str) -> Response:
    """Say beside what was to be changed that somebody is the last administrator."""
    if fault.code != "last_admin":
        raise fault
    read = Reading(page.typed)
    read.refuse(field, "operator.last_admin")
    with reading(page.central.engine) as connection:
        return _show(page, connection, name, read)


def _roles(page: OperatorPage) -> list[tuple[str, str]]:
    return [(role, page.say(f"role.{role}")) for role in ROLES]
