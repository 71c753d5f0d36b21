"""What offline keys have signed, put in force: judged by who may sign now, then published with the online keys.

What is new is written under names nobody knows yet; then the root, where it changes, and at once the timestamp.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tuf.api.metadata import Metadata, Root, Snapshot, Targets

from sync.central.central import Central
from sync.central.database import writing
from sync.central.errors import CentralError
from sync.central.publication.keys import KeyRole, key_path, load_key
from sync.central.publication.policy_file import keep_signed
from sync.central.publication.publish import alone
from sync.central.publication.publish_metadata import (
    MIDDLE,
    Payload,
    SigningKeys,
    current_root,
    current_timestamp,
    load_metadata,
    public_key,
    put_metadata,
    seal,
    stored_name,
    write_metadata,
)
from sync.central.publication.publish_request import Quorum, Request, delegated, merged
from sync.central.publication.store import Store

_ONLINE: Final = (KeyRole.DATA, KeyRole.SNAPSHOT, KeyRole.TIMESTAMP)


@dataclass(frozen=True, slots=True)
class InForce:
    """The metadata that a repository's newest timestamp leads to, by role, and the timestamp's version."""

    root: Root
    snapshot: Snapshot
    roles: Mapping[KeyRole, Targets]
    timestamp_version: int


def in_force(store: Store) -> InForce:
    """Read what a repository holds."""
    timestamp = current_timestamp(store)
    snapshot = load_metadata(store, f"{timestamp.snapshot_meta.version}.snapshot.json", Snapshot)
    roles = {
        role: load_metadata(store, f"{snapshot.meta[f'{role.value}.json'].version}.{role.value}.json", Targets)
        for role in (KeyRole.TARGETS, KeyRole.RULES, KeyRole.DATA)
    }
    return InForce(current_root(store), snapshot, roles, timestamp.version)


def request_of(now: InForce, payloads: Mapping[KeyRole, Payload], documents: Mapping[str, bytes]) -> Request:
    """Return the request for payloads that nobody has signed yet."""
    signers = {role: tuple(delegated(one)[role.value] for one in _judges(now, payloads, role)) for role in payloads}
    return Request({role: Metadata(payload) for role, payload in payloads.items()}, documents, signers)


def accept(central: Central, requests: Sequence[Request]) -> Request:
    """Put in force what copies of one request say together; return it. Raises CentralError where it may not be.

    Each role's keys must have signed, as many as its threshold says; a new root by the old root's keys and its own.
    """
    with alone(central):
        now = in_force(central.store)
        request = merged([_proven(now, one) for one in requests])
        enact(central, request)
    return request


def enact(central: Central, request: Request) -> None:
    """Put a request in force. The caller is `alone`."""
    now = in_force(central.store)
    payloads = {role: part.signed for role, part in request.parts.items()}
    for role, part in request.parts.items():
        _check_next(now, role, part.signed)
        _check_lasts(role, part.signed, central.clock())
        for judge in _judges(now, payloads, role):
            _check_signed(judge, role, part)
    roles = {**now.roles, **payloads}
    keys = _keys_for(central.folder, payloads.get(KeyRole.ROOT, now.root), roles[KeyRole.TARGETS])
    with writing(central.engine) as connection:  # what cannot be published does not hold at the posters either
        keep_signed(connection, request.documents)
        _write(central, now, request, keys)
    publishing_keys(central)


def publishing_keys(central: Central) -> SigningKeys:
    """Load the keys of the online roles that are in force; one that waited beside its predecessor takes its place.

    Whoever publishes again and again asks again: a key may have been replaced meanwhile.
    """
    now = in_force(central.store)
    keys = _keys_for(central.folder, now.root, now.roles[KeyRole.TARGETS])
    for role, key in keys.items():
        path = key_path(central.folder, role)
        fresh = path.with_suffix(".new")
        if fresh.exists() and public_key(load_key(fresh)) == public_key(key):
            fresh.replace(path)
    return keys


def signers_of(store: Store, role: KeyRole) -> Quorum:
    """Return who signs for a role now."""
    now = in_force(store)
    return {**delegated(now.root), **delegated(now.roles[KeyRole.TARGETS])}[role.value]


def _write(central: Central, now: InForce, request: Request, keys: SigningKeys) -> None:
    store, snapshot = central.store, now.snapshot
    for path, document in request.documents.items():
        store.write(stored_name(path, sha256(document).hexdigest()), document)
    for role, part in request.parts.items():
        if role is not KeyRole.ROOT:
            snapshot.meta[f"{role.value}.json"] = put_metadata(store, role, part)
    if public_key(keys[KeyRole.DATA]).keyid not in delegated(now.roles[KeyRole.TARGETS])[KeyRole.DATA.value].keys:
        data = now.roles[KeyRole.DATA]
        data.version += 1
        snapshot.meta["data.json"] = write_metadata(store, KeyRole.DATA, data, keys[KeyRole.DATA])
    if KeyRole.ROOT in request.parts:
        put_metadata(store, KeyRole.ROOT, request.parts[KeyRole.ROOT])
    snapshot.version += 1
    snapshot.expires = central.clock() + MIDDLE
    seal(store, keys, snapshot, now.timestamp_version + 1, central.clock())


def _proven(now: InForce, request: Request) -> Request:
    """Leave out signatures that do not verify, so that none stands in the place of another copy's good one."""
    payloads = {role: part.signed for role, part in request.parts.items()}
    parts: dict[KeyRole, Metadata[Any]] = {}
    for role, part in request.parts.items():
        signed = {
            key
            for judge in _judges(now, payloads, role)
            for key in judge.get_verification_result(role.value, part.signed_bytes, part.signatures).signed
        }
        parts[role] = Metadata(part.signed, {key: one for key, one in part.signatures.items() if key in signed})
    return replace(request, parts=parts)


def _judges(now: InForce, payloads: Mapping[KeyRole, Any], role: KeyRole) -> tuple[Root | Targets, ...]:
    """Return the metadata that say who signs for a role, once these payloads are in force."""
    root = payloads.get(KeyRole.ROOT, now.root)
    match role:
        case KeyRole.ROOT:
            return now.root, root
        case KeyRole.TARGETS:
            return (root,)
        case _:
            return (payloads.get(KeyRole.TARGETS, now.roles[KeyRole.TARGETS]),)


def _check_next(now: InForce, role: KeyRole, payload: Payload) -> None:
    version = now.root.version if role is KeyRole.ROOT else now.roles[role].version
    follows = payload.version == version + 1 if role is KeyRole.ROOT else payload.version > version
    if not follows:
        what = f"{role.value} version {payload.version} cannot follow version {version}, which is in force"
        raise CentralError("outdated_request", what, "prepare it again and have that signed")


def _check_lasts(role: KeyRole, payload: Payload, now: datetime) -> None:
    if payload.expires <= now:
        what = f"{role.value} version {payload.version} expired on {payload.expires:%Y-%m-%d}"
        raise CentralError("outdated_request", what, "prepare it again and have that signed")


def _check_signed(judge: Root | Targets, role: KeyRole, part: Metadata[Any]) -> None:
    result = judge.get_verification_result(role.value, part.signed_bytes, part.signatures)
    if not result:
        what = f"{role.value} is signed by {len(result.signed)} of its keys, and needs {result.threshold}"
        missing = " ".join(key[:16] for key in result.unsigned)
        raise CentralError("not_enough_signatures", what, f"have it signed by others, too: {missing}")


def _keys_for(folder: Path, root: Root, targets: Targets) -> dict[KeyRole, Ed25519PrivateKey]:
    """Load the keys that will sign for the online roles: those in force, or new ones that wait beside them."""
    wanted = {**delegated(root), **delegated(targets)}
    return {role: _online_key(key_path(folder, role), wanted[role.value], role) for role in _ONLINE}


def _online_key(path: Path, wanted: Quorum, role: KeyRole) -> Ed25519PrivateKey:
    for place in (path, path.with_suffix(".new")):
        if place.exists():
            key = load_key(place)
            if public_key(key).keyid in wanted.keys:
                return key
    what = f"no key in {path.parent} may sign for {role.value} then"
    raise CentralError("key", what, "kiosk-central rotate-key makes one, with what is to be signed for it")
