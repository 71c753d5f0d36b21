"""Publications, as python-tuf's own client and the snapshot reader see them."""

import json
from datetime import timedelta
from pathlib import Path

import httpx
import numpy as np
import pytest
from sqlalchemy import text
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp

from sync.central.central import Central
from sync.central.database import writing
from sync.central.errors import CentralError
from sync.central.fleet.bulletin import put_bulletin, read_bulletin
from sync.central.publication.keys import KeyRole
from sync.central.publication.publish_metadata import signed_targets, stored_name
from sync.model.status import TOMBSTONE, HealthRecord, Status, pack
from sync.wire.api import TargetNote
from sync.wire.digest import rows_digest
from tests.integration.central.conftest import NOON, Clock
from tests.integration.central.published_file import ONE, TWO, key, pcr, rows
from tests.integration.central.world import published, records


def test_the_first_publication_is_a_base_of_everybody(central: Central, tmp_path: Path) -> None:
    records(central, tmp_path, pcr(ONE, "2021-06-06T09:00Z", "negative", "1"), {**TWO, "kind": "person"})
    made = published(central)
    header, found = rows(central, "data/base-1.parquet", tmp_path)
    end = NOON - timedelta(hours=3) + timedelta(days=3)
    assert (made.seq, made.rows, made.files) == (1, 2, ("data/base-1.parquet",))
    assert found == {
        key(central, ONE): pack(HealthRecord(Status.GREEN, end)),
        key(central, TWO): pack(HealthRecord(Status.BLUE)),
    }
    assert header.generated_at == NOON


def test_a_delta_holds_what_changed_and_nothing_else(central: Central, tmp_path: Path, clock: Clock) -> None:
    records(central, tmp_path, {**ONE, "kind": "person"}, {**TWO, "kind": "person"})
    published(central)
    clock.advance(timedelta(minutes=15))
    records(central, tmp_path, pcr(ONE, "2021-06-06T09:00Z", "positive", "1"))
    made = published(central)
    header, found = rows(central, "data/delta-1-2.parquet", tmp_path)
    assert (made.seq, made.changes) == (2, 1)
    assert found == {key(central, ONE): pack(HealthRecord(Status.RED))}
    assert (header.from_seq, header.seq, header.rows) == (1, 2, 2)


def test_a_publication_without_changes_is_an_empty_delta(central: Central, tmp_path: Path, clock: Clock) -> None:
    records(central, tmp_path, {**ONE, "kind": "person"})
    published(central)
    clock.advance(timedelta(minutes=15))
    published(central)
    header, found = rows(central, "data/delta-1-2.parquet", tmp_path)
    assert found == {}
    assert header.generated_at == NOON + timedelta(minutes=15)


def test_a_change_that_was_undone_is_not_published(central: Central, tmp_path: Path) -> None:
    records(central, tmp_path, pcr(ONE, "2021-06-01T09:00Z", "positive", "1"))
    published(central)
    records(central, tmp_path, {**ONE, "kind": "recovery", "at": "2021-06-05T00:00Z", "source_id": "2"})
    records(central, tmp_path, pcr(ONE, "2021-06-06T11:00Z", "positive", "3"))
    assert published(central).changes == 0


def test_base_and_deltas_lead_to_the_same_digest(central: Central, tmp_path: Path) -> None:
    records(central, tmp_path, {**ONE, "kind": "person"})
    published(central)
    records(central, tmp_path, pcr(ONE, "2021-06-06T09:00Z", "positive", "1"), {**TWO, "kind": "person"})
    made = published(central, base=True)
    delta, changed = rows(central, "data/delta-1-2.parquet", tmp_path)
    base, state = rows(central, "data/base-2.parquet", tmp_path)
    assert made.files == ("data/delta-1-2.parquet", "data/base-2.parquet")
    assert changed == state
    assert TOMBSTONE not in changed.values()
    assert (delta.digest, delta.rows) == (base.digest, base.rows)
    keys = np.array(sorted(state), np.int64)
    assert base.digest == rows_digest(keys, np.array([state[one] for one in sorted(state)], np.uint32))


def test_every_data_target_says_what_it_is(central: Central, tmp_path: Path, clock: Clock) -> None:
    published(central)
    clock.advance(timedelta(minutes=15))
    published(central)
    notes = {
        path: TargetNote.model_validate(target.note)
        for path, target in signed_targets(central.store, KeyRole.DATA).items()
    }
    assert {path: (note.kind, note.from_seq, note.seq) for path, note in notes.items()} == {
        "data/base-1.parquet": ("base", 0, 1),
        "data/delta-1-2.parquet": ("delta", 1, 2),
    }
    assert notes["data/delta-1-2.parquet"].generated_at == NOON + timedelta(minutes=15)


def test_terminals_learn_of_time_that_only_the_register_may_lift(
    central: Central, tmp_path: Path, clock: Clock
) -> None:
    until = (NOON + timedelta(hours=1)).isoformat()
    records(central, tmp_path, {**ONE, "kind": "contact", "at": "2021-06-06T00:00Z", "until": until, "source_id": "1"})
    published(central)
    clock.advance(timedelta(hours=1))
    assert published(central).changes == 0
    clock.advance(timedelta(minutes=1))
    published(central)
    _, found = rows(central, "data/delta-2-3.parquet", tmp_path)
    assert found == {key(central, ONE): pack(HealthRecord(Status.BLUE))}


def test_every_signature_holds_from_the_root_down(central: Central, client: httpx.Client) -> None:
    published(central)

    def load(name: str) -> bytes:
        answer = client.get(f"/repository/metadata/{name}")
        assert answer.status_code == 200
        return answer.content

    root = Metadata[Root].from_bytes(load("1.root.json"))
    timestamp = Metadata[Timestamp].from_bytes(load("timestamp.json"))
    snapshot = Metadata[Snapshot].from_bytes(load(f"{timestamp.signed.snapshot_meta.version}.snapshot.json"))
    targets = Metadata[Targets].from_bytes(load("1.targets.json"))
    root.verify_delegate("root", root)
    root.verify_delegate("timestamp", timestamp)
    root.verify_delegate("snapshot", snapshot)
    root.verify_delegate("targets", targets)
    for role in ("data", "rules"):
        version = snapshot.signed.meta[f"{role}.json"].version
        targets.verify_delegate(role, Metadata[Targets].from_bytes(load(f"{version}.{role}.json")))


def test_static_files_are_served_in_ranges_and_by_etag(central: Central, client: httpx.Client) -> None:
    published(central)
    target = signed_targets(central.store, KeyRole.DATA)["data/base-1.parquet"]
    url = f"/repository/{stored_name(target.path, target.sha256)}"
    whole = client.get(url)
    part = client.get(url, headers={"Range": "bytes=10-", "If-Range": whole.headers["etag"]})
    same = client.get(url, headers={"If-None-Match": whole.headers["etag"]})
    assert (part.status_code, part.content) == (206, whole.content[10:])
    assert same.status_code == 304
    assert "immutable" in whole.headers["cache-control"]
    assert client.get("/repository/metadata/timestamp.json").headers["cache-control"] == "no-cache"
    assert client.get("/repository/metadata/99.root.json").status_code == 404


def test_two_identities_with_one_key_get_a_new_pepper_before_anything_is_published(
    central: Central, tmp_path: Path
) -> None:
    records(central, tmp_path, {**ONE, "kind": "person"}, {**TWO, "kind": "person"})
    with writing(central.engine) as connection:
        connection.execute(text("UPDATE identity SET identity_key = 42"))
    made = published(central)
    _, found = rows(central, "data/base-1.parquet", tmp_path)
    assert made.rows == 2
    assert set(found) == {key(central, ONE), key(central, TWO)}


def test_deltas_of_yesterday_are_rolled_up_into_one(central: Central, tmp_path: Path, clock: Clock) -> None:
    published(central)
    lines = ("2021-06-06T11:00Z", "negative", "1"), ("2021-06-06T11:30Z", "positive", "2")
    for line in lines:
        records(central, tmp_path, pcr(ONE, *line))
        clock.advance(timedelta(minutes=15))
        published(central)
    records(central, tmp_path, {**TWO, "kind": "person"})
    clock.advance(timedelta(hours=12))
    made = published(central)
    header, found = rows(central, "data/daily-1-3.parquet", tmp_path)
    assert made.files == ("data/delta-3-4.parquet", "data/daily-1-3.parquet")
    assert found == {key(central, ONE): pack(HealthRecord(Status.RED))}
    assert header.generated_at == NOON + timedelta(minutes=30)
    clock.advance(timedelta(minutes=15))
    assert published(central).files == ("data/delta-4-5.parquet",)


def test_old_files_leave_the_list_first_and_the_store_a_day_later(
    central: Central, tmp_path: Path, clock: Clock
) -> None:
    published(central)
    clock.advance(timedelta(minutes=15))
    published(central)
    delta = signed_targets(central.store, KeyRole.DATA)["data/delta-1-2.parquet"]
    name = stored_name(delta.path, delta.sha256)
    clock.advance(timedelta(hours=48, minutes=1))
    published(central)
    assert delta.path not in signed_targets(central.store, KeyRole.DATA)
    assert central.store.read(name) is not None
    clock.advance(timedelta(hours=24, minutes=1))
    published(central)
    assert central.store.read(name) is None


def test_a_base_is_made_every_month(central: Central, clock: Clock) -> None:
    published(central)
    clock.advance(timedelta(days=30, minutes=1))
    assert "data/base-2.parquet" in published(central).files
    clock.advance(timedelta(minutes=15))
    assert published(central).files == ("data/delta-2-3.parquet",)


def test_the_bulletin_of_the_day_is_published(central: Central) -> None:
    document = b'{"date": "2021-06-06", "infected": 395064, "recovered": 367285, "deaths": 4076}'
    with writing(central.engine) as connection:
        put_bulletin(connection, read_bulletin(document.replace(b"4076", b"4075")))
        put_bulletin(connection, read_bulletin(document))
    published(central)
    target = signed_targets(central.store, KeyRole.DATA)["data/bulletin.json"]
    data = central.store.read(stored_name(target.path, target.sha256))
    assert json.loads(data or b"")["deaths"] == 4076
    assert target.note == {"version": 2}


@pytest.mark.parametrize("wrong", [b"{", b"{}", b'{"date": "2021-06-06", "infected": -1, "recovered": 0, "deaths": 0}'])
def test_a_bulletin_that_is_not_one_is_refused_in_words(wrong: bytes) -> None:
    with pytest.raises(CentralError, match="bulletin"):
        read_bulletin(wrong)
