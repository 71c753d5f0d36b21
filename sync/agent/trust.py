"""What the register published, as far as its signatures prove it (TUF, by python-tuf's client workflow).

Nothing here opens a socket: bytes come from a `Source`, and only what verifies comes out. Anything else is a SyncError
and changes nothing that was trusted before.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from securesystemslib.exceptions import UnverifiedSignatureError
from securesystemslib.signer import Key, Signature
from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.api.metadata import TargetFile, Targets
from tuf.api.serialization import DeserializationError
from tuf.ngclient import FetcherInterface, Updater

from sync.agent.errors import Cause, SyncError, on_disk
from sync.agent.port import SnapshotFile, Source
from sync.wire.api import TargetNote

METADATA: Final = "metadata/"
TARGETS: Final = "targets/"
DATA: Final = "data"
RULES: Final = "rules"
LARGEST_DOCUMENT: Final = 1 << 20

_TOP: Final = ("root", "timestamp", "snapshot", "targets")


@dataclass(frozen=True, slots=True)
class Document:
    """A small signed file that terminals keep a copy of: policy, issuers, revocations, bulletin.

    `version` is what its signer counted it as, None where that was left to the document itself.
    """

    name: str
    path: str
    length: int
    sha256: str
    version: int | None


class Trusted:
    """One consistent state of the repository whose signatures held, and the way to its files."""

    def __init__(self, updater: "_Updater", source: Source) -> None:
        self._updater = updater
        self._source = source

    def files(self) -> tuple[SnapshotFile, ...]:
        """Return the bases and deltas the source offers; a kind this version does not know is left out."""
        found = []
        for path, target in self._updater.listed(DATA).items():
            note, sha256 = _note(target), _sha256(target)
            if note is not None and self._source.offers(remote_name(path, sha256)):
                found.append(SnapshotFile(path, target.length, sha256, note))
        return tuple(found)

    def documents(self) -> tuple[Document, ...]:
        """Return the small documents on offer, signed by the role each belongs to."""
        listed = {**self._updater.listed(DATA), **self._updater.listed(RULES)}
        return tuple(
            Document(Path(path).stem, path, target.length, _sha256(target), _version(target))
            for path, target in sorted(listed.items())
            if path.endswith(".json") and target.length <= LARGEST_DOCUMENT
        )

    def fetch(self, wanted: SnapshotFile, folder: Path, progress: Callable[[int], None]) -> Path:
        """Download a file into `folder`, going on from where an earlier attempt was cut; return it once it verified.

        What does not verify is deleted: the next attempt starts from nothing.
        """
        with _translated():
            target = self._target(wanted.name)
            file, part = places(wanted, folder)
            folder.mkdir(exist_ok=True)
            if file.exists():  # verified once already, by a process that was killed before it could use it
                file.replace(part)
            self._source.download(remote_name(wanted.name, wanted.sha256), target.length, part, progress)
            _verify(target, part)
            part.replace(file)
        return file

    def read(self, document: Document) -> bytes:
        """Return a small document's verified bytes."""
        with _translated():
            target = self._target(document.path)
            data = self._source.read(remote_name(document.path, document.sha256), target.length)
            target.verify_length_and_hashes(data)
        return data

    def expiries(self) -> Mapping[str, datetime]:
        """Return when each role's metadata expire."""
        return self._updater.expiries()

    def vouches(self, form: bytes, signature: str) -> bool:
        """Tell whether the register's online key, the one of `data/*`, signed these bytes."""
        return any(_signed_by(key, form, signature) for key in self._updater.keys(DATA))

    def root_version(self) -> int:
        """Return the version of the newest root that verified."""
        return self._updater.root_version()

    def _target(self, path: str) -> TargetFile:
        role = RULES if path.startswith(f"{RULES}/") else DATA
        target = self._updater.listed(role).get(path)  # never by a delegation's paths: each folder has one signer
        if target is None:
            raise SyncError(Cause.MISSING, f"{path} is not published any more")
        if "sha256" not in target.hashes:
            raise SyncError(Cause.ANSWER, f"{path} is published without a SHA-256")
        return target


def refresh(folder: Path, root: bytes, source: Source, now: datetime) -> Trusted:
    """Fetch and verify all metadata, starting from the root pinned at enrolment; keep what verified in `folder`.

    `now` is the earliest instant it can be: a wall clock that was set back must not make expired metadata valid.
    """
    folder.mkdir(exist_ok=True)
    for left in folder.glob("tmp*"):  # python-tuf's own, left by a process that was killed
        left.unlink(missing_ok=True)
    with _translated():
        updater = _Updater(folder, root, _Fetcher(source), now)
        updater.refresh()
        for role in (DATA, RULES):
            updater.load(role)
    return Trusted(updater, source)


def remote_name(path: str, sha256: str) -> str:
    """Return a target's name in a repository with consistent snapshots (TUF specification section 6.2)."""
    folder, slash, name = path.rpartition("/")
    return f"{TARGETS}{folder}{slash}{sha256}.{name}"


def places(file: SnapshotFile, folder: Path) -> tuple[Path, Path]:
    """Return where a file lies in `folder` once it verified, and where while it comes."""
    return folder / Path(file.name).name, folder / f"{file.sha256}.part"


class _Updater(Updater):
    """python-tuf's updater, told the time and asked for whole roles: its public interface has neither."""

    def __init__(self, folder: Path, root: bytes, fetcher: FetcherInterface, now: datetime) -> None:
        super().__init__(str(folder), METADATA, fetcher=fetcher, bootstrap=root)
        self._trusted_set.reference_time = now

    def load(self, role: str) -> None:
        self.keys(role)
        self._load_targets(role, Targets.type)

    def keys(self, role: str) -> Sequence[Key]:
        delegations = self._trusted_set.targets.delegations
        if delegations is None or not delegations.roles or role not in delegations.roles:
            raise RepositoryError(f"the register's targets do not delegate {role}/*")
        return [delegations.keys[one] for one in delegations.roles[role].keyids if one in delegations.keys]

    def listed(self, role: str) -> Mapping[str, TargetFile]:
        targets = self._trusted_set[role]
        assert isinstance(targets, Targets)
        mine = f"{role}/"
        return {path: target for path, target in targets.targets.items() if path.startswith(mine)}

    def expiries(self) -> Mapping[str, datetime]:
        return {role: self._trusted_set[role].expires.replace(tzinfo=UTC) for role in (*_TOP, DATA, RULES)}

    def root_version(self) -> int:
        return self._trusted_set.root.version


class _Fetcher(FetcherInterface):
    """Give python-tuf its metadata from a `Source`; targets never go through here."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def download_bytes(self, url: str, max_length: int) -> bytes:
        try:
            return self._source.read(url, max_length)
        except SyncError as fault:
            if fault.cause is Cause.MISSING:  # the end of the chain of roots is a file that is not there
                raise DownloadHTTPError(fault.what, 404) from fault
            raise

    def _fetch(self, url: str) -> Iterator[bytes]:
        raise NotImplementedError(url)


def _sha256(target: TargetFile) -> str:
    return target.hashes.get("sha256", "")


def _note(target: TargetFile) -> TargetNote | None:
    try:
        note = TargetNote.model_validate(target.custom or {})
    except ValidationError:
        return None
    return note if note.generated_at.tzinfo is not None else None


def _version(target: TargetFile) -> int | None:
    match target.custom:
        case {"version": int(version)}:
            return version
        case _:
            return None


def _signed_by(key: Key, form: bytes, signature: str) -> bool:
    try:
        key.verify_signature(Signature(key.keyid, signature), form)
    except UnverifiedSignatureError:
        return False
    return True


def _verify(target: TargetFile, part: Path) -> None:
    try:
        with part.open("rb") as file:
            target.verify_length_and_hashes(file)
            os.fsync(file.fileno())
    except LengthOrHashMismatchError:
        part.unlink()
        raise


@contextmanager
def _translated() -> Iterator[None]:
    """Say in the agent's own words what python-tuf found."""
    try:
        with on_disk():
            yield
    except DownloadHTTPError as fault:
        raise SyncError(Cause.MISSING, str(fault)) from fault
    except DownloadError as fault:
        raise SyncError(Cause.CUT, str(fault) or type(fault).__name__) from fault
    except RepositoryError as fault:
        raise SyncError(_cause(fault), _words(fault)) from fault


def _cause(fault: RepositoryError) -> Cause:
    match fault:
        case ExpiredMetadataError():
            return Cause.EXPIRED
        case BadVersionNumberError():
            return Cause.ROLLBACK
        case UnsignedMetadataError():
            return Cause.SIGNATURE
        case LengthOrHashMismatchError():
            return Cause.NOT_AS_SIGNED
        case DeserializationError():
            return Cause.ANSWER
        case _:
            return Cause.SIGNATURE


def _words(fault: RepositoryError) -> str:
    return (str(fault) or type(fault).__name__).replace("\n", " ")[:200]


def forget(folder: Path) -> None:
    """Forget all metadata, as at enrolment at another register; the root is pinned anew by the caller."""
    for file in sorted(folder.rglob("*"), reverse=True):
        with suppress(FileNotFoundError):
            file.rmdir() if file.is_dir() and not file.is_symlink() else file.unlink()
