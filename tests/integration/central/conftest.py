"""A central server in a temporary folder, on SQLite and on PostgreSQL, and its web server on loopback."""

import socket
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest

from sync.central.central import Central
from sync.central.fleet.heartbeats import Heartbeats
from sync.central.pages.site import Site
from sync.central.web.limit import Limits
from sync.central.web.metrics import Metrics
from sync.central.web.observe import Observed
from sync.central.web.server import make_app
from tests.fakes.postgresql import PostgresqlServer
from tests.integration.central.drawn import Drawn
from tests.integration.central.founding import FOUNDED, Founding
from tests.served import new_client, served

NOON = FOUNDED


class Clock:
    """A clock that moves when a test says so."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def database(request: pytest.FixtureRequest, dialect: str) -> Iterator[str]:
    """The address of an empty database."""
    if dialect == "sqlite":
        yield "sqlite:///register.db"
        return
    server: PostgresqlServer = request.getfixturevalue("postgresql_server")
    url = server.new_database()
    yield url
    server.drop(url)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
def central(
    request: pytest.FixtureRequest, dialect: str, tmp_path: Path, clock: Clock, free_port: int
) -> Iterator[Central]:
    founding: Founding = request.getfixturevalue(f"founded_on_{dialect}")
    made = founding.copy(tmp_path / "central", f"http://127.0.0.1:{free_port}", clock)
    yield made
    made.engine.dispose()


@pytest.fixture
def heartbeats(central: Central) -> Heartbeats:
    return Heartbeats(central)


@pytest.fixture
def site(central: Central, drawn: Drawn) -> Site:
    return Site(central, *drawn)


@pytest.fixture
def client(central: Central, site: Site, heartbeats: Heartbeats, free_port: int) -> Iterator[httpx.Client]:
    """A client of the real web server, which answers on loopback."""
    metrics = Metrics(central)
    app = Observed(
        make_app(site, Limits(lambda: central.clock().timestamp()), metrics, heartbeats), metrics, time.monotonic
    )
    with served(app, free_port), new_client(central.settings.url) as made:
        yield made
