"""The signed metadata of the repository (TUF specification 1.0), written with python-tuf's Metadata API.

Root and targets are signed once; targets delegates `data/*` and `rules/*`. Whatever changes, the order of writing is:
what is new under names nobody knows yet, then the timestamp, whose replacement is the moment of publication. A crash
before it leaves files that no metadata name, nothing else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import CryptoSigner, SSlibKey
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from sync.central.errors import CentralError
from sync.central.publication.keys import KeyRole
from sync.central.publication.store import Store

LONG: Final = timedelta(days=730)
SHORT: Final = timedelta(days=7)
MIDDLE: Final = timedelta(days=30)
VERSIONS_KEPT: Final = 3_000
"""A month of quarter hours."""

_METADATA: Final = "metadata/"
_DELEGATED: Final = (KeyRole.DATA, KeyRole.RULES)

SigningKeys = Mapping[KeyRole, Ed25519PrivateKey]
Payload = Root | Targets
"""What an offline key may sign."""

_Payload = TypeVar("_Payload", Root, Targets, Snapshot, Timestamp)


@dataclass(frozen=True, slots=True)
class Target:
    """A file that metadata vouch for; `note` is what terminals read of it without opening it."""

    path: str
    length: int
    sha256: str
    note: Mapping[str, object] | None = None


def stored_name(path: str, sha256: str) -> str:
    """Return a target's name in the store (TUF specification section 6.2, consistent snapshots)."""
    folder, slash, name = path.rpartition("/")
    return f"targets/{folder}{slash}{sha256}.{name}"


def create_repository(store: Store, keys: SigningKeys, now: datetime) -> None:
    """Sign the first root and empty targets with their two delegations. Needs the keys of every role but passes."""
    root = Root(version=1, expires=now + LONG)
    for role in (KeyRole.ROOT, KeyRole.TARGETS, KeyRole.SNAPSHOT, KeyRole.TIMESTAMP):
        root.add_key(public_key(keys[role]), role.value)
    public = {role: public_key(keys[role]) for role in _DELEGATED}
    delegated = {
        role.value: DelegatedRole(role.value, [key.keyid], 1, True, [f"{role.value}/*"]) for role, key in public.items()
    }
    targets = Targets(version=1, expires=now + LONG)
    targets.delegations = Delegations({key.keyid: key for key in public.values()}, delegated)
    written = {
        role: write_metadata(store, role, payload, keys[role])
        for role, payload in (
            (KeyRole.TARGETS, targets),
            (KeyRole.DATA, Targets(version=1, expires=now + MIDDLE)),
            (KeyRole.RULES, Targets(version=1, expires=now + LONG)),
        )
    }
    write_metadata(store, KeyRole.ROOT, root, keys[KeyRole.ROOT])
    meta = {f"{role.value}.json": file for role, file in written.items()}
    seal(store, keys, Snapshot(version=1, expires=now + MIDDLE, meta=meta), 1, now)


def sign_files(store: Store, keys: SigningKeys, files: Iterable[Target], now: datetime, *, leap: int = 1) -> None:
    """Name exactly these files as those of `data/*` and publish that."""
    timestamp = current_timestamp(store)
    snapshot = load_metadata(store, f"{timestamp.snapshot_meta.version}.snapshot.json", Snapshot)
    targets = load_metadata(store, f"{snapshot.meta['data.json'].version}.data.json", Targets)
    targets.targets = target_files(files)
    targets.version += leap
    targets.expires = now + MIDDLE
    snapshot.meta["data.json"] = write_metadata(store, KeyRole.DATA, targets, keys[KeyRole.DATA])
    _delete_old(store, targets.version, snapshot.version)
    snapshot.version += leap
    snapshot.expires = now + MIDDLE
    seal(store, keys, snapshot, timestamp.version + leap, now)


def signed_targets(store: Store, role: KeyRole) -> dict[str, Target]:
    """Return the files that a delegated role names now, by their paths."""
    snapshot = load_metadata(store, f"{current_timestamp(store).snapshot_meta.version}.snapshot.json", Snapshot)
    targets = load_metadata(store, f"{snapshot.meta[f'{role.value}.json'].version}.{role.value}.json", Targets)
    return {
        path: Target(path, file.length, file.hashes["sha256"], file.custom) for path, file in targets.targets.items()
    }


def expiries(store: Store) -> dict[KeyRole, datetime]:
    """Return when each role's metadata expire."""
    timestamp = current_timestamp(store)
    snapshot = load_metadata(store, f"{timestamp.snapshot_meta.version}.snapshot.json", Snapshot)
    found = {KeyRole.TIMESTAMP: timestamp.expires, KeyRole.SNAPSHOT: snapshot.expires}
    found[KeyRole.ROOT] = current_root(store).expires
    for role in (KeyRole.TARGETS, *_DELEGATED):
        name = f"{role.value}.json"
        found[role] = load_metadata(store, f"{snapshot.meta[name].version}.{name}", Targets).expires
    return found


def root_version(store: Store) -> int:
    """Return the version of the newest root."""
    version = 1
    while store.read(f"{_METADATA}{version + 1}.root.json") is not None:
        version += 1
    return version


def current_root(store: Store) -> Root:
    """Return the newest root."""
    return load_metadata(store, f"{root_version(store)}.root.json", Root)


def root_bytes(store: Store, version: int) -> bytes:
    """Return a root as it stands in the repository."""
    return _read(store, f"{version}.root.json")


def _delete_old(store: Store, data: int, snapshot: int) -> None:
    """Delete what nobody can be in the middle of reading any more, so that a store does not fill with old lists."""
    for name, kept in (("data", data - VERSIONS_KEPT), ("snapshot", snapshot - VERSIONS_KEPT)):
        if kept > 0:
            store.delete(f"{_METADATA}{kept}.{name}.json")


def seal(store: Store, keys: SigningKeys, snapshot: Snapshot, version: int, now: datetime) -> None:
    """Sign and write snapshot metadata and the timestamp that makes them the newest."""
    meta = write_metadata(store, KeyRole.SNAPSHOT, snapshot, keys[KeyRole.SNAPSHOT])
    timestamp = Timestamp(version=version, expires=now + SHORT, snapshot_meta=meta)
    write_metadata(store, KeyRole.TIMESTAMP, timestamp, keys[KeyRole.TIMESTAMP])


def write_metadata(
    store: Store, role: KeyRole, payload: Root | Targets | Snapshot | Timestamp, *keys: Ed25519PrivateKey
) -> MetaFile:
    """Sign a role's payload with each key, write it under its version, and return how others refer to it."""
    metadata: Metadata[Any] = Metadata(payload)
    for key in keys:
        metadata.sign(CryptoSigner(key, public_key(key)), append=True)
    return put_metadata(store, role, metadata)


def put_metadata(store: Store, role: KeyRole, metadata: Metadata[Any]) -> MetaFile:
    """Write signed metadata under their version, and return how others refer to them."""
    data, version = metadata.to_bytes(), metadata.signed.version
    prefix = "" if role is KeyRole.TIMESTAMP else f"{version}."
    store.write(f"{_METADATA}{prefix}{role.value}.json", data)
    return MetaFile.from_data(version, data, ["sha256"])


def current_timestamp(store: Store) -> Timestamp:
    """Return the timestamp in force."""
    return load_metadata(store, "timestamp.json", Timestamp)


def load_metadata(store: Store, name: str, kind: type[_Payload]) -> _Payload:
    """Return the payload of a metadata file, which must be of a kind."""
    payload = Metadata.from_bytes(_read(store, name)).signed
    assert isinstance(payload, kind)
    return payload


def _read(store: Store, name: str) -> bytes:
    data = store.read(_METADATA + name)
    if data is None:
        remedy = "see that `store` names the right place, or restore it from the backup"
        raise CentralError("repository", f"the repository has no {name}", remedy)
    return data


def target_files(files: Iterable[Target]) -> dict[str, TargetFile]:
    """Return files as metadata name them, by their paths."""
    notes = ((file, {} if file.note is None else {"custom": dict(file.note)}) for file in files)
    return {file.path: TargetFile(file.length, {"sha256": file.sha256}, file.path, rest) for file, rest in notes}


def public_key(key: Ed25519PrivateKey) -> SSlibKey:
    """Return a signing key's public part as metadata hold it."""
    return SSlibKey.from_crypto(key.public_key())
