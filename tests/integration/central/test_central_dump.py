"""A PostgreSQL register is dumped and restored by the very commands that docs/central.md gives."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.central.backup import LEAP
from sync.central.central import Central, open_central
from sync.central.command.command import utc_now
from sync.central.initialise import initialise
from sync.central.register.rule_set import DEFAULT
from sync.central.settings import Settings
from sync.model.status import END_BITS, Status
from tests.fakes.postgresql import PostgresqlServer, find_postgresql
from tests.integration.central.published_file import ONE, key, rows
from tests.integration.central.tuf_client import newest_in
from tests.integration.central.world import published, records, venue

DOCUMENT = Path(__file__).parents[3] / "docs" / "central.md"
PROGRAMS = find_postgresql()


@pytest.fixture
def dumped(tmp_path: Path, postgresql_server: PostgresqlServer) -> Iterator[Central]:
    settings = Settings(database=postgresql_server.new_database())
    made = initialise(tmp_path / "central", settings, DEFAULT, None, utc_now, os.urandom)
    yield made
    made.engine.dispose()


@pytest.mark.skipif(
    PROGRAMS is None or not (PROGRAMS / "pg_dump").exists(), reason="NO PG_DUMP ON THIS MACHINE: the dump is untested"
)
def test_a_dumped_register_is_restored_by_the_documented_commands_and_publishes_what_is_newest(
    dumped: Central, tmp_path: Path, postgresql_server: PostgresqlServer
) -> None:
    venue(dumped)
    records(dumped, tmp_path, {**ONE, "kind": "person"})
    published(dumped)
    dump, restore = re.findall(r"```sh\n(.*?)```", DOCUMENT.read_text().partition("## Backup")[2], re.DOTALL)[:2]
    run(dumped, dump, tmp_path)
    published(dumped)
    terminal = tmp_path / "terminal"
    assert newest_in(dumped.store, terminal, utc_now()) == {"data/base-1.parquet", "data/delta-1-2.parquet"}

    dumped.engine.dispose()
    shutil.move(dumped.folder, tmp_path / "lost")
    postgresql_server.empty(dumped.settings.database)
    run(dumped, restore.replace("/srv/ashyq", str(dumped.folder)), tmp_path)
    restored = open_central(dumped.folder, utc_now, os.urandom)
    whole = f"data/base-{1 + LEAP}.parquet"
    assert newest_in(restored.store, terminal, utc_now()) == {whole}
    assert rows(restored, whole, tmp_path)[1] == {key(restored, ONE): Status.BLUE << END_BITS}
    records(restored, tmp_path, {**ONE, "kind": "case", "at": "2021-06-06T10:00Z", "source_id": "1"})
    assert published(restored).changes == 1
    restored.engine.dispose()


def run(central: Central, commands: str, folder: Path) -> None:
    """Run commands as an operator types them; fail with what they say where one fails."""
    assert PROGRAMS is not None
    places = f"{Path(sys.executable).parent}:{PROGRAMS}:{os.defpath}"
    environment = {"PATH": places, "DATABASE": central.settings.database, "ASHYQ_CENTRAL": str(central.folder)}
    done = subprocess.run(
        ["sh", "-e"], input=commands, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
