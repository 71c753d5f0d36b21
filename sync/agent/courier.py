"""What travels by hand beside the bundle: a terminal's letter to its register, and the register's parcel in return.

A letter holds visits, a heartbeat or an enrolment request; whoever has a network carries it to the server over the same
API. It holds the terminal's token: a stick is to be looked after as the terminal is. Peppers stay sealed on it. What
comes back is believed only where the register signed it for this terminal, not longer ago than a bundle may travel.
"""

from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from sync.agent import trust
from sync.agent.around import Around
from sync.agent.bundle import LARGEST_PARCEL, Bundle
from sync.agent.contact import heartbeat, keep_peppers, store_venue
from sync.agent.enrol import accept, refuse_other_root, request
from sync.agent.errors import Cause, SyncError, on_disk, on_stick
from sync.agent.floor import earliest, saw_signed
from sync.agent.health import faults_at_rest
from sync.agent.plain import plain
from sync.agent.push import received, sent_form
from sync.agent.terminal import Asking, Enrolled, Revoked
from sync.agent.whole import write_whole
from sync.replica.outgoing import Outgoing
from sync.wire.answer import Answer, signed_form
from sync.wire.api import (
    Code,
    EnrolRequest,
    EnrolResponse,
    Heartbeat,
    HeartbeatAnswer,
    Hex,
    Message,
    Text,
    VisitReceipts,
)

Parsed = TypeVar("Parsed", bound=Message)

LETTER_SUFFIX: Final = ".letter"
MOST_VISITS: Final = 50_000
LONGEST_WAY: Final = timedelta(days=8)
"""A bundle is good for the seven days of its timestamp; a day more for letters that were delivered before."""
BREATH: Final = 0.1
"""Seconds between two transactions on the journal: the door looks every tenth whether it may record a visit."""


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
    """What the register had for one terminal: receipts for each batch of visits, its venue and sealed peppers."""

    answer: HeartbeatAnswer | None
    visits: tuple[VisitReceipts, ...]


_LETTER: Final[TypeAdapter[Letter]] = TypeAdapter(Annotated[Letter, Field(discriminator="kind")])


def write_letter(around: Around, folder: Path) -> Path | None:
    """Write this terminal's letter onto a stick; None where it has nothing to say."""
    match around.terminal():
        case Enrolled() | Revoked() as terminal:
            return _write(folder / terminal.terminal_id, _visit_letter(around, terminal))
        case Asking() as asking:
            return _write(_enrolment_stem(asking, folder), _enrol_letter(asking))
        case None:
            return None


def read_letters(folder: Path) -> tuple[list[Letter], list[SyncError]]:
    """Read every letter on a stick; say of those that are not understood why.

    A name that begins with a dot is no terminal's: macOS leaves such beside each file that it copies.
    """
    letters: list[Letter] = []
    unread: list[SyncError] = []
    for path in sorted(folder.glob(f"[!.]*{LETTER_SUFFIX}")):
        try:
            letters.append(_read_letter(path))
        except SyncError as fault:
            unread.append(fault)
    return letters, unread


def addressees(folder: Path) -> tuple[str, ...]:
    """Return the servers that the letters on a stick ask to be carried to, fit to be shown."""
    letters, _ = read_letters(folder)
    return tuple(sorted({plain(letter.server) for letter in letters}))


def enrolment_name(public_key: str) -> str:
    """Return where a bundle holds the answer to a machine that wants to become a terminal."""
    return f"enrolments/{public_key}.json"


def terminal_name(terminal_id: str) -> str:
    """Return where a bundle holds a terminal's parcel."""
    return f"terminals/{terminal_id}.json"


def forget_letter(asking: Asking, folder: Path) -> None:
    """Take the request off the stick once it has been granted: a ticket works once."""
    stem = _enrolment_stem(asking, folder)
    with on_disk():
        stem.with_name(stem.name + LETTER_SUFFIX).unlink(missing_ok=True)


def open_parcel(around: Around, bundle: Bundle) -> SyncError | None:
    """Take what a bundle holds for this terminal alone, or return why its answers are not believed."""
    match around.terminal():
        case Asking() as asking:
            body = bundle.parcel(enrolment_name(_public(asking)))
            if body is not None:
                return _take_enrolment(around, bundle, asking, _parsed(EnrolResponse, body))
        case Enrolled() | Revoked() as terminal:
            body = bundle.parcel(terminal_name(terminal.terminal_id))
            if body is not None:
                return _take_parcel(around, bundle, terminal, _parsed(TerminalParcel, body))
        case None:
            pass
    return None


def _take_enrolment(around: Around, bundle: Bundle, asking: Asking, response: EnrolResponse) -> SyncError | None:
    refuse_other_root(asking, response)
    trust.forget(around.folder.trust)  # of whatever register this machine was at before
    fault = _unbelievable(around, _trusted(around, bundle, response.root), _public(asking), [response])
    if fault is None:
        accept(around, asking, response)
        saw_signed(around.folder, response.server_time, around.read_clock)  # on its way for days, perhaps
    return fault


def _take_parcel(
    around: Around, bundle: Bundle, terminal: Enrolled | Revoked, parcel: TerminalParcel
) -> SyncError | None:
    answers = [*parcel.visits, *(() if parcel.answer is None else (parcel.answer,))]
    fault = _unbelievable(around, _trusted(around, bundle, terminal.root), terminal.terminal_id, answers)
    if fault is not None:
        return fault
    with closing(Outgoing(around.folder)) as outgoing:
        for answer in parcel.visits:
            outgoing.settle(received(receipt) for receipt in answer.receipts)
            around.stop.wait(BREATH)
    if parcel.answer is not None and isinstance(terminal, Enrolled):  # its time is not now's: the clock learns nothing
        store_venue(around, parcel.answer.venue)
        keep_peppers(around, terminal.terminal_id, parcel.answer.peppers)
    return None


def _trusted(around: Around, bundle: Bundle, root: str) -> trust.Trusted:
    with around.applying:
        now = earliest(around.folder, around.read_clock)
        return trust.refresh(around.folder.trust, root.encode(), bundle, now)


def _unbelievable(
    around: Around, trusted: trust.Trusted, addressee: str, answers: Sequence[Answer]
) -> SyncError | None:
    oldest = earliest(around.folder, around.read_clock) - LONGEST_WAY
    for answer in answers:
        if not trusted.vouches(signed_form(addressee, answer), answer.signature):
            return SyncError(Cause.BUNDLE, "what the bundle brings for this terminal is not signed by its register")
        if answer.server_time < oldest:
            what = f"what the bundle brings for this terminal is of {answer.server_time:%Y-%m-%d}: too old"
            return SyncError(Cause.BUNDLE, what)
    return None


def _visit_letter(around: Around, terminal: Enrolled | Revoked) -> VisitLetter:
    with closing(Outgoing(around.folder)) as outgoing:
        visits = tuple(sent_form(entry) for entry in outgoing.pending(MOST_VISITS))
    return VisitLetter(
        server=terminal.server,
        repository=terminal.repository,
        root=terminal.root,
        terminal_id=terminal.terminal_id,
        token=terminal.token,
        heartbeat=heartbeat(around, faults_at_rest(around)) if isinstance(terminal, Enrolled) else None,
        visits=visits,
    )


def _enrol_letter(asking: Asking) -> EnrolLetter:
    return EnrolLetter(server=asking.server, root_sha256=asking.root_sha256, request=request(asking))


def _read_letter(path: Path) -> Letter:
    with on_disk():
        if path.stat().st_size > LARGEST_PARCEL:
            raise SyncError(Cause.TOO_LARGE, f"{path.name} is larger than any letter")
        body = path.read_bytes()
    try:
        return _LETTER.validate_json(body)
    except ValidationError as fault:
        raise SyncError(Cause.BUNDLE, f"{path.name} is no letter of a terminal") from fault


def _parsed(kind: type[Parsed], body: bytes) -> Parsed:
    try:
        return kind.model_validate_json(body)
    except ValidationError as fault:
        raise SyncError(Cause.BUNDLE, "the bundle's parcel for this terminal is not understood") from fault


def _write(stem: Path, letter: Letter) -> Path:
    path = stem.with_name(stem.name + LETTER_SUFFIX)
    with on_stick():
        write_whole(path, letter.model_dump_json().encode())
    return path


def _public(asking: Asking) -> str:
    return request(asking).public_key


def _enrolment_stem(asking: Asking, folder: Path) -> Path:
    return folder / f"enrol-{_public(asking)[:16]}"
