"""Where `import` tells what it refused: in a report, line by line, or the first lines on standard error."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import typer

from sync.central.errors import CentralError
from sync.central.register.import_file import RefusedLine

SHOWN: Final = 20

Refuse = Callable[[RefusedLine], None]


@contextmanager
def refusals(report: Path | None, imported: Path) -> Iterator[Refuse]:
    """Give what takes refused lines; a report is made before anything is imported."""
    with _shown() if report is None else _reported(report, imported) as refuse:
        yield refuse


@contextmanager
def _reported(report: Path, imported: Path) -> Iterator[Refuse]:
    if report.exists() and imported.exists() and report.samefile(imported):
        raise CentralError("usage", f"{report} is what is to be imported", "name another file for the report")
    with report.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("line", "field", "reason"))

        def refuse(line: RefusedLine) -> None:
            writer.writerow((line.line, line.field, line.reason))

        yield refuse


@contextmanager
def _shown() -> Iterator[Refuse]:
    first: list[RefusedLine] = []
    more = 0

    def refuse(line: RefusedLine) -> None:
        nonlocal more
        if len(first) < SHOWN:
            first.append(line)
        else:
            more += 1

    yield refuse
    for line in first:
        typer.echo(f"  line {line.line}: {line.field}: {line.reason}", err=True)
    if more:
        typer.echo(f"  and {more} more; --report FILE lists them all", err=True)
