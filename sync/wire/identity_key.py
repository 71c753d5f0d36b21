"""The keyed hash under which an identity stands in the snapshot.

56 bits is the smallest safe width for 20 million rows: 0.0028 expected collisions (the publisher checks, and takes a
new pepper on a hit) and a chance of 2.8e-10 that a stranger looks known.
"""

from hashlib import blake2b
from typing import Final

from sync.model.identity import Identity, canonical_bytes

KEY_BITS: Final = 56
PEPPER_BYTES: Final = 32


def identity_key(identity: Identity, pepper: bytes) -> int:
    """Return the first 56 bits of BLAKE2b keyed with the 32-byte pepper, as a positive integer (RFC 7693)."""
    if len(pepper) != PEPPER_BYTES:
        raise ValueError(f"a pepper has {PEPPER_BYTES} bytes")
    digest = blake2b(canonical_bytes(identity), key=pepper).digest()
    return int.from_bytes(digest[: KEY_BITS // 8], "big") or 1
