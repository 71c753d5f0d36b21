"""A file of records into the register: CSV, NDJSON or Parquet, in batches, with a report of what was refused.

One bad line stops nothing. The same file may be imported again: what is there already is counted, not stored.

How far a file is done is noted in the register with each batch, and what the batch refused beside it, so that whoever
goes on after an interruption is told of every line. Both are forgotten when the file is through.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central, registrar, rule_set_in_force
from sync.central.database import reading, writing, writing_people
from sync.central.errors import CentralError
from sync.central.publication.peppers import pepper_in_force, read_pepper
from sync.central.register.import_lines import Batch, Reading, batches, seldom_collecting
from sync.central.register.ingest import apply_records
from sync.central.register.record import check_source

MOST_KEPT: Final = 100_000
"""Refused lines of one file that are kept over an interruption; of more, the number."""

_DONE_TO: Final = text("SELECT value FROM register WHERE name = :name")
_KEPT: Final = text("SELECT value FROM register WHERE name LIKE :name || ':%'")
_NOTE: Final = text(
    """INSERT INTO register (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value"""
)
_FORGET: Final = text("DELETE FROM register WHERE name = :name OR name LIKE :name || ':%'")


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that was not taken: where, which member, why."""

    line: int
    field: str
    reason: str


@dataclass(slots=True)
class ImportReport:
    """What became of a file's lines after `resumed`, which an earlier run had done and refused some of.

    `unnamed` of those were too many to be kept.
    """

    resumed: int = 0
    refused_before: int = 0
    unnamed: int = 0
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

    The same file of the same source, imported after an interruption, goes on where it was; `refuse` is called for the
    lines refused before that, too.
    """
    check_source(source)
    name = f"import:{_fingerprint(path, source)}"
    with reading(central.engine) as connection:
        products = frozenset(rule_set_in_force(connection).products)
        pepper = read_pepper(connection, pepper_in_force(connection))
        report, before = _begun(connection, name)
    for line in before:
        refuse(line)
    size = path.stat().st_size
    with seldom_collecting(), batches(Reading(path, report.resumed, products, pepper, central.clock())) as read:
        for batch in read:
            for line in _take(central, source, name, pepper, batch, report):
                refuse(line)
            progress(batch.done, size)
    with writing(central.engine) as connection:
        connection.execute(_FORGET, {"name": name})
    return report


def _begun(connection: Connection, name: str) -> tuple[ImportReport, list[RefusedLine]]:
    """Return where an earlier run was interrupted, if one was, and what it had refused until then."""
    noted = str(connection.execute(_DONE_TO, {"name": name}).scalar() or "0 0")
    kept = connection.execute(_KEPT, {"name": name}).scalars()
    before = sorted((RefusedLine(*line) for part in kept for line in json.loads(part)), key=lambda one: one.line)
    report = ImportReport(*map(int, noted.split()))
    report.unnamed = report.refused_before - len(before)
    return report, before


def _take(
    central: Central, source: str, name: str, pepper: bytes, batch: Batch, report: ImportReport
) -> list[RefusedLine]:
    with writing_people(central.engine) as connection:
        keeper = registrar(central, connection)
        if keeper.pepper != pepper:
            raise CentralError("pepper_changed", "the register got a new pepper meanwhile", "import the file again")
        applied = apply_records(connection, keeper, source, batch.records)
        refused = [RefusedLine(*line) for line in batch.refused]
        refused += [RefusedLine(batch.numbers[place], why.field, why.reason) for place, why in applied.refused]
        refused.sort(key=lambda one: one.line)
        _note(connection, name, batch.last, report.refused_before + report.refused, refused)
    report.lines += batch.lines
    report.people += applied.people
    report.facts += applied.facts
    report.repeated += applied.repeated
    report.refused += len(refused)
    return refused


def _note(connection: Connection, name: str, last: int, so_far: int, refused: list[RefusedLine]) -> None:
    connection.execute(_NOTE, {"name": name, "value": f"{last} {so_far + len(refused)}"})
    if kept := refused[: max(0, MOST_KEPT - so_far)]:
        plain = json.dumps([(one.line, one.field, one.reason) for one in kept])
        connection.execute(_NOTE, {"name": f"{name}:{last}", "value": plain})


def _fingerprint(path: Path, source: str) -> str:
    """Tell a file that is imported from others: by its source, its size, when it was written, its first megabyte."""
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise CentralError("import", f"{path} is no file", "name a file of records")
    try:
        with path.open("rb") as file:
            about = path.stat()
            told = f"{source}\0{about.st_size}\0{about.st_mtime_ns}\0"
            return sha256(told.encode() + file.read(1 << 20)).hexdigest()
    except OSError as fault:
        raise CentralError("import", f"{path} cannot be read: {fault.strerror}", "check the path") from fault
