"""A pepper sealed to one terminal: HPKE base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305 (RFC 9180).

The pepper travels by API or in a bundle but never lies in the open: only the private key that a terminal made at its
enrolment opens it, and only under the id it was sealed for.
"""

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from sync.wire.identity_key import PEPPER_BYTES

SEALED_BYTES: Final = 32 + PEPPER_BYTES + 16
"""The encapsulated key, the pepper and the authentication tag."""


def new_private_key() -> bytes:
    """Make an X25519 private key, 32 raw bytes (RFC 7748)."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_key(private: bytes) -> bytes:
    """Return the 32 raw bytes of the public key."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(public: bytes, pepper: bytes, pepper_id: str) -> bytes:
    """Seal a 32-byte pepper to a terminal's public key; raise ValueError where either is not what it should be."""
    if len(pepper) != PEPPER_BYTES:
        raise ValueError(f"a pepper has {PEPPER_BYTES} bytes")
    return _suite().encrypt(pepper, X25519PublicKey.from_public_bytes(public), info=_info(pepper_id))


def open_sealed(private: bytes, sealed: bytes, pepper_id: str) -> bytes | None:
    """Return the pepper, or None where these bytes were not sealed to this key for this id. No bytes raise."""
    if len(sealed) != SEALED_BYTES:
        return None
    try:
        return _suite().decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info=_info(pepper_id))
    except (InvalidTag, ValueError):  # ValueError: an encapsulated key of low order
        return None


def _suite() -> Suite:
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def _info(pepper_id: str) -> bytes:
    """Bind the seal to what it is for (RFC 9180 section 8.1): the same bytes mean nothing under another id."""
    return b"ashyq pepper\x1f" + pepper_id.encode()
