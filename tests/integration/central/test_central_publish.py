"""Publications, as python-tuf's own client and the snapshot reader see them."""

import json
import threading
from datetime import timedelta
from pathlib import Path

import httpx
import numpy as np
import pytest
from sqlalchemy import text
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp

from sync.central.bulletin import put_bulletin, read_bulletin
from sync.central.central import Central
from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.keys import KeyRole, load_keys
from sync.central.new_pepper import new_pepper
from sync.central.peppers import pepper_in_force, read_pepper
from sync.central.publish import PUBLISHING, alone, publish
from sync.central.publish_metadata import signed_targets, stored_name
from sync.central.rule_change import preview, use_rule_set
from sync.model.identity import Passport
from sync.model.status import TOMBSTONE, HealthRecord, Status, pack
from sync.wire.api import TargetNote
from sync.wire.digest import rows_digest
from sync.wire.identity_key import identity_key
from sync.wire.snapshot_file import Header, read_header, read_rows
from tests.integration.central.conftest import NOON, Clock
from tests.integration.central.world import published, records

ONE = {"passport_state": "UZB", "passport_number": "AA1234567"}
TWO = {"passport_state": "KGZ", "passport_number": "AC7654321"}


def rows(central: Central, path: str, folder: Path) -> tuple[Header, dict[int, int]]:
    """Read a published file as the metadata name it."""
    target = signed_targets(central.store, KeyRole.DATA)[path]
    data = central.store.read(stored_name(path, target.sha256))
    assert data is not None
    copy = folder / Path(path).name
    copy.write_bytes(data)
    found: dict[int, int] = {}
    for keys, values in read_rows(copy):
        found |= dict(zip(keys.tolist(), values.tolist(), strict=True))
    return read_header(copy), found


def key(central: Central, who: dict[str, str]) -> int:
    with reading(central.engine) as connection:
        pepper = read_pepper(central.folder, pepper_in_force(connection))
    return identity_key(Passport(who["passport_state"], who["passport_number"]), pepper)


def pcr(who: dict[str, str], at: str, result: str, source_id: str) -> dict[str, object]:
    return {**who, "kind": "pcr", "at": at, "result": result, "source_id": source_id}


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


def test_a_new_pepper_makes_the_next_publication_a_whole_one(central: Central, tmp_path: Path) -> None:
    records(central, tmp_path, {**ONE, "kind": "person"})
    published(central)
    old = key(central, ONE)
    pepper_id = new_pepper(central, lambda _done, _total: None)
    records(central, tmp_path, pcr(ONE, "2021-06-06T09:00Z", "positive", "1"))
    made = published(central)
    header, found = rows(central, "data/base-2.parquet", tmp_path)
    assert made.files == ("data/base-2.parquet",)
    assert header.pepper_id == pepper_id
    assert found == {key(central, ONE): pack(HealthRecord(Status.RED))}
    assert key(central, ONE) != old
    assert list(signed_targets(central.store, KeyRole.DATA)) == ["data/base-2.parquet"]


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


def test_a_publisher_that_died_before_signing_is_made_good_by_the_next(central: Central, tmp_path: Path) -> None:
    published(central)
    records(central, tmp_path, pcr(ONE, "2021-06-06T09:00Z", "positive", "1"))
    with pytest.raises(KeyError):
        publish(central, {}, lambda _done, _total: None)
    assert "data/delta-1-2.parquet" not in signed_targets(central.store, KeyRole.DATA)
    published(central)
    assert {"data/delta-1-2.parquet", "data/delta-2-3.parquet"} <= signed_targets(central.store, KeyRole.DATA).keys()


def test_one_publisher_works_at_a_time(central: Central) -> None:
    with alone(central), pytest.raises(CentralError, match="another publication is under way"):
        published(central)
    assert published(central).seq == 1


def test_a_register_that_does_not_add_up_publishes_no_base(central: Central, tmp_path: Path) -> None:
    records(central, tmp_path, {**ONE, "kind": "person"})
    published(central)
    with writing(central.engine) as connection:
        connection.execute(text("UPDATE person SET value = 3 << 24"))
    with pytest.raises(CentralError, match="not those of publication"):
        published(central, base=True)


def test_a_change_of_rule_set_is_counted_before_it_is_made(central: Central, tmp_path: Path) -> None:
    records(
        central,
        tmp_path,
        pcr(ONE, "2021-06-01T09:00Z", "negative", "1"),
        {**TWO, "kind": "dose", "at": "2021-06-01", "product": "qazvac", "number": 1, "source_id": "2"},
        {"passport_state": "D", "passport_number": "C01X00T47", "kind": "person"},
    )
    published(central)
    found = preview(central, "2021-09-27", lambda _done, _total: None)
    assert found == {(Status.BLUE, Status.GREEN): 2}
    assert published(central).changes == 0
    assert use_rule_set(central, "2021-09-27", lambda _done, _total: None) == 2
    assert published(central).changes == 2
    assert not preview(central, "2021-09-27", lambda _done, _total: None)


def test_an_interrupted_change_of_rule_set_publishes_nothing_and_goes_on(
    central: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sync.central.rule_change.PEOPLE_AT_A_TIME", 1)
    records(central, tmp_path, {**TWO, "kind": "person"}, pcr(ONE, "2021-06-01T09:00Z", "negative", "1"))
    published(central)
    with pytest.raises(KeyboardInterrupt):
        use_rule_set(central, "2021-09-27", interrupt)
    with pytest.raises(CentralError, match="not finished"):
        published(central)
    assert use_rule_set(central, "2021-09-27", lambda _done, _total: None) == 1
    assert published(central).changes == 1


def test_two_publishers_at_once_leave_one_line_of_publications(central: Central, tmp_path: Path) -> None:
    published(central)
    records(central, tmp_path, {**ONE, "kind": "person"})
    refused: list[CentralError] = []

    def publisher() -> None:
        for _ in range(4):
            try:
                published(central)
            except CentralError as fault:
                refused.append(fault)

    threads = [threading.Thread(target=publisher) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {fault.code for fault in refused} <= {"publishing"}
    last = published(central).seq
    assert last == 1 + 12 - len(refused) + 1
    names = signed_targets(central.store, KeyRole.DATA).keys()
    assert names == {"data/base-1.parquet", *(f"data/delta-{seq}-{seq + 1}.parquet" for seq in range(1, last))}


def test_records_that_come_while_a_base_is_made_are_in_the_next_delta(central: Central, tmp_path: Path) -> None:
    records(central, tmp_path, {**ONE, "kind": "person"})
    published(central)
    came: list[int] = []

    def meanwhile(_done: int, _total: int) -> None:
        if not came:
            came.append(1)
            thread = threading.Thread(
                target=records, args=(central, tmp_path, pcr(ONE, "2021-06-06T09:00Z", "positive", "1"))
            )
            thread.start()
            thread.join()

    made = publish(central, load_keys(central.folder, PUBLISHING), meanwhile, base=True)
    assert made.files == ("data/delta-1-2.parquet", "data/base-2.parquet")
    _, base = rows(central, "data/base-2.parquet", tmp_path)
    assert base == {key(central, ONE): pack(HealthRecord(Status.BLUE))}
    assert published(central, base=True).changes == 1


def test_the_bulletin_of_the_day_is_published(central: Central) -> None:
    document = b'{"date": "2021-06-06", "infected": 395064, "recovered": 367285, "deaths": 4076}'
    with writing(central.engine) as connection:
        put_bulletin(connection, read_bulletin(document.replace(b"4076", b"4075")))
        put_bulletin(connection, read_bulletin(document))
    published(central)
    target = signed_targets(central.store, KeyRole.DATA)["data/bulletin.json"]
    data = central.store.read(stored_name(target.path, target.sha256))
    assert json.loads(data or b"")["deaths"] == 4076


@pytest.mark.parametrize("wrong", [b"{", b"{}", b'{"date": "2021-06-06", "infected": -1, "recovered": 0, "deaths": 0}'])
def test_a_bulletin_that_is_not_one_is_refused_in_words(wrong: bytes) -> None:
    with pytest.raises(CentralError, match="bulletin"):
        read_bulletin(wrong)
