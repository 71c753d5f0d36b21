"""Commands about venues and terminals: venue, enrol, revoke."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from sync.central.command.cli_recovery import recovery_app
from sync.central.command.command import Data, draw, note_deed, note_done, opened
from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.fleet.api_key import Scope, api_keys, make_api_key, revoke_api_key
from sync.central.fleet.chain import chain_faults
from sync.central.fleet.double_use import double_uses
from sync.central.fleet.terminal import make_ticket, revoke
from sync.central.fleet.venue import add_venue, new_venue, venues
from sync.central.instant import to_ms
from sync.central.register.retention import forget_visitors

fleet_app = typer.Typer()
venue_app = typer.Typer(no_args_is_help=True, help="The places terminals stand in.")
key_app = typer.Typer(no_args_is_help=True, help="The keys of services: laboratories, issuers of passes.")
fleet_app.add_typer(venue_app, name="venue")
fleet_app.add_typer(key_app, name="key")
fleet_app.add_typer(recovery_app)


@venue_app.command("add")
def venue_add(
    data: Data,
    venue: Annotated[str, typer.Argument(help="An id of your choice, of a-z, 0-9, - and _")],
    name: Annotated[str, typer.Option(help="Its name, in every language not named below.")],
    category: Annotated[str, typer.Option(help="Like cinema; a wrong one is answered with the list.")],
    region: Annotated[str, typer.Option(help="As in ISO 3166-2:KZ of 2021, like ALA.")],
    name_kk: Annotated[str, typer.Option(help="Its name in Kazakh.")] = "",
    name_ru: Annotated[str, typer.Option(help="Its name in Russian.")] = "",
    timezone: Annotated[str, typer.Option(help="The zone of its clocks.")] = "Asia/Almaty",
    in_force_from: Annotated[
        str | None, typer.Option(help="Checks are advisory until then; like 2021-06-07T00:00+06:00.")
    ] = None,
    capacity: Annotated[int | None, typer.Option(help="How many people may be inside.")] = None,
) -> None:
    """Add a venue."""
    made = new_venue(
        id=venue,
        name={"kk": name_kk or name, "ru": name_ru or name, "en": name},
        category=category,
        region=region,
        timezone=timezone,
        in_force_from=in_force_from,
        capacity=capacity,
    )
    with opened(data) as central, writing(central.engine) as connection:
        add_venue(connection, made)
        note_deed(central, connection, "venue_added", venue)
    typer.echo(f"added venue {venue}")


@venue_app.command("list")
def venue_list(data: Data) -> None:
    """List the venues."""
    with opened(data) as central, reading(central.engine) as connection:
        for venue in venues(connection):
            typer.echo(f"{venue.id}\t{venue.name.en}\t{venue.category}\t{venue.region}")


@fleet_app.command("enrol")
def enrol_command(
    data: Data,
    venue: Annotated[str, typer.Argument(help="The venue's id.")],
    svg: Annotated[Path | None, typer.Option(help="Draw it into this file.")] = None,
    png: Annotated[Path | None, typer.Option(help="Draw it into this file.")] = None,
) -> None:
    """Print a one-time ticket for a terminal of a venue: the text of its enrolment QR, good for 24 hours."""
    with opened(data) as central, writing(central.engine) as connection:
        ticket = make_ticket(central, connection, venue)
        note_deed(central, connection, "enrolment_made", venue)
    typer.echo(ticket.text)
    draw(ticket.text, svg, png)


@fleet_app.command("chains")
def chains_command(
    data: Data, days: Annotated[int | None, typer.Option(min=1, max=3653, help="Leave older gaps out.")] = None
) -> None:
    """Name the terminals whose journals have not arrived whole, or not as they were; exit with 1 if there are any."""
    with opened(data) as central, reading(central.engine) as connection:
        since = 0 if days is None else to_ms(central.clock() - timedelta(days=days))
        found = chain_faults(connection, since)
    for one in found:
        typer.echo(f"{one.terminal_id}\t{one.why}")
    raise typer.Exit(int(bool(found)))


@fleet_app.command("double-uses")
def double_uses_command(
    data: Data, most: Annotated[int, typer.Option(min=1, max=100_000, help="How many of the newest to list.")] = 1000
) -> None:
    """List where one pass was shown at two venues within minutes, and when; not whose it was."""
    with opened(data) as central, reading(central.engine) as connection:
        found = double_uses(connection, most)
    for one in found:
        typer.echo(f"{one.at:%F %T}Z\t{one.venue_id}\t{one.other_at:%F %T}Z\t{one.other_venue_id}")


@key_app.command("add")
def key_add(
    data: Data,
    scope: Annotated[Scope, typer.Argument(help="ingest: send records. passes: issue and renew passes.")],
    source: Annotated[str, typer.Option(help="Who gets it; records are numbered within it.")],
) -> None:
    """Make a key for a service and print its token, which is not kept."""
    with opened(data) as central, writing(central.engine) as connection:
        key, token = make_api_key(central, connection, scope, source)
        note_deed(central, connection, "api_key_made", key.id)
    typer.echo(f"{key.id}\t{token}")


@key_app.command("list")
def key_list(data: Data) -> None:
    """List the keys."""
    with opened(data) as central, reading(central.engine) as connection:
        for key, revoked in api_keys(connection):
            typer.echo("\t".join([key.id, key.scope.value, key.source, *(["revoked"] if revoked else [])]))


@key_app.command("revoke")
def key_revoke(data: Data, key: Annotated[str, typer.Argument(help="The key's id.")]) -> None:
    """Revoke a key at once."""
    with opened(data) as central, writing(central.engine) as connection:
        if not revoke_api_key(connection, key, to_ms(central.clock())):
            raise CentralError("no_key", f"there is no key {key!r} to revoke", "kiosk-central key list")
        note_deed(central, connection, "api_key_revoked", key)
    typer.echo(f"revoked {key}")


@fleet_app.command("forget")
def forget_command(data: Data) -> None:
    """Forget who the visits before the retention time were of; `serve` does it by itself every hour."""
    with opened(data) as central:
        forgotten = forget_visitors(central)
        note_done(central, "visitors_forgotten", str(forgotten))
    typer.echo(f"forgot the visitors of {forgotten} visits")


@fleet_app.command("revoke")
def revoke_command(
    data: Data, terminal: Annotated[str, typer.Argument(help="The terminal's id, as the page Fleet shows it.")]
) -> None:
    """Revoke a terminal. It erases itself once `sign-rules` has signed that."""
    with opened(data) as central, writing(central.engine) as connection:
        if not revoke(connection, terminal, to_ms(central.clock())):
            raise CentralError("no_terminal", f"there is no terminal {terminal!r} to revoke", "check the id")
        note_deed(central, connection, "terminal_revoked", terminal)
    typer.echo(f"revoked {terminal}; now run: kiosk-central sign-rules")
