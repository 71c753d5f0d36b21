"""New signing keys for an old register: of a role in the repository, or of the passes."""

from datetime import timedelta
from pathlib import Path
from typing import Final

from sync.central.central import Central
from sync.central.database import writing
from sync.central.publication.keys import OFFLINE, KeyRole, key_path, load_key, make_key, pass_issuer
from sync.central.publication.publish import alone
from sync.central.publication.publish_accept import accept, signers_of
from sync.central.publication.publish_keys import delegator_of, prepare_keys
from sync.central.publication.publish_metadata import public_key
from sync.central.publication.publish_request import Request, signed_by
from sync.central.publication.publish_rules import ISSUER_NAME, retire_issuer

LONGEST_PASS_LIFE: Final = timedelta(days=366)


def rotate(central: Central, role: KeyRole, passphrase: str | None) -> None:
    """Give a role of the repository a new key, with the keys that lie here: root's or targets', and the new one."""
    signers = [load_key(key_path(central.folder, delegator_of(role)), passphrase)]
    request = prepare_rotation(central, role, passphrase)
    path = key_path(central.folder, role)
    if role in OFFLINE:
        signers.append(load_key(_fresh(path), passphrase))
    for key in signers:
        request = signed_by(request, key)
    accept(central, [request])
    if role in OFFLINE:
        _fresh(path).replace(path)


def prepare_rotation(central: Central, role: KeyRole, passphrase: str | None) -> Request:
    """Make a role's new key, which waits beside the old one, and return what must be signed for it to count."""
    path = key_path(central.folder, role)
    fresh, protection = _fresh(path), passphrase if role in OFFLINE else None
    if fresh.exists():
        if public_key(load_key(fresh, protection)).keyid in signers_of(central.store, role).keys:
            fresh.replace(path)  # an earlier rotation was interrupted after it was signed
        else:
            fresh.unlink()
    return prepare_keys(central, role, [public_key(make_key(fresh, protection))], 1)


def rotate_issuer(central: Central, *, at_once: bool = False) -> None:
    """Let a new key sign the passes; sign the rules then. Old passes hold until they expire, unless `at_once`."""
    path = key_path(central.folder, KeyRole.PASSES)
    with alone(central):
        _fresh(path).unlink(missing_ok=True)  # nothing was signed with it
        make_key(_fresh(path), None)
        until = central.clock() + (timedelta(0) if at_once else LONGEST_PASS_LIFE)
        with writing(central.engine) as connection:
            retire_issuer(connection, pass_issuer(load_key(path), ISSUER_NAME), until)
        _fresh(path).replace(path)


def _fresh(path: Path) -> Path:
    return path.with_suffix(".new")
