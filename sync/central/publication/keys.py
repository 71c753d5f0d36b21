"""The signing keys: one Ed25519 key a role, in files that only the server's user may read."""

from collections.abc import Sequence
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from sync.central.errors import CentralError
from sync.central.whole import write_new
from sync.passes import KEY_ID_BYTES, Issuer

_FOLDER: Final = "keys"


class KeyRole(Enum):
    """What a key signs. Root, targets and rules may lie elsewhere: publications do not need them."""

    ROOT = "root"
    TARGETS = "targets"
    RULES = "rules"
    DATA = "data"
    SNAPSHOT = "snapshot"
    TIMESTAMP = "timestamp"
    PASSES = "passes"


OFFLINE: Final = (KeyRole.ROOT, KeyRole.TARGETS, KeyRole.RULES)


def make_keys(folder: Path, passphrase: str | None) -> None:
    """Make a key for each role; those that may lie offline are encrypted where there is a passphrase."""
    (folder / _FOLDER).mkdir(mode=0o700)
    for role in KeyRole:
        make_key(key_path(folder, role), passphrase if role in OFFLINE else None)


def make_key(path: Path, passphrase: str | None) -> Ed25519PrivateKey:
    """Make a key in a new file that only its owner may read, encrypted where there is a passphrase."""
    protection: KeySerializationEncryption = (
        BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    )
    key = Ed25519PrivateKey.generate()
    write_new(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, protection))
    return key


def write_public_key(key: Ed25519PrivateKey, path: Path) -> None:
    """Write a key's public part, which may be shown to anybody."""
    path.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))


def key_path(folder: Path, role: KeyRole) -> Path:
    """Return where a role's key lies."""
    return folder / _FOLDER / f"{role.value}.pem"


def load_key(path: Path, passphrase: str | None = None) -> Ed25519PrivateKey:
    """Load a key; raise CentralError where it is gone, of another kind, or the passphrase is wrong or missing."""
    document = _read_key(path)
    try:
        key = load_pem_private_key(document, passphrase.encode() if passphrase else None)
    except TypeError as fault:
        need = "it has no passphrase, and one was given" if passphrase else "it has a passphrase, and none was given"
        remedy = f"{'unset' if passphrase else 'give that in'} ASHYQ_PASSPHRASE"
        raise CentralError("key", f"{path}: {need}", remedy) from fault
    except ValueError as fault:
        if b"ENCRYPTED" not in document:
            what = f"{path} is no whole private key"
            raise CentralError("key", what, "name the file that new-key wrote, or restore it") from fault
        remedy = "give the passphrase it was made with in ASHYQ_PASSPHRASE; if it is that, restore the file"
        raise CentralError("key", f"{path} does not open with this passphrase", remedy) from fault
    if not isinstance(key, Ed25519PrivateKey):
        raise CentralError("key", f"{path} is no Ed25519 key", "use a key that kiosk-central made")
    return key


def _read_key(path: Path) -> bytes:
    try:
        document = path.read_bytes()
    except OSError as fault:
        remedy = "fetch it from where it is kept, or restore it"
        raise CentralError("key", f"{path} cannot be read: {fault.strerror}", remedy) from fault
    if b"PRIVATE KEY" not in document:
        raise CentralError("key", f"{path} is no private key", "name the file that new-key wrote, the one without .pub")
    return document


def load_keys(
    folder: Path, roles: Sequence[KeyRole], passphrase: str | None = None
) -> dict[KeyRole, Ed25519PrivateKey]:
    """Load the keys of these roles from a data folder."""
    return {
        role: load_key(key_path(folder, role), passphrase if role in OFFLINE and passphrase else None) for role in roles
    }


def pass_issuer(key: Ed25519PrivateKey, name: str) -> Issuer:
    """Return the issuer that terminals are told of: its id is the start of the SHA-256 of the public key."""
    public = key.public_key().public_bytes_raw()
    return Issuer(sha256(public).digest()[:KEY_ID_BYTES], public, name)
