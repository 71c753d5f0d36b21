"""Who may do what, route by route: each one that the pages serve, asked by each role in each way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import Mount

from sync.central.database import reading
from sync.central.fleet.heartbeats import Heartbeats
from sync.central.operator.audit import Wanted, entries
from sync.central.operator.capability import Role
from sync.central.pages.application import ROUTERS
from sync.central.pages.public.application import ROUTERS as PUBLIC_ROUTERS
from sync.central.pages.site import Site
from sync.central.web.limit import Limits
from sync.central.web.metrics import Metrics
from sync.central.web.server import make_app
from tests.integration.pages.conftest import PASSWORD, Browser, operator
from tests.served import new_client, served

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ANYBODY, VIEWER, OPERATOR, ADMIN = range(4)
"""Who is the least that may."""
MAY = {
    "GET /pages/": ANYBODY,
    "GET /pages/static/{name}": ANYBODY,
    "GET /pages/login": ANYBODY,
    "POST /pages/login": ANYBODY,
    "POST /pages/logout": ANYBODY,
    "POST /pages/renew": VIEWER,
    "GET /pages/account": VIEWER,
    "POST /pages/account": VIEWER,
    "GET /pages/fleet": VIEWER,
    "GET /pages/venues": VIEWER,
    "GET /pages/venues/{venue_id}": VIEWER,
    "GET /pages/venues/{venue_id}/poster": VIEWER,
    "GET /pages/venues/{venue_id}/poster.pdf": VIEWER,
    "GET /pages/venues/{venue_id}/poster.svg": VIEWER,
    "GET /pages/visits": VIEWER,
    "GET /pages/bulletin": VIEWER,
    "GET /pages/rules": VIEWER,
    "GET /pages/rules/preview/{preview_id}": VIEWER,
    "GET /pages/publications": VIEWER,
    "GET /pages/new-venue": OPERATOR,
    "POST /pages/new-venue": OPERATOR,
    "GET /pages/venues/{venue_id}/edit": OPERATOR,
    "POST /pages/venues/{venue_id}/edit": OPERATOR,
    "POST /pages/venues/{venue_id}/enrolment": OPERATOR,
    "POST /pages/venues/{venue_id}/enrolment/withdraw": OPERATOR,
    "POST /pages/venues/{venue_id}/poster": OPERATOR,
    "GET /pages/visits.csv": OPERATOR,
    "POST /pages/bulletin": OPERATOR,
    "GET /pages/person": OPERATOR,
    "POST /pages/person": OPERATOR,
    "GET /pages/terminals/{terminal_id}/revoke": ADMIN,
    "POST /pages/terminals/{terminal_id}/revoke": ADMIN,
    "POST /pages/rules/preview": ADMIN,
    "POST /pages/rules/prepare": ADMIN,
    "POST /pages/rules/accept": ADMIN,
    "GET /pages/audit": ADMIN,
    "GET /pages/operators": ADMIN,
    "GET /pages/new-operator": ADMIN,
    "POST /pages/new-operator": ADMIN,
    "GET /pages/operators/{name}": ADMIN,
    "POST /pages/operators/{name}/role": ADMIN,
    "POST /pages/operators/{name}/password": ADMIN,
    "POST /pages/operators/{name}/disable": ADMIN,
    "POST /pages/operators/{name}/enable": ADMIN,
    "GET /v/": ANYBODY,
    "GET /v/static/{name}": ANYBODY,
    "GET /v/pass": ANYBODY,
    "GET /v/pass/{code}": ANYBODY,
    "POST /v/open": ANYBODY,
    "POST /v/leave": ANYBODY,
    "GET /v/worker.js": ANYBODY,
    "GET /v/at/{code}": ANYBODY,
    "POST /v/at/{code}": ANYBODY,
    "GET /v/at/{code}/mark/{employee}": ANYBODY,
}
PARTS = {"name": "pages.css", "preview_id": "0a"}
"""What stands in addresses where something else than the id of nothing is needed."""
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
}


@dataclass(frozen=True)
class Asked:
    """A browser of somebody with a role, and the token of its forms."""

    browser: Browser
    token: str

    def ask(self, route: str, **changes: str) -> httpx.Response:
        """Ask for a route; see that the answer is guarded, and no stumble."""
        method, _, path = route.partition(" ")
        headers = {"Sec-Fetch-Site": changes.pop("site", "same-origin")}
        form = {"csrf": self.token} | changes if method == "POST" else None
        answer = self.browser.client.request(method, address(path), data=form, headers=headers)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, route
        assert "static" in path or answer.headers["cache-control"] == "no-store", route
        assert answer.status_code < 500, route
        return answer


@pytest.fixture
def app(site: Site) -> FastAPI:
    limits = Limits(lambda: site.central.clock().timestamp())
    return make_app(site, limits, Metrics(site.central), Heartbeats(site.central))


@pytest.fixture
def browser(site: Site, app: FastAPI, free_port: int) -> Iterator[Browser]:
    with served(app, free_port), new_client(site.central.settings.url) as client:
        yield Browser(client)


def asked_as(site: Site, browser: Browser, role: Role | None) -> Asked:
    if role is not None:
        operator(site, "aigul", role)
        browser.send("/pages/login", name="aigul", password=PASSWORD)
    return Asked(browser, browser.token())


def address(path: str) -> str:
    """Return an address of a route at which there is nothing that could be harmed."""
    return re.sub(r"{(\w+)}", lambda part: PARTS.get(part[1], "nothing"), path)


def served_by(app: FastAPI) -> set[str]:
    """Return method and path of each route of the pages, those of operators and of visitors."""
    mounts = {one.path: one.routes or () for one in app.routes if isinstance(one, Mount)}
    return {
        f"{method} {prefix}{route.path}"
        for prefix, routers in {"/pages": ROUTERS, "/v": PUBLIC_ROUTERS}.items()
        for route in [*mounts[prefix], *(route for router in routers for route in router.routes)]
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }


def test_of_every_route_it_is_said_who_may(app: FastAPI) -> None:
    assert served_by(app) == set(MAY)


@pytest.mark.parametrize("role", [None, Role.VIEWER, Role.OPERATOR, Role.ADMIN])
def test_each_role_gets_to_what_it_may_and_no_further(site: Site, browser: Browser, role: Role | None) -> None:
    rank = [None, Role.VIEWER, Role.OPERATOR, Role.ADMIN].index(role)
    asked, wrong = asked_as(site, browser, role), {}
    for route, least in sorted(MAY.items(), key=lambda one: one[0] == "POST /pages/logout"):  # it ends the session
        status, refused = asked.ask(route).status_code, 401 if role is None else 403
        if (status == refused) != (rank < least) or (status in {401, 403}) != (status == refused):
            wrong[route] = status
    assert wrong == {}


def test_what_a_route_does_not_serve_is_refused(site: Site, browser: Browser) -> None:
    asked, paths = asked_as(site, browser, Role.ADMIN), {route.partition(" ")[2] for route in MAY}
    others = [f"{method} {path}" for path in paths for method in METHODS if f"{method} {path}" not in MAY]
    assert {route: status for route in others if (status := asked.ask(route).status_code) != 405} == {}


@pytest.mark.parametrize("forged", [{"csrf": ""}, {"csrf": "x" * 43}, {"site": "cross-site"}, {"site": "same-site"}])
def test_a_form_that_is_not_ours_does_nothing(site: Site, browser: Browser, forged: dict[str, str]) -> None:
    asked = asked_as(site, browser, Role.ADMIN)
    with reading(site.central.engine) as connection:
        before = entries(connection, Wanted(), 100)
    forms = [route for route in MAY if route.startswith("POST")]
    assert {route: status for route in forms if (status := asked.ask(route, **forged).status_code) != 403} == {}
    with reading(site.central.engine) as connection:
        assert entries(connection, Wanted(), 100) == before
