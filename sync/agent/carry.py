"""Carry the sync by hand: make a bundle on a machine that has a network, take it in on a terminal that has none."""

import os
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sync.agent.around import Around
from sync.agent.bundle import REPOSITORY, SUFFIX, opened, refuse_other_register
from sync.agent.courier import Letter, VisitLetter, deliver, open_parcel, read_letters, write_letter
from sync.agent.enrol import ask
from sync.agent.errors import Cause, SyncError, disk_error
from sync.agent.floor import earliest
from sync.agent.plan import cost, plan
from sync.agent.port import Source
from sync.agent.pull import KEPT_DOCUMENTS, Expiries, take
from sync.agent.terminal import Enrolled, in_service
from sync.agent.trust import METADATA, Trusted, refresh
from sync.wire.api import EnrolResponse

BUNDLE_NAME: Final = f"register{SUFFIX}"
LARGEST_ROOT: Final = 512_000


@dataclass(frozen=True, slots=True)
class Publisher:
    """Where a register publishes, and the root its files are judged by."""

    repository: str
    root: bytes


def export_bundle(around: Around, stick: Path) -> Path:
    """Deliver the letters on a stick, and write a bundle with the answers and the newest data beside them."""
    letters = read_letters(stick)
    parcels = dict(deliver(around, letter) for letter in letters)
    publisher = _publisher(around, letters, parcels)
    path = stick / BUNDLE_NAME
    fresh = path.with_name(f"{path.name}.new")
    try:
        with tempfile.TemporaryDirectory(dir=around.folder.path) as work, fresh.open("wb") as out:
            _write_bundle(around, publisher, parcels, zipfile.ZipFile(out, "w"), Path(work))
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
    except OSError as fault:
        raise disk_error(fault) from fault
    return path


def import_bundle(around: Around, path: Path) -> Expiries:
    """Take everything new from a bundle, through the same checks as from the network; leave a letter beside it."""
    with opened(path) as bundle:
        terminal = around.terminal()
        if isinstance(terminal, Enrolled):
            refuse_other_register(bundle, terminal.root.encode())
        service = in_service(open_parcel(around, bundle))
        try:
            return take(around, service, bundle)
        finally:
            write_letter(around, path.parent)


def ask_by_letter(around: Around, ticket: str, stick: Path) -> Path:
    """Begin an enrolment without a network: keep the key that was made, and write the request onto a stick."""
    asking = ask(around, ticket)
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


def _write_bundle(
    around: Around, publisher: Publisher, parcels: Mapping[str, bytes], archive: zipfile.ZipFile, work: Path
) -> None:
    with archive:
        written: set[str] = set()

        def keep(name: str, data: bytes) -> None:
            if name not in written:
                written.add(name)
                archive.writestr(REPOSITORY + name, data)

        source = _Recording(around.source_at(publisher.repository), keep)
        trusted = refresh(work / "trust", publisher.root, source, earliest(around.folder, around.reading))
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

        fetched = trusted.fetch(file.name, work, show)
        archive.write(fetched, REPOSITORY + trusted.remote(file.name))
        fetched.unlink()


def _publisher(around: Around, letters: Sequence[Letter], parcels: Mapping[str, bytes]) -> Publisher:
    """Find out whose data to fetch: this machine's own register's, or the one the letters are for."""
    found = {(letter.repository, letter.root) for letter in letters if isinstance(letter, VisitLetter)}
    for name, body in parcels.items():
        if name.startswith("enrolments/"):
            response = EnrolResponse.model_validate_json(body)
            found.add((response.repository, response.root))
    terminal = around.terminal()
    if isinstance(terminal, Enrolled):
        found.add((terminal.repository, terminal.root))
    if not found:
        raise SyncError(Cause.BUNDLE, "neither this machine nor a letter on the stick says which register to ask")
    if len({repository for repository, _ in found}) > 1:
        raise SyncError(Cause.BUNDLE, "the letters on the stick are for several registers")
    repository, root = min(found)
    return Publisher(repository, root.encode())
