"""Publishers that die or meet: what is published adds up, and nothing is lost."""

import errno
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import writing
from sync.central.errors import CentralError
from sync.central.publication.keys import KeyRole, load_keys
from sync.central.publication.publish import PUBLISHING, alone, publish
from sync.central.publication.publish_metadata import signed_targets
from sync.model.status import HealthRecord, Status, pack
from tests.integration.central.published_file import ONE, key, pcr, rows
from tests.integration.central.world import published, records


def test_a_publisher_that_died_before_signing_is_made_good_by_the_next(central: Central, tmp_path: Path) -> None:
    published(central)
    records(central, tmp_path, pcr(ONE, "2021-06-06T09:00Z", "positive", "1"))
    with pytest.raises(KeyError):
        publish(central, {}, lambda _done, _total: None)
    assert "data/delta-1-2.parquet" not in signed_targets(central.store, KeyRole.DATA)
    published(central)
    assert {"data/delta-1-2.parquet", "data/delta-2-3.parquet"} <= signed_targets(central.store, KeyRole.DATA).keys()


def test_a_full_disk_is_named_and_the_next_publication_is_whole(
    central: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(central)
    records(central, tmp_path, {**ONE, "kind": "person"})

    def fill(path: Path, *_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with monkeypatch.context() as during:
        during.setattr("sync.central.publication.publish.write_delta", fill)
        with pytest.raises(CentralError, match=r"delta.parquet: No space left on device; make room") as found:
            published(central)
    assert found.value.code == "disk"
    made = published(central)
    assert (made.seq, made.changes) == (2, 1)


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
