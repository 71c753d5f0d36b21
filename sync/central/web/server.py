"""The web application: the API, the pages, the repository as static files, health and metrics."""

import logging
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from sync.central.errors import CentralError
from sync.central.fleet.heartbeats import Heartbeats
from sync.central.pages.application import mount_pages
from sync.central.pages.public.application import mount_public
from sync.central.pages.site import Site
from sync.central.publication.sealer import Sealer
from sync.central.publication.store import FolderStore
from sync.central.web.api import router
from sync.central.web.api_document import describe
from sync.central.web.api_service import router as service_router
from sync.central.web.health import unready
from sync.central.web.limit import Limits
from sync.central.web.metrics import MEDIA_TYPE, Metrics
from sync.central.web.repository_site import RepositorySite
from sync.central.web.request import Refusal, problem

LOG: Final = logging.getLogger(__name__)


def make_app(site: Site, limits: Limits, metrics: Metrics, heartbeats: Heartbeats) -> FastAPI:
    """Compose the web application of a central server."""
    central = site.central
    app = FastAPI(title="Ashyq central server", version="1", docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.central = central
    app.state.limits = limits
    app.state.metrics = metrics
    app.state.heartbeats = heartbeats
    app.state.sealer = Sealer()
    app.include_router(router)
    app.include_router(service_router)
    describe(app)
    for path, answer in (("/healthz", _healthz), ("/readyz", _readyz), ("/metrics", _metrics)):
        app.add_api_route(path, answer, include_in_schema=False)
    mount_pages(app, site)
    mount_public(app, site)
    if isinstance(central.store, FolderStore):
        app.mount("/repository", RepositorySite(central.store.folder))
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(HTTPException, _not_served)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(CentralError, _failed)
    app.add_exception_handler(Exception, _our_mistake)
    return app


async def _healthz() -> dict[str, str]:
    """Say that the process runs."""
    return {"status": "ok"}


def _readyz(request: Request) -> Response:
    """Say whether this server can do its work."""
    why = unready(request.app.state.central)
    return problem(503, "not_ready", why) if why else JSONResponse({"status": "ready"})


def _metrics(request: Request) -> Response:
    return Response(request.app.state.metrics.page(), media_type=MEDIA_TYPE)


def _refused(_request: Request, fault: Exception) -> Response:
    assert isinstance(fault, Refusal)
    return problem(fault.status, fault.code, fault.detail, fault.retry_after)


def _not_served(_request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    return problem(fault.status_code, "not_served", fault.detail)


def _not_understood(_request: Request, fault: Exception) -> Response:
    return problem(422, "not_understood", str(fault)[:200])


def _failed(_request: Request, fault: Exception) -> Response:
    assert isinstance(fault, CentralError)
    LOG.error("event=failed code=%s what=%r", fault.code, fault.what)
    return problem(503, fault.code, "the central server cannot do this now", 30)


def _our_mistake(_request: Request, _fault: Exception) -> Response:
    """Answer after a mistake of ours; Starlette logs it with its traceback."""
    return problem(500, "internal_error", "the central server made a mistake; its log says which")
