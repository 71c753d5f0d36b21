"""Bodies that do not come as they should, from strangers: each is answered and logged like any other wrong request."""

import asyncio
import logging
import time
from collections.abc import Iterable
from typing import Any

import pytest
from fastapi import Request

from sync.central.central import Central
from sync.central.fleet.heartbeats import Heartbeats
from sync.central.pages.site import Site
from sync.central.web.limit import Limits
from sync.central.web.metrics import Metrics
from sync.central.web.observe import Observed
from sync.central.web.request import Refusal, arriving
from sync.central.web.server import make_app
from tests.alone import alone

Messages = Iterable[dict[str, Any]]

BEGUN: dict[str, Any] = {"type": "http.request", "body": b"-", "more_body": True}
GONE: dict[str, Any] = {"type": "http.disconnect"}
FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=x"


def scope(path: str, **headers: str) -> dict[str, Any]:
    plain = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http", "http_version": "1.1", "method": "POST", "scheme": "http", "path": path, "query_string": b"",
        "headers": [(b"host", b"127.0.0.1"), *plain], "client": ("127.0.0.1", 4000), "root_path": "",
    }  # fmt: skip


@pytest.fixture
def dialect() -> str:
    """No body gets as far as the database."""
    return "sqlite"


@pytest.fixture
def app(central: Central, site: Site, heartbeats: Heartbeats) -> Observed:
    metrics = Metrics(central)
    return Observed(make_app(site, Limits(time.monotonic), metrics, heartbeats), metrics, time.monotonic)


def status(app: Observed, asked: dict[str, Any], messages: Messages) -> int:
    """Send messages as a web server does; none may be asked for beyond them, and nothing raised."""
    coming, answers = iter(messages), []

    async def receive() -> dict[str, Any]:
        return next(coming)

    async def send(message: Any) -> None:
        answers.append(message)

    alone(app(asked, receive, send))
    found: int = answers[0]["status"]
    return found


@pytest.mark.parametrize(("path", "kind"), [("/v1/enrol", ""), ("/pages/login", FORM), ("/pages/login", PARTS)])
def test_who_breaks_off_within_a_body_leaves_no_error(
    app: Observed, path: str, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    assert status(app, scope(path, content_length="100", content_type=kind), (BEGUN, GONE)) == 400
    assert "status=400" in caplog.text
    assert {record.levelno for record in caplog.records} == {logging.INFO}


@pytest.mark.parametrize(("path", "kind"), [("/v1/enrol", ""), ("/pages/login", FORM)])
def test_a_body_that_says_it_is_too_large_is_refused_before_it_comes(app: Observed, path: str, kind: str) -> None:
    assert status(app, scope(path, content_length="99999999999", content_type=kind), ()) == 413


def test_a_body_that_does_not_come_is_waited_for_no_longer_than_it_may() -> None:
    async def never() -> dict[str, Any]:
        return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]

    async def wait() -> None:
        async for _part in arriving(Request(scope("/v1/enrol"), never), seconds=0):
            raise AssertionError("nothing was sent")

    with pytest.raises(Refusal) as refused:
        alone(wait())
    assert refused.value.status == 408
