"""A file of records into the register: CSV, NDJSON or Parquet, in batches, with a report of what was refused.

One bad line stops nothing. The same file may be imported again: what is there already is counted, not stored.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import text

from sync.central.central import Central, registrar, rule_set_in_force
from sync.central.database import reading, writing, writing_people
from sync.central.errors import CentralError
from sync.central.publication.peppers import pepper_in_force, read_pepper
from sync.central.register.import_lines import Batch, Reading, batches, seldom_collecting
from sync.central.register.ingest import apply_records

_DONE_TO: Final = text("SELECT value FROM register WHERE name = :name")
_NOTE: Final = text(
    """INSERT INTO register (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value"""
)
_FORGET: Final = text("DELETE FROM register WHERE name = :name")


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that was not taken: where, which member, why."""

    line: int
    field: str
    reason: str


@dataclass(slots=True)
class ImportReport:
    """What became of a file's lines after `resumed`, which an earlier run had done and refused some of."""

    resumed: int = 0
    refused_before: int = 0
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

    How far it got is noted with each batch: the same file imported after an interruption goes on from there. The lines
    refused before that are counted, and named by another import of the file.
    """
    name = f"import:{_fingerprint(path)}"
    with reading(central.engine) as connection:
        products = frozenset(rule_set_in_force(connection).products)
        pepper = read_pepper(connection, pepper_in_force(connection))
        noted = str(connection.execute(_DONE_TO, {"name": name}).scalar() or "0 0")
    report, size = ImportReport(*map(int, noted.split())), path.stat().st_size
    with seldom_collecting(), batches(Reading(path, report.resumed, products, pepper, central.clock())) as read:
        for batch in read:
            for line in _take(central, source, name, pepper, batch, report):
                refuse(line)
            progress(batch.done, size)
    with writing(central.engine) as connection:
        connection.execute(_FORGET, {"name": name})
    return report


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
        so_far = report.refused_before + report.refused + len(refused)
        connection.execute(_NOTE, {"name": name, "value": f"{batch.last} {so_far}"})
    report.lines += batch.lines
    report.people += applied.people
    report.facts += applied.facts
    report.repeated += applied.repeated
    report.refused += len(refused)
    return sorted(refused, key=lambda one: one.line)


def _fingerprint(path: Path) -> str:
    """Tell a file from others by its size and its first megabyte."""
    try:
        with path.open("rb") as file:
            return sha256(b"%d" % path.stat().st_size + file.read(1 << 20)).hexdigest()
    except OSError as fault:
        raise CentralError("import", f"{path} cannot be read: {fault.strerror}", "check the path") from fault
