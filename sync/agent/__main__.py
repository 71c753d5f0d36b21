"""`kiosk-sync`: run the agent, or do one thing and say how it went.

Exit codes: 0 done, 1 it did not work (the reason and the remedy are printed), 2 wrong use, 3 another one runs.
"""

import logging
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from random import SystemRandom
from threading import Event
from typing import Annotated, Final

import typer

from sync.agent import carry
from sync.agent.agent import Agent, Board
from sync.agent.around import Around
from sync.agent.command import agent_runs, here_or_there, terminal, told, turned
from sync.agent.counted import counted
from sync.agent.courier import addressees, write_letter
from sync.agent.doctor import Ailment, examine, lines
from sync.agent.enrol import enrol as enrol_terminal
from sync.agent.errors import SyncError
from sync.agent.glance import glance
from sync.agent.health import document, faults_at_rest, joined, look, words
from sync.agent.history import TurnResult
from sync.agent.kept import kept_policy
from sync.agent.plan import cost
from sync.agent.pull import next_way, pull
from sync.agent.start import installed_version, machine_clocks, stop_on_signals, surroundings
from sync.agent.terminal import in_service
from sync.agent.turn import brought, met, noted, remember, sent
from sync.replica.database import ReplicaError, only_one
from sync.replica.dead_letter import export_dead_letters, read_dead_letters
from sync.replica.folder import Folder
from sync.replica.mailbox import Json, Mailbox
from sync.wire.ticket import LONGEST_TICKET

Data = Annotated[Path, typer.Option("--data", help="The terminal's data folder.", file_okay=False)]
Authorities = Annotated[
    Path | None, typer.Option("--authorities", help="A PEM file of authorities to trust instead of the machine's.")
]


def _existing(path: Path) -> Path:
    if not Folder(path).is_there():
        raise typer.BadParameter(f"nothing of a terminal lies in {path}")
    return path


Existing = Annotated[
    Path,
    typer.Option(
        "--data", help="The terminal's data folder.", file_okay=False, exists=True, readable=False, callback=_existing
    ),
]
Stick = Annotated[Path, typer.Argument(help="A folder on the stick.", exists=True, file_okay=False)]

EVERY: Final = 900.0

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def run(
    data: Data,
    every: Annotated[float, typer.Option("--every", min=0.2, help="Seconds between two looks for new data.")] = EVERY,
    authorities: Authorities = None,
) -> None:
    """Run the agent until it is stopped (SIGTERM, Ctrl-C)."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs addresses
    stop, board = Event(), Board()
    stop_on_signals(stop)
    with told(), surroundings(data, board, stop, authorities) as around:
        around.folder.create()
        only_one(around.folder.agent_lock)
        carry.forget_export(around.folder)
        Agent(around, board, every, machine_clocks(), SystemRandom()).run()


@app.command()
def enrol(
    data: Data,
    ticket: Annotated[str, typer.Argument(help="The text under its QR code (KZE1:…); -: a line of standard input.")],
    name: Annotated[str, typer.Option("--name", help="What to call this terminal, e.g. the door.")] = "",
    *,
    again: Annotated[bool, typer.Option("--again", help="Give an enrolled terminal a new identity.")] = False,
    by_hand: Annotated[
        Path | None, typer.Option("--by-hand", help="No network: write the request here.", file_okay=False, exists=True)
    ] = None,
    authorities: Authorities = None,
) -> None:
    """Make this machine a terminal of the register that made the ticket."""
    ticket = sys.stdin.readline(2 * LONGEST_TICKET).strip() if ticket == "-" else ticket
    with terminal(data, authorities) as around:
        if by_hand is not None:
            letter = carry.ask_by_letter(around, ticket, by_hand, name, again=again)
            typer.echo(f"Wrote {letter}. Carry it to a machine with a network: kiosk-sync export-bundle")
            return
        wish: dict[str, Json] = {"ticket": ticket, "name": name, "again": again}
        here_or_there(around, "enrol", wish, lambda: _enrol(around, ticket, name, again=again))
        typer.echo(f"This is terminal {in_service(around.terminal()).terminal_id} now.")


@app.command()
def status(data: Existing) -> None:
    """Say how the sync is."""
    with terminal(data) as around:
        _tell(around)


@app.command()
def now(data: Existing, authorities: Authorities = None) -> None:
    """Sync now, and say how it went."""
    with terminal(data, authorities) as around:
        if not agent_runs(around):
            here_or_there(around, "sync_now", {}, lambda: _one_pass(around))
            return
        failed = turned(around)
        _tell(around)
        if failed:
            raise typer.Exit(1)


@app.command()
def plan(data: Existing, authorities: Authorities = None) -> None:
    """Say what the next sync would fetch, without fetching it."""
    with terminal(data, authorities) as around:
        service = in_service(around.terminal())
        with glance(around, service) as trusted:
            place, way = next_way(around, service, trusted)
        for file in way:
            typer.echo(f"{file.length:>12,}  {file.name}")
        typer.echo(f"{cost(way):>12,}  bytes in {counted(len(way), 'file')}, from seq {place.seq if place else 'none'}")


@app.command()
def doctor(data: Existing, authorities: Authorities = None) -> None:
    """Try everything the sync needs, and name the cause and the remedy of what does not work."""
    with told(), surroundings(data, Board(), Event(), authorities) as around:
        findings = examine(around, lambda: faults_at_rest(around))
    for line in lines(findings):
        typer.echo(line)
    raise typer.Exit(int(any(isinstance(finding, Ailment) for finding in findings)))


@app.command("export-bundle")
def export_bundle(data: Data, stick: Stick, authorities: Authorities = None) -> None:
    """On a machine with a network: deliver the letters on a stick, and write the newest data beside them."""
    with terminal(data, authorities) as around:
        servers = ", ".join(addressees(stick)) or "nobody: there is no letter"
        typer.echo(f"Delivering to {servers}")
        path = carry.export_bundle(around, stick)
        typer.echo(f"Wrote {path}; delivered to {servers}")


@app.command("import-bundle")
def import_bundle(data: Existing, bundle: Annotated[Path, typer.Argument(help="The bundle on the stick.")]) -> None:
    """On a terminal without a network: take in a bundle; leave this terminal's visits on the stick."""
    with terminal(data) as around:
        path = bundle.absolute()
        here_or_there(around, "import_bundle", {"path": str(path)}, lambda: _import(around, path))
        typer.echo("Taken in. The letter beside it goes back with the stick.")


@app.command("export-visits")
def export_visits(data: Existing, stick: Stick) -> None:
    """On a terminal without a network: write its unsent visits onto a stick."""
    with terminal(data) as around:
        letter = write_letter(around, stick)
        in_service(around.terminal()) if letter is None else typer.echo(f"Wrote {letter}")


@app.command("dead-letters")
def dead_letters(
    data: Existing,
    to: Annotated[
        Path | None, typer.Option("--to", help="Write them whole into this file, .csv or .json.", dir_okay=False)
    ] = None,
) -> None:
    """List the visits that the register refused, each with its reason. They stay in the journal."""
    with terminal(data) as around:
        letters = read_dead_letters(around.folder)
        for letter in letters:
            fields = letter.entry.fields
            typer.echo(f"{letter.entry.number:>8}  {fields['at']}  {fields['outcome']:<5}  {letter.why}")
        typer.echo(f"The register refused {counted(len(letters), 'visit')}.")
        if to is not None:
            typer.echo(f"Wrote {export_dead_letters(around.folder, to)} of them to {to}")


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    """`kiosk-sync`: run the agent, or do one thing and say how it went.

    Exit codes: 0 done, 1 it did not work (the reason and the remedy are printed), 2 wrong use, 3 another agent or
    export runs on this folder.
    """
    if version:
        typer.echo(installed_version())
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


def main() -> None:
    """Run the command line."""
    app(prog_name="kiosk-sync")


def _tell(around: Around) -> None:
    with closing(Mailbox(around.folder)) as mailbox:
        said = mailbox.said("sync")
    now = around.read_clock().wall
    for line in words(joined(document(look(around, {}, {}, now)), said), kept_policy(around.folder), now):
        typer.echo(line)
    idle = "does not run; start it with kiosk-sync run, or sync once with kiosk-sync now"
    typer.echo(f"Agent: {'runs' if agent_runs(around) else idle}")


def _enrol(around: Around, ticket: str, name: str, *, again: bool) -> None:
    enrol_terminal(around, ticket, name, again=again)


def _import(around: Around, path: Path) -> None:
    _noted(around, "bundle", lambda: brought(around.folder, lambda: carry.import_bundle(around, path)))


def _noted(around: Around, lane: str, job: Callable[[], TurnResult | None]) -> None:
    noted(partial(remember, around.folder), lane, lambda: around.read_clock().wall, job)


def _one_pass(around: Around) -> None:
    """Do what the lanes would, each whatever became of the others; the first fault is the command's."""
    faults: list[SyncError | ReplicaError] = []
    for lane, job in (
        ("contact", lambda: met(around, tuple)),
        ("push", lambda: sent(around)),
        ("pull", lambda: brought(around.folder, lambda: pull(around))),
    ):
        try:
            _noted(around, lane, job)
        except (SyncError, ReplicaError) as fault:
            if str(fault) not in map(str, faults):  # what concerns every lane is said once
                faults.append(fault)
    for further in faults[1:]:
        typer.echo(f"{further.code}: {further.what}\n{further.remedy}", err=True)
    if faults:
        raise faults[0]
    typer.echo("Synced.")


if __name__ == "__main__":
    main()
