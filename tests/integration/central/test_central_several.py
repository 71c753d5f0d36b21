"""Several processes on one register: servers side by side, publishers that meet. Real processes, real databases."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
from tests.integration.central.tuf_client import newest_in
from tests.integration.central.world import bearer, chain, enrolled, published, upload, visit

PUBLISH_EVERY = "0.002"
WELL = {"version": "0.1", "seq": None, "generated_at": None, "waiting": 0, "dead_letters": 0}


@dataclass(frozen=True, slots=True)
class Serving:
    """A `kiosk-central serve` that answers."""

    client: httpx.Client
    process: subprocess.Popen[bytes]
    log: Path

    def stop(self) -> list[str]:
        """Ask it to end; return what its log calls errors."""
        self.process.terminate()
        return self.ended()

    def ended(self) -> list[str]:
        """Wait for the end it was asked for, once: a second signal may kill it on its last lines."""
        assert self.process.wait(30) == 0, self.log.read_text()
        return [line for line in self.log.read_text().splitlines() if json.loads(line)["level"] == "error"]


def serve_command(folder: Path, port: int) -> list[str]:
    program = Path(sys.executable).parent / "kiosk-central"
    return [str(program), "serve", "--data", str(folder), "--port", str(port), "--publish-every", PUBLISH_EVERY]


@contextmanager
def serving(folder: Path) -> Iterator[Serving]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    log = folder / f"log-{port}"
    with log.open("wb") as lines:
        process = subprocess.Popen(serve_command(folder, port), stderr=lines)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            while not answers(client):
                assert process.poll() is None, log.read_text()
                time.sleep(0.02)
            yield Serving(client, process, log)
    finally:
        process.kill()
        process.wait()


def answers(client: httpx.Client) -> bool:
    try:
        return client.get("/healthz").status_code == 200
    except httpx.ConnectError:
        return False


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


def settled(server: Serving, terminal: EnrolResponse, items: list[dict[str, object]]) -> Counter[str]:
    return Counter(one["settlement"] for one in upload(server.client, terminal, items))


def test_two_servers_are_one_to_whoever_asks(register: Central) -> None:
    lab, desk = key(register, Scope.INGEST), key(register, Scope.PASSES)
    sent = person(1)
    who = {name: sent[name] for name in ("passport_state", "passport_number")}
    with serving(register.folder) as one, serving(register.folder) as other:
        terminal = enrolled(register, one.client)
        items = chain(visit(number, datetime.now(UTC)) for number in range(1, 21))
        assert settled(other, terminal, items[:10]) == {"accepted": 10}
        assert settled(one, terminal, items) == {"duplicate": 10, "accepted": 10}
        first, second = (
            server.client.post("/v1/records", json={"records": [sent]}, headers=lab) for server in (one, other)
        )
        assert (first.json()["facts"], second.json()["repeated"]) == (1, 1)
        assert other.client.post("/v1/passes", json=who, headers=desk).status_code == 200
        assert other.client.get(f"/v1/{who['passport_number']}").status_code == 404
        assert (one.stop(), other.stop()) == ([], [])
        assert not any(str(who["passport_number"]) in server.log.read_text() for server in (one, other))
    assert len(seqs(register)) > 1


def test_a_server_that_is_stopped_loses_nothing_another_one_goes_on(register: Central) -> None:
    with serving(register.folder) as one, serving(register.folder) as other:
        terminal = enrolled(register, one.client)
        items = chain(visit(number, datetime.now(UTC)) for number in range(1, 1001))
        batches = [items[start : start + 20] for start in range(0, 1000, 20)]
        first = one.client.post("/v1/heartbeat", json=WELL, headers=bearer(terminal))
        assert first.status_code == 200
        answered = upload_until_gone(one, terminal, batches)
        assert 0 < answered < len(batches)
        again = sum((settled(other, terminal, batch) for batch in batches[answered:]), Counter())
        assert again.total() == 20 * (len(batches) - answered)
        assert (one.ended(), other.stop()) == ([], [])
    with reading(register.engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM visit")).scalar_one() == 1000
        assert connection.execute(text("SELECT heard_at FROM terminal")).scalar_one() is not None
        assert chain_faults(connection) == []


def upload_until_gone(server: Serving, terminal: EnrolResponse, batches: list[list[dict[str, object]]]) -> int:
    """Upload batches to a server that is told to stop after the fifth; return how many it answered."""
    for answered, batch in enumerate(batches):
        if answered == 5:
            server.process.terminate()
        try:
            assert settled(server, terminal, batch) == {"accepted": len(batch)}
        except httpx.TransportError:
            return answered
    return len(batches)


@pytest.mark.parametrize("copied", [False, True], ids=["one_folder", "folders_of_their_own"])
def test_publishers_that_meet_leave_one_line_of_publications(
    register: Central, tmp_path: Path, *, copied: bool
) -> None:
    """With folders of their own, as on two machines, nothing but the database keeps them apart."""
    if copied and register.engine.dialect.name == "sqlite":
        pytest.skip("a SQLite register lies in one folder")
    settings = register.folder / "central.toml"
    settings.write_text(settings.read_text().replace('"repository"', f'"{register.folder / "repository"}"'))
    other = tmp_path / "other" if copied else register.folder
    if copied:
        shutil.copytree(register.folder, other, ignore=shutil.ignore_patterns("repository"))
    meet(register, other, tmp_path)


def test_publishers_that_meet_at_an_s3_store_leave_one_line_there(tmp_path: Path, bucket: str) -> None:
    settings = Settings(store=bucket, repository_url="http://127.0.0.1/several/publications")
    register = initialise(tmp_path / "central", settings, DEFAULT, None, utc_now, os.urandom)
    meet(register, register.folder, tmp_path)
    register.engine.dispose()


def meet(register: Central, other: Path, tmp_path: Path) -> None:
    """Let two servers and this process publish at once, while records come and a terminal follows."""
    lab = key(register, Scope.INGEST)
    with serving(register.folder) as one, serving(other) as two:
        published_or_busy(register)
        for number in range(12):
            answer = (one, two)[number % 2].client.post("/v1/records", json={"records": [person(number)]}, headers=lab)
            assert answer.json()["facts"] == 1
            published_or_busy(register)
            assert newest_in(register.store, tmp_path / "seen", utc_now())
        assert (one.stop(), two.stop()) == ([], [])
        assert all('"event": "published"' in server.log.read_text() for server in (one, two))
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
