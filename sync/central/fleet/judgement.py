"""What an uploaded visit is: kept, known already, refused, or a proof that its journal was rewritten. Pure.

What is wrong with the visit alone is refused, and says nothing about the journal: a newer program, a clock far ahead.
What contradicts its own hashes, or what was sent before, nobody's mistake makes: it flags the terminal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from pydantic import ValidationError

from sync.central.fleet.chain import Chain, Link, fault_between, fault_within
from sync.central.instant import to_ms
from sync.model.visit import content_hash
from sync.wire.api import ChainedVisit, VisitMessage

FURTHEST_AHEAD: Final = timedelta(days=45)
"""How far a clock that a terminal believes may run ahead (ADR 7); with one that is further ahead it admits nobody."""
UNAWARE: Final = timedelta(days=7)
"""How long after it was revoked a terminal may have recorded: without newer data it has long admitted nobody."""
HANDING_OVER: Final = timedelta(days=90)
"""How long after it was revoked a terminal may send what it recorded before."""

_NO_ID: Final = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Upload:
    """When visits arrived, and when their terminal was revoked, if it was (ms since 1970)."""

    now_ms: int
    revoked_ms: int | None


@dataclass(frozen=True, slots=True)
class Sound:
    """A visit whose members and hashes hold by themselves."""

    visit: VisitMessage
    content: bytes
    link: Link


@dataclass(frozen=True, slots=True)
class Kept:
    """A visit to keep, new to the register."""

    sound: Sound


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A visit to keep that does not fit its neighbours: one of them was rewritten, and which, nobody can tell."""

    sound: Sound
    fault: str


@dataclass(frozen=True, slots=True)
class Known:
    """A visit that was sent before."""

    visit_id: UUID


@dataclass(frozen=True, slots=True)
class Refused:
    """A visit that is not taken."""

    visit_id: UUID
    why: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A visit that is not taken, because its journal is not as it was."""

    visit_id: UUID
    fault: str


def read_visit(item: Mapping[str, object]) -> Sound | Refused | Rewritten:
    """Read one item of an upload and check what it says of itself."""
    try:
        chained = ChainedVisit.model_validate(item)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        return Refused(_id_of(item), f"{'.'.join(map(str, first['loc']))}: {first['msg']}")
    sent = item["visit"]
    assert isinstance(sent, dict)
    content = content_hash(sent)  # over what was sent: its texts must not change by being parsed
    if content.hex() != chained.content_hash:
        return Rewritten(chained.visit.id, "the content is not what its hash says")
    hashes = (bytes.fromhex(one) for one in (chained.previous, chained.entry_hash))
    link = Link(bytes.fromhex(chained.journal), chained.number, *hashes)
    wrong = fault_within(link, content)
    return Rewritten(chained.visit.id, wrong) if wrong else Sound(chained.visit, content, link)


def judge(
    sound: Sound, upload: Upload, known: Mapping[UUID, bytes | None], chain: Chain
) -> Kept | Misplaced | Known | Refused | Rewritten:
    """Hold a visit against what the register has; `known` are entry hashes by visit, None for a poster's."""
    visit, link = sound.visit, sound.link
    if visit.id in known:
        same = known[visit.id] == link.entry
        return Known(visit.id) if same else Rewritten(visit.id, "this id was sent before with other content")
    if (link.journal, link.number) in chain:
        return Rewritten(visit.id, f"number {link.number} was sent before with other content")
    if why := _untimely(to_ms(visit.at), upload):
        return Refused(visit.id, why)
    fault = fault_between(link, chain)
    return Misplaced(sound, fault) if fault else Kept(sound)


def _untimely(at_ms: int, upload: Upload) -> str | None:
    if at_ms > upload.now_ms + _ms(FURTHEST_AHEAD):
        return "the instant lies ahead"
    if upload.revoked_ms is None:
        return None
    if upload.now_ms > upload.revoked_ms + _ms(HANDING_OVER):
        return f"this terminal was revoked more than {HANDING_OVER.days} days ago"
    if at_ms > upload.revoked_ms + _ms(UNAWARE):
        return f"this terminal had been revoked for more than {UNAWARE.days} days"
    return None


def _ms(time: timedelta) -> int:
    return time // timedelta(milliseconds=1)


def _id_of(item: Mapping[str, object]) -> UUID:
    visit = item.get("visit")
    try:
        return UUID(str(visit["id"])) if isinstance(visit, dict) else _NO_ID
    except (KeyError, ValueError):
        return _NO_ID
