"""Several processes on one register: servers side by side, publishers that meet. Real processes, real databases."""

import os
import shutil
import socket
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import boto3
import httpx
import pytest
from moto.server import ThreadedMotoServer
from sqlalchemy import text

from sync.central.central import Central
from sync.central.command.command import utc_now
from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.fleet.api_key import Scope, make_api_key
from sync.central.fleet.chain import chain_faults
from sync.central.initialise import initialise
from sync.central.publication.keys import KeyRole
from sync.central.publication.publish import BUSY
from sync.central.publication.publish_metadata import signed_targets, stored_name
from sync.central.register.rule_set import DEFAULT
from sync.central.settings import Settings
from sync.wire.api import EnrolResponse
from tests.fakes.serving import Serving, serve_command, serving
from tests.integration.central.tuf_client import newest_in
from tests.integration.central.world import bearer, chain, enrolled, published, upload, visit

PUBLISH_EVERY = "0.002"
KEPT = text(
    "SELECT heard_at, (SELECT count(*) FROM visit WHERE terminal_id = :id) AS visits FROM terminal WHERE id = :id"
)
WELL = {"version": "0.1", "seq": None, "generated_at": None, "waiting": 0, "dead_letters": 0}


@pytest.fixture
def register(tmp_path: Path, database: str) -> Iterator[Central]:
    made = initialise(tmp_path / "central", Settings(database=database), DEFAULT, None, utc_now, os.urandom)
    yield made
    made.engine.dispose()


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a bucket in a store that speaks S3."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1").create_bucket(Bucket="several")
    yield f"s3://several/publications?endpoint={endpoint}&region=us-east-1"
    server.stop()


def key(central: Central, scope: Scope) -> dict[str, str]:
    with writing(central.engine) as connection:
        _, token = make_api_key(central, connection, scope, "lab")
    return {"Authorization": f"Bearer {token}"}


def person(number: int, result: str = "negative") -> dict[str, object]:
    at = datetime.now(UTC).isoformat()
    who: dict[str, object] = {"passport_state": "UZB", "passport_number": f"S{number:07d}"}
    return who | {"kind": "pcr", "result": result, "at": at, "source_id": f"{number}-{result}"}


def seqs(central: Central) -> list[int]:
    with reading(central.engine) as connection:
        return list(connection.execute(text("SELECT seq FROM publication ORDER BY seq")).scalars())


def check_publications(central: Central, seen: Path) -> None:
    """See that publications are one unbroken line, and that their files are what the metadata say and add up."""
    made = published(central, base=True)
    assert seqs(central) == list(range(1, made.seq + 1))
    targets = signed_targets(central.store, KeyRole.DATA)
    deltas = {f"data/delta-{seq}-{seq + 1}.parquet" for seq in range(1, made.seq)}
    assert deltas | {f"data/base-{made.seq}.parquet"} == targets.keys()
    for target in targets.values():
        data = central.store.read(stored_name(target.path, target.sha256))
        assert data is not None
        assert sha256(data).hexdigest() == target.sha256
    assert newest_in(central.store, seen, central.clock()) == targets.keys()


def settled(client: httpx.Client, terminal: EnrolResponse, items: list[dict[str, object]]) -> Counter[str]:
    return Counter(one["settlement"] for one in upload(client, terminal, items))


@contextmanager
def clients(servers: list[Serving]) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    with httpx.Client(base_url=servers[0].url) as one, httpx.Client(base_url=servers[1].url) as other:
        yield one, other


def test_two_servers_are_one_to_whoever_asks_and_one_that_is_stopped_loses_nothing(register: Central) -> None:
    with serving(register.folder, register.folder) as servers, clients(servers) as (one, other):
        told = told_by_either(register, one, other)
        stop_between(register, servers, one, other)
    assert not any(told in str(server.log) for server in servers)


def told_by_either(register: Central, one: httpx.Client, other: httpx.Client) -> str:
    """Tell one server what the other then knows; return the passport number that it was about."""
    lab, desk = key(register, Scope.INGEST), key(register, Scope.PASSES)
    sent = person(1)
    who = {name: sent[name] for name in ("passport_state", "passport_number")}
    terminal = enrolled(register, one)
    items = chain(visit(number, datetime.now(UTC)) for number in range(1, 21))
    assert settled(other, terminal, items[:10]) == {"accepted": 10}
    assert settled(one, terminal, items) == {"duplicate": 10, "accepted": 10}
    first, second = (client.post("/v1/records", json={"records": [sent]}, headers=lab) for client in (one, other))
    assert (first.json()["facts"], second.json()["repeated"]) == (1, 1)
    assert other.post("/v1/passes", json=who, headers=desk).status_code == 200
    assert other.get(f"/v1/{who['passport_number']}").status_code == 404
    return str(who["passport_number"])


def stop_between(register: Central, servers: list[Serving], one: httpx.Client, other: httpx.Client) -> None:
    """Stop a server while a terminal uploads to it; the other takes the rest, and nothing is missing."""
    terminal = enrolled(register, one, "arman")
    items = chain(visit(number, datetime.now(UTC)) for number in range(101, 1101))
    batches = [items[start : start + 20] for start in range(0, 1000, 20)]
    assert one.post("/v1/heartbeat", json=WELL, headers=bearer(terminal)).status_code == 200
    answered = upload_until_gone(servers[0], one, terminal, batches)
    assert 0 < answered < len(batches)
    again = sum((settled(other, terminal, batch) for batch in batches[answered:]), Counter())
    assert again.total() == 20 * (len(batches) - answered)
    assert (servers[0].ended(), servers[1].stop()) == ([], [])
    with reading(register.engine) as connection:
        kept = connection.execute(KEPT, {"id": terminal.terminal_id}).one()
        assert kept.visits == 1000
        assert kept.heard_at is not None
        assert chain_faults(connection) == []


def upload_until_gone(
    server: Serving, client: httpx.Client, terminal: EnrolResponse, batches: list[list[dict[str, object]]]
) -> int:
    """Upload batches to a server that is told to stop after the fifth; return how many it answered."""
    for answered, batch in enumerate(batches):
        if answered == 5:
            server.process.terminate()
        try:
            assert settled(client, terminal, batch) == {"accepted": len(batch)}
        except httpx.TransportError:
            return answered
    return len(batches)


def test_publishers_that_meet_leave_one_line_of_publications(register: Central, tmp_path: Path) -> None:
    """On PostgreSQL each has a folder of its own, as on two machines: nothing but the database keeps them apart."""
    settings = register.folder / "central.toml"
    settings.write_text(settings.read_text().replace('"repository"', f'"{register.folder / "repository"}"'))
    other = register.folder
    if register.engine.dialect.name == "postgresql":
        other = tmp_path / "other"
        (other / "keys").mkdir(parents=True)
        for name in ("central.toml", *(f"keys/{key}.pem" for key in ("data", "snapshot", "timestamp"))):
            shutil.copy(register.folder / name, other / name)
    meet(register, other, tmp_path)


def test_publishers_that_meet_at_an_s3_store_leave_one_line_there(tmp_path: Path, bucket: str) -> None:
    settings = Settings(store=bucket, repository_url="http://127.0.0.1/several/publications")
    register = initialise(tmp_path / "central", settings, DEFAULT, None, utc_now, os.urandom)
    meet(register, register.folder, tmp_path)
    register.engine.dispose()


def meet(register: Central, other: Path, tmp_path: Path) -> None:
    """Let two servers and this process publish at once, while records come and a terminal follows."""
    lab = key(register, Scope.INGEST)
    with serving(register.folder, other, options=("--publish-every", PUBLISH_EVERY)) as servers:
        with clients(servers) as both:
            published_or_busy(register)
            there: set[str] = set()  # whoever publishes first may still be at it
            for number in range(12):
                answer = both[number % 2].post("/v1/records", json={"records": [person(number)]}, headers=lab)
                assert answer.json()["facts"] == 1
                published_or_busy(register)
                before, there = there, newest_in(register.store, tmp_path / "seen", utc_now())
                assert there or not before
        for server in servers:
            server.wait_for("event", "published")
        assert [server.stop() for server in servers] == [[], []]
    check_publications(register, tmp_path / "seen")


def published_or_busy(central: Central) -> None:
    try:
        published(central)
    except CentralError as fault:
        if fault.code != BUSY:
            raise


def test_a_port_that_is_taken_is_named_with_the_remedy(tmp_path: Path) -> None:
    initialise(tmp_path / "central", Settings(), DEFAULT, None, utc_now, os.urandom).engine.dispose()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = subprocess.run(
            serve_command(tmp_path / "central", taken.getsockname()[1]), capture_output=True, text=True, check=False
        )
    assert done.returncode == 2
    assert "[port] stop what listens there" in done.stderr
    assert "Traceback" not in done.stderr
