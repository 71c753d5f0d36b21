"""Visits as terminals upload them: each is judged by itself, kept once, and gets its own receipt."""

from collections.abc import Mapping, Sequence
from typing import Final, assert_never
from uuid import UUID

from sqlalchemy import Connection, text

from sync.central.database import among
from sync.central.fleet.chain import flag_fault, links_around
from sync.central.fleet.double_use import flag_double_use
from sync.central.fleet.judgement import (
    Kept,
    Known,
    Misplaced,
    Refused,
    Rewritten,
    Sound,
    Upload,
    judge,
    read_visit,
)
from sync.central.fleet.visit_count import count_visits_of_terminal
from sync.central.instant import to_ms
from sync.model.visit import Settlement
from sync.wire.api import ReceiptMessage

Judgement = Kept | Misplaced | Known | Refused | Rewritten

_LOCK: Final = text("UPDATE terminal SET chain_fault = chain_fault WHERE id = :terminal RETURNING revoked_at")
_KNOWN: Final = "SELECT id, entry_hash FROM visit WHERE id {AMONG}"
_INSERT: Final = text(
    """INSERT INTO visit (id, venue_id, terminal_id, journal, number, at, received_at, direction, method, outcome,
        reason, status, enforced, seq, identity_key, pepper_id, consent, staff, override, content_hash, previous,
        entry_hash)
    VALUES (:id, (SELECT venue_id FROM terminal WHERE id = :terminal_id), :terminal_id, :journal, :number, :at,
        :received_at, :direction, :method, :outcome, :reason, :status, :enforced, :seq, :identity_key, :pepper_id,
        :consent, :staff, :override, :content_hash, :previous, :entry_hash)
    ON CONFLICT DO NOTHING"""
)


def accept_visits(
    connection: Connection, terminal_id: str, now_ms: int, items: Sequence[Mapping[str, object]]
) -> tuple[ReceiptMessage, ...]:
    """Keep each visit that is sound and not known yet; return one receipt an item, in the order given.

    No other upload of this terminal is taken until the transaction ends.
    """
    upload = Upload(now_ms, connection.execute(_LOCK, {"terminal": terminal_id}).scalar_one())
    judgements = _judged(connection, terminal_id, upload, [read_visit(item) for item in items])
    rows = [_row(one.sound, terminal_id, now_ms) for one in judgements if isinstance(one, Kept | Misplaced)]
    if rows:
        connection.execute(_INSERT, rows)
        flag_double_use(connection, [str(row["id"]) for row in rows], now_ms)
    fault = next((one.fault for one in judgements if isinstance(one, Misplaced | Rewritten)), None)
    if fault is not None:
        flag_fault(connection, terminal_id, fault)
    count_visits_of_terminal(connection, terminal_id, rows)
    return tuple(map(_receipt, judgements))


def _judged(
    connection: Connection, terminal_id: str, upload: Upload, read: Sequence[Sound | Refused | Rewritten]
) -> list[Judgement]:
    """Judge one visit after another: those of one upload are each other's neighbours, too."""
    sound = [one for one in read if isinstance(one, Sound)]
    known = _known(connection, sound)
    chain = links_around(connection, terminal_id, [one.link for one in sound])
    judgements: list[Judgement] = []
    for one in read:
        judgement = judge(one, upload, known, chain) if isinstance(one, Sound) else one
        if isinstance(judgement, Kept | Misplaced):
            link = judgement.sound.link
            known[judgement.sound.visit.id] = link.entry
            chain[link.journal, link.number] = link
        judgements.append(judgement)
    return judgements


def _receipt(judgement: Judgement) -> ReceiptMessage:
    match judgement:
        case Kept(sound) | Misplaced(sound):
            return ReceiptMessage(visit_id=sound.visit.id, settlement=Settlement.ACCEPTED)
        case Known(visit_id):
            return ReceiptMessage(visit_id=visit_id, settlement=Settlement.DUPLICATE)
        case Refused(visit_id, why) | Rewritten(visit_id, why):
            return ReceiptMessage(visit_id=visit_id, settlement=Settlement.REJECTED, why=why[:200])
        case _:
            assert_never(judgement)


def _row(sound: Sound, terminal_id: str, now_ms: int) -> dict[str, object]:
    visit, link = sound.visit, sound.link
    return {
        "id": str(visit.id),
        "terminal_id": terminal_id,
        "journal": link.journal,
        "number": link.number,
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
        "content_hash": sound.content,
        "previous": link.previous,
        "entry_hash": link.entry,
    }


def _known(connection: Connection, sound: Sequence[Sound]) -> dict[UUID, bytes | None]:
    """Return the entry hashes of the visits that are there already; one from a poster has none."""
    ids = [str(one.visit.id) for one in sound]
    found = among(connection, _KNOWN, ids) if ids else ()
    return {UUID(row[0]): None if row[1] is None else bytes(row[1]) for row in found}
