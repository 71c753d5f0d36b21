"""`kiosk-sync`: run the agent, or do one thing and say how it went.

Exit codes: 0 done, 1 it did not work (the reason and the remedy are printed), 2 wrong use, 3 another agent runs.
"""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import SystemRandom
from threading import Event
from typing import Annotated, Final

import typer

from sync.agent.agent import Agent, Board
from sync.agent.around import Around
from sync.agent.enrol import enrol as enrol_terminal
from sync.agent.errors import SyncError
from sync.agent.health import stored_policy, words
from sync.agent.start import machine_clocks, stop_on_signals, surroundings
from sync.replica.database import Locked, ReplicaError, only_one
from sync.replica.mailbox import Mailbox

Data = Annotated[Path, typer.Option("--data", help="The terminal's data folder.", file_okay=False)]
Authorities = Annotated[
    Path | None, typer.Option("--authorities", help="A PEM file of authorities to trust instead of the machine's.")
]

EVERY: Final = 900.0

app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.command()
def run(
    data: Data,
    every: Annotated[float, typer.Option("--every", min=0.2, help="Seconds between two looks for new data.")] = EVERY,
    authorities: Authorities = None,
) -> None:
    """Run the agent until it is stopped (SIGTERM, Ctrl-C)."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    stop, board = Event(), Board()
    stop_on_signals(stop)
    with _told(), surroundings(data, board, stop, authorities) as around:
        only_one(around.folder.agent_lock)
        Agent(around, board, every, machine_clocks(), SystemRandom()).run({})


@app.command()
def enrol(
    data: Data,
    ticket: Annotated[str, typer.Argument(help="The ticket's text, as under its QR code (KZE1:…).")],
    name: Annotated[str, typer.Option("--name", help="What to call this terminal, e.g. the door.")] = "",
    again: Annotated[bool, typer.Option("--again", help="Give an enrolled terminal a new identity.")] = False,  # noqa: FBT002
    authorities: Authorities = None,
) -> None:
    """Make this machine a terminal of the register that made the ticket."""
    with _told(), surroundings(data, Board(), Event(), authorities) as around:
        terminal = enrol_terminal(around, ticket, name, again=again)
        typer.echo(f"This is terminal {terminal.terminal_id} now. The first sync follows.")


@app.command()
def status(data: Data) -> None:
    """Say how the sync is."""
    with _told(), surroundings(data, Board(), Event()) as around:
        with closing(Mailbox(around.folder)) as mailbox:
            said = mailbox.said("sync")
        for line in words(said if isinstance(said, dict) else {}, stored_policy(around.folder), around.reading().wall):
            typer.echo(line)
        typer.echo(f"Agent: {'runs' if _runs(around) else 'does not run; what stands above is what it said last'}")


def main() -> None:
    """Run the command line."""
    app()


def _runs(around: Around) -> bool:
    try:
        os.close(only_one(around.folder.agent_lock))
    except Locked:
        return True
    return False


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the environment did into words and an exit code."""
    try:
        yield
    except (SyncError, ReplicaError) as fault:
        typer.echo(f"{fault.code}: {fault.what}\n{fault.remedy}", err=True)
        raise typer.Exit(3 if isinstance(fault, Locked) else 1) from fault


if __name__ == "__main__":
    main()
