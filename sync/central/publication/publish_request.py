"""What offline keys are asked to sign: one file that a person can read, a stick can carry and every signer adds to.

It holds the metadata (TUF specification section 4) whole and every document they vouch for: no key signs the hash of
something it was not shown. What the file says of its signers only guides them; the server judges by what is in force.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, Root, Targets
from tuf.api.serialization import DeserializationError

from sync.central.errors import CentralError
from sync.central.publication.keys import OFFLINE, KeyRole
from sync.central.publication.publish_metadata import public_key

FORMAT: Final = "ashyq-request-1"
LARGEST_REQUEST: Final = 4 << 20

_MEMBERS: Final = frozenset({"format", "metadata", "documents", "signers"})
_SHOWN: Final = 16
_DELEGATED: Final = (KeyRole.DATA.value, KeyRole.RULES.value)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode's categories of what moves, hides or reorders text: controls, formats, surrogates, line ends."""


@dataclass(frozen=True, slots=True)
class Quorum:
    """So many of these keys, by their ids, must sign."""

    keys: tuple[str, ...]
    threshold: int


@dataclass(frozen=True, slots=True)
class Request:
    """Metadata by role with the signatures so far, the documents they name by path, and who is asked to sign."""

    parts: Mapping[KeyRole, Metadata[Any]]
    documents: Mapping[str, bytes]
    signers: Mapping[KeyRole, tuple[Quorum, ...]]


def request_document(request: Request) -> bytes:
    """Return a request as the file that is carried about; documents are lists of lines, so that they can be read."""
    plain = {
        "format": FORMAT,
        "documents": {path: data.decode().split("\n") for path, data in request.documents.items()},
        "metadata": {role.value: part.to_dict() for role, part in request.parts.items()},
        "signers": {
            role.value: [{"keys": one.keys, "threshold": one.threshold} for one in quorums]
            for role, quorums in request.signers.items()
        },
    }
    return json.dumps(plain, indent=1, ensure_ascii=False).encode() + b"\n"


def read_request(document: bytes) -> Request:
    """Read such a file; raise CentralError where it is none, or asks for more than it shows."""
    if len(document) > LARGEST_REQUEST:
        raise _fault(f"it has more than {LARGEST_REQUEST} bytes")
    try:
        plain = json.loads(document)
        if plain.keys() != _MEMBERS or plain["format"] != FORMAT:
            raise _fault("its members are others")
        found = Request(
            {KeyRole(role): Metadata.from_bytes(json.dumps(part).encode()) for role, part in plain["metadata"].items()},
            {path: "\n".join(lines).encode() for path, lines in plain["documents"].items()},
            {KeyRole(role): tuple(map(_quorum, quorums)) for role, quorums in plain["signers"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, DeserializationError) as fault:
        raise _fault(str(fault)[:200]) from fault
    _check(found)
    return found


def signed_by(request: Request, key: Ed25519PrivateKey) -> Request:
    """Return a request with this key's signatures; raise CentralError where it is not asked for any."""
    signer = CryptoSigner(key, public_key(key))
    wanted = [
        role for role in request.parts if any(signer.public_key.keyid in one.keys for one in request.signers[role])
    ]
    if not wanted:
        what = f"key {signer.public_key.keyid[:_SHOWN]} is none of those that are asked to sign"
        raise CentralError("wrong_key", what, "kiosk-central show FILE names them")
    return replace(
        request, parts={role: _signed(part, signer) if role in wanted else part for role, part in request.parts.items()}
    )


def merged(requests: Sequence[Request]) -> Request:
    """Return copies of one request, each signed by somebody, as one with all signatures."""
    first = requests[0]
    if any(_unsigned(one) != _unsigned(first) for one in requests):
        raise CentralError("request", "these files are not copies of one prepared file", "accept them one by one")
    parts = {
        role: Metadata(
            part.signed, {key: one for other in requests for key, one in other.parts[role].signatures.items()}
        )
        for role, part in first.parts.items()
    }
    return replace(first, parts=parts)


def described(request: Request) -> tuple[str, ...]:
    """Return in words, line by line, what a signature under a request would say, and how many there are."""
    lines: list[str] = []
    for role, part in request.parts.items():
        lines.append(f"{role.value}, version {part.signed.version}, until {part.signed.expires:%Y-%m-%d}")
        lines += [f"  {name}: {_shown(quorum)}" for name, quorum in delegated(part.signed).items()]
        for quorum in request.signers[role]:
            there = sum(key in part.signatures for key in quorum.keys)
            lines.append(f"  carries {there} signatures, unverified here; needs {_shown(quorum)}")
    for path, data in request.documents.items():
        lines += [path, *(f"  | {line}" for line in data.decode().split("\n"))]
    return tuple(lines)


def delegated(payload: Root | Targets) -> dict[str, Quorum]:
    """Return who signs for the roles that root or targets metadata give keys to."""
    if isinstance(payload, Root):
        roles: Iterable[tuple[str, Any]] = payload.roles.items()
    else:
        given = None if payload.delegations is None else payload.delegations.roles
        roles = (given or {}).items()
    return {name: Quorum(tuple(role.keyids), role.threshold) for name, role in roles}


def _signed(part: Metadata[Any], signer: CryptoSigner) -> Metadata[Any]:
    made: Metadata[Any] = Metadata(part.signed, dict(part.signatures))
    made.sign(signer, append=True)
    return made


def _unsigned(request: Request) -> object:
    return {role: part.signed_bytes for role, part in request.parts.items()}, dict(request.documents)


def _shown(quorum: Quorum) -> str:
    return f"{quorum.threshold} of {len(quorum.keys)}: {' '.join(key[:_SHOWN] for key in quorum.keys)}"


def _quorum(plain: Mapping[str, Any]) -> Quorum:
    return Quorum(tuple(map(str, plain["keys"])), int(plain["threshold"]))


def _check(request: Request) -> None:
    """See that each part is of its role's kind, and that it names the documents that are here, all and no others."""
    if not request.parts or request.parts.keys() - set(OFFLINE) or request.parts.keys() != request.signers.keys():
        raise _fault("its roles are not those of offline keys")
    named: dict[str, str] = {}
    for role, part in request.parts.items():
        if not isinstance(part.signed, Root if role is KeyRole.ROOT else Targets):
            raise _fault(f"{role.value} is of another kind")
        if isinstance(part.signed, Root):
            _check_root(part.signed)
        else:
            _check_delegations(role, part.signed)
            named |= {path: file.hashes.get("sha256", "") for path, file in part.signed.targets.items()}
    if named != {path: sha256(data).hexdigest() for path, data in request.documents.items()}:
        raise _fault("its documents are not those it names")
    _check_shown(described(request))


def _check_root(root: Root) -> None:
    if root.consistent_snapshot is not True:
        raise _fault("its root is one without consistent snapshots")


def _check_delegations(role: KeyRole, payload: Targets) -> None:
    """See that `data` and `rules` have a folder each and that nobody else has any: what is shown says no more."""
    given = payload.delegations
    if role is not KeyRole.TARGETS:
        if given is not None:
            raise _fault(f"{role.value} delegates to others")
        return
    roles = (given.roles or {}) if given is not None else {}
    found = {name: (one.paths, one.path_hash_prefixes, one.terminating) for name, one in roles.items()}
    if found != {name: ([f"{name}/*"], None, True) for name in _DELEGATED}:
        raise _fault("its delegations are not data/* to data and rules/* to rules, each to the end")


def _check_shown(lines: Iterable[str]) -> None:
    """See that a screen shows the lines as they are: a tab is the only control character among them."""
    for line in lines:
        for character in line.replace("\t", ""):
            if unicodedata.category(character) in _UNSEEN:
                raise _fault(f"U+{ord(character):04X}, which a screen does not show, stands in it")


def _fault(why: str) -> CentralError:
    return CentralError("request", f"this is no file that kiosk-central prepared: {why}", "prepare it again")
