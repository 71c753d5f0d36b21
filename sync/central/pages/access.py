"""Who gets to a page: the dependencies that handlers name in their parameters.

    @router.get("/venues")
    def venues_page(page: Annotated[OperatorPage, Depends(allowed(Capability.SEE))]) -> Response: ...

A form that comes without our token is refused before anything else. One that comes after its session has ended is not
lost: `LogInFirst` carries it to the login page.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Final

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from sync.central.database import reading, writing
from sync.central.operator.capability import Capability
from sync.central.operator.operator_account import Operator
from sync.central.pages.form import LARGEST_FORM, Typed, read_form
from sync.central.pages.guard import TOKEN, check_form
from sync.central.pages.page import BROWSER_COOKIE, LANGUAGE_COOKIE, OperatorPage, Page
from sync.central.pages.session import find_session, see_session
from sync.central.pages.site import Site
from sync.central.pages.upload import LARGEST_UPLOAD, is_upload, pour_away
from sync.central.pages.words import choose_language
from sync.central.web.request import TOO_LARGE, Refusal
from sync.wire.name import UNSEEN
from sync.wire.ticket import SECRET_BYTES, new_token

SESSION_COOKIE: Final = "session"
BY_ITSELF: Final = "x-live"
"""The header of requests that the script makes by itself: they do not keep a session alive."""

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{43}")


class LogInFirst(Exception):  # an answer, not an error
    """Leave a request because nobody is logged in, or nobody any more; `unread` is a form too large to be carried."""

    def __init__(self, page: Page, *, unread: bool = False) -> None:
        super().__init__("nobody is logged in")
        self.page = page
        self.unread = unread


class NotYours(Exception):  # an answer, not an error
    """Leave a request because the operator's role does not let them."""

    def __init__(self, page: OperatorPage) -> None:
        super().__init__("the role does not allow this")
        self.page = page


def page_of(request: Request, typed: Typed = Typed()) -> Page:  # noqa: B008  # frozen, so one does for all
    """Return a request as a page's, whoever makes it."""
    site: Site = request.app.state.site
    browser = request.cookies.get(site.cookie(BROWSER_COOKIE), "")
    if not _SECRET.fullmatch(browser):
        browser = new_token(site.central.random(SECRET_BYTES))
    asked, remembered = request.query_params.get("lang"), request.cookies.get(site.cookie(LANGUAGE_COOKIE))
    language = choose_language(asked, remembered, request.headers.get("accept-language", ""))
    return Page(site, request, language, browser, typed)


async def open_page(request: Request) -> Page:
    """Return a page for anybody; raise Refusal where there can be none, or a form was not one of ours."""
    page = _there(request)
    return page if request.method != "POST" else await _with_form(page, LARGEST_FORM)


async def open_operators_page(request: Request) -> Page:
    """Return a page for operators, who alone upload much; raise Refusal, or LogInFirst for others' large forms."""
    page = _there(request)
    if request.method != "POST":
        return page
    if not is_upload(request):
        return await _with_form(page, LARGEST_FORM)
    if await run_in_threadpool(is_logged_in, page):  # and again after it was sent, which may have taken long
        return await _with_form(page, LARGEST_UPLOAD)
    try:
        return await _with_form(page, LARGEST_FORM)
    except Refusal as fault:
        if fault.status != TOO_LARGE:
            raise
        await pour_away(request, LARGEST_UPLOAD)
        raise LogInFirst(page, unread=True) from fault


def _there(request: Request) -> Page:
    """Return a request as a page's; raise Refusal where nothing has such an address: not every database takes it."""
    if UNSEEN.search(request.scope["path"]):
        raise Refusal(404, "not_found", "no address of ours holds what cannot be seen")
    return page_of(request)


async def _with_form(page: Page, largest: int) -> Page:
    typed = await read_form(page.request, largest)
    check_form(page.request, page.browser, typed.get(TOKEN), page.central.settings.url)
    return replace(page, typed=typed)


AnyPage = Annotated[Page, Depends(open_page)]
OperatorsPage = Annotated[Page, Depends(open_operators_page)]


def allowed(capability: Capability) -> Callable[[Page], OperatorPage]:
    """Return the dependency that lets in whoever is logged in with a role that has this capability."""

    def let_in(page: OperatorsPage) -> OperatorPage:
        found = _operator_page(page)
        if not found.operator.may(capability):
            raise NotYours(found)
        return found

    return let_in


def _operator_page(page: Page) -> OperatorPage:
    found = _session(page)
    if found is None:
        raise LogInFirst(page)
    operator, stale = found
    if stale and BY_ITSELF not in page.request.headers:
        with writing(page.central.engine) as connection:
            see_session(connection, session_token(page), page.now)
    begun = OperatorPage(page.site, page.request, page.language, page.browser, page.typed, operator)
    page.request.state.caller = f"operator:{operator.id}"
    page.request.state.page = begun
    return begun


def page_begun(request: Request) -> Page:
    """Return the page with which a handler has begun, so that a problem keeps its frame; else anybody's."""
    begun = getattr(request.state, "page", None)
    return begun if isinstance(begun, Page) else page_of(request)


def _session(page: Page) -> tuple[Operator, bool] | None:
    token = session_token(page)
    if not token:
        return None
    with reading(page.central.engine) as connection:
        return find_session(connection, token, page.now)


def is_logged_in(page: Page) -> bool:
    """Tell whether somebody is logged in, whatever their role."""
    return _session(page) is not None


def session_token(page: Page) -> str:
    """Return the token that the browser shows, empty where it shows none."""
    token = page.request.cookies.get(page.site.cookie(SESSION_COOKIE), "")
    return token if _SECRET.fullmatch(token) else ""


Seeing = Annotated[OperatorPage, Depends(allowed(Capability.SEE))]
