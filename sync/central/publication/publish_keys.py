"""Who signs for a role from now on: the metadata that say so, to be signed by whoever may (TUF specification 6.1)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from securesystemslib.signer import SSlibKey

from sync.central.central import Central
from sync.central.errors import CentralError
from sync.central.publication.keys import OFFLINE, KeyRole
from sync.central.publication.publish_accept import in_force, request_of
from sync.central.publication.publish_metadata import LONG, Payload
from sync.central.publication.publish_request import Request
from sync.central.publication.publish_rules import prepare_rules

_DELEGATED: Final = frozenset({KeyRole.DATA, KeyRole.RULES})


def delegator_of(role: KeyRole) -> KeyRole:
    """Return the role whose metadata say who signs for a role."""
    return KeyRole.TARGETS if role in _DELEGATED else KeyRole.ROOT


def prepare_keys(central: Central, role: KeyRole, keys: Sequence[SSlibKey], threshold: int) -> Request:
    """Let `threshold` of these keys sign for a role from now on, and no others."""
    if not 1 <= threshold <= len({key.keyid for key in keys}):
        raise CentralError("threshold", f"{threshold} of {len(keys)} keys cannot sign", "name more keys, or want fewer")
    if role not in OFFLINE and len(keys) != 1:
        raise CentralError("threshold", f"{role.value} is signed by this server alone", "kiosk-central rotate-key")
    now, then = in_force(central.store), in_force(central.store)
    changed = delegator_of(role)
    delegator: Payload = then.root if changed is KeyRole.ROOT else then.roles[changed]
    _hand_over(delegator, role, keys, threshold)
    payloads, documents = {changed: _next(central, delegator)}, {}
    if role is KeyRole.TARGETS:
        payloads[role] = _next(central, then.roles[role])
    if role is KeyRole.RULES:
        rules = prepare_rules(central)
        payloads[role], documents = rules.parts[role].signed, dict(rules.documents)
    return request_of(now, payloads, documents)


def prepare_renewal(central: Central, role: KeyRole) -> Request:
    """Let root or targets metadata hold for another two years, with the same keys."""
    now, then = in_force(central.store), in_force(central.store)
    if role is KeyRole.ROOT:
        return request_of(now, {role: _next(central, then.root)}, {})
    if role is KeyRole.TARGETS:
        return request_of(now, {role: _next(central, then.roles[role])}, {})
    raise CentralError("role", f"{role.value} is renewed whenever it is signed", "kiosk-central publish, or sign-rules")


def read_public_key(path: Path) -> SSlibKey:
    """Read a public key that `new-key` wrote; raise CentralError where it is none."""
    try:
        key = load_pem_public_key(path.read_bytes())
    except OSError as fault:
        raise CentralError("key", f"{path} cannot be read: {fault.strerror}", "check the path") from fault
    except (ValueError, UnsupportedAlgorithm) as fault:
        raise CentralError("key", f"{path} is no public key", "name the .pub file that new-key wrote") from fault
    if not isinstance(key, Ed25519PublicKey):
        raise CentralError("key", f"{path} is no Ed25519 key", "use a key that kiosk-central made")
    return SSlibKey.from_crypto(key)


def _hand_over(delegator: Payload, role: KeyRole, keys: Sequence[SSlibKey], threshold: int) -> None:
    given = delegator.get_delegated_role(role.value)
    for old in list(given.keyids):
        delegator.revoke_key(old, role.value)
    for key in keys:
        delegator.add_key(key, role.value)
    given.threshold = threshold


def _next(central: Central, payload: Payload) -> Payload:
    payload.version += 1
    payload.expires = central.clock().replace(microsecond=0) + LONG
    return payload
