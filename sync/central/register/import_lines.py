"""The lines of a file of records, read and keyed in batches; those of a large file by a process of its own.

Reading costs as much as storing. Two processes do both at once, and what passes between them is plain.
"""

import csv
import gc
import json
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, NamedTuple, TextIO

from sync.central.errors import CentralError
from sync.central.register.ingest import KeyedRecord, keyed
from sync.central.register.record import MEMBERS, Refused, read_record

LONGEST_LINE: Final = 4096
BATCH: Final = 20_000
LARGE: Final = 16 << 20

_NOT_UTF8: Final = re.compile("[\ud800-\udfff]")
"""What stands for a byte that no UTF-8 text has (PEP 383)."""

Line = tuple[int, Mapping[str, object] | Refused]
"""A line's number in the file, from 1, and its members."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to read, from after which line, and how."""

    path: Path
    after: int
    products: Collection[str]
    pepper: bytes
    now: datetime


class Batch(NamedTuple):
    """Lines that were read: the number of the last one, bytes read so far, the sound records and the others."""

    last: int
    done: int
    lines: int
    numbers: list[int]
    records: list[KeyedRecord]
    refused: list[tuple[int, str, str]]


@contextmanager
def batches(reading: Reading) -> Iterator[Iterator[Batch]]:
    """Give a file's batches; raise CentralError, before or between them, where it is not what its name says."""
    if _size(reading.path) < LARGE:
        yield read_batches(reading)
        return
    here, there = get_context("spawn").Pipe(duplex=False)
    reader = get_context("spawn").Process(target=_send_batches, args=(reading, there), daemon=True)
    reader.start()
    there.close()
    try:
        yield _receive_batches(here)
    finally:
        here.close()
        reader.join()


def read_batches(reading: Reading) -> Iterator[Batch]:
    """Read a file in batches."""
    try:
        with _opened(reading.path) as (lines, done):
            kept = (line for line in lines if line[0] > reading.after)
            while portion := list(islice(kept, BATCH)):
                yield _batch(reading, portion, done())
    except OSError as fault:
        raise CentralError("import", f"{reading.path}: {fault.strerror or fault}", "check the file") from fault


def _batch(reading: Reading, portion: list[Line], done: int) -> Batch:
    batch = Batch(portion[-1][0], done, len(portion), [], [], [])
    for number, plain in portion:
        found = plain if isinstance(plain, Refused) else read_record(plain, reading.products, reading.now)
        if isinstance(found, Refused):
            batch.refused.append((number, found.field, found.reason))
        else:
            batch.numbers.append(number)
            batch.records.append(keyed(found, reading.pepper))
    return batch


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for garbage cycles seldom: there are none, and each look goes over the whole batch (a third of the time)."""
    usual = gc.get_threshold()
    gc.set_threshold(20 * BATCH, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _send_batches(reading: Reading, there: "Connection[Batch | tuple[str, str, str] | None, None]") -> None:
    try:
        with seldom_collecting():
            for batch in read_batches(reading):
                there.send(batch)
        there.send(None)
    except CentralError as fault:
        there.send((fault.code, fault.what, fault.remedy))
    except BrokenPipeError:  # whoever wanted them is gone
        pass


def _receive_batches(here: "Connection[None, Batch | tuple[str, str, str] | None]") -> Iterator[Batch]:
    try:
        while (found := here.recv()) is not None:
            if not isinstance(found, Batch):
                raise CentralError(*found)
            yield found
    except (EOFError, OSError) as fault:  # OSError: killed in the middle of a batch
        remedy = "import the file again: it goes on where it was"
        raise CentralError("import", "the process that reads the file was killed", remedy) from fault


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as fault:
        raise CentralError("import", f"{path} cannot be read: {fault.strerror}", "check the path") from fault


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Iterator[Line], Callable[[], int]]]:
    """Open a file by its name's ending; give its lines, and how to ask how many bytes of it were read."""
    match path.suffix.lower():
        case ".csv" | ".ndjson" | ".jsonl" as suffix:
            with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
                lines = _csv_lines(path, file) if suffix == ".csv" else _json_lines(file)
                yield lines, lambda: os.lseek(file.fileno(), 0, os.SEEK_CUR)
        case ".parquet":
            from sync.central.register.import_parquet import parquet_records  # noqa: PLC0415  # 0.1 s most do not need

            yield enumerate(parquet_records(path), 1), lambda: 0
        case _:
            remedy = "name the file after its format"
            raise CentralError("import", f"{path.name} is neither .csv, .ndjson nor .parquet", remedy)


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
        if any(map(_is_torn, row)):
            yield rows.line_num, Refused("line", "not_utf8")
        elif len(row) == len(header):
            yield rows.line_num, dict(zip(header, row, strict=True))
        elif row:
            yield rows.line_num, Refused("line", "not_as_many_members_as_the_header")


def _json_lines(file: TextIO) -> Iterator[Line]:
    for number, line in enumerate(_bounded(file), 1):
        if _is_torn(line):
            yield number, Refused("line", "not_utf8")
        elif line.strip():
            yield number, _json_record(line)


def _json_record(line: str) -> Mapping[str, object] | Refused:
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError):
        plain = None
    return plain if isinstance(plain, dict) else Refused("line", "not_a_json_object")


def _is_torn(text: str) -> bool:
    """Tell whether some of it was not UTF-8."""
    return not text.isascii() and _NOT_UTF8.search(text) is not None


def _bounded(file: TextIO) -> Iterator[str]:
    """Give lines of bounded length; the rest of a longer one is skipped, which then fails as a record."""
    while line := file.readline(LONGEST_LINE):
        yield line
        while len(line) == LONGEST_LINE and not line.endswith("\n"):
            line = file.readline(LONGEST_LINE)
