"""A file of records into the register: CSV, NDJSON or Parquet, in batches, with a report of what was refused.

One bad line stops nothing. The same file may be imported again: what is there already is counted, not stored.
"""

import csv
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final, TextIO

from sqlalchemy import text

from sync.central.central import Central, registrar, rule_set_in_force
from sync.central.database import reading, writing, writing_people
from sync.central.errors import CentralError
from sync.central.ingest import apply_records
from sync.central.record import MEMBERS, Record, Refused, read_record

LONGEST_LINE: Final = 4096
BATCH: Final = 5_000

_DONE_TO: Final = text("SELECT value FROM register WHERE name = :name")
_NOTE: Final = text(
    """INSERT INTO register (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value"""
)
_FORGET: Final = text("DELETE FROM register WHERE name = :name")

Line = tuple[int, Mapping[str, object] | Refused]
"""A line's number in the file, from 1, and its members."""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that was not taken: where, which member, why."""

    line: int
    field: str
    reason: str


@dataclass(slots=True)
class ImportReport:
    """What became of a file's lines after `resumed`, which an earlier run had done."""

    resumed: int = 0
    lines: int = 0
    people: int = 0
    facts: int = 0
    repeated: int = 0
    refused: int = 0


def import_file(
    central: Central,
    path: Path,
    source: str,
    refuse: Callable[[RefusedLine], None],
    progress: Callable[[int, int], None],
) -> ImportReport:
    """Import a file; call `refuse` for each line not taken and `progress` with how much of the file is done.

    How far it got is noted with each batch: the same file imported after an interruption goes on from there.
    """
    name = f"import:{_fingerprint(path)}"
    with reading(central.engine) as connection:
        products = rule_set_in_force(connection).products.keys()
        resumed = int(connection.execute(_DONE_TO, {"name": name}).scalar() or 0)
    report = ImportReport(resumed=resumed)
    work = _Work(central, source, name, products, refuse)
    with _opened(path, report) as (lines, done):
        kept = (line for line in lines if line[0] > resumed)
        while batch := list(islice(kept, BATCH)):
            _take(work, batch, report)
            progress(done(), path.stat().st_size)
    with writing(central.engine) as connection:
        connection.execute(_FORGET, {"name": name})
    return report


@dataclass(frozen=True, slots=True)
class _Work:
    """What each batch of a file needs."""

    central: Central
    source: str
    name: str
    products: Collection[str]
    refuse: Callable[[RefusedLine], None]


def _take(work: _Work, batch: list[Line], report: ImportReport) -> None:
    now = work.central.clock()
    numbers: list[int] = []
    records: list[Record] = []
    refused: list[RefusedLine] = []
    for number, plain in batch:
        found = plain if isinstance(plain, Refused) else read_record(plain, work.products, now)
        if isinstance(found, Refused):
            refused.append(RefusedLine(number, found.field, found.reason))
        else:
            numbers.append(number)
            records.append(found)
    with writing_people(work.central.engine) as connection:
        applied = apply_records(connection, registrar(work.central, connection), work.source, records)
        connection.execute(_NOTE, {"name": work.name, "value": str(batch[-1][0])})
    refused += [RefusedLine(numbers[place], why.field, why.reason) for place, why in applied.refused]
    for line in sorted(refused, key=lambda one: one.line):
        work.refuse(line)
    report.lines += len(batch)
    report.people += applied.people
    report.facts += applied.facts
    report.repeated += applied.repeated
    report.refused += len(refused)


@contextmanager
def _opened(path: Path, report: ImportReport) -> Iterator[tuple[Iterator[Line], Callable[[], int]]]:
    """Open a file by its name's ending; give its lines, and how to ask how many bytes of it were read."""
    try:
        match path.suffix.lower():
            case ".csv" | ".ndjson" | ".jsonl" as suffix:
                with path.open(encoding="utf-8-sig", newline="") as file:
                    lines = _csv_lines(path, file) if suffix == ".csv" else _json_lines(file)
                    yield lines, lambda: os.lseek(file.fileno(), 0, os.SEEK_CUR)
            case ".parquet":
                from sync.central.import_parquet import parquet_records  # noqa: PLC0415  # 0.1 s most do not need

                yield enumerate(parquet_records(path), 1), lambda: 0
            case _:
                remedy = "name the file after its format"
                raise CentralError("import", f"{path.name} is neither .csv, .ndjson nor .parquet", remedy)
    except OSError as fault:
        raise CentralError("import", f"{path} cannot be read: {fault.strerror or fault}", "check the file") from fault
    except UnicodeDecodeError as fault:
        raise CentralError("import", f"{path} is not UTF-8 after line {report.lines}", "convert the file") from fault


def _fingerprint(path: Path) -> str:
    """Tell a file from others by its size and its first megabyte."""
    try:
        with path.open("rb") as file:
            return sha256(b"%d" % path.stat().st_size + file.read(1 << 20)).hexdigest()
    except OSError as fault:
        raise CentralError("import", f"{path} cannot be read: {fault.strerror}", "check the path") from fault


def _csv_lines(path: Path, file: TextIO) -> Iterator[Line]:
    rows = csv.reader(_bounded(file), strict=True)
    header = next(rows, [])
    if not header or set(header) - MEMBERS or len(set(header)) != len(header):
        remedy = f"let the first line name some of {', '.join(sorted(MEMBERS))}"
        raise CentralError("import", f"{path.name} has no header this program knows", remedy)
    while True:
        try:
            row = next(rows, None)
        except csv.Error:
            yield rows.line_num, Refused("line", "not_csv")
            continue
        if row is None:
            return
        if len(row) == len(header):
            yield rows.line_num, {name: value for name, value in zip(header, row, strict=True) if value}
        elif row:
            yield rows.line_num, Refused("line", "not_as_many_members_as_the_header")


def _json_lines(file: TextIO) -> Iterator[Line]:
    for number, line in enumerate(_bounded(file), 1):
        if not line.strip():
            continue
        try:
            plain = json.loads(line)
        except (ValueError, RecursionError):
            plain = None
        yield number, plain if isinstance(plain, dict) else Refused("line", "not_a_json_object")


def _bounded(file: TextIO) -> Iterator[str]:
    """Give lines of bounded length; the rest of a longer one is skipped, which then fails as a record."""
    while line := file.readline(LONGEST_LINE):
        yield line
        while len(line) == LONGEST_LINE and not line.endswith("\n"):
            line = file.readline(LONGEST_LINE)
