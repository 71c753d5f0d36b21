"""What is made once for all tests that have a central server: its founding, what it draws pages with, PostgreSQL."""

from collections.abc import Iterator

import pytest

from tests.fakes.postgresql import PostgresqlServer, find_postgresql, postgresql
from tests.integration.central.drawn import Drawn, draw
from tests.integration.central.founding import Founding, found_on_postgresql, found_on_sqlite


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresqlServer]:
    programs = find_postgresql()
    if programs is None:
        pytest.skip("NO POSTGRESQL ON THIS MACHINE: install Debian's postgresql, or half of these tests show nothing")
    with postgresql(programs) as server:
        yield server


@pytest.fixture(scope="session")
def founded_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Founding:
    return found_on_sqlite(tmp_path_factory.mktemp("founded") / "central")


@pytest.fixture(scope="session")
def founded_on_postgresql(tmp_path_factory: pytest.TempPathFactory, postgresql_server: PostgresqlServer) -> Founding:
    return found_on_postgresql(tmp_path_factory.mktemp("founded") / "central", postgresql_server)


@pytest.fixture(scope="session")
def drawn() -> Drawn:
    return draw()
