"""What the commands of `kiosk-central` share."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy import Connection

from sync.central.central import Central, open_central
from sync.central.database import writing
from sync.central.errors import CentralError
from sync.central.operator.audit import command_line, note
from sync.durable import write_whole
from sync.passes import qr_png, qr_svg

PASSPHRASE: Final = "ASHYQ_PASSPHRASE"
LEAST_PASSPHRASE: Final = 8

STANDARD_INPUT: Final = "-"
LONGEST_LINE: Final = 1000

Data = Annotated[Path, typer.Option("--data", envvar="ASHYQ_CENTRAL", help="The central server's data folder.")]


def utc_now() -> datetime:
    """Return the machine's time."""
    return datetime.now(UTC)


def check_passphrase(given: str | None, remedy: str) -> str:
    """Return what a new key may be encrypted with; raise CentralError where it is too short, or none."""
    if given is None or len(given) < LEAST_PASSPHRASE:
        raise CentralError("key", f"a passphrase has {LEAST_PASSPHRASE} characters or more", remedy)
    return given


def unseen(words: Sequence[str]) -> list[str]:
    """Return arguments; each `-` is a line of standard input, which neither `ps` nor a shell's history shows."""
    return [_next_line() if word == STANDARD_INPUT else word for word in words]


def unseen_lines(words: Sequence[str]) -> list[str]:
    """Return arguments; a lone `-` stands for all lines of standard input."""
    if list(words) != [STANDARD_INPUT]:
        return unseen(words)
    lines = [line.strip() for line in iter(lambda: sys.stdin.readline(LONGEST_LINE), "")]
    return [line for line in lines if line] or [_next_line()]


def _next_line() -> str:
    line = sys.stdin.readline(LONGEST_LINE).strip()
    if not line:
        raise CentralError("usage", "standard input has no line for `-`", "type it, or lead it in with a pipe or <")
    return line


def draw(code: str, svg: Path | None, png: Path | None) -> None:
    """Draw a text as a QR code into the files that were asked for, for their owner alone: it may open something."""
    if svg is not None:
        write_whole(svg, qr_svg(code).encode())
    if png is not None:
        write_whole(png, qr_png(code))


def note_deed(central: Central, connection: Connection, what: str, subject: str) -> None:
    """Note in the audit what somebody at the command line does, in the transaction that does it."""
    note(connection, command_line(), what, subject, central.clock())


def note_done(central: Central, what: str, subject: str) -> None:
    """Note what was just done in files, or in more transactions than one."""
    with writing(central.engine) as connection:
        note_deed(central, connection, what, subject)


@contextmanager
def opened(folder: Path) -> Iterator[Central]:
    """Open a central server for one command."""
    central = open_central(folder, utc_now, os.urandom)
    try:
        yield central
    finally:
        central.engine.dispose()


@contextmanager
def show_progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal's error output; nothing where there is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield show
