"""A terminal's data folder as the agent leaves it: real files, invented people."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.model.identity import Identity, PassSubject
from sync.model.policy import Policy, policy_document
from sync.model.status import HealthRecord, pack
from sync.passes import Issuer, Pass, issuers_document, sign
from sync.replica.database import Folder
from sync.replica.install import install_base, store_document
from sync.wire.identity_key import identity_key
from sync.wire.snapshot_file import write_base

NOW: Final = datetime(2021, 6, 6, 12, 0, tzinfo=UTC)  # a Sunday
PEPPER: Final = bytes(range(100, 132))
ISSUER_KEY: Final = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY_ID: Final = b"issuer01"
ISSUERS: Final = {KEY_ID: Issuer(KEY_ID, ISSUER_KEY.public_key().public_bytes_raw(), "invented ministry")}
VENUE: Final = {
    "id": "arman",
    "name": {"kk": "«Арман» кинотеатры", "ru": "Кинотеатр «Арман»", "en": "Arman cinema"},
    "category": "cinema",
    "region": "ALA",
    "timezone": "Asia/Almaty",
}


@dataclass(frozen=True)
class Stocked:
    """What the folder is stocked with."""

    people: Mapping[Identity, HealthRecord]
    generated_at: datetime = NOW - timedelta(minutes=10)
    policy: Policy = field(default_factory=Policy)
    venue: Mapping[str, object] = field(default_factory=lambda: VENUE)


def stock(path: Path, stocked: Stocked) -> Folder:
    """Make a data folder that holds `stocked`, through the same functions that the agent uses."""
    folder = Folder(path)
    folder.create()
    rows = sorted((identity_key(who, PEPPER), pack(record)) for who, record in stocked.people.items())
    keys = np.array([key for key, _ in rows], dtype=np.int64)
    values = np.array([value for _, value in rows], dtype=np.uint32)
    write_base(path / "base.parquet", 1, stocked.generated_at, "pepper-1", [(keys, values)])
    install_base(folder, path / "base.parquet", PEPPER, lambda _done, _of: None)
    store_rules(folder, stocked)
    return folder


def store_rules(folder: Folder, stocked: Stocked, version: int = 1) -> None:
    """Store the venue, the policy and the issuers."""
    store_document(folder, "venue", version, json.dumps(stocked.venue).encode())
    store_document(folder, "policy", version, policy_document(stocked.policy))
    store_document(folder, "issuers", version, issuers_document(version, ISSUERS))


def subject(number: int) -> PassSubject:
    """Return an invented pass subject."""
    return PassSubject(number.to_bytes(16, "big"))


def pass_text(who: PassSubject, *, now: datetime = NOW, minutes: int = 60, name: str = "", paper: bool = False) -> str:
    """Return a pass issued at `now`; a negative life makes one that has expired."""
    issued = now if minutes > 0 else now + timedelta(minutes=2 * minutes)
    visitor_pass = Pass("KZ-MOH", who, issued, now + timedelta(minutes=minutes), b"pass0001", name, paper)
    return sign(visitor_pass, ISSUER_KEY, KEY_ID)
