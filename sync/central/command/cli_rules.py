"""Commands about rule sets, policy and peppers: rules list, preview, use; policy show, put; new-pepper."""

from pathlib import Path
from typing import Annotated

import typer

from sync.central.central import rule_set_in_force
from sync.central.command.command import Data, note_deed, note_done, opened, show_progress
from sync.central.database import reading
from sync.central.errors import CentralError
from sync.central.fleet.venue_override import overridden_anew
from sync.central.operator.edition import advance_any
from sync.central.publication.new_pepper import new_pepper
from sync.central.publication.policy_file import next_policy_in, policy_file, read_policy_file, writing_policy
from sync.central.register.rule_change import preview, use_rule_set
from sync.central.register.rule_set import rule_set_names

rules_app = typer.Typer()
rule_set_app = typer.Typer(no_args_is_help=True, help="The rule sets that statuses follow.")
policy_app = typer.Typer(no_args_is_help=True, help="What terminals apply at the door, once it is signed.")
rules_app.add_typer(rule_set_app, name="rules")
rules_app.add_typer(policy_app, name="policy")

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
    typer.echo(f"{sum(found.values()):,} people change colour at once; for others the day may change on which it ends")
    for (now, then), count in found.most_common():
        typer.echo(f"{now.name:6} → {then.name:6} {count:12,}")


@rule_set_app.command("use")
def use_command(data: Data, name: Name) -> None:
    """Put a rule set in force. Publish afterwards; until this is finished nothing is published."""
    with opened(data) as central, show_progress("keeping everybody's status") as progress:
        changed = use_rule_set(central, name, progress)
        note_done(central, "rule_set_used", name)
    typer.echo(
        f"{name} is in force; of {changed} people the colour or its last day changed; now run: kiosk-central publish"
    )


@policy_app.command("show")
def show_policy_command(data: Data) -> None:
    """Write the policy that is signed next, to be edited and put back."""
    with opened(data) as central, reading(central.engine) as connection:
        typer.echo(policy_file(connection).decode())


@policy_app.command("put")
def put_policy_command(
    data: Data, file: Annotated[Path, typer.Argument(help="What `policy show` wrote, edited; its `version` raised.")]
) -> None:
    """Take an edited policy, unless somebody has changed it since. Sign the rules then."""
    policy = read_policy_file(file)
    with opened(data) as central, writing_policy(central) as (connection, save):
        before = next_policy_in(connection)
        kept = before.version
        if policy.version != kept + 1:
            what = f"{file} is version {policy.version}, the register's policy is version {kept}"
            remedy = f"compare it with `kiosk-central policy show`, then set its version to {kept + 1}"
            raise CentralError("policy_version", what, remedy)
        save(policy)
        for venue_id in overridden_anew(before, policy):  # whoever edits one of these venues just now is told
            advance_any(connection, f"venue:{venue_id}")
            note_deed(central, connection, "venue_changed", venue_id)
        note_deed(central, connection, "policy_put", f"policy:{policy.version}")
    typer.echo(f"policy version {policy.version} is kept; now run: kiosk-central sign-rules")


@rules_app.command("new-pepper")
def new_pepper_command(data: Data) -> None:
    """Make a new pepper, after a theft. Terminals change over to it one by one, within the policy's `pepper_spread`."""
    with opened(data) as central, show_progress("making identity keys anew") as progress:
        pepper_id = new_pepper(central, progress)
        note_done(central, "pepper_made", pepper_id)
    typer.echo(f"pepper {pepper_id} is in force; now run: kiosk-central publish")
