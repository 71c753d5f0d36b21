from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.model.status import TOMBSTONE
from sync.wire import snapshot_file
from sync.wire.snapshot_file import Header, SnapshotFault, read_header, read_rows, write_base, write_delta
from tests.fakes.published import FIRST, Rows, arrays, digest, some_rows

LAST_KEY = (1 << 56) - 1
ROWS = st.dictionaries(st.integers(1, LAST_KEY), st.integers(0, TOMBSTONE - 1), max_size=30)
CHANGES = st.dictionaries(st.integers(1, LAST_KEY), st.integers(0, TOMBSTONE), max_size=30)
same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
FOOTER = {
    b"format": b"ashyq-snapshot-1",
    b"seq": b"7",
    b"from": b"0",
    b"generated_at": b"2021-06-06T12:00:00Z",
    b"pepper_id": b"p1",
    b"rows": b"3",
    b"digest": b"0123456789abcdef",
}


def rows_of(path: Path) -> Rows:
    return {int(key): int(value) for keys, values in read_rows(path) for key, value in zip(keys, values, strict=True)}


@same_folder
@given(rows=ROWS)
def test_a_base_reads_back_as_it_was_written_and_says_what_it_holds(tmp_path: Path, rows: Rows) -> None:
    path = tmp_path / "base"
    header = write_base(path, 7, FIRST, "p1", [arrays(rows)])
    assert header == read_header(path) == Header(7, 0, FIRST, "p1", len(rows), digest(rows))
    assert header.is_base
    assert rows_of(path) == rows


@same_folder
@given(changes=CHANGES)
def test_a_delta_reads_back_with_its_tombstones(tmp_path: Path, changes: Rows) -> None:
    path = tmp_path / "delta"
    header = Header(9, 7, FIRST, "p1", 1234, 0xFFFF_0000_FFFF_0000)
    write_delta(path, header, *arrays(changes))
    assert read_header(path) == header
    assert not header.is_base
    assert rows_of(path) == changes


@pytest.mark.parametrize("cuts", [[], [1], [5, 5, 6], [4, 8, 12, 16]])
def test_chunks_of_any_size_make_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cuts: list[int]
) -> None:
    monkeypatch.setattr(snapshot_file, "ROW_GROUP", 4)
    keys, values = arrays(some_rows(18))
    parts = list(zip(np.split(keys, cuts), np.split(values, cuts), strict=True))
    write_base(tmp_path / "parts", 7, FIRST, "p1", parts)
    write_base(tmp_path / "whole", 7, FIRST, "p1", [(keys, values)])
    assert (tmp_path / "parts").read_bytes() == (tmp_path / "whole").read_bytes()
    assert [len(chunk) for chunk, _ in read_rows(tmp_path / "whole")] == [4, 4, 4, 4, 2]


@pytest.mark.parametrize("keys", [[2, 1], [1, 1], [0], [-1], [LAST_KEY + 1]])
def test_rows_out_of_order_or_range_are_our_own_mistake(tmp_path: Path, keys: list[int]) -> None:
    with pytest.raises(ValueError, match="ascending"):
        write_base(tmp_path / "base", 7, FIRST, "p1", [(np.array(keys), np.zeros(len(keys), np.uint32))])


def test_order_holds_across_chunks_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot_file, "ROW_GROUP", 2)
    with pytest.raises(ValueError, match="ascending"):
        write_base(tmp_path / "base", 7, FIRST, "p1", [arrays({5: 0, 6: 0}), arrays({3: 0})])


def test_a_base_holds_no_tombstone_and_a_delta_starts_somewhere(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="value"):
        write_base(tmp_path / "base", 7, FIRST, "p1", [arrays({5: TOMBSTONE})])
    with pytest.raises(ValueError, match="starts"):
        write_delta(tmp_path / "delta", Header(7, 0, FIRST, "p1", 0, 0), *arrays({}))


@pytest.mark.parametrize(
    "change",
    [{"seq": 0}, {"seq": 10**16}, {"pepper_id": ""}, {"pepper_id": "P 1"}, {"rows": -1}, {"digest": 1 << 64}],
)
def test_a_footer_that_no_reader_takes_is_not_written(tmp_path: Path, change: dict[str, Any]) -> None:
    header = replace(Header(7, 6, FIRST, "p1", 1, 1), **change)
    with pytest.raises(ValueError, match="footer"):
        write_delta(tmp_path / "delta", header, *arrays({1: 1}))


def parquet(path: Path, footer: dict[bytes, bytes], columns: dict[str, Any] | None = None) -> Path:
    """Write any Parquet file; without `columns` the right ones, of three rows."""
    right = {
        "gap": pa.array([1, 1, 1], pa.int64()),
        "status": pa.array([0, 1, 3], pa.uint8()),
        "end": pa.array([None, 7, None], pa.uint32()),
    }
    table = pa.table(right | (columns or {}))
    schema = pa.schema([pa.field(one.name, one.type, nullable=one.name == "end") for one in table.schema])
    with pq.ParquetWriter(path, schema, store_schema=False) as writer:
        writer.write_table(table.cast(schema))
        writer.add_key_value_metadata(footer)
    return path


def test_the_forged_files_below_are_right_but_for_what_they_change(tmp_path: Path) -> None:
    assert rows_of(parquet(tmp_path / "file", FOOTER)) == {1: 0, 2: 1 << 24 | 7, 3: 3 << 24}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (b"format", b"ashyq-snapshot-2"), (b"seq", b"0"), (b"seq", b"-1"), (b"seq", b"9" * 17), (b"seq", b" 7"),
        (b"seq", "٧".encode()), (b"seq", b"7\n"), (b"from", b"7"), (b"from", b"8"), (b"from", b""), (b"rows", b"4"),
        (b"rows", b"9999999999"), (b"rows", b"3.0"), (b"generated_at", b"2021-02-30T12:00:00Z"),
        (b"generated_at", b"2021-06-06T12:00:00+06:00"), (b"generated_at", b"never"), (b"pepper_id", b""),
        (b"pepper_id", b"p" * 65), (b"pepper_id", b"../p1"), (b"digest", b"0123"), (b"digest", b"0123456789ABCDEF"),
    ],
)  # fmt: skip
def test_a_footer_that_is_not_exact_is_refused(tmp_path: Path, name: bytes, value: bytes) -> None:
    with pytest.raises(SnapshotFault):
        read_header(parquet(tmp_path / "file", FOOTER | {name: value}))


@pytest.mark.parametrize("name", FOOTER)
def test_a_footer_that_lacks_a_member_is_refused(tmp_path: Path, name: bytes) -> None:
    footer = {key: value for key, value in FOOTER.items() if key != name}
    with pytest.raises(SnapshotFault, match=name.decode()):
        read_header(parquet(tmp_path / "file", footer))


@pytest.mark.parametrize(
    "columns",
    [
        {"gap": pa.array([1, 0, 1])}, {"gap": pa.array([1, -1, 1])}, {"gap": pa.array([LAST_KEY, 1, 1])},
        {"gap": pa.array([2**62, 2**62, 2**62])}, {"gap": pa.array([2**63 - 1, 2**63 - 1, 5])},
        {"status": pa.array([4, 0, 0], pa.uint8())}, {"end": pa.array([1 << 24, None, None], pa.uint32())},
        {"status": pa.array([3, 0, 0], pa.uint8()), "end": pa.array([(1 << 24) - 1, None, None], pa.uint32())},
        {"gap": pa.array([1, 1, 1], pa.int32())}, {"status": pa.array(["a", "b", "c"])},
        {"more": pa.array([1, 2, 3])},
    ],
)  # fmt: skip
def test_rows_that_no_register_writes_are_refused(tmp_path: Path, columns: dict[str, Any]) -> None:
    with pytest.raises(SnapshotFault):
        rows_of(parquet(tmp_path / "file", FOOTER, columns))


def test_a_row_group_larger_than_ours_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = parquet(tmp_path / "file", FOOTER)
    monkeypatch.setattr(snapshot_file, "ROW_GROUP", 2)
    with pytest.raises(SnapshotFault, match="row group"):
        read_header(path)


def spoilt(path: Path, spoil: Callable[[bytes], bytes]) -> Path:
    path.write_bytes(spoil(path.read_bytes()))
    return path


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: b"", lambda whole: b"PAR1", lambda whole: whole[:-1], lambda whole: whole[: len(whole) // 2],
        lambda whole: b"<html>Please log in</html>", lambda whole: whole[:-8] + b"\xff\xff\xff\x7fPAR1",
        lambda whole: whole[:-8] + b"\x00\x00\x00\x00PAR1", lambda whole: bytes(len(whole)),
    ],
)  # fmt: skip
def test_what_is_no_parquet_file_is_refused(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    write_base(tmp_path / "file", 7, FIRST, "p1", [arrays(some_rows(100))])
    with pytest.raises(SnapshotFault, match="file"):
        rows_of(spoilt(tmp_path / "file", spoil))


def test_a_file_that_is_not_there_is_refused_in_the_same_words(tmp_path: Path) -> None:
    with pytest.raises(SnapshotFault, match="No such file"):
        read_header(tmp_path / "file")


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_no_flipped_byte_gets_other_rows_past_the_digest(tmp_path: Path, at: float, flip: int) -> None:
    rows = some_rows(40)
    whole = bytearray((tmp_path / "good").read_bytes() if (tmp_path / "good").exists() else b"")
    if not whole:
        write_base(tmp_path / "good", 7, FIRST, "p1", [arrays(rows)])
        whole = bytearray((tmp_path / "good").read_bytes())
    whole[int(at * len(whole))] ^= flip
    (tmp_path / "flipped").write_bytes(whole)
    try:
        header, found = read_header(tmp_path / "flipped"), rows_of(tmp_path / "flipped")
    except SnapshotFault:
        return
    assert found == rows or header.digest != digest(found) or header.rows != len(found)


def test_generated_at_is_stored_in_utc_whatever_zone_it_was_given_in(tmp_path: Path) -> None:
    almaty = datetime.fromisoformat("2021-06-06T18:00:00+06:00")
    write_base(tmp_path / "base", 7, almaty, "p1", [])
    assert read_header(tmp_path / "base").generated_at == datetime(2021, 6, 6, 12, tzinfo=UTC)
