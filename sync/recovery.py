"""Recovery of a technician's PIN: a terminal's request, and the code by which its register grants it.

    KZQ1:<nonce>.<terminal>                                                  the request, shown as QR code and as text
    KZR1:<key id>.<end, seconds since 1970>.<nonce>.<terminal>/<signature>   the code, held to the camera or carried

The nonce is 80 random bits in base32 (RFC 4648 section 6), the signature Ed25519 over all that stands before the slash,
in base64url without padding. The key is that of the visitor passes, which a terminal trusts by the signed rules
already; what a pass's signature covers begins with other bytes, so neither can be taken for the other.
"""

import base64
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Final

from sync.passes import Issuers

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

REQUEST_PREFIX: Final = "KZQ1:"
CODE_PREFIX: Final = "KZR1:"
NONCE_BYTES: Final = 10
LONGEST_CODE: Final = 300

_NONCE: Final = "[A-Z2-7]{16}"
_TERMINAL: Final = "[a-z0-9_.:-]{1,64}"
_REQUEST: Final = re.compile(rf"KZQ1:({_NONCE})\.({_TERMINAL})")
_CODE: Final = re.compile(
    rf"(KZR1:([0-9a-f]{{16}})\.([1-9][0-9]{{0,10}})\.({_NONCE})\.({_TERMINAL}))/([A-Za-z0-9_-]{{86}})"
)


class RecoveryFault(Enum):
    """Why a text grants nothing."""

    NO_CODE = "no_code"
    OTHER_TERMINAL = "other_terminal"
    EXPIRED = "expired"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class RecoveryRequest:
    """Which terminal asks, and the nonce that makes the answer good for this once."""

    terminal_id: str
    nonce: str

    @property
    def text(self) -> str:
        """Return the text of the QR code."""
        return f"{REQUEST_PREFIX}{self.nonce}.{self.terminal_id}"


def new_nonce(secret: bytes) -> str:
    """Return ten random bytes as a nonce."""
    if len(secret) != NONCE_BYTES:
        raise ValueError(f"a nonce has {NONCE_BYTES} bytes")
    return base64.b32encode(secret).decode("ascii")


def parse_request(text: str) -> RecoveryRequest | None:
    """Read a request, as typed from a telephone call or scanned; None where the text is none."""
    found = _REQUEST.fullmatch(text) if len(text) <= LONGEST_CODE else None
    return None if found is None else RecoveryRequest(found[2], found[1])


def sign_recovery(request: RecoveryRequest, ends: datetime, key: "Ed25519PrivateKey", key_id: bytes) -> str:
    """Return the code that grants a request until `ends` (aware)."""
    granted = f"{CODE_PREFIX}{key_id.hex()}.{int(ends.timestamp())}.{request.nonce}.{request.terminal_id}"
    return f"{granted}/{_encode(key.sign(granted.encode('ascii')))}"


def refused(text: str, request: RecoveryRequest, issuers: Issuers, now: datetime) -> RecoveryFault | None:
    """Return why a text does not grant this request at `now`, None where it does. No text raises.

    A retired issuer grants nothing: its key may have been replaced because somebody else has it.
    """
    found = _CODE.fullmatch(text) if len(text) <= LONGEST_CODE else None
    if found is None:
        return RecoveryFault.NO_CODE
    granted, key_id, ends, nonce, terminal, signature = found.groups()
    issuer = issuers.get(bytes.fromhex(key_id))
    if issuer is None or issuer.retired or not _signed_by(issuer.public_key, granted, signature):
        return RecoveryFault.FORGED
    if RecoveryRequest(terminal, nonce) != request:
        return RecoveryFault.OTHER_TERMINAL
    return RecoveryFault.EXPIRED if now >= datetime.fromtimestamp(int(ends), UTC) else None


def _signed_by(public_key: bytes, granted: str, signature: str) -> bool:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  # 80 ms that only a recovery should cost
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415  # as above

    raw = base64.urlsafe_b64decode(signature + "==")
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(raw, granted.encode("ascii"))
    except (InvalidSignature, ValueError):
        return False
    return _encode(raw) == signature


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")
