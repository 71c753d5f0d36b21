"""Bring the signed documents and the newest snapshot from a source to this terminal, or change nothing.

What can be taken is taken: a document that is not understood does not keep the data from coming.
"""

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from sync.agent.around import Around
from sync.agent.errors import Cause, SyncError, on_disk
from sync.agent.floor import earliest, saw_signed
from sync.agent.kept import kept_document, kept_policy
from sync.agent.line import followed
from sync.agent.plan import SnapshotVersion, Way, cost, plan, version_of
from sync.agent.port import SnapshotFile, Source
from sync.agent.repair import base_came, base_is_wanted, held_in, want_base
from sync.agent.revocation import DOCUMENT as REVOCATIONS
from sync.agent.revocation import revoked_terminals
from sync.agent.terminal import Enrolled, Revoked, Terminal, in_service, pepper, revoked
from sync.agent.trust import Document, Trusted, places, refresh
from sync.model.policy import PolicyFault, read_policy
from sync.passes import read_issuers
from sync.replica.database import Corrupt, Folder, ReplicaError, open_database, translated
from sync.replica.install import (
    apply_delta,
    erase,
    install_base,
    remove_unused_bases,
    store_document,
)
from sync.replica.state import STATE, Held, read_held

KEPT_DOCUMENTS: Final = frozenset({"policy", "issuers", REVOCATIONS, "bulletin"})

log = logging.getLogger(__name__)


Expiries = Mapping[str, datetime]


def pull(around: Around) -> Expiries:
    """Sync from the repository this terminal was enrolled at; return when its signed metadata expire."""
    terminal = around.terminal()
    if isinstance(terminal, Revoked):
        erase(around.folder)  # again, if a crash came between the word and the deed
    service = in_service(terminal)
    return take(around, service, around.source_at(service.repository))


def take(around: Around, terminal: Enrolled, source: Source) -> Expiries:
    """Take everything new from a source; raise SyncError or ReplicaError at the end where something was wrong."""
    with around.applying, on_disk():
        now = earliest(around.folder, around.read_clock)
        trusted = refresh(around.folder.trust, terminal.root.encode(), source, now)
        wrong = take_documents(around.folder, trusted)
        _heed_revocation(around, terminal, trusted)
        take_data(around, terminal, trusted)
        if wrong:
            raise wrong[0]
        return trusted.expiries()


def take_documents(folder: Folder, trusted: Trusted) -> list[SyncError | ReplicaError]:
    """Store the signed documents that changed; return what was wrong with others."""
    wrong: list[SyncError | ReplicaError] = []
    for document in trusted.documents():
        if document.name not in KEPT_DOCUMENTS or _kept(folder, document):
            continue
        try:
            body = trusted.read(document)
            store_document(folder, document.name, _checked_version(document, body), body)
        except (SyncError, ReplicaError) as fault:
            wrong.append(fault)
    return wrong


def take_data(around: Around, terminal: Enrolled, trusted: Trusted) -> None:
    """Follow the cheapest way to the newest snapshot whose pepper this terminal can open."""
    folder = around.folder
    files = trusted.files()
    if not files:
        return
    saw_signed(folder, max(file.note.generated_at for file in files), around.read_clock)
    held = held_in(folder)
    start = _start(folder, held)
    on_offer = _on_offer(around, terminal, start, files)
    way = plan(start, [file for file in on_offer if _can_open(terminal, held, file)])
    _forget_parts(folder, way)
    if way:
        _apply(around, terminal, held, way, _fetch(around, way, trusted))
        _forget_parts(folder, ())
    remove_unused_bases(folder)
    _refuse_missing_pepper(terminal, on_offer, held_in(folder))


def next_way(around: Around, terminal: Enrolled, trusted: Trusted) -> tuple[SnapshotVersion | None, Way]:
    """Return where this terminal stands, and the files that a sync now would fetch."""
    start, files = _start(around.folder, held_in(around.folder)), trusted.files()
    return start, plan(start, _on_offer(around, terminal, start, files))


def _heed_revocation(around: Around, terminal: Enrolled, trusted: Trusted) -> None:
    if terminal.terminal_id not in _revoked(around.folder, trusted):
        return

    def out_of_service(now: Terminal | None) -> Terminal | None:
        return revoked(now) if isinstance(now, Enrolled) and now.terminal_id == terminal.terminal_id else None

    log.warning("terminal %s is revoked by signed rules: erasing", terminal.terminal_id)
    around.change_terminal(out_of_service)
    erase(around.folder)
    in_service(around.terminal())


def _revoked(folder: Folder, trusted: Trusted) -> frozenset[str]:
    """Return who is revoked by the newest document that is understood, stored or not."""
    kept = _document(folder, REVOCATIONS)
    published = [document for document in trusted.documents() if document.name == REVOCATIONS]
    if kept is None and published:
        kept = trusted.read(published[0])
    return frozenset() if kept is None else revoked_terminals(kept)


def _kept(folder: Folder, document: Document) -> bool:
    body = _document(folder, document.name)
    return body is not None and hashlib.sha256(body).hexdigest() == document.sha256


def _document(folder: Folder, name: str) -> bytes | None:
    try:
        return kept_document(folder, name)
    except Corrupt:  # of no document, perhaps: a damaged base hides them too; it is mended where data are taken
        return None


def _checked_version(document: Document, body: bytes) -> int:
    """Return a document's version, if this program understands the document; what it does not is not stored."""
    if document.name == "policy" and isinstance(fault := read_policy(body), PolicyFault):
        raise SyncError(Cause.ANSWER, fault.why)
    if document.name == "issuers" and read_issuers(body) is None:
        raise SyncError(Cause.ANSWER, "the pass issuers are not understood")
    if document.name == REVOCATIONS:
        revoked_terminals(body)
    if document.version is not None:
        return document.version
    try:
        return int(json.loads(body)["version"])
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError) as fault:
        raise SyncError(Cause.ANSWER, f"the document {document.name} has no version") from fault


def _on_offer(
    around: Around, terminal: Enrolled, start: SnapshotVersion | None, files: Sequence[SnapshotFile]
) -> Sequence[SnapshotFile]:
    """Return the files this terminal may go by now: while the pepper changes, one line of two."""
    spread = timedelta(0) if start is None else kept_policy(around.folder).pepper_spread
    return followed(start, files, terminal.terminal_id, spread, earliest(around.folder, around.read_clock))


def _start(folder: Folder, held: Held | None) -> SnapshotVersion | None:
    if held is None or base_is_wanted(folder):
        return None
    return version_of(held)


def _can_open(terminal: Enrolled, held: Held | None, file: SnapshotFile) -> bool:
    return file.note.kind != "base" or _pepper(terminal, held, file.note.pepper_id) is not None


def _pepper(terminal: Enrolled, held: Held | None, pepper_id: str) -> bytes | None:
    if held is not None and held.pepper_id == pepper_id:
        return held.pepper
    try:
        return pepper(terminal, pepper_id)
    except SyncError:
        return None


def _refuse_missing_pepper(terminal: Enrolled, files: Sequence[SnapshotFile], held: Held | None) -> None:
    """Say so where newer data are on offer that this terminal cannot use yet."""
    newest = max(files, key=lambda file: file.note.seq)
    if held is None or held.seq < newest.note.seq:
        pepper(terminal, newest.note.pepper_id)


def _fetch(around: Around, way: Way, trusted: Trusted) -> list[Path]:
    fetched: list[Path] = []
    for number, file in enumerate(way):
        around.check_stop()
        done = partial(_show, around, cost(way[:number]), cost(way))
        fetched.append(trusted.fetch(file, around.folder.downloads, done))
    return fetched


def _show(around: Around, before: int, total: int, done: int) -> None:
    around.progress("fetch", before + done, total)


def _installing(around: Around, done: int, total: int) -> None:
    around.check_stop()
    around.progress("install", done, total)


def _apply(around: Around, terminal: Enrolled, held: Held | None, way: Way, fetched: Sequence[Path]) -> None:
    folder = around.folder
    if way[0].note.kind == "base":
        opened = _pepper(terminal, held, way[0].note.pepper_id)
        assert opened is not None  # the way was planned over what can be opened
        _install(around, fetched[0], opened, fetched[1:])
        return
    for file in fetched:
        around.check_stop()
        try:
            now = apply_delta(folder, file)
        except Corrupt as fault:
            want_base(folder, fault.what)
            raise SyncError(Cause.DIGEST, fault.what) from fault
        log.info("applied a delta: seq %d, %d rows", now.seq, now.rows)


def _install(around: Around, base: Path, opened: bytes, deltas: Sequence[Path]) -> None:
    folder = around.folder
    try:
        now = install_base(folder, base, opened, partial(_installing, around), deltas)
    except Corrupt as fault:
        _drop_unreadable_state(folder)
        raise SyncError(Cause.DIGEST, fault.what) from fault
    base_came(folder)
    log.info("installed a base: seq %d, %d rows", now.seq, now.rows)


def _drop_unreadable_state(folder: Folder) -> None:
    """Remove a state file that SQLite cannot read at all: nothing can be installed over it, and nothing is lost."""
    try:
        with translated(folder.state), closing(open_database(folder.state, STATE)) as connection:
            read_held(connection)
    except Corrupt:
        for file in folder.path.glob(f"{folder.state.name}*"):
            file.unlink(missing_ok=True)


def _forget_parts(folder: Folder, way: Way) -> None:
    """Remove downloads that no way leads over any more."""
    wanted = {place for file in way for place in places(file, folder.downloads)}
    for file in folder.downloads.glob("*"):
        if file not in wanted:
            file.unlink(missing_ok=True)
