"""The lines of a file of records, read and keyed in batches; those of a large file by a process of its own.

Reading costs as much as storing. Two processes do both at once, and what passes between them is plain.
"""

import gc
import json
import os
import signal
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
from sync.central.register.import_csv import Line, csv_lines, is_torn
from sync.central.register.ingest import KeyedRecord, keyed
from sync.central.register.record import Refused, read_record

LONGEST_LINE: Final = 4096
BATCH: Final = 20_000
LARGE: Final = 16 << 20


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
                yield _batch(reading, portion, done(portion[-1][0]))
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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asked: this ends when nobody listens
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
def _opened(path: Path) -> Iterator[tuple[Iterator[Line], Callable[[int], int]]]:
    """Open a file by its name's ending; give its lines, and what tells how many bytes of it are done with the last."""
    match path.suffix.lower():
        case ".csv" | ".ndjson" | ".jsonl" as suffix:
            with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
                lines = csv_lines(path.name, _bounded(file)) if suffix == ".csv" else _json_lines(file)
                yield lines, lambda _last: os.lseek(file.fileno(), 0, os.SEEK_CUR)
        case ".parquet":
            from sync.central.register.import_parquet import opened_parquet  # noqa: PLC0415  # 0.1 s most do not need

            with opened_parquet(path) as (records, rows):
                yield enumerate(records, 1), lambda last: _size(path) * last // rows
        case _:
            remedy = "unpack it if it is packed, and name it after its format"
            raise CentralError("import", f"{path.name} is neither .csv, .ndjson nor .parquet", remedy)


def _json_lines(file: TextIO) -> Iterator[Line]:
    for number, line in enumerate(_bounded(file), 1):
        if is_torn(line):
            yield number, Refused("line", "not_utf8")
        elif line.strip():
            yield number, _json_record(line)


def _json_record(line: str) -> Mapping[str, object] | Refused:
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError):
        plain = None
    return plain if isinstance(plain, dict) else Refused("line", "not_a_json_object")


def _bounded(file: TextIO) -> Iterator[str]:
    """Give lines of bounded length; the rest of a longer one is skipped, which then fails as a record."""
    while line := file.readline(LONGEST_LINE):
        yield line
        while len(line) == LONGEST_LINE and not line.endswith("\n"):
            line = file.readline(LONGEST_LINE)
