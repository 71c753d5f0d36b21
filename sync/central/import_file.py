"""A file of records into the register: CSV or NDJSON, in batches, with a report of what was refused.

One bad line stops nothing. The same file may be imported again: what is there already is counted, not stored.
"""

import csv
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final, TextIO

from sync.central.central import Central, registrar, rule_set_in_force
from sync.central.database import reading, writing_people
from sync.central.errors import CentralError
from sync.central.ingest import apply_records
from sync.central.record import MEMBERS, Record, Refused, read_record

LONGEST_LINE: Final = 4096
BATCH: Final = 5_000

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
    """What became of a file's lines so far."""

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
    progress: Callable[[int], None],
) -> ImportReport:
    """Import a file; call `refuse` for each line not taken and `progress` with how many bytes of it are done."""
    report = ImportReport()
    with reading(central.engine) as connection:
        products = rule_set_in_force(connection).products.keys()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = _lines(path, file)
            while batch := list(islice(lines, BATCH)):
                _take(central, source, batch, products, report, refuse)
                progress(os.lseek(file.fileno(), 0, os.SEEK_CUR))
    except OSError as fault:
        raise CentralError("import", f"{path} cannot be read: {fault.strerror}", "check the path") from fault
    except UnicodeDecodeError as fault:
        raise CentralError("import", f"{path} is not UTF-8 after line {report.lines}", "convert the file") from fault
    return report


def _take(
    central: Central,
    source: str,
    batch: list[Line],
    products: Collection[str],
    report: ImportReport,
    refuse: Callable[[RefusedLine], None],
) -> None:
    now = central.clock()
    numbers: list[int] = []
    records: list[Record] = []
    refused: list[RefusedLine] = []
    for number, plain in batch:
        found = _read(plain, products, now)
        if isinstance(found, Refused):
            refused.append(RefusedLine(number, found.field, found.reason))
        else:
            numbers.append(number)
            records.append(found)
    with writing_people(central.engine) as connection:
        applied = apply_records(connection, registrar(central, connection), source, records)
    refused += [RefusedLine(numbers[place], why.field, why.reason) for place, why in applied.refused]
    for line in sorted(refused, key=lambda one: one.line):
        refuse(line)
    report.lines += len(batch)
    report.people += applied.people
    report.facts += applied.facts
    report.repeated += applied.repeated
    report.refused += len(refused)


def _read(plain: Mapping[str, object] | Refused, products: Collection[str], now: datetime) -> Record | Refused:
    return plain if isinstance(plain, Refused) else read_record(plain, products, now)


def _lines(path: Path, file: TextIO) -> Iterator[Line]:
    if path.suffix.lower() == ".csv":
        return _csv_lines(path, file)
    if path.suffix.lower() in {".ndjson", ".jsonl"}:
        return _json_lines(file)
    raise CentralError("import", f"{path.name} is neither .csv nor .ndjson", "name the file after its format")


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
            yield rows.line_num, dict(zip(header, row, strict=True))
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
