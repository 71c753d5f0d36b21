"""The command that grants a terminal's technician a new PIN."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import text

from sync.central.command.command import Data, draw, note_done, opened
from sync.central.database import reading
from sync.central.errors import CentralError
from sync.central.publication.keys import KeyRole, key_path, load_key, pass_issuer
from sync.central.publication.publish_rules import ISSUER_NAME
from sync.recovery import parse_request, sign_recovery

_IN_SERVICE = text("SELECT 1 FROM terminal WHERE id = :id AND revoked_at IS NULL")

recovery_app = typer.Typer()


@recovery_app.command("recovery")
def recovery_command(
    data: Data,
    request: Annotated[str, typer.Argument(help="What the terminal shows: KZQ1:…")],
    hours: Annotated[int, typer.Option(min=1, max=72, help="How long the code counts.")] = 2,
    svg: Annotated[Path | None, typer.Option(help="Draw it into this file.")] = None,
    png: Annotated[Path | None, typer.Option(help="Draw it into this file.")] = None,
) -> None:
    """Sign a code that lets a terminal's technician choose a new PIN, once. Make sure first who is asking."""
    asked = parse_request(request.strip())
    if asked is None:
        raise CentralError("request", "this is no recovery request", "copy what the terminal shows: KZQ1:…")
    with opened(data) as central:
        with reading(central.engine) as connection:
            if connection.execute(_IN_SERVICE, {"id": asked.terminal_id}).first() is None:
                raise CentralError("no_terminal", f"{asked.terminal_id} is not in service here", "check the id")
        key = load_key(key_path(central.folder, KeyRole.PASSES))
        ends = central.clock() + timedelta(hours=hours)
        note_done(central, "recovery_signed", asked.terminal_id)
    code = sign_recovery(asked, ends, key, pass_issuer(key, ISSUER_NAME).key_id)
    typer.echo(code)
    typer.echo(f"good for {asked.terminal_id} until {ends:%Y-%m-%d %H:%M}Z, once", err=True)
    draw(code, svg, png)
