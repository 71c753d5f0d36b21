"""Carry the letters on a stick to their registers, and bring back what they answered: the carrier's side.

A letter that a register refuses stands in no other's way. An enrolment can be asked for once only, so its answer is
kept until a bundle with it is whole, and is then taken from there: an export may be begun again at any point.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sync.agent.around import Around
from sync.agent.bundle import opened
from sync.agent.courier import EnrolLetter, Letter, TerminalParcel, VisitLetter, enrolment_name, terminal_name
from sync.agent.errors import Cause, SyncError
from sync.agent.port import Central
from sync.agent.whole import write_whole
from sync.replica.journal_file import BATCH
from sync.wire.api import Heartbeat, HeartbeatAnswer

_KEPT: Final = "enrolment-"
_REFUSALS: Final = frozenset({Cause.TOKEN, Cause.TICKET, Cause.ANSWER, Cause.TOO_LARGE})


@dataclass(frozen=True, slots=True)
class Delivered:
    """The parcels for a bundle by their names in it, and why letters were refused."""

    parcels: Mapping[str, bytes]
    refused: Sequence[SyncError]


def deliver(around: Around, letters: Sequence[Letter], before: Path) -> Delivered:
    """Carry every letter to its server; `before` is the bundle that may lie on the stick already.

    Raises SyncError where the network fails.
    """
    parcels: dict[str, bytes] = {}
    refused: list[SyncError] = []
    for letter in letters:
        try:
            match letter:
                case EnrolLetter():
                    name = enrolment_name(letter.request.public_key)
                    parcels[name] = _enrolment(around, letter, name, before)
                case VisitLetter():
                    parcels[terminal_name(letter.terminal_id)] = _visits(around, letter)
        except SyncError as fault:
            if fault.cause not in _REFUSALS:
                raise
            refused.append(fault)
    return Delivered(parcels, refused)


def forget_answers(around: Around) -> None:
    """Forget the enrolments that were kept: they are in a bundle now."""
    for file in around.folder.path.glob(f"{_KEPT}*"):
        file.unlink(missing_ok=True)


def _visits(around: Around, letter: VisitLetter) -> bytes:
    central = around.central_at(letter.server, letter.token)
    batches = [letter.visits[start : start + BATCH] for start in range(0, len(letter.visits), BATCH)]
    visits = tuple(central.send_visits(batch) for batch in batches)
    answer = None if letter.heartbeat is None else _met(central, letter.heartbeat)
    return TerminalParcel(answer=answer, visits=visits).model_dump_json().encode()


def _met(central: Central, heartbeat: Heartbeat) -> HeartbeatAnswer | None:
    try:
        return central.heartbeat(heartbeat)
    except SyncError as fault:
        if fault.cause is not Cause.TOKEN:
            raise
        return None  # revoked, and does not know it yet: the bundle brings it the word


def _parcel_in(bundle: Path, name: str) -> bytes | None:
    try:
        with opened(bundle) as before:
            return before.parcel(name)
    except SyncError:  # there is none, or half of one, and it is about to be replaced
        return None


def _enrolment(around: Around, letter: EnrolLetter, name: str, before: Path) -> bytes:
    kept = around.folder.path / f"{_KEPT}{letter.request.public_key}"
    if kept.exists():
        return kept.read_bytes()
    if (granted := _parcel_in(before, name)) is not None:
        return granted
    body = around.central_at(letter.server, "").enrol(letter.request).model_dump_json().encode()
    write_whole(kept, body)
    return body
