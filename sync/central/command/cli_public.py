"""Commands for visitors: pass-link, poster."""

import json
from pathlib import Path
from typing import Annotated

import typer

from sync.central.command.command import Data, draw, note_deed, opened, unseen
from sync.central.database import writing, writing_people
from sync.central.fleet.door_mark import door_secret, mark_address
from sync.central.fleet.pass_link import make_pass_link
from sync.central.fleet.poster_code import PosterCode, poster_code, poster_subject
from sync.central.operator.edition import advance_any
from sync.central.pages.words import read_words
from sync.central.register.subject import parse_identity

public_app = typer.Typer()


@public_app.command("pass-link")
def pass_link_command(
    data: Data,
    identity: Annotated[str, typer.Argument(help="An IIN, or STATE:NUMBER of a passport. -: a line of input.")],
    svg: Annotated[Path | None, typer.Option(help="Draw the link as a QR code into this file.")] = None,
    png: Annotated[Path | None, typer.Option(help="Draw the link as a QR code into this file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object.")] = False,
) -> None:
    """Print a one-time link, good for 24 hours, that puts a visitor's pass on the phone that opens it."""
    (person,) = map(parse_identity, unseen([identity]))
    with opened(data) as central, writing_people(central.engine) as connection:
        link = make_pass_link(central, connection, person)
        note_deed(central, connection, "pass_link_made", "")
    plain = {"url": link.url, "code": link.code, "expires_at": link.expires_at.isoformat()}
    typer.echo(json.dumps(plain) if as_json else link.url)
    draw(link.url, svg, png)


@public_app.command("poster")
def poster_command(
    data: Data,
    venue: Annotated[str, typer.Argument(help="The venue's id.")],
    pdf: Annotated[Path | None, typer.Option(help="Write the poster, A4, into this file.")] = None,
    svg: Annotated[Path | None, typer.Option(help="Write the poster into this file.")] = None,
    anew: Annotated[bool, typer.Option("--anew", help="With a new code: posters printed before end at once.")] = False,
    mark: Annotated[bool, typer.Option("--mark", help="Print where the employee at the door sees its mark.")] = False,
) -> None:
    """Print the address that a venue's poster leads to, and make the poster to be printed."""
    with opened(data) as central, writing(central.engine) as connection:
        found = poster_code(central, connection, venue, anew=anew)
        if anew:
            advance_any(connection, poster_subject(venue))
            note_deed(central, connection, "poster_renewed", venue)
        address = mark_address(door_secret(connection, central.random), found) if mark else found.url
    if pdf is not None or svg is not None:
        _print(found, pdf, svg)
    typer.echo(address)


def _print(found: PosterCode, pdf: Path | None, svg: Path | None) -> None:
    from sync.central.poster.face import load_faces  # noqa: PLC0415  # half a second that other commands do not need
    from sync.central.poster.pdf import poster_pdf  # noqa: PLC0415
    from sync.central.poster.svg import poster_svg  # noqa: PLC0415

    words, faces = read_words(), load_faces()
    if pdf is not None:
        pdf.write_bytes(poster_pdf(found, words, faces))
    if svg is not None:
        svg.write_text(poster_svg(found, words, faces), encoding="utf-8")
