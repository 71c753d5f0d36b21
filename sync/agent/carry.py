"""Carry the sync by hand: make a bundle on a machine that has a network, take it in on a terminal that has none."""

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sync.agent.around import Around
from sync.agent.bundle import REPOSITORY, SUFFIX, opened, refuse_other_register
from sync.agent.courier import Letter, VisitLetter, forget_letter, open_parcel, read_letters, write_letter
from sync.agent.delivery import Delivered, deliver, forget_answers
from sync.agent.enrol import ask
from sync.agent.errors import Cause, SyncError, on_disk
from sync.agent.floor import earliest
from sync.agent.plan import cost, plan
from sync.agent.port import Source
from sync.agent.pull import KEPT_DOCUMENTS, Expiries, take
from sync.agent.terminal import Asking, Enrolled, Revoked, in_service
from sync.agent.trust import METADATA, Trusted, forget, refresh, remote_name
from sync.agent.whole import whole
from sync.replica.database import Folder, Locked, only_one
from sync.wire.api import EnrolResponse

BUNDLE_NAME: Final = f"register{SUFFIX}"
LARGEST_ROOT: Final = 512_000


@dataclass(frozen=True, slots=True)
class Publisher:
    """Where a register publishes, and the root its files are judged by."""

    repository: str
    root: bytes


def export_bundle(around: Around, stick: Path) -> Path:
    """Deliver the letters on a stick, and write a bundle with the answers and the newest data beside them.

    What was fetched stays until a bundle is whole: an export that was cut or killed goes on from there.
    """
    path = stick / BUNDLE_NAME
    with on_disk(), _alone(around.folder) as work:
        letters, unread = read_letters(stick)
        delivered = deliver(around, letters, path)
        delivered = replace(delivered, refused=[*unread, *delivered.refused])
        publisher = _publisher(around, letters, delivered)
        _write_whole_bundle(around, publisher, delivered.parcels, path, work)
        shutil.rmtree(work)
        forget_answers(around)
    if delivered.refused:
        first = delivered.refused[0]
        raise SyncError(first.cause, f"{path.name} is written, but a letter was refused: {first.what}")
    return path


def forget_export(folder: Folder) -> None:
    """Remove what an export that never ended has fetched, unless it is at work now."""
    with suppress(Locked), on_disk(), _alone(folder) as work:
        shutil.rmtree(work, ignore_errors=True)


def import_bundle(around: Around, path: Path) -> Expiries:
    """Take everything new from a bundle, through the same checks as from the network; leave a letter beside it."""
    with opened(path) as bundle:
        terminal = around.terminal()
        if isinstance(terminal, Enrolled | Revoked):
            refuse_other_register(bundle, terminal.root.encode())
        wrong = open_parcel(around, bundle)
        if isinstance(terminal, Asking):
            if wrong is not None:
                raise wrong
            forget_letter(terminal, path.parent)
        try:
            expiries = take(around, in_service(around.terminal()), bundle)
        finally:
            write_letter(around, path.parent)
    if wrong is not None:  # the data are signed by themselves, and were taken
        raise wrong
    return expiries


def ask_by_letter(around: Around, ticket: str, stick: Path, name: str = "", *, again: bool = False) -> Path:
    """Begin an enrolment without a network: keep the key that was made, and write the request onto a stick."""
    asking = ask(around, ticket, name, again=again)
    around.change_terminal(lambda _: asking)
    letter = write_letter(around, stick)
    assert letter is not None  # somebody who asks has something to say
    return letter


class _Recording:
    """A source that keeps what metadata were read through it: exactly those a bundle needs."""

    def __init__(self, source: Source, keep: Callable[[str, bytes], None]) -> None:
        self._source = source
        self._keep = keep
        self.offers = source.offers
        self.download = source.download

    def read(self, name: str, largest: int) -> bytes:
        """Read from the source, and keep it."""
        data = self._source.read(name, largest)
        self._keep(name, data)
        return data


def _write_whole_bundle(
    around: Around, publisher: Publisher, parcels: Mapping[str, bytes], path: Path, work: Path
) -> None:
    with whole(path) as out:  # for its own user alone: it may hold an enrolment's token
        _write_bundle(around, publisher, parcels, zipfile.ZipFile(out, "w"), work)


def _write_bundle(
    around: Around, publisher: Publisher, parcels: Mapping[str, bytes], archive: zipfile.ZipFile, work: Path
) -> None:
    with archive:
        written: set[str] = set()

        def keep(name: str, data: bytes) -> None:
            if name not in written:
                written.add(name)
                archive.writestr(REPOSITORY + name, data)

        forget(work / "trust")  # all metadata must be read, to be kept
        source = _Recording(around.source_at(publisher.repository), keep)
        trusted = refresh(work / "trust", publisher.root, source, earliest(around.folder, around.read_clock))
        _keep_roots(source, trusted)
        for document in trusted.documents():
            if document.name in KEPT_DOCUMENTS:
                trusted.read(document)
        _keep_data(around, trusted, archive, work)
        for name, body in parcels.items():
            archive.writestr(name, body)


def _keep_roots(source: Source, trusted: Trusted) -> None:
    """Read every root there ever was: a terminal may have pinned an older one than this machine."""
    for version in range(1, trusted.root_version() + 1):
        source.read(f"{METADATA}{version}.root.json", LARGEST_ROOT)


def _keep_data(around: Around, trusted: Trusted, archive: zipfile.ZipFile, work: Path) -> None:
    """Put in the whole way from nothing to the newest data: whatever a terminal holds, it can go on from there."""
    way = plan(None, trusted.files())
    total = cost(way)
    for number, file in enumerate(way):
        before = cost(way[:number])

        def show(done: int, before: int = before) -> None:
            around.check_stop()
            around.progress("fetch", before + done, total)

        archive.write(trusted.fetch(file, work, show), REPOSITORY + remote_name(file.name, file.sha256))


@contextmanager
def _alone(folder: Folder) -> Iterator[Path]:
    """Give the folder that an export fetches into, to one at a time."""
    lock = only_one(folder.path / "export.lock")
    try:
        work = folder.path / "export"
        work.mkdir(mode=0o700, exist_ok=True)
        yield work
    finally:
        os.close(lock)


def _publisher(around: Around, letters: Sequence[Letter], delivered: Delivered) -> Publisher:
    """Find out whose data to fetch: this machine's own register's, or the one the letters are for."""
    found = {(letter.repository, letter.root) for letter in letters if isinstance(letter, VisitLetter)}
    for name, body in delivered.parcels.items():
        if name.startswith("enrolments/"):
            response = EnrolResponse.model_validate_json(body)
            found.add((response.repository, response.root))
    terminal = around.terminal()
    if isinstance(terminal, Enrolled):
        found.add((terminal.repository, terminal.root))
    if not found and delivered.refused:
        raise delivered.refused[0]
    if not found:
        raise SyncError(Cause.BUNDLE, "neither this machine nor a letter on the stick says which register to ask")
    if len({repository for repository, _ in found}) > 1:
        raise SyncError(Cause.BUNDLE, "the letters on the stick are for several registers")
    repository, root = min(found)
    return Publisher(repository, root.encode())
