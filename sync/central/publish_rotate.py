"""A role's key replaced by a new one, while terminals follow (TUF specification 5.3 and 6.1).

What is new is written under names nobody knows yet; then the root, where it changes, and at once the timestamp.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tuf.api.metadata import Root, Snapshot, Targets

from sync.central.keys import KeyRole
from sync.central.publish_metadata import (
    LONG,
    MIDDLE,
    SigningKeys,
    current_timestamp,
    load_metadata,
    public_key,
    root_version,
    seal,
    write_metadata,
)
from sync.central.store import Store

DELEGATED: Final = frozenset({KeyRole.DATA, KeyRole.RULES})


def needed_for(role: KeyRole) -> tuple[KeyRole, ...]:
    """Return the roles whose keys a rotation needs, the old one of `role` among them."""
    signer = KeyRole.TARGETS if role in DELEGATED else KeyRole.ROOT
    return tuple(dict.fromkeys((role, signer, KeyRole.SNAPSHOT, KeyRole.TIMESTAMP)))


def rotate_key(store: Store, keys: SigningKeys, role: KeyRole, new: Ed25519PrivateKey, now: datetime) -> None:
    """Let `new` sign for a role from now on and the old key no more. `keys` holds those of `needed_for`."""
    timestamp = current_timestamp(store)
    snapshot = load_metadata(store, f"{timestamp.snapshot_meta.version}.snapshot.json", Snapshot)
    after: Mapping[KeyRole, Ed25519PrivateKey] = {**keys, role: new}
    if role in DELEGATED:
        _delegate(store, snapshot, keys, role, new, now)
    elif role is KeyRole.TARGETS:
        _sign_again(store, snapshot, KeyRole.TARGETS, new)
    snapshot.version += 1
    snapshot.expires = now + MIDDLE
    if role not in DELEGATED:
        _new_root(store, keys, role, new, now)
    seal(store, after, snapshot, timestamp.version + 1, now)


def _new_root(store: Store, keys: SigningKeys, role: KeyRole, new: Ed25519PrivateKey, now: datetime) -> None:
    """Write the next root: signed by the old root key, and by the new one where it is root's own."""
    version = root_version(store)
    root = load_metadata(store, f"{version}.root.json", Root)
    root.revoke_key(public_key(keys[role]).keyid, role.value)
    root.add_key(public_key(new), role.value)
    root.version = version + 1
    root.expires = now + LONG
    signers = (keys[KeyRole.ROOT], new) if role is KeyRole.ROOT else (keys[KeyRole.ROOT],)
    write_metadata(store, KeyRole.ROOT, root, *signers)


def _delegate(
    store: Store, snapshot: Snapshot, keys: SigningKeys, role: KeyRole, new: Ed25519PrivateKey, now: datetime
) -> None:
    targets = load_metadata(store, f"{snapshot.meta['targets.json'].version}.targets.json", Targets)
    targets.revoke_key(public_key(keys[role]).keyid, role.value)
    targets.add_key(public_key(new), role.value)
    targets.version += 1
    targets.expires = now + LONG
    snapshot.meta["targets.json"] = write_metadata(store, KeyRole.TARGETS, targets, keys[KeyRole.TARGETS])
    _sign_again(store, snapshot, role, new)


def _sign_again(store: Store, snapshot: Snapshot, role: KeyRole, key: Ed25519PrivateKey) -> None:
    name = f"{role.value}.json"
    targets = load_metadata(store, f"{snapshot.meta[name].version}.{name}", Targets)
    targets.version += 1
    snapshot.meta[name] = write_metadata(store, role, targets, key)
