"""The visitors' pages as a web application of their own below `/v`, which no operator's page is part of.

/v/pass          the pass on this phone        /v/pass/CODE            a one-time link that puts it there
/v/at/CODE       a venue's door                /v/at/CODE/mark/CODE    the door's mark, for its employee
/v/worker.js     what shows the pass where there is no network
"""

from typing import Final

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from sync.central.errors import CentralError
from sync.central.pages.access import page_of
from sync.central.pages.application import LOG, make_pages
from sync.central.pages.public import door_page, mark_page, pass_page
from sync.central.pages.public.phone import PREFIX
from sync.central.pages.site import Site
from sync.central.web.limit import Limits
from sync.central.web.request import Refusal

ROUTERS: Final = (pass_page.router, door_page.router, mark_page.router)
_KNOWN: Final = frozenset({403, 404, 429, 503})


def mount_public(app: FastAPI, site: Site) -> None:
    """Let a web application serve the visitors' pages."""
    app.mount(PREFIX, make_public(site, app.state.limits))


def make_public(site: Site, limits: Limits) -> FastAPI:
    """Compose the visitors' pages."""
    pages = make_pages(site, ROUTERS, limits)
    for kind in (Refusal, HTTPException, CentralError, Exception):
        pages.add_exception_handler(kind, _sorry)
    return pages


def _sorry(request: Request, fault: Exception) -> Response:
    """Say what a visitor can do, in words for a visitor; what is behind it stays in the log."""
    match fault:
        case Refusal(status=status) | HTTPException(status_code=status):
            headers = {}
            if isinstance(fault, Refusal) and fault.retry_after is not None:
                headers["Retry-After"] = str(fault.retry_after)
        case CentralError():
            status, headers = 503, {"Retry-After": "30"}
            LOG.error("event=failed code=%s what=%r", fault.code, fault.what)
        case _:
            status, headers = 500, {}
    word = str(status) if status in _KNOWN else "other"
    switch_path = f"{PREFIX}/pass" if request.method == "POST" else ""
    answer = page_of(request).show("public/sorry.html", status, word=word, switch_path=switch_path)
    answer.headers.update(headers)
    return answer
