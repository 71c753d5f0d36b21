"""Records in Parquet: a flat table whose columns are a record's members. Only this module reads such files."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from sync.central.errors import CentralError
from sync.central.register.record import MEMBERS

ROWS_AT_A_TIME: Final = 5_000
UNREADABLE: Final = "\x00"
"""Stands for a value that Python has no form for; no member may be this."""


@contextmanager
def opened_parquet(path: Path) -> Iterator[tuple[Iterator[dict[str, object]], int]]:
    """Give each row as a record's members, and how many there are; raise CentralError where it is no such table."""
    try:
        with pq.ParquetFile(path) as file:
            if unknown := sorted(set(file.schema_arrow.names) - MEMBERS):
                what = f"{path.name} has columns this program does not know: {', '.join(map(repr, unknown))}"
                raise CentralError("import", what, f"name the columns after some of {', '.join(sorted(MEMBERS))}")
            yield _records(file), file.metadata.num_rows
    except pa.ArrowException as fault:
        raise CentralError("import", f"{path.name}: {str(fault)[:200]}", "make the file again") from fault


def _records(file: pq.ParquetFile) -> Iterator[dict[str, object]]:
    schema = pa.schema([_to_microseconds(field) for field in file.schema_arrow])
    for batch in file.iter_batches(ROWS_AT_A_TIME):
        for row in _rows(batch.cast(schema, safe=False)):
            yield {name: _plain(value) for name, value in row.items()}


def _to_microseconds(field: pa.Field) -> pa.Field:
    """Return a column as Python has it: it knows no nanoseconds, which others write for every instant."""
    kind = field.type
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        return field.with_type(pa.timestamp("us", kind.tz))
    return field


def _rows(batch: pa.RecordBatch) -> list[dict[str, object]]:
    try:
        found: list[dict[str, object]] = batch.to_pylist()
    except (ValueError, OverflowError):  # a year after 9999, a text that is not UTF-8: one value spoils no other
        columns = {name: list(map(_value, batch.column(name))) for name in batch.schema.names}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return found


def _value(one: pa.Scalar) -> object:
    try:
        return one.as_py()
    except (ValueError, OverflowError):
        return UNREADABLE


def _plain(value: object) -> object:
    """Write instants and dates as the other formats do; one without a zone stays without, and is refused later."""
    return value.isoformat() if isinstance(value, datetime | date) else value
