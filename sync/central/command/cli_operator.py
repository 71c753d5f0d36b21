"""Commands about operators: who may log in to the pages. A password is asked for, or read from standard input."""

import sys
from typing import Annotated

import typer
from argon2 import PasswordHasher

from sync.central.command.command import Data, note_deed, opened
from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.instant import to_ms
from sync.central.operator.capability import Role
from sync.central.operator.edition import advance_any
from sync.central.operator.operator_account import (
    add_operator,
    disable,
    edition_subject,
    operators,
    set_password,
)
from sync.central.operator.password import SHORTEST, Passwords, too_weak

operator_app = typer.Typer(no_args_is_help=True, help="The people who may log in to the pages.")

Name = Annotated[str, typer.Argument(help="The name to log in with.")]


@operator_app.command("add")
def add_command(
    data: Data,
    name: Name,
    role: Annotated[Role, typer.Option(help="What they may do.")] = Role.ADMIN,
) -> None:
    """Add an operator. Their password is asked for, or is the first line of standard input."""
    kept = Passwords(PasswordHasher()).hash(_password())
    with opened(data) as central, writing(central.engine) as connection:
        add_operator(connection, name, role, kept, to_ms(central.clock()))
        note_deed(central, connection, "operator_added", name)
    typer.echo(f"added operator {name}, {role.value}")


@operator_app.command("passwd")
def passwd_command(data: Data, name: Name) -> None:
    """Give an operator another password; their sessions end, and the lock after wrong passwords."""
    kept = Passwords(PasswordHasher()).hash(_password())
    with opened(data) as central, writing(central.engine) as connection:
        if not set_password(connection, name, kept):
            raise _unknown(name)
        advance_any(connection, edition_subject(name))
        note_deed(central, connection, "operator_password", name)
    typer.echo(f"{name} has a new password")


@operator_app.command("disable")
def disable_command(data: Data, name: Name) -> None:
    """Let an operator in no more; their sessions end."""
    with opened(data) as central, writing(central.engine) as connection:
        if not disable(connection, name, to_ms(central.clock())):
            raise _unknown(name)
        advance_any(connection, edition_subject(name))
        note_deed(central, connection, "operator_disabled", name)
    typer.echo(f"disabled {name}")


@operator_app.command("list")
def list_command(data: Data) -> None:
    """List the operators."""
    with opened(data) as central, reading(central.engine) as connection:
        for one in operators(connection):
            typer.echo("\t".join([one.id, one.role.value, *(["disabled"] if one.disabled else [])]))


def _password() -> str:
    """Ask for a password, twice; where nobody can be asked, read a line. It never stands in a command's words."""
    if sys.stdin.isatty():
        password = str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise CentralError("password", "no password was given", "type it, or lead it in with a pipe")
    if too_weak(password):
        raise CentralError("password", "this password is too weak", f"use {SHORTEST} characters or more, not all alike")
    return password


def _unknown(name: str) -> CentralError:
    return CentralError("no_operator", f"there is no operator {name!r} to change", "kiosk-central operator list")
