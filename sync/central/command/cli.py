"""`kiosk-central`: the command line of the central server."""

import logging
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Final

import typer

from sync.central.backup import Aim, back_up, restore
from sync.central.command.cli_fleet import fleet_app
from sync.central.command.cli_operator import operator_app
from sync.central.command.cli_public import public_app
from sync.central.command.cli_register import register_app
from sync.central.command.cli_rules import rules_app
from sync.central.command.cli_signing import signing_app
from sync.central.command.command import PASSPHRASE, Data, check_passphrase, note_done, opened, show_progress, utc_now
from sync.central.errors import CentralError
from sync.central.initialise import initialise
from sync.central.log import start_log
from sync.central.publication.public_read import unreadable
from sync.central.publication.publish import publish
from sync.central.publication.publish_accept import publishing_keys
from sync.central.register.rule_set import DEFAULT
from sync.central.settings import Settings
from sync.central.whole import on_disk

EXIT_ENVIRONMENT: Final = 2
LONGEST_INTERVAL: Final = 24 * 60
"""Minutes: what terminals hold grows old within hours."""

_DEFAULTS: Final = Settings()

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="The central server: register, publications, API.",
    epilog="From nothing to a terminal: init, import, venue add, publish, enrol, serve. docs/central.md has it all.",
)
for part in (register_app, fleet_app, rules_app, signing_app, public_app):
    app.add_typer(part)
app.add_typer(operator_app, name="operator")


def main() -> None:
    """Run a command; say what the environment did wrong, and what to do, instead of a traceback."""
    try:
        with on_disk(Path.cwd()):
            app()
    except CentralError as fault:
        typer.echo(f"kiosk-central: {fault.what}\n  [{fault.code}] {fault.remedy}", err=True)
        sys.exit(EXIT_ENVIRONMENT)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    url: Annotated[str, typer.Option(help="Where terminals reach this server.")] = _DEFAULTS.url,
    database: Annotated[str, typer.Option(help="sqlite:///FILE or postgresql://…")] = _DEFAULTS.database,
    store: Annotated[
        str, typer.Option(help="Where publications are written: a folder, or s3://BUCKET/PREFIX.")
    ] = _DEFAULTS.store,
    repository_url: Annotated[str, typer.Option(help="Where terminals read them, if not from this server.")] = "",
    rule_set: Annotated[str, typer.Option(help="The rule set statuses follow.")] = DEFAULT,
) -> None:
    """Make a central server: settings, keys, register, and an empty signed repository.

    ASHYQ_PASSPHRASE, where it is set, encrypts the keys that daily work does not need.
    """
    settings = Settings(url, database, store, repository_url)
    passphrase = os.environ.get(PASSPHRASE)
    if passphrase is not None:
        check_passphrase(passphrase, f"give a longer one in {PASSPHRASE}; where it is unset, keys are not encrypted")
    central = initialise(folder, settings, rule_set, passphrase, utc_now, os.urandom)
    note_done(central, "register_made", "")
    central.engine.dispose()
    typer.echo(f"made {folder}; keep a copy of {folder / 'keys'} in a safe place")


@app.command("publish")
def publish_command(
    data: Data, base: Annotated[bool, typer.Option("--base", help="Make a base, whatever its age.")] = False
) -> None:
    """Publish what has changed since the last publication."""
    with opened(data) as central, show_progress("reading the register") as progress:
        made = publish(central, publishing_keys(central), progress, base=base)
        note_done(central, "published", f"seq {made.seq}")
    typer.echo(f"published seq {made.seq}: {made.rows} rows, {made.changes} changed; {', '.join(made.files)}")
    why = unreadable(central.settings.repository_url) if central.settings.repository_url else ""
    if why:
        typer.echo(f"{why}\nlet everybody read there, without credentials; what is published is signed", err=True)
        raise typer.Exit(1)


@app.command()
def backup(data: Data, file: Annotated[Path, typer.Argument(help="A new tar file; it holds every secret.")]) -> None:
    """Write settings, keys, register (SQLite) and repository (a folder) to one file, while serving goes on."""
    with opened(data) as central:
        back_up(central, file)
        note_done(central, "backed_up", file.name)
    typer.echo(f"wrote {file}: keep it as safe as the keys")


@app.command("restore")
def restore_command(
    file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    database: Annotated[str, typer.Option(help="Another database, in which the dump was restored.")] = "",
    store: Annotated[str, typer.Option(help="Another store, which holds a copy of the publications.")] = "",
    repository_url: Annotated[str, typer.Option(help="Where terminals read the other store.")] = "",
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Publish from the addresses in the backup: nothing else uses them.")
    ] = False,
) -> None:
    """Unpack a backup and publish its state as the newest, so that terminals do not take it for a rollback."""
    aim = Aim(database, store, repository_url, in_place)
    made = restore(file, folder, aim, os.environ.get(PASSPHRASE), utc_now, os.urandom)
    with opened(folder) as central:
        note_done(central, "restored", file.name)
    typer.echo(f"restored {folder}; published seq {made.published.seq}: {made.published.rows} rows")
    if made.unsigned:
        typer.echo(f"{made.unsigned}\nterminals wait for: kiosk-central prepare rules FILE --after-restore", err=True)
        raise typer.Exit(1)


def _interval(minutes: float) -> float:
    if not 0 <= minutes <= LONGEST_INTERVAL:  # no number at all is neither
        raise typer.BadParameter(f"0 to {LONGEST_INTERVAL} minutes")
    return minutes


@app.command()
def serve(
    data: Data,
    host: Annotated[
        str, typer.Option(help="The address to listen at; 0.0.0.0 is all of this machine's.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen at.")] = 8000,
    publish_every: Annotated[
        float, typer.Option(callback=_interval, help="Minutes between publications; 0: none from here.")
    ] = 0,
    behind: Annotated[
        list[str] | None,
        typer.Option(help="The address or network of a proxy, believed when it says for whom it asks; once for each."),
    ] = None,
) -> None:
    """Serve the API and the publications until stopped."""
    from sync.central.web.serve import serve_until_stopped  # noqa: PLC0415  # a web server is 0.4 s no other command needs

    start_log(sys.stderr, logging.INFO)
    with opened(data) as central:
        serve_until_stopped(central, host, port, timedelta(minutes=publish_every), behind or ())
