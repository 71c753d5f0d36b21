"""What travels by hand beside the bundle: a terminal's letter to its register, and the register's parcel in return.

A letter holds visits, a heartbeat or an enrolment request; whoever has a network carries it to the server over the same
API. It holds the terminal's token: a stick is to be looked after as the terminal is. Peppers stay sealed on it.
"""

import os
from contextlib import closing
from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from sync.agent.around import Around
from sync.agent.bundle import LARGEST_PARCEL, Bundle
from sync.agent.contact import heartbeat, keep_peppers, store_venue
from sync.agent.enrol import accept, request
from sync.agent.errors import Cause, SyncError, disk_error
from sync.agent.floor import saw_signed
from sync.agent.push import received, sent_form
from sync.agent.terminal import Asking, Enrolled, Revoked, Terminal
from sync.replica.journal import BATCH, Journal
from sync.wire.api import (
    Code,
    EnrolRequest,
    EnrolResponse,
    Heartbeat,
    HeartbeatAnswer,
    Hex,
    Message,
    ReceiptMessage,
    Text,
)

Parsed = TypeVar("Parsed", bound=Message)

LETTER_SUFFIX: Final = ".letter"
MOST_VISITS: Final = 50_000


class VisitLetter(Message):
    """A terminal's visits and how it is. A revoked terminal has no heartbeat any more."""

    kind: Literal["visits"] = "visits"
    server: Text
    repository: Text
    root: str
    terminal_id: Code
    token: Text
    heartbeat: Heartbeat | None
    visits: Annotated[tuple[dict[str, object], ...], Field(max_length=MOST_VISITS)]


class EnrolLetter(Message):
    """A machine's wish to become a terminal."""

    kind: Literal["enrol"] = "enrol"
    server: Text
    root_sha256: Hex
    request: EnrolRequest


Letter = VisitLetter | EnrolLetter


class TerminalParcel(Message):
    """What the register had for one terminal: receipts for its visits, its venue and sealed peppers."""

    answer: HeartbeatAnswer | None
    receipts: tuple[ReceiptMessage, ...]


_LETTER: Final[TypeAdapter[Letter]] = TypeAdapter(Annotated[Letter, Field(discriminator="kind")])


def write_letter(around: Around, folder: Path) -> Path | None:
    """Write this terminal's letter onto a stick; None where it has nothing to say."""
    match around.terminal():
        case Enrolled() | Revoked() as terminal:
            return _write(folder / terminal.terminal_id, _visit_letter(around, terminal))
        case Asking() as asking:
            return _write(folder / f"enrol-{_public(asking)[:16]}", _enrol_letter(asking))
        case None:
            return None


def read_letters(folder: Path) -> list[Letter]:
    """Read every letter on a stick; raise SyncError where one is not understood."""
    return [_read_letter(path) for path in sorted(folder.glob(f"*{LETTER_SUFFIX}"))]


def deliver(around: Around, letter: Letter) -> tuple[str, bytes]:
    """Carry a letter to its server; return the parcel that came back, and its name in the bundle."""
    match letter:
        case EnrolLetter():
            response = around.central_at(letter.server, "").enrol(letter.request)
            return _enrolment_name(letter.request.public_key), response.model_dump_json().encode()
        case VisitLetter():
            return f"terminals/{letter.terminal_id}.json", _deliver_visits(around, letter).model_dump_json().encode()


def open_parcel(around: Around, bundle: Bundle) -> Terminal | None:
    """Take what a bundle holds for this terminal alone; return what this machine is then."""
    match around.terminal():
        case Asking() as asking:
            body = bundle.parcel(_enrolment_name(_public(asking)))
            if body is not None:
                response = _parsed(EnrolResponse, body)
                accept(around, asking, response)
                saw_signed(around.folder, response.server_time, around.reading)  # on its way for days, perhaps
        case Enrolled() | Revoked() as terminal:
            body = bundle.parcel(f"terminals/{terminal.terminal_id}.json")
            if body is not None:
                _take_parcel(around, terminal, _parsed(TerminalParcel, body))
        case None:
            pass
    return around.terminal()


def _take_parcel(around: Around, terminal: Enrolled | Revoked, parcel: TerminalParcel) -> None:
    with closing(Journal(around.folder)) as journal:
        journal.settle([received(receipt) for receipt in parcel.receipts])
    if parcel.answer is not None and isinstance(terminal, Enrolled):  # its time is not now's: the clock learns nothing
        store_venue(around, parcel.answer.venue)
        keep_peppers(around, terminal.terminal_id, parcel.answer.peppers)


def _deliver_visits(around: Around, letter: VisitLetter) -> TerminalParcel:
    central = around.central_at(letter.server, letter.token)
    receipts: list[ReceiptMessage] = []
    for start in range(0, len(letter.visits), BATCH):
        receipts += central.send_visits(letter.visits[start : start + BATCH]).receipts
    answer = None if letter.heartbeat is None else central.heartbeat(letter.heartbeat)
    return TerminalParcel(answer=answer, receipts=tuple(receipts))


def _visit_letter(around: Around, terminal: Enrolled | Revoked) -> VisitLetter:
    with closing(Journal(around.folder)) as journal:
        visits = tuple(sent_form(entry) for entry in journal.pending(MOST_VISITS))
    return VisitLetter(
        server=terminal.server,
        repository=terminal.repository,
        root=terminal.root,
        terminal_id=terminal.terminal_id,
        token=terminal.token,
        heartbeat=heartbeat(around, ()) if isinstance(terminal, Enrolled) else None,
        visits=visits,
    )


def _enrol_letter(asking: Asking) -> EnrolLetter:
    return EnrolLetter(server=asking.server, root_sha256=asking.root_sha256, request=request(asking, ""))


def _read_letter(path: Path) -> Letter:
    try:
        if path.stat().st_size > LARGEST_PARCEL:
            raise SyncError(Cause.TOO_LARGE, f"{path.name} is larger than any letter")
        return _LETTER.validate_json(path.read_bytes())
    except ValidationError as fault:
        raise SyncError(Cause.BUNDLE, f"{path.name} is no letter of a terminal") from fault
    except OSError as fault:
        raise disk_error(fault) from fault


def _parsed(kind: type[Parsed], body: bytes) -> Parsed:
    try:
        return kind.model_validate_json(body)
    except ValidationError as fault:
        raise SyncError(Cause.BUNDLE, "the bundle's parcel for this terminal is not understood") from fault


def _write(stem: Path, letter: Letter) -> Path:
    path = stem.with_name(stem.name + LETTER_SUFFIX)
    fresh = path.with_name(f"{path.name}.new")
    try:
        with fresh.open("wb") as out:
            out.write(letter.model_dump_json().encode())
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
    except OSError as fault:
        raise disk_error(fault) from fault
    return path


def _public(asking: Asking) -> str:
    return request(asking, "").public_key


def _enrolment_name(public_key: str) -> str:
    return f"enrolments/{public_key}.json"
