"""Commands about signatures: what is signed here, what is prepared to be signed elsewhere, and until when it holds."""

import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Final

import typer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.central.backup import LEAP
from sync.central.command.command import PASSPHRASE, Data, check_passphrase, note_done, opened
from sync.central.errors import CentralError
from sync.central.publication.keys import OFFLINE, KeyRole, load_key, load_keys, make_key, write_public_key
from sync.central.publication.publish import PUBLISHING
from sync.central.publication.publish_accept import accept
from sync.central.publication.publish_keys import prepare_keys, prepare_renewal, read_public_key
from sync.central.publication.publish_metadata import expiries, public_key
from sync.central.publication.publish_request import Request, described, read_request, request_document, signed_by
from sync.central.publication.publish_rules import SIGNING, prepare_rules, sign_rules
from sync.central.publication.rotation import prepare_rotation, rotate, rotate_issuer

ALARM: Final = timedelta(days=30)

signing_app = typer.Typer()
prepare_app = typer.Typer(no_args_is_help=True, help="Files to be signed where the offline keys are.")
signing_app.add_typer(prepare_app, name="prepare")

NewFile = Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")]
Prepared = Annotated[Path, typer.Argument(metavar="FILE", help="A file that `prepare` wrote.")]


@signing_app.command("sign-rules")
def sign_rules_command(data: Data) -> None:
    """Sign the policy, the pass issuers and the revocations with the key that lies here, and publish them."""
    with opened(data) as central:
        version = sign_rules(central, load_keys(central.folder, SIGNING, os.environ.get(PASSPHRASE)))
        note_done(central, "rules_signed", f"rules:{version}")
    typer.echo(f"signed rules, version {version}")


@prepare_app.command("rules")
def prepare_rules_command(
    data: Data,
    file: NewFile,
    after_restore: Annotated[bool, typer.Option("--after-restore", help="Leap ahead of what terminals saw.")] = False,
) -> None:
    """Prepare the policy, the pass issuers and the revocations as they are now."""
    with opened(data) as central:
        _write(file, prepare_rules(central, leap=LEAP if after_restore else 1))


@prepare_app.command("keys")
def prepare_keys_command(
    data: Data,
    role: Annotated[KeyRole, typer.Argument(help="root, targets or rules.")],
    file: NewFile,
    key: Annotated[list[Path], typer.Option(help="A public key that may sign from then on; once for each.")],
    threshold: Annotated[int, typer.Option(help="How many of them must sign.")],
) -> None:
    """Prepare that these keys, and no others, sign for an offline role."""
    if role not in OFFLINE:
        raise CentralError(
            "role", f"{role.value} is an online role", f"kiosk-central prepare rotation {role.value} FILE"
        )
    with opened(data) as central:
        _write(file, prepare_keys(central, role, [read_public_key(one) for one in key], threshold))


@prepare_app.command("renewal")
def prepare_renewal_command(
    data: Data, role: Annotated[KeyRole, typer.Argument(help="root or targets.")], file: NewFile
) -> None:
    """Prepare that what root or targets say holds for another two years."""
    with opened(data) as central:
        _write(file, prepare_renewal(central, role))


@prepare_app.command("rotation")
def prepare_rotation_command(
    data: Data, role: Annotated[KeyRole, typer.Argument(help="data, snapshot or timestamp.")], file: NewFile
) -> None:
    """Make a new key for an online role, and prepare that it counts; it waits here until that is accepted."""
    if role not in PUBLISHING:
        raise CentralError("role", f"{role.value} is not an online role", "kiosk-central prepare keys, or rotate-key")
    with opened(data) as central:
        _write(file, prepare_rotation(central, role, None))


@signing_app.command("show")
def show_command(file: Prepared) -> None:
    """Say what signing a prepared file would say, and who has signed it."""
    _describe(_read(file))


@signing_app.command("sign")
def sign_command(
    file: Prepared, key: Annotated[Path, typer.Option("--key", help="The key file. Nothing else is needed.")]
) -> None:
    """Sign a prepared file, anywhere: the signature is added to the file, which is then carried on."""
    signed = signed_by(_read(file), _load_private(key))
    _describe(signed)
    file.write_bytes(request_document(signed))
    typer.echo(f"signed {file}")


@signing_app.command("accept")
def accept_command(
    data: Data,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The signed file, or each signer's copy.")],
) -> None:
    """Put in force what was prepared, if enough of those who may have signed it."""
    requests = [_read(file) for file in files]
    with opened(data) as central:
        made = accept(central, requests)
        for role, part in made.parts.items():
            note_done(central, "signed_accepted", f"{role.value}:{part.signed.version}")
    for role, part in made.parts.items():
        typer.echo(f"{role.value} version {part.signed.version} is in force until {part.signed.expires:%Y-%m-%d}")


@signing_app.command("new-key")
def new_key_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file; FILE.pub is the part to hand in.")],
    no_passphrase: Annotated[bool, typer.Option("--no-passphrase", help="Whoever reads the file may sign.")] = False,
) -> None:
    """Make a signing key, anywhere; ASHYQ_PASSPHRASE, or the passphrase asked for, encrypts it."""
    passphrase = None if no_passphrase else _new_passphrase()
    try:
        key = make_key(file, passphrase)
    except OSError as fault:
        raise CentralError("key", f"{file} cannot be made: {fault.strerror}", "name a new file") from fault
    write_public_key(key, Path(f"{file}.pub"))
    typer.echo(f"made {file} and {file}.pub, key {public_key(key).keyid}")


@signing_app.command("rotate-key")
def rotate_key_command(
    data: Data,
    role: Annotated[KeyRole, typer.Argument(help="Whose key is replaced.")],
    at_once: Annotated[
        bool, typer.Option("--at-once", help="Of the key of passes: passes of the old one end now, not as printed.")
    ] = False,
) -> None:
    """Replace a key by a new one. The old file is gone afterwards; terminals follow by themselves."""
    if at_once and role is not KeyRole.PASSES:
        raise CentralError("usage", "--at-once is about passes", f"kiosk-central rotate-key {role.value}")
    with opened(data) as central:
        if role is KeyRole.PASSES:
            rotate_issuer(central, at_once=at_once)
        else:
            rotate(central, role, os.environ.get(PASSPHRASE))
        note_done(central, "key_rotated", role.value)
    then = "; now run: kiosk-central sign-rules" if role is KeyRole.PASSES else ""
    typer.echo(f"{role.value} has a new key{then}")


@signing_app.command("expiries")
def expiries_command(data: Data) -> None:
    """Show until when each role's metadata hold; exit with 1 where one must be signed anew within 30 days."""
    with opened(data) as central:
        found, now = expiries(central.store), central.clock()
    alarm = False
    for role, at in sorted(found.items(), key=lambda one: one[1]):
        late = at - now < (timedelta(0) if role in PUBLISHING else ALARM)
        alarm = alarm or late
        typer.echo(f"{role.value:10} {at:%Y-%m-%d %H:%M}Z  {_left(at - now)}{f'  {_remedy(role)}' if late else ''}")
    raise typer.Exit(int(alarm))


def _left(time: timedelta) -> str:
    return f"expired {(-time).days} days ago" if time < timedelta(0) else f"{time.days} days left"


def _remedy(role: KeyRole) -> str:
    """Return what signs a role anew."""
    if role in PUBLISHING:
        return "now run: kiosk-central publish"
    if role is KeyRole.RULES:
        return "now run: kiosk-central sign-rules, or prepare rules FILE"
    return f"now run: kiosk-central prepare renewal {role.value} FILE"


def _read(file: Path) -> Request:
    try:
        return read_request(file.read_bytes())
    except OSError as fault:
        raise CentralError("request", f"{file} cannot be read: {fault.strerror}", "check the path") from fault


def _write(file: Path, request: Request) -> None:
    document = request_document(request)
    request = read_request(document)  # what no signer could read is not written
    try:
        with file.open("xb") as new:
            new.write(document)
    except OSError as fault:
        raise CentralError("request", f"{file} cannot be made: {fault.strerror}", "name a new file") from fault
    _describe(request)
    typer.echo(f"prepared {file}; it is signed by: kiosk-central sign {file} --key KEY")


def _describe(request: Request) -> None:
    for line in described(request):
        typer.echo(line)


def _load_private(path: Path) -> Ed25519PrivateKey:
    """Load a key; ask for its passphrase where it has one that nothing gives and somebody is there to ask."""
    encrypted = path.exists() and b"ENCRYPTED" in path.read_bytes()
    return load_key(path, _passphrase("passphrase") if encrypted else None)


def _new_passphrase() -> str:
    """Return what a new key is encrypted with; raise CentralError where it is too short, or none."""
    given = os.environ.get(PASSPHRASE)
    if given is None and sys.stdin.isatty():
        given = typer.prompt("passphrase", hide_input=True, confirmation_prompt=True)
    return check_passphrase(given, f"give one at the prompt or in {PASSPHRASE}, or say --no-passphrase")


def _passphrase(ask: str) -> str | None:
    given = os.environ.get(PASSPHRASE)
    if given is None and sys.stdin.isatty():
        given = typer.prompt(ask, default="", hide_input=True, show_default=False)
    return given or None
