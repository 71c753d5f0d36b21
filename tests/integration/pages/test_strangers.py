"""What strangers may try at the pages: to fill the memory, to lead people elsewhere, to make the server stumble."""

import re
import time

import httpx
import pytest
from fastapi.routing import APIRoute

from sync.central.fleet.heartbeats import Heartbeats
from sync.central.pages.application import ROUTERS
from sync.central.pages.form import LARGEST_FORM
from sync.central.pages.session import LIFE
from sync.central.pages.site import Site
from sync.central.web.limit import Limits
from sync.central.web.metrics import Metrics
from sync.central.web.server import make_app
from tests.alone import alone
from tests.integration.central.conftest import Clock
from tests.integration.pages.conftest import Browser, hidden

LARGE = b"x" * (LARGEST_FORM + 1)


def upload(browser: Browser, file: bytes) -> httpx.Response:
    files = {"signed": ("rules.json", file, "application/json")}
    headers = {"Referer": f"{browser.client.base_url}/pages/rules", "Accept-Language": "en"}
    return browser.client.post("/pages/rules/accept", data={"csrf": browser.token()}, files=files, headers=headers)


def test_only_whoever_is_logged_in_may_upload_much(admin: Browser, clock: Clock) -> None:
    assert upload(admin, LARGE).status_code == 422
    clock.advance(LIFE)
    answer = upload(admin, 4 * LARGE)
    assert answer.status_code == 401
    assert "too large to be kept" in answer.text
    assert hidden(answer.text, "then") == "/pages/rules"
    assert upload(admin, b"small").status_code == 401
    assert admin.client.post("/pages/login", data={"name": LARGE.decode()}).status_code == 413


@pytest.mark.parametrize("path", ["/pages/venues/", "/pages/login/", "/v/pass/", "/v1/heartbeat/", "/healthz/", "/v"])
def test_nobody_is_led_to_the_host_that_a_request_names(site: Site, path: str) -> None:
    app = make_app(site, Limits(time.monotonic), Metrics(site.central), Heartbeats(site.central))

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://evil.example") as client:
            return await client.get(path)

    answer = alone(ask())
    assert (answer.status_code, "location" in answer.headers) == (404, False)


def test_the_pages_are_found_without_a_slash(site: Site) -> None:
    app = make_app(site, Limits(time.monotonic), Metrics(site.central), Heartbeats(site.central))

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here") as client:
            return await client.get("/pages")

    assert alone(ask()).headers["location"] == "/pages/fleet"


def test_an_address_that_no_database_could_look_up_leads_nowhere(admin: Browser) -> None:
    routes = [
        route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute) and "{" in route.path
    ]
    found = {}
    for route in routes:
        path = re.sub(r"{\w+}", "%00", f"/pages{route.path}")
        found[path] = (admin.get if "GET" in (route.methods or ()) else admin.send)(path).status_code
    assert len(found) > 10
    assert {path: status for path, status in found.items() if status != 404} == {}


@pytest.mark.parametrize("origin", ["http://[bad", "", "http://"])
def test_an_origin_that_is_no_address_is_another_site(admin: Browser, origin: str) -> None:
    form = {"csrf": admin.token(), "id": "arman"}
    assert admin.client.post("/pages/new-venue", data=form, headers={"Origin": origin}).status_code == 403


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1899-12-31"])
@pytest.mark.parametrize("page", ["audit?first={}", "audit?last={}", "visits?first={0}&last={0}"])
def test_a_day_at_the_ends_of_the_calendar_is_not_understood(admin: Browser, page: str, day: str) -> None:
    assert admin.get(f"/pages/{page.format(day)}").status_code == 422
