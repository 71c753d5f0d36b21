"""Records in Parquet: a flat table whose columns are a record's members. Only this module reads such files."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from sync.central.errors import CentralError
from sync.central.register.record import MEMBERS

ROWS_AT_A_TIME: Final = 5_000


def parquet_records(path: Path) -> Iterator[dict[str, object]]:
    """Give each row as a record's members; raise CentralError where the file is not such a table."""
    try:
        with pq.ParquetFile(path) as file:
            if unknown := sorted(set(file.schema_arrow.names) - MEMBERS):
                remedy = f"name the columns after some of {', '.join(sorted(MEMBERS))}"
                raise CentralError("import", f"{path.name} has columns this program does not know: {unknown}", remedy)
            for batch in file.iter_batches(ROWS_AT_A_TIME):
                for row in batch.to_pylist():
                    yield {name: _plain(value) for name, value in row.items()}
    except pa.ArrowException as fault:
        raise CentralError("import", f"{path.name}: {str(fault)[:200]}", "make the file again") from fault


def _plain(value: object) -> object:
    """Write instants and dates as the other formats do; one without a zone stays without, and is refused later."""
    return value.isoformat() if isinstance(value, datetime | date) else value
