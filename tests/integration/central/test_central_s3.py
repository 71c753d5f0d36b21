"""Publications in an S3-compatible store, moto's server standing for it."""

import json
import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import boto3
import httpx
import pytest
from moto.server import ThreadedMotoServer
from typer.testing import CliRunner

from sync.central.central import Central, open_store
from sync.central.command.cli import app
from sync.central.errors import CentralError
from sync.central.initialise import initialise
from sync.central.publication.keys import KeyRole
from sync.central.publication.publish_metadata import signed_targets, stored_name
from sync.central.register.rule_set import DEFAULT
from sync.central.settings import Settings
from tests.integration.central.conftest import Clock
from tests.integration.central.world import published


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def store(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of an empty bucket."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    httpx.post(f"{endpoint}/moto-api/reset")
    boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1").create_bucket(Bucket="ashyq")
    return f"s3://ashyq/publications?endpoint={endpoint}&region=us-east-1"


@pytest.fixture
def made(tmp_path: Path, store: str, endpoint: str, clock: Clock) -> Iterator[Central]:
    settings = Settings(store=store, repository_url=f"{endpoint}/ashyq/publications")
    central = initialise(tmp_path / "central", settings, DEFAULT, None, clock, random.Random(7).randbytes)
    yield central
    central.engine.dispose()


def test_everything_that_is_published_is_there_under_its_signed_name(made: Central, clock: Clock) -> None:
    published(made)
    clock.advance(timedelta(minutes=15))
    published(made)
    targets = signed_targets(made.store, KeyRole.DATA)
    assert {path.partition("-")[0] for path in targets} == {"data/base", "data/delta"}
    for target in targets.values():
        data = made.store.read(stored_name(target.path, target.sha256))
        assert data is not None
        assert len(data) == target.length


def test_caches_are_told_how_long_to_keep_each_file(made: Central, endpoint: str) -> None:
    published(made)
    client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
    timestamp = client.head_object(Bucket="ashyq", Key="publications/metadata/timestamp.json")
    root = client.head_object(Bucket="ashyq", Key="publications/metadata/1.root.json")
    assert (timestamp["CacheControl"], timestamp["ContentType"]) == ("no-cache", "application/json")
    assert "immutable" in root["CacheControl"]


def test_old_files_are_deleted_there_too(made: Central, clock: Clock) -> None:
    published(made)
    base = signed_targets(made.store, KeyRole.DATA)["data/base-1.parquet"]
    clock.advance(timedelta(days=31))
    published(made)
    clock.advance(timedelta(days=2))
    published(made)
    assert made.store.read(stored_name(base.path, base.sha256)) is None


@pytest.mark.parametrize("wrong", ["s3://none", "s3://ashyq/?endpoint=http://127.0.0.1:1"])
def test_a_store_that_is_not_there_is_named(store: str, endpoint: str, wrong: str) -> None:
    address = wrong if "?" in wrong else f"{wrong}?endpoint={endpoint}&region=us-east-1"
    with pytest.raises(CentralError, match="bucket") as found:
        open_store(address, Path())
    assert found.value.code == "store"


def test_a_bucket_that_not_everybody_may_read_is_told_to_whoever_publishes(made: Central, endpoint: str) -> None:
    done = CliRunner().invoke(app, ["publish", "--data", str(made.folder)])
    assert (done.exit_code, "HTTP Error 403" in done.stderr) == (1, True)
    client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
    everybody = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ashyq/*"}
    client.put_bucket_policy(Bucket="ashyq", Policy=json.dumps({"Version": "2012-10-17", "Statement": [everybody]}))
    assert CliRunner().invoke(app, ["publish", "--data", str(made.folder)]).exit_code == 0
