"""Commands about people: import, merge, issue-pass."""

import json
from pathlib import Path
from typing import Annotated, Final

import typer

from sync.central.command.command import Data, draw, note_deed, note_done, opened, show_progress, unseen, unseen_lines
from sync.central.command.refusal import refusals
from sync.central.database import writing, writing_people
from sync.central.errors import CentralError
from sync.central.fleet.bulletin import put_bulletin, read_bulletin
from sync.central.operator.edition import advance_any
from sync.central.publication.keys import KeyRole, key_path, load_key
from sync.central.register.import_file import import_file
from sync.central.register.merge import merge
from sync.central.register.subject import issue_pass, parse_identity

INTERRUPTED: Final = 130
"""What a shell calls the end by Ctrl-C."""

register_app = typer.Typer()


@register_app.command("import")
def import_command(
    data: Data,
    file: Annotated[
        Path, typer.Argument(help="CSV with a header, NDJSON or Parquet; docs/central.md has the members.")
    ],
    source: Annotated[str, typer.Option(help="Where the file comes from; `source_id` is unique within it.")] = "file",
    report: Annotated[Path | None, typer.Option(help="Write refused lines here (CSV).")] = None,
) -> None:
    """Import people and facts. A line that is not right stops nothing: it is reported, and the exit code is 1."""
    with opened(data) as central, refusals(report, file) as refuse, show_progress(f"importing {file.name}") as progress:
        try:
            made = import_file(central, file, source, refuse, progress)
        except KeyboardInterrupt:
            typer.echo("interrupted; import the same file again, and it goes on where it was", err=True)
            raise typer.Exit(INTERRUPTED) from None
        note_done(central, "records_imported", f"{source}: {made.lines} lines")
    if made.resumed:
        typer.echo(f"went on after line {made.resumed}, where an earlier import was interrupted")
    typer.echo(
        f"{made.lines} {'line' if made.lines == 1 else 'lines'}: {made.people} new people, {made.facts} new facts, "
        f"{made.repeated} known already, {made.refused} refused"
        + (f"; {made.refused_before} refused before that" if made.refused_before else "")
    )
    if made.unnamed:
        typer.echo(f"  and {made.unnamed} up to line {made.resumed}: import it again to see which", err=True)
    raise typer.Exit(int(bool(made.refused + made.refused_before)))


@register_app.command("merge")
def merge_command(
    data: Data,
    kept: Annotated[
        str, typer.Argument(help="An IIN, or STATE:NUMBER of a passport: whose record stays. -: a line typed.")
    ],
    other: Annotated[
        str, typer.Argument(help="The person's other number, whose record goes into that. -: the next line.")
    ],
    mistyped: Annotated[bool, typer.Option("--mistyped", help="The other number is not this person's.")] = False,
) -> None:
    """Make two records of one person one, after looking at papers. All facts count; the next publication says so."""
    stays, goes = map(parse_identity, unseen([kept, other]))
    with opened(data) as central, writing_people(central.engine) as connection:
        made = merge(central, connection, stays, goes, mistyped=mistyped)
        note_deed(central, connection, "people_merged", f"person:{made.kept} person:{made.gone}")
    typer.echo(f"person {made.gone} is person {made.kept} now; now run: kiosk-central publish")


@register_app.command("bulletin")
def bulletin_command(
    data: Data, file: Annotated[Path, typer.Argument(help="JSON; docs/central.md shows one.")]
) -> None:
    """Take a notice of the day for idle screens; the next publication carries it."""
    try:
        found = read_bulletin(file.read_bytes())
    except OSError as fault:
        raise CentralError("bulletin", f"{file} cannot be read: {fault.strerror}", "check the path") from fault
    with opened(data) as central, writing(central.engine) as connection:
        put_bulletin(connection, found)
        advance_any(connection, "bulletin")
        note_deed(central, connection, "bulletin_published", found.date.isoformat())
    typer.echo(f"took the bulletin of {found.date}; now run: kiosk-central publish")


@register_app.command("issue-pass")
def issue_pass_command(
    data: Data,
    identity: Annotated[list[str], typer.Argument(help="IIN, or STATE:NUMBER of a passport; -: one a line of input.")],
    minutes: Annotated[
        int | None, typer.Option(min=1, max=60 * 24 * 366, help="How long it is good; else as the signed policy says.")
    ] = None,
    paper: Annotated[bool, typer.Option("--paper", help="To be printed: staff will compare a document.")] = False,
    svg: Annotated[Path | None, typer.Option(help="Draw the (one) pass into this file.")] = None,
    png: Annotated[Path | None, typer.Option(help="Draw the (one) pass into this file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One object a line.")] = False,
) -> None:
    """Issue visitor passes. A person's first pass is known to terminals from the next publication on."""
    people = unseen_lines(identity)
    if len(people) > 1 and (svg or png):
        raise CentralError("usage", "one picture cannot show several passes", "issue them one by one")
    with opened(data) as central:
        key = load_key(key_path(central.folder, KeyRole.PASSES))
        with writing_people(central.engine) as connection:
            made = [issue_pass(central, connection, key, parse_identity(one), minutes, paper=paper) for one in people]
            note_deed(central, connection, "passes_issued", f"{len(made)}{' paper' if paper else ''}")
    for typed, one in zip(people, made, strict=True):
        plain = {"identity": typed, "pass": one.text, "expires_at": one.expires_at.isoformat()}
        typer.echo(json.dumps(plain) if as_json else one.text)
    draw(made[0].text, svg, png)
