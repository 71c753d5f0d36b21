"""A visit: one recorded check of any outcome, and the receipt the register gives for it.

The canonical form is what the tamper-evident chain hashes, so a visit reads back byte for byte.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import blake2b
from typing import Final
from uuid import UUID

from sync.model.status import Status

HASH_BYTES: Final = 32
FIRST_PREVIOUS: Final = bytes(HASH_BYTES)
"""What the first entry of a terminal's chain names as its predecessor."""


class Outcome(Enum):
    """What happens at the door. REFER is every uncertainty: ask staff."""

    ADMIT = "admit"
    DENY = "deny"
    REFER = "refer"


class Reason(Enum):
    """Why, in a word a machine can count. The sentences for visitors and staff belong to the screens."""

    GREEN = "green"
    BLUE = "blue"
    YELLOW = "yellow"
    RED = "red"
    VENUE_RULE = "venue_rule"
    VENUE_FULL = "venue_full"
    EXIT = "exit"
    OVERRIDE = "override"
    NOT_A_PASS = "not_a_pass"
    FORGED_PASS = "forged_pass"
    EXPIRED_PASS = "expired_pass"
    PASS_NOT_YET_VALID = "pass_not_yet_valid"
    PAPER_PASS = "paper_pass"
    UNKNOWN_ISSUER = "unknown_issuer"
    UNKNOWN_PERSON = "unknown_person"
    ALREADY_USED_HERE = "already_used_here"
    SEVERAL_PASSES = "several_passes"
    STAFF_NEEDED = "staff_needed"
    NO_CONSENT = "no_consent"
    STALE_DATA = "stale_data"
    NO_DATA = "no_data"
    CORRUPT_DATA = "corrupt_data"
    CLOCK_NOT_TRUSTED = "clock_not_trusted"
    NOT_ENROLLED = "not_enrolled"
    REVOKED = "revoked"
    NOT_RECORDED = "not_recorded"
    INTERNAL_ERROR = "internal_error"


class Method(Enum):
    """How the visitor was identified."""

    QR = "qr"
    HAND_SCANNER = "hand_scanner"
    IIN = "iin"
    CARD = "card"
    PASSPORT = "passport"
    VENUE_QR = "venue_qr"


class Direction(Enum):
    """Which way the visitor went."""

    ENTRY = "entry"
    EXIT = "exit"


@dataclass(frozen=True, slots=True)
class Visit:
    """One recorded check. Never holds an IIN, a passport number or the text of a code.

    `seq` is that of the data that answered. `identity_key` (and its pepper), `consent` and `staff` are erased after
    the retention time.
    """

    id: UUID
    at: datetime
    direction: Direction
    method: Method
    outcome: Outcome
    reason: Reason
    status: Status | None
    enforced: bool
    seq: int | None
    identity_key: int | None = None
    pepper_id: str | None = None
    consent: bool = False
    staff: str | None = None
    override: str | None = None


def visit_id(at: datetime, random: bytes) -> UUID:
    """Return a version 7 UUID: milliseconds of `at` (aware), then ten random bytes (RFC 9562 section 5.7)."""
    if len(random) != 10:
        raise ValueError("ten random bytes are needed")
    milliseconds = int(at.timestamp() * 1000) & (1 << 48) - 1
    low = int.from_bytes(random, "big")
    version, variant = 0x7 << 76, 0b10 << 62
    tail = (low & ~(0xF << 76) & ~(0b11 << 62)) | version | variant
    return UUID(int=milliseconds << 80 | tail)


class Settlement(Enum):
    """What the register did with an uploaded visit."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The register's word on one visit; `why` is given with a rejection."""

    visit_id: UUID
    settlement: Settlement
    why: str = ""


VisitFields = dict[str, str | int | bool | None]


def visit_fields(visit: Visit) -> VisitFields:
    """Return the visit as plain JSON values, the one form it is stored, sent and hashed in."""
    return {
        "id": str(visit.id),
        "at": visit.at.isoformat(timespec="milliseconds"),
        "direction": visit.direction.value,
        "method": visit.method.value,
        "outcome": visit.outcome.value,
        "reason": visit.reason.value,
        "status": None if visit.status is None else visit.status.name,
        "enforced": visit.enforced,
        "seq": visit.seq,
        "identity_key": None if visit.identity_key is None else f"{visit.identity_key:014x}",
        "pepper_id": visit.pepper_id,
        "consent": visit.consent,
        "staff": visit.staff,
        "override": visit.override,
    }


def canonical_visit(fields: VisitFields) -> bytes:
    """Return the bytes that are hashed: JSON, keys sorted, no white space, ASCII."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def content_hash(fields: VisitFields) -> bytes:
    """Hash one visit's content (BLAKE2b-256); it outlives the fields that are erased after the retention time."""
    return blake2b(canonical_visit(fields), digest_size=HASH_BYTES).digest()


def chain_hash(previous: bytes, content: bytes) -> bytes:
    """Return the hash of a chain entry from its predecessor's and its content's (BLAKE2b-256 each)."""
    return blake2b(previous + content, digest_size=HASH_BYTES).digest()
