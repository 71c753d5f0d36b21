"""A central server in a temporary folder, on SQLite and on PostgreSQL, and its web server on loopback."""

import random
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import uvicorn

from sync.central.central import Central
from sync.central.fleet.heartbeats import Heartbeats
from sync.central.initialise import initialise
from sync.central.register.rule_set import DEFAULT
from sync.central.settings import Settings
from sync.central.web.limit import Limits
from sync.central.web.metrics import Metrics
from sync.central.web.observe import Observed
from sync.central.web.server import make_app
from tests.fakes.postgresql import PostgresqlServer, find_postgresql, postgresql

NOON = datetime(2021, 6, 6, 12, tzinfo=UTC)


class Clock:
    """A clock that moves when a test says so."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresqlServer]:
    programs = find_postgresql()
    if programs is None:
        pytest.skip("NO POSTGRESQL ON THIS MACHINE: install Debian's postgresql, or half of these tests show nothing")
    with postgresql(programs) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "sqlite":
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
def central(tmp_path: Path, database: str, clock: Clock, free_port: int) -> Iterator[Central]:
    settings = Settings(url=f"http://127.0.0.1:{free_port}", database=database)
    made = initialise(tmp_path / "central", settings, DEFAULT, None, clock, random.Random(7).randbytes)
    yield made
    made.engine.dispose()


@pytest.fixture
def heartbeats(central: Central) -> Heartbeats:
    return Heartbeats(central)


@pytest.fixture
def client(central: Central, heartbeats: Heartbeats, free_port: int) -> Iterator[httpx.Client]:
    """A client of the real web server, which answers on loopback."""
    metrics = Metrics(central)
    app = Observed(
        make_app(central, Limits(lambda: central.clock().timestamp()), metrics, heartbeats), metrics, time.monotonic
    )
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
    listening = socket.create_server(("127.0.0.1", free_port))  # who comes before it has started waits in its queue
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    with httpx.Client(base_url=central.settings.url) as made:
        yield made
    server.should_exit = True
    thread.join()
