"""Commands about rule sets and peppers: rules list, preview and use; new-pepper."""

from typing import Annotated

import typer

from sync.central.central import rule_set_in_force
from sync.central.command.command import Data, note_done, opened, show_progress
from sync.central.database import reading
from sync.central.publication.new_pepper import new_pepper
from sync.central.register.rule_change import preview, use_rule_set
from sync.central.register.rule_set import rule_set_names

rules_app = typer.Typer()
rule_set_app = typer.Typer(no_args_is_help=True, help="The rule sets that statuses follow.")
rules_app.add_typer(rule_set_app, name="rules")

Name = Annotated[str, typer.Argument(help="A rule set, by its date.")]


@rule_set_app.command("list")
def list_command(data: Data) -> None:
    """List the rule sets that are shipped; a star marks the one in force."""
    with opened(data) as central, reading(central.engine) as connection:
        in_force = rule_set_in_force(connection).name
    for name in rule_set_names():
        typer.echo(f"{'*' if name == in_force else ' '} {name}")


@rule_set_app.command("preview")
def preview_command(data: Data, name: Name) -> None:
    """Count who would change colour under a rule set; nothing is changed."""
    with opened(data) as central, show_progress("looking at everybody") as progress:
        found = preview(central, name, progress)
    typer.echo(f"{sum(found.values())} people change colour")
    for (now, then), count in found.most_common():
        typer.echo(f"{now.name:6} → {then.name:6} {count:12}")


@rule_set_app.command("use")
def use_command(data: Data, name: Name) -> None:
    """Put a rule set in force. Publish afterwards; until this is finished nothing is published."""
    with opened(data) as central, show_progress("keeping everybody's status") as progress:
        changed = use_rule_set(central, name, progress)
        note_done(central, "rule_set_used", name)
    typer.echo(f"{name} is in force; {changed} kept statuses changed; now run: kiosk-central publish")


@rules_app.command("new-pepper")
def new_pepper_command(data: Data) -> None:
    """Make a new pepper, after a theft. Terminals change over to it one by one, within the policy's `pepper_spread`."""
    with opened(data) as central, show_progress("making identity keys anew") as progress:
        pepper_id = new_pepper(central, progress)
        note_done(central, "pepper_made", pepper_id)
    typer.echo(f"pepper {pepper_id} is in force; now run: kiosk-central publish")
