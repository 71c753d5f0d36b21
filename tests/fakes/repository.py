"""A register's signed repository in memory: a `Source` for the agent, and every way in which such a source can lie.

`publish()` signs what was put in and writes it into `files`, names as on a web server. A test then changes one thing:
a key, a version, a file's bytes.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Root,
    Signed,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from sync.agent.errors import Cause, SyncError
from sync.model.policy import Policy, policy_document
from sync.wire.api import TargetNote
from sync.wire.digest import DIGEST_MASK, EMPTY, rows_digest
from sync.wire.snapshot_file import Header, write_base, write_delta

Rows = dict[int, int]
DELEGATED = ("data", "rules")


@dataclass
class Repository:
    """What a register has published, and the keys to publish more."""

    now: datetime
    folder: Path
    files: dict[str, bytes] = field(default_factory=dict)
    targets: dict[str, dict[str, TargetFile]] = field(default_factory=lambda: {"data": {}, "rules": {}})
    states: dict[tuple[int, str], Rows] = field(default_factory=dict)
    signers: dict[str, CryptoSigner] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    life: dict[str, timedelta] = field(default_factory=dict)
    largest_answer: int | None = None
    line_ends: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for role in ("root", "timestamp", "snapshot", "targets", *DELEGATED):
            self.signers[role] = new_key()
        self.signed: dict[str, Signed] = {
            "timestamp": Timestamp(),
            "snapshot": Snapshot(),
            "targets": Targets(),
            "data": Targets(),
            "rules": Targets(),
        }
        self.root = Root(consistent_snapshot=True)
        for signed in (self.root, *self.signed.values()):
            signed.version = 0
        for role in ("root", "timestamp", "snapshot", "targets"):
            self.root.add_key(self.signers[role].public_key, role)
        self.publish_root()
        self.put("rules/policy.json", policy_document(Policy(version=1)))
        self.put("rules/issuers.json", json.dumps({"version": 1, "issuers": []}).encode())
        self.revoke()

    @property
    def pinned_root(self) -> bytes:
        """The first root: what an enrolment pins."""
        return self.files["metadata/1.root.json"]

    # What a register does

    def put(self, path: str, data: bytes, note: TargetNote | None = None) -> None:
        """Make a target part of the next publication."""
        target = TargetFile.from_data(path, data, ["sha256"])
        if note is not None:
            target.unrecognized_fields["custom"] = note.model_dump(mode="json", exclude_none=True)
        self.targets[path.partition("/")[0]][path] = target
        folder, _, name = path.rpartition("/")
        self.files[f"targets/{folder}/{target.hashes['sha256']}.{name}"] = data

    def every_key(self) -> set[int]:
        """Return every identity key that was ever published."""
        return {key for rows in self.states.values() for key in rows}

    def remove(self, path: str) -> None:
        """Leave a target out of the next publication."""
        del self.targets[path.partition("/")[0]][path]

    def revoke(self, *terminals: str, version: int = 1) -> None:
        """Say in `rules/*` which terminals are out of service."""
        self.put("rules/revocations.json", json.dumps({"version": version, "terminals": terminals}).encode())

    def put_base(self, seq: int, rows: Rows, pepper_id: str = "p1", at: datetime | None = None) -> None:
        """Add the base of `seq`, holding exactly `rows`."""
        at = at or self.now
        file = self.folder / f"base-{seq}.parquet"
        keys = np.array(sorted(rows), np.int64)
        values = np.array([rows[key] for key in sorted(rows)], np.uint32)
        write_base(file, seq, at, pepper_id, [(keys, values)])
        self.states[seq, pepper_id] = dict(rows)
        note = TargetNote(kind="base", seq=seq, from_seq=0, generated_at=at, pepper_id=pepper_id, rows=len(rows))
        self.put(f"data/base-{seq}.parquet", file.read_bytes(), note)

    def put_delta(
        self,
        from_seq: int,
        seq: int,
        changes: Rows,
        *,
        pepper_id: str = "p1",
        at: datetime | None = None,
        daily: bool = False,
    ) -> None:
        """Add the delta that makes `changes` (TOMBSTONE removes) to the state of `from_seq`."""
        at = at or self.now
        rows = {**self.states[from_seq, pepper_id], **changes}
        rows = {key: value for key, value in rows.items() if value != (1 << 26) - 1}
        self.states[seq, pepper_id] = rows
        kind = "daily" if daily else "delta"
        file = self.folder / f"{kind}-{from_seq}-{seq}.parquet"
        keys = np.array(sorted(changes), np.int64)
        values = np.array([changes[key] for key in sorted(changes)], np.uint32)
        header = Header(seq, from_seq, at, pepper_id, len(rows), digest(rows))
        write_delta(file, header, keys, values)
        note = TargetNote(
            kind="daily" if daily else "delta",
            seq=seq,
            from_seq=from_seq,
            generated_at=at,
            pepper_id=pepper_id,
            rows=len(changes),
        )
        self.put(f"data/{kind}-{from_seq}-{seq}.parquet", file.read_bytes(), note)

    def publish(self) -> None:
        """Sign everything anew: data, rules, targets, snapshot, timestamp."""
        self._end_lines()
        for role in DELEGATED:
            targets = self._targets(role)
            targets.targets = dict(self.targets[role])
            self._write(role)
        self._targets("targets").delegations = Delegations(
            keys={self.signers[role].public_key.keyid: self.signers[role].public_key for role in DELEGATED},
            roles={
                role: DelegatedRole(
                    role, [self.signers[role].public_key.keyid], 1, terminating=True, paths=[f"{role}/*"]
                )
                for role in DELEGATED
            },
        )
        self._write("targets")
        self.publish_snapshot()
        self.publish_timestamp()

    def _end_lines(self) -> None:
        """Say with each file of a pepper when its line ends, as `line_ends` has it."""
        for target in self.targets["data"].values():
            custom = target.unrecognized_fields.get("custom", {})
            if (end := self.line_ends.get(custom.get("pepper_id", ""))) is not None:
                custom["line_ends"] = end.isoformat()

    def publish_snapshot(self) -> None:
        """Sign which versions belong together."""
        snapshot = self.signed["snapshot"]
        assert isinstance(snapshot, Snapshot)
        snapshot.meta = {f"{role}.json": MetaFile(self.signed[role].version) for role in ("targets", *DELEGATED)}
        self._write("snapshot")

    def publish_timestamp(self) -> None:
        """Sign what is newest."""
        timestamp = self.signed["timestamp"]
        assert isinstance(timestamp, Timestamp)
        timestamp.snapshot_meta = MetaFile(self.signed["snapshot"].version)
        self._write("timestamp")

    def publish_root(self, *also: CryptoSigner) -> None:
        """Sign a next root with its own key, and those of the roots before it."""
        self.root.version += 1
        self.root.expires = self.now + timedelta(days=730)
        metadata = Metadata(self.root)
        for signer in (self.signers["root"], *also):
            metadata.sign(signer, append=True)
        self.files[f"metadata/{self.root.version}.root.json"] = metadata.to_bytes()

    def rotate(self, role: str) -> None:
        """Give a top-level role a new key, by a next root; a later publication is signed with it."""
        old = self.signers[role]
        self.signers[role] = new_key()
        self.root.revoke_key(old.public_key.keyid, role)
        self.root.add_key(self.signers[role].public_key, role)
        self.publish_root(*((old,) if role == "root" else ()))

    def write_to(self, folder: Path) -> None:
        """Lay the repository out as files, for a web server."""
        for name, data in self.files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)

    # What a terminal sees: the port `Source`

    def offers(self, name: str) -> bool:
        """Offer what is there."""
        return name in self.files

    def read(self, name: str, largest: int) -> bytes:
        """Give a file, unless it is larger than it may be."""
        self.asked.append(name)
        data = self.files.get(name)
        if data is None:
            raise SyncError(Cause.MISSING, f"{name} is not there")
        if len(data) > largest:
            raise SyncError(Cause.TOO_LARGE, f"{name} has more than {largest} bytes")
        return data

    def download(self, name: str, length: int, part: Path, progress: Callable[[int], None]) -> None:
        """Give what is missing of a file; cut after `largest_answer` bytes."""
        data = self.read(name, length)
        held = part.stat().st_size if part.exists() else 0
        some = data[held:] if self.largest_answer is None else data[held : held + self.largest_answer]
        with part.open("ab") as out:
            out.write(some)
        progress(held + len(some))
        if held + len(some) < length:
            raise SyncError(Cause.CUT, f"{name}: cut after {held + len(some)} bytes")

    def _targets(self, role: str) -> Targets:
        targets = self.signed[role]
        assert isinstance(targets, Targets)
        return targets

    def _write(self, role: str) -> None:
        signed = self.signed[role]
        signed.version += 1
        signed.expires = self.now + self.life.get(role, timedelta(days=7 if role == "timestamp" else 365))
        metadata: Metadata[Any] = Metadata(signed)
        metadata.sign(self.signers[role])
        name = "timestamp.json" if role == "timestamp" else f"{signed.version}.{role}.json"
        self.files[f"metadata/{name}"] = metadata.to_bytes()


def new_key() -> CryptoSigner:
    """Make a key that signs."""
    return CryptoSigner.generate_ed25519()


def digest(rows: Rows) -> int:
    """Return the state digest of rows."""
    if not rows:
        return EMPTY
    keys = np.array(sorted(rows), np.int64)
    values = np.array([rows[key] for key in sorted(rows)], np.uint32)
    return rows_digest(keys, values) & DIGEST_MASK
