"""Visits as terminals upload them: each is checked by itself, kept once, and gets its own receipt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import Connection, text

from sync.central.database import among
from sync.central.fleet.chain import follow_chain, lock_chain
from sync.central.fleet.visit_count import count_visits_of_terminal
from sync.central.instant import to_ms
from sync.model.visit import Settlement, content_hash
from sync.wire.api import ChainedVisit, ReceiptMessage

DOUBLE_USE_MS: Final = 10 * 60 * 1000
REWRITTEN: Final = "was sent before with other content"

_NO_ID: Final = UUID(int=0)
_KNOWN: Final = "SELECT id, entry_hash FROM visit WHERE id {AMONG}"
_NUMBERS: Final = "SELECT number, entry_hash FROM visit WHERE terminal_id = :terminal AND number {AMONG}"
_INSERT: Final = text(
    """INSERT INTO visit (id, venue_id, terminal_id, number, at, received_at, direction, method, outcome, reason,
        status, enforced, seq, identity_key, pepper_id, consent, staff, override, content_hash, entry_hash)
    VALUES (:id, (SELECT venue_id FROM terminal WHERE id = :terminal_id), :terminal_id, :number, :at, :received_at,
        :direction, :method, :outcome, :reason, :status, :enforced, :seq, :identity_key, :pepper_id, :consent, :staff,
        :override, :content_hash, :entry_hash)
    ON CONFLICT DO NOTHING"""
)
_DOUBLE_USE: Final = """INSERT INTO double_use (visit_id, other_id, found_at)
    SELECT mine.id, other.id, :now FROM visit AS mine
    JOIN visit AS other ON other.identity_key = mine.identity_key AND other.pepper_id = mine.pepper_id
        AND other.at BETWEEN mine.at - :window AND mine.at + :window
    WHERE mine.id {AMONG} AND mine.venue_id <> other.venue_id
        AND mine.method IN ('qr', 'hand_scanner', 'venue_qr') AND other.method IN ('qr', 'hand_scanner', 'venue_qr')
        AND mine.direction = 'entry' AND other.direction = 'entry'
    ON CONFLICT DO NOTHING"""


@dataclass(frozen=True, slots=True)
class _Sound:
    """A visit whose members and content hash hold."""

    chained: ChainedVisit
    content: bytes


def accept_visits(
    connection: Connection, terminal_id: str, now_ms: int, items: Sequence[Mapping[str, object]]
) -> tuple[ReceiptMessage, ...]:
    """Keep each visit that is sound and not known yet; return one receipt an item, in the order given."""
    link = lock_chain(connection, terminal_id)
    read = [_read(item) for item in items]
    sound = [one for one in read if isinstance(one, _Sound)]
    known = _known(connection, sound)
    numbers = _numbers(connection, terminal_id, sound)
    receipts, rows = [], []
    for one in read:
        if isinstance(one, _Sound):
            receipt = _settle(one.chained, known, numbers)
            if receipt.settlement is Settlement.ACCEPTED:
                rows.append(_row(one, terminal_id, now_ms))
            receipts.append(receipt)
        else:
            receipts.append(one)
    if rows:
        connection.execute(_INSERT, rows)
        flag_double_use(connection, [str(row["id"]) for row in rows], now_ms)
    rewritten = next((one.why for one in receipts if one.why.endswith(REWRITTEN)), "")
    follow_chain(connection, terminal_id, link, rewritten)
    count_visits_of_terminal(connection, terminal_id, rows)
    return tuple(receipts)


def flag_double_use(connection: Connection, ids: Sequence[str], now_ms: int) -> None:
    """Flag those of the visits whose pass was shown at another venue within minutes, at a terminal or a poster."""
    among(connection, _DOUBLE_USE, ids, window=DOUBLE_USE_MS, now=now_ms)


def _read(item: Mapping[str, object]) -> _Sound | ReceiptMessage:
    try:
        chained = ChainedVisit.model_validate(item)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        why = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        return _rejected(_id_of(item), why)
    visit = item["visit"]
    assert isinstance(visit, dict)
    content = content_hash(visit)  # over what was sent: its texts must not change by being parsed
    if content.hex() != chained.content_hash:
        return _rejected(chained.visit.id, "the content is not what its hash says")
    return _Sound(chained, content)


def _settle(chained: ChainedVisit, known: dict[str, bytes | None], numbers: dict[int, bytes]) -> ReceiptMessage:
    visit_id, entry = str(chained.visit.id), bytes.fromhex(chained.entry_hash)
    if visit_id in known:
        if known[visit_id] == entry:
            return ReceiptMessage(visit_id=chained.visit.id, settlement=Settlement.DUPLICATE)
        return _rejected(chained.visit.id, f"this id {REWRITTEN}")
    if chained.number in numbers:
        return _rejected(chained.visit.id, f"number {chained.number} {REWRITTEN}")
    known[visit_id] = numbers[chained.number] = entry
    return ReceiptMessage(visit_id=chained.visit.id, settlement=Settlement.ACCEPTED)


def _row(one: _Sound, terminal_id: str, now_ms: int) -> dict[str, object]:
    visit = one.chained.visit
    return {
        "id": str(visit.id),
        "terminal_id": terminal_id,
        "number": one.chained.number,
        "at": to_ms(visit.at),
        "received_at": now_ms,
        "direction": visit.direction.value,
        "method": visit.method.value,
        "outcome": visit.outcome.value,
        "reason": visit.reason,
        "status": visit.status,
        "enforced": int(visit.enforced),
        "seq": visit.seq,
        "identity_key": None if visit.identity_key is None else int(visit.identity_key, 16),
        "pepper_id": visit.pepper_id,
        "consent": int(visit.consent),
        "staff": visit.staff,
        "override": visit.override,
        "content_hash": one.content,
        "entry_hash": bytes.fromhex(one.chained.entry_hash),
    }


def _known(connection: Connection, sound: Sequence[_Sound]) -> dict[str, bytes | None]:
    """Return the entry hashes of the visits that are there already; one from a poster has none."""
    ids = [str(one.chained.visit.id) for one in sound]
    found = among(connection, _KNOWN, ids) if ids else ()
    return {row[0]: None if row[1] is None else bytes(row[1]) for row in found}


def _numbers(connection: Connection, terminal_id: str, sound: Sequence[_Sound]) -> dict[int, bytes]:
    numbers = [one.chained.number for one in sound]
    found = among(connection, _NUMBERS, numbers, terminal=terminal_id) if numbers else ()
    return {row[0]: bytes(row[1]) for row in found}


def _id_of(item: Mapping[str, object]) -> UUID:
    visit = item.get("visit")
    try:
        return UUID(str(visit["id"])) if isinstance(visit, dict) else _NO_ID
    except (KeyError, ValueError):
        return _NO_ID


def _rejected(visit_id: UUID, why: str) -> ReceiptMessage:
    return ReceiptMessage(visit_id=visit_id, settlement=Settlement.REJECTED, why=why[:200])
