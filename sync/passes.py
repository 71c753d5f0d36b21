"""The visitor pass: a CWT in a COSE_Sign1, EdDSA, base45, prefix `KZ1:` (RFC 8392, RFC 9052, RFC 9053, RFC 9285).

A pass says that its holder is `sub`, a random subject that only the register can tie to a person, and is short-lived,
so that a photograph of it is worth little. Reading is strict: one byte form is valid for one pass and nothing else is.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final

from sync.model.identity import SUBJECT_BYTES, PassSubject
from sync.model.prefix import PASS_PREFIX

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

# The libraries cost 80 ms to import, which a kiosk's first picture need not wait for: each is where it is used.
# ruff: noqa: PLC0415

LONGEST_PASS: Final = 700
LONGEST_NAME: Final = 60
SKEW: Final = timedelta(minutes=5)
KEY_ID_BYTES: Final = 8
SIGNATURE_BYTES: Final = 64
LAST_SECOND: Final = 253402300799

_COSE_SIGN1: Final = 18
_ALG, _KID = 1, 4
_EDDSA: Final = -8
_ISS, _SUB, _EXP, _IAT, _CTI = 1, 2, 4, 6, 7
_NAME, _PAPER = -65_537, -65_538
"""Claim keys for private use (RFC 8392 section 9.1: integers below -65536)."""
_KEY_ID_AT: Final = 8
_PAYLOAD_AT: Final = (18, 19, 20)
"""Where key id and payload begin: a payload's length takes one to three bytes before it (RFC 8949 section 3)."""

_ALPHABET: Final = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


class PassFault(Enum):
    """Why a text is no pass that counts."""

    NOT_A_PASS = "not_a_pass"
    FORGED = "forged"
    UNKNOWN_ISSUER = "unknown_issuer"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"


@dataclass(frozen=True, slots=True)
class Pass:
    """What an issuer vouches for: `issued_at` and `expires_at` are whole seconds, aware UTC; `id` is 8 to 16 bytes."""

    issuer: str
    subject: PassSubject
    issued_at: datetime
    expires_at: datetime
    id: bytes
    name: str = ""
    paper: bool = False


@dataclass(frozen=True, slots=True)
class Issuer:
    """A key that passes may be signed with: Ed25519, 32 raw bytes, found by the 8-byte key id.

    A `retired` one signs no more; only the passes it signed hold until they expire.
    """

    key_id: bytes
    public_key: bytes
    name: str
    retired: bool = False


Issuers = Mapping[bytes, Issuer]


def sign(visitor_pass: Pass, key: "Ed25519PrivateKey", key_id: bytes) -> str:
    """Return the text of the QR code."""
    claims: dict[int, object] = {
        _ISS: visitor_pass.issuer,
        _SUB: visitor_pass.subject.value,
        _EXP: int(visitor_pass.expires_at.timestamp()),
        _IAT: int(visitor_pass.issued_at.timestamp()),
        _CTI: visitor_pass.id,
    }
    if visitor_pass.name:
        claims[_NAME] = visitor_pass.name
    if visitor_pass.paper:
        claims[_PAPER] = True
    import base45

    payload = _encode(claims)
    message = _join(_Envelope(key_id, payload, key.sign(_to_be_signed(key_id, payload))))
    return PASS_PREFIX + str(base45.b45encode(message), "ascii")


def verify(text: str, issuers: Issuers, now: datetime) -> Pass | PassFault:
    """Return the pass a text is, if one of `issuers` signed exactly these bytes and `now` lies within its life.

    The issuer's clock may lead by `SKEW`; the end is exact. No text raises.
    """
    message = _decode_text(text)
    if message is None:
        return PassFault.NOT_A_PASS
    envelope = _split(message)
    if envelope is None:
        return PassFault.NOT_A_PASS
    issuer = issuers.get(envelope.key_id)
    if issuer is None:
        return PassFault.UNKNOWN_ISSUER
    if not _signed_by(issuer, envelope):
        return PassFault.FORGED
    visitor_pass = _decode_claims(envelope.payload)
    if visitor_pass is None:
        return PassFault.NOT_A_PASS
    if now >= visitor_pass.expires_at:
        return PassFault.EXPIRED
    if now < visitor_pass.issued_at - SKEW:
        return PassFault.NOT_YET_VALID
    return visitor_pass


def load() -> None:
    """Import what `verify` needs now, so that the first pass does not wait for it."""
    import base45  # noqa: F401
    import cbor2  # noqa: F401
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: F401


def qr_svg(text: str, *, scale: float = 10, border: int = 4, sized: bool = True) -> str:
    """Draw a pass as SVG, a module being `scale` units and the quiet zone `border` modules (ISO/IEC 18004: 4).

    A drawing that is not `sized` fills whatever place a page gives it.
    """
    import segno

    out, code = io.BytesIO(), segno.make_qr(text, error="m", boost_error=False)
    code.save(out, kind="svg", scale=scale, border=border, xmldecl=False, omitsize=not sized)
    return out.getvalue().decode("utf-8")


def qr_png(text: str, *, scale: int = 10, border: int = 4) -> bytes:
    """Draw a pass as a black and white PNG, a module being `scale` pixels."""
    import segno

    out = io.BytesIO()
    segno.make_qr(text, error="m", boost_error=False).save(out, kind="png", scale=scale, border=border)
    return out.getvalue()


def issuers_document(version: int, issuers: Issuers) -> bytes:
    """Return the issuers as the JSON document that is signed for terminals."""
    plain = [
        {
            "key_id": issuer.key_id.hex(),
            "public_key": issuer.public_key.hex(),
            "name": issuer.name,
            "retired": issuer.retired,
        }
        for issuer in issuers.values()
    ]
    return json.dumps({"version": version, "issuers": plain}, sort_keys=True, indent=1).encode()


def read_issuers(document: bytes) -> dict[bytes, Issuer] | None:
    """Read the issuers a terminal trusts; None where the document is not understood."""
    try:
        plain = json.loads(document)
        issuers = [
            Issuer(
                bytes.fromhex(entry["key_id"]),
                bytes.fromhex(entry["public_key"]),
                str(entry["name"]),
                bool(entry.get("retired", False)),
            )
            for entry in plain["issuers"]
        ]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    sound = all(len(one.key_id) == KEY_ID_BYTES and len(one.public_key) == 32 for one in issuers)
    return {issuer.key_id: issuer for issuer in issuers} if sound else None


@dataclass(frozen=True, slots=True)
class _Envelope:
    key_id: bytes
    payload: bytes
    signature: bytes


def _decode_text(text: str) -> bytes | None:
    if not text.startswith(PASS_PREFIX) or len(text) > LONGEST_PASS:
        return None
    import base45

    encoded = text[len(PASS_PREFIX) :]
    if not _ALPHABET.issuperset(encoded):  # the library would accept a trailing newline
        return None
    try:
        message = base45.b45decode(encoded)
    except ValueError:
        return None
    return message if base45.b45encode(message).decode("ascii") == encoded else None


def _split(message: bytes) -> _Envelope | None:
    """Take a message apart by position: of its one form only key id, payload and signature are free.

    Nothing unsigned is given to the CBOR library: a hundred bytes of nested shared values (its tags 28 and 29) would
    keep it busy for ever.
    """
    key_id, signature = message[_KEY_ID_AT:][:KEY_ID_BYTES], message[-SIGNATURE_BYTES:]
    for at in _PAYLOAD_AT:
        envelope = _Envelope(key_id, message[at : -SIGNATURE_BYTES - 2], signature)
        if _join(envelope) == message:
            return envelope
    return None


def _join(envelope: _Envelope) -> bytes:
    import cbor2

    sealed = [_protected(envelope.key_id), {}, envelope.payload, envelope.signature]
    return _encode(cbor2.CBORTag(_COSE_SIGN1, sealed))


def _decode_claims(payload: bytes) -> Pass | None:
    match _decode(payload):
        case {1: str() as issuer, 2: bytes() as subject, 4: int() as exp, 6: int() as iat, 7: bytes() as cti, **rest}:
            pass
        case _:
            return None
    name, paper = rest.pop(_NAME, ""), rest.pop(_PAPER, False)
    if rest or not isinstance(name, str) or not isinstance(paper, bool) or len(name) > LONGEST_NAME:
        return None
    if len(subject) != SUBJECT_BYTES or not 8 <= len(cti) <= 16 or not 0 <= iat < exp <= LAST_SECOND:
        return None
    instants = (datetime.fromtimestamp(iat, UTC), datetime.fromtimestamp(exp, UTC))
    return Pass(issuer, PassSubject(subject), *instants, cti, name, paper)


def _signed_by(issuer: Issuer, envelope: _Envelope) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(issuer.public_key)
        key.verify(envelope.signature, _to_be_signed(envelope.key_id, envelope.payload))
    except (InvalidSignature, ValueError):
        return False
    return True


def _protected(key_id: bytes) -> bytes:
    return _encode({_ALG: _EDDSA, _KID: key_id})


def _to_be_signed(key_id: bytes, payload: bytes) -> bytes:
    return _encode(["Signature1", _protected(key_id), b"", payload])  # RFC 9052 section 4.4


def _encode(value: object) -> bytes:
    import cbor2

    return cbor2.dumps(value, canonical=True)


def _decode(data: bytes) -> object:
    """Decode one canonical CBOR item, or return None: the library ignores trailing bytes and odd forms, we do not."""
    import cbor2

    try:
        value = cbor2.loads(data)
        return value if _encode(value) == data else None
    except (cbor2.CBORError, ValueError, TypeError, OverflowError, RecursionError, AttributeError):
        return None
