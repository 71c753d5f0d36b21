"""The file in which rows travel: Parquet, a base or a delta, with a footer that says exactly what it is.

Three columns, all zstd: `gap`, the difference of sorted identity keys (the first one's from 0), byte-stream split;
`status`, the upper two bits of the 26-bit value, by dictionary; `end`, its lower 24, null where they are 0. Keyed
hashes cannot be compressed, but that they are sorted can: 20 million rows take 5 % more than the least possible.

A base is what leads from nothing (`from_seq` 0) to `seq`. A delta leads from one seq to a later one: rows to set, and
rows to remove, whose value is the tombstone. Both name the number of rows and the state digest that hold at `seq`.

Only this module knows pyarrow. Everything read is bounded before it is used; what is wrong is a SnapshotFault.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from sync.model.status import END_BITS, LAST_END, TOMBSTONE
from sync.wire.digest import DIGEST_MASK, EMPTY, Keys, Values, rows_digest
from sync.wire.identity_key import KEY_BITS

FORMAT: Final = b"ashyq-snapshot-1"
ROW_GROUP: Final = 1 << 20
MOST_ROWS: Final = 1 << 28
LAST_SEQ: Final = (1 << 53) - 1
LAST_KEY: Final = (1 << KEY_BITS) - 1
VALUE_BITS: Final = TOMBSTONE.bit_length()

_LARGEST_FILE: Final = 4 << 30
_LARGEST_FOOTER: Final = 4 << 20
_LARGEST_GROUP: Final = 32 << 20
_LARGEST_TEXT: Final = 1 << 16
_SCHEMA: Final = pa.schema(
    [
        pa.field("gap", pa.int64(), nullable=False),
        pa.field("status", pa.uint8(), nullable=False),
        pa.field("end", pa.uint32()),
    ]
)
_COMPRESSION_LEVEL: Final = 3
_FIELDS: Final = {
    b"format": re.compile(re.escape(FORMAT)),
    b"seq": re.compile(rb"[1-9][0-9]{0,15}"),
    b"from": re.compile(rb"0|[1-9][0-9]{0,15}"),
    b"generated_at": re.compile(rb"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"),
    b"pepper_id": re.compile(rb"[a-z0-9_.:-]{1,64}"),
    b"rows": re.compile(rb"0|[1-9][0-9]{0,9}"),
    b"digest": re.compile(rb"[0-9a-f]{16}"),
}

Rows = tuple[Keys, Values]


class SnapshotFault(Exception):
    """A file is not the snapshot file it should be; says why, in words."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a file's footer says. `rows` and `digest` are those of the state at `seq`, not of the file.

    `from_seq` is 0 for a base. `generated_at` is aware UTC, whole seconds: the age of the data counts from it.
    """

    seq: int
    from_seq: int
    generated_at: datetime
    pepper_id: str
    rows: int
    digest: int

    @property
    def is_base(self) -> bool:
        """Tell whether the file stands alone."""
        return self.from_seq == 0


def write_base(path: Path, seq: int, generated_at: datetime, pepper_id: str, chunks: Iterable[Rows]) -> Header:
    """Write a base from chunks of rows, in ascending order of their keys over all chunks; return what its footer says.

    Chunks may have any size; a row group's worth is held at a time. Rows out of order are a ValueError.
    """
    rows, digest = 0, EMPTY
    with pq.ParquetWriter(path, _SCHEMA, **_writing()) as writer:
        for keys, values in _groups(chunks, LAST_KEY, TOMBSTONE - 1, writer):
            rows += len(keys)
            digest = digest + rows_digest(keys, values) & DIGEST_MASK
        header = Header(seq, 0, generated_at, pepper_id, rows, digest)
        writer.add_key_value_metadata(_footer(header))
    return header


def write_delta(path: Path, header: Header, keys: Keys, values: Values) -> None:
    """Write a delta: ascending keys, the new value of each or TOMBSTONE; `header` names the state it leads to."""
    if header.is_base:
        raise ValueError("a delta starts somewhere")
    with pq.ParquetWriter(path, _SCHEMA, **_writing()) as writer:
        for _ in _groups([(keys, values)], LAST_KEY, TOMBSTONE, writer):
            pass
        writer.add_key_value_metadata(_footer(header))


def read_header(path: Path) -> Header:
    """Read what a file says it is, after checking its shape. Raises SnapshotFault."""
    with _opened(path) as file:
        return _header(file)


def read_rows(path: Path) -> Iterator[Rows]:
    """Yield a file's rows in chunks of at most ROW_GROUP, ascending: identity keys (int64) and values (uint32).

    Raises SnapshotFault as soon as something is not in order; what was yielded before it is then worthless.
    """
    with _opened(path) as file:
        header, last = _header(file), 0
        for group in range(file.num_row_groups):
            table = file.read_row_group(group, use_threads=False)
            keys = _keys(table["gap"].to_numpy(), last)
            values = _values(table["status"].to_numpy(), table["end"].fill_null(0).to_numpy(), header)
            last = int(keys[-1]) if len(keys) else last
            yield keys, values


def _groups(chunks: Iterable[Rows], last_key: int, last_value: int, writer: pq.ParquetWriter) -> Iterator[Rows]:
    last = 0
    for keys, values in _in_groups(chunks):
        gaps = np.diff(keys, prepend=last)
        if gaps.min() < 1 or keys[-1] > last_key:
            raise ValueError("identity keys must be positive, ascending and of 56 bits")
        if values.max() > last_value:
            raise ValueError("a value does not fit")
        last = int(keys[-1])
        writer.write_table(_table(gaps, values), row_group_size=ROW_GROUP)
        yield keys, values


def _table(gaps: Keys, values: Values) -> pa.Table:
    ends = values & LAST_END
    columns = [gaps, (values >> END_BITS).astype(np.uint8), pa.array(ends, mask=ends == 0)]
    return pa.table(columns, schema=_SCHEMA)


def _in_groups(chunks: Iterable[Rows]) -> Iterator[Rows]:
    """Cut and join chunks so that each but the last has exactly ROW_GROUP rows; none is empty."""
    keys, values = np.empty(0, np.int64), np.empty(0, np.uint32)
    for more_keys, more_values in chunks:
        keys, values = np.concatenate([keys, more_keys]), np.concatenate([values, more_values])
        while len(keys) >= ROW_GROUP:
            yield keys[:ROW_GROUP], values[:ROW_GROUP]
            keys, values = keys[ROW_GROUP:], values[ROW_GROUP:]
    if len(keys):
        yield keys, values


def _writing() -> dict[str, object]:
    return {
        "compression": "zstd",
        "compression_level": _COMPRESSION_LEVEL,
        "use_dictionary": ["status"],
        "column_encoding": {"gap": "BYTE_STREAM_SPLIT", "end": "BYTE_STREAM_SPLIT"},
        "write_statistics": False,
        "store_schema": False,
    }


def _footer(header: Header) -> dict[bytes, bytes]:
    footer = {
        b"format": FORMAT,
        b"seq": b"%d" % header.seq,
        b"from": b"%d" % header.from_seq,
        b"generated_at": header.generated_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode(),
        b"pepper_id": header.pepper_id.encode(),
        b"rows": b"%d" % header.rows,
        b"digest": b"%016x" % header.digest,
    }
    if wrong := [name.decode() for name, value in footer.items() if not _FIELDS[name].fullmatch(value)]:
        raise ValueError(f"not fit for a footer: {wrong}")
    return footer


@contextmanager
def _opened(path: Path) -> Iterator[pq.ParquetFile]:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise SnapshotFault(f"{path.name} is larger than any snapshot")
        file = pq.ParquetFile(
            path,
            thrift_string_size_limit=_LARGEST_TEXT,
            thrift_container_size_limit=_LARGEST_TEXT,
            pre_buffer=False,
        )
        with file:
            yield file
    except (pa.ArrowException, OSError, OverflowError, UnicodeError) as fault:
        raise SnapshotFault(f"{path.name} is not a snapshot file: {str(fault)[:200]}") from fault


def _header(file: pq.ParquetFile) -> Header:
    shape = file.metadata
    if shape.serialized_size > _LARGEST_FOOTER or not file.schema_arrow.equals(_SCHEMA):
        raise SnapshotFault("the columns are not those of a snapshot")
    groups = [shape.row_group(number) for number in range(shape.num_row_groups)]
    if not 0 <= shape.num_rows <= MOST_ROWS or sum(group.num_rows for group in groups) != shape.num_rows:
        raise SnapshotFault(f"{shape.num_rows} rows are no snapshot's")
    if any(not 0 < group.num_rows <= ROW_GROUP or group.total_byte_size > _LARGEST_GROUP for group in groups):
        raise SnapshotFault("a row group is larger than any snapshot's")
    header = _stated(file.metadata.metadata or {})
    if header.is_base and header.rows != shape.num_rows:
        raise SnapshotFault(f"the footer says {header.rows} rows, the file has {shape.num_rows}")
    return header


def _stated(footer: dict[bytes, bytes]) -> Header:
    for name, form in _FIELDS.items():
        if not form.fullmatch(footer.get(name, b"")):
            raise SnapshotFault(f"the footer's {name.decode()} is missing or malformed")
    seq, start, rows = int(footer[b"seq"]), int(footer[b"from"]), int(footer[b"rows"])
    if not start < seq <= LAST_SEQ or rows > MOST_ROWS:
        raise SnapshotFault("the footer's numbers contradict each other")
    try:
        generated_at = datetime.strptime(footer[b"generated_at"].decode(), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as fault:
        raise SnapshotFault("the footer's generated_at is no date") from fault
    return Header(seq, start, generated_at, footer[b"pepper_id"].decode(), rows, int(footer[b"digest"], 16))


def _keys(gaps: Keys, last: int) -> Keys:
    """Add up gaps from the last key; their sum is first bounded in floating point, so that it cannot wrap."""
    if len(gaps) and (gaps.min() < 1 or last + float(gaps.sum(dtype=np.float64)) > 2.0 * LAST_KEY):
        raise SnapshotFault("the keys are not ascending")
    keys: npt.NDArray[np.int64] = np.cumsum(gaps, dtype=np.int64)
    keys += last
    if len(keys) and keys[-1] > LAST_KEY:
        raise SnapshotFault("a key has more than 56 bits")
    return keys


def _values(statuses: npt.NDArray[np.uint8], ends: Values, header: Header) -> Values:
    if len(ends) and (statuses.max() >= 1 << (VALUE_BITS - END_BITS) or ends.max() > LAST_END):
        raise SnapshotFault("a value has more than 26 bits")
    values: Values = statuses.astype(np.uint32) << np.uint32(END_BITS) | ends
    if header.is_base and (values == TOMBSTONE).any():
        raise SnapshotFault("a base holds a tombstone")
    return values
