"""A central server in a temporary folder, on SQLite and on PostgreSQL, and its web server on loopback."""

import socket
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from argon2 import PasswordHasher
from jinja2 import Environment

from sync.central.central import Central
from sync.central.fleet.heartbeats import Heartbeats
from sync.central.operator.password import Passwords
from sync.central.pages.site import Site, make_environment
from sync.central.pages.static_file import StaticFile, read_static_files
from sync.central.pages.words import Words, read_words
from sync.central.web.limit import Limits
from sync.central.web.metrics import Metrics
from sync.central.web.observe import Observed
from sync.central.web.server import make_app
from tests.fakes.postgresql import PostgresqlServer, find_postgresql, postgresql
from tests.integration.central.founding import Founding, found_on_postgresql, found_on_sqlite
from tests.served import new_client, served

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
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


@pytest.fixture(scope="session")
def founded_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Founding:
    return found_on_sqlite(tmp_path_factory.mktemp("founded") / "central", Clock())


@pytest.fixture(scope="session")
def founded_on_postgresql(tmp_path_factory: pytest.TempPathFactory, postgresql_server: PostgresqlServer) -> Founding:
    return found_on_postgresql(tmp_path_factory.mktemp("founded") / "central", postgresql_server, Clock())


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


@pytest.fixture(scope="session")
def drawn() -> tuple[Words, Environment, Mapping[str, StaticFile], Passwords]:
    """What pages are drawn with, which no page changes: to read it takes longer than most tests."""
    return read_words(), make_environment(), read_static_files(), Passwords(CHEAP)


@pytest.fixture
def site(central: Central, drawn: tuple[Words, Environment, Mapping[str, StaticFile], Passwords]) -> Site:
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
