"""The pages as a web application of their own below `/pages`: routes, problems as pages, headers on every answer."""

import logging
from datetime import timedelta
from typing import Final

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from sync.central.errors import CentralError
from sync.central.pages import (
    audit,
    bulletin,
    fleet,
    log_in,
    operators,
    person,
    poster_page,
    publications,
    rules,
    venues,
    visits,
)
from sync.central.pages.access import LogInFirst, NotYours, page_begun
from sync.central.pages.guard import Guarded
from sync.central.pages.head import Headed
from sync.central.pages.limited import later
from sync.central.pages.page import PREFIX, Page
from sync.central.pages.site import Site
from sync.central.pages.static_file import answer_static
from sync.central.publication.publication_figures import ColourCount
from sync.central.web.limit import Limits
from sync.central.web.request import TOO_SLOW, Refusal

LOG: Final = logging.getLogger(__name__)

ROUTERS: Final = (
    log_in.router,
    fleet.router,
    venues.router,
    poster_page.router,
    audit.router,
    operators.router,
    visits.router,
    bulletin.router,
    rules.router,
    publications.router,
    person.router,
)
"""What operators use, each from the file of its pages."""


def mount_pages(app: FastAPI, site: Site) -> None:
    """Let a web application serve the pages, and lead whoever asks for its root there."""
    app.mount(PREFIX, make_pages(site, ROUTERS, app.state.limits))
    for path in ("/", PREFIX):
        app.add_api_route(path, _to_pages, methods=["GET", "HEAD"], include_in_schema=False)


def make_pages(site: Site, routers: tuple[APIRouter, ...], limits: Limits) -> FastAPI:
    """Compose pages; another set of them, below another prefix, is composed of its own routers."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.state.site = site
    app.state.limits = limits
    app.state.colours = ColourCount(site.central)
    app.add_middleware(Guarded, secure=site.secure)
    app.add_middleware(Headed)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    app.add_api_route("/", _to_pages, include_in_schema=False)
    for router in routers:
        app.include_router(router)
    app.add_exception_handler(LogInFirst, _log_in_first)
    app.add_exception_handler(NotYours, _not_yours)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(HTTPException, _not_served)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(CentralError, _failed)
    app.add_exception_handler(Exception, _our_mistake)
    return app


def show_problem(page: Page, status: int, code: str, remedy: str = "") -> Response:
    """Answer with a page that says what is wrong and what to do: by its code, else by its status."""
    known = page.site.words.has(f"problem.{code}")
    word = code if known else str(status) if page.site.words.has(f"problem.{status}") else "other"
    switch_path = log_in.HOME if page.request.method == "POST" else ""
    return page.show("problem.html", status, word=word, code=code, remedy=remedy, switch_path=switch_path)


async def _to_pages() -> Response:
    return RedirectResponse(log_in.HOME, 303)


async def _static(request: Request, name: str) -> Response:
    site: Site = request.app.state.site
    return answer_static(site.files, name, request)


def _log_in_first(_request: Request, fault: Exception) -> Response:
    assert isinstance(fault, LogInFirst)
    return log_in.log_in_first(fault.page, unread=fault.unread)


def _not_yours(_request: Request, fault: Exception) -> Response:
    assert isinstance(fault, NotYours)
    return show_problem(fault.page, 403, "not_yours")


def _refused(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, Refusal)
    answer = show_problem(page_begun(request), fault.status, fault.code)
    if fault.status == TOO_SLOW:
        answer.headers["Connection"] = "close"
    return answer if fault.retry_after is None else later(answer, timedelta(seconds=fault.retry_after))


def _not_served(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    return show_problem(page_begun(request), fault.status_code, "not_served")


def _not_understood(request: Request, _fault: Exception) -> Response:
    """Answer an address whose parts are not of the kind they should be: there is nothing there."""
    return show_problem(page_begun(request), 404, "not_served")


def _failed(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, CentralError)
    LOG.error("event=failed code=%s what=%r", fault.code, fault.what)
    return show_problem(page_begun(request), 503, fault.code, fault.remedy)


def _our_mistake(request: Request, _fault: Exception) -> Response:
    """Answer after a mistake of ours; Starlette logs it with its traceback."""
    return show_problem(page_begun(request), 500, "internal_error")
