"""The chains of the terminals' journals: each entry is held against its neighbours when it arrives, in whatever order.

    previous ─► entry = hash(previous, content) ─► the next one's previous

An entry names its predecessor's hash, so either neighbour vouches for it, and a gap hides nothing that lies beyond it.
A journal has a random id and is numbered from 1: one begun anew, after its file broke, is another chain. One that goes
on under another terminal, enrolled anew, is the same; its last entry here is known by its hash.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from sync.central.database import among
from sync.model.visit import FIRST_PREVIOUS, chain_hash

_AROUND: Final = """SELECT number, previous, entry_hash FROM visit
    WHERE journal = :journal AND number {AMONG} AND terminal_id = :terminal"""
_FLAG: Final = text("UPDATE terminal SET chain_fault = :fault WHERE id = :terminal AND chain_fault IS NULL")
_FLAGGED: Final = text("SELECT id, chain_fault FROM terminal WHERE chain_fault IS NOT NULL")
_GAPS: Final = text(
    """SELECT terminal_id, journal, number, (
        SELECT max(number) FROM visit AS older
        WHERE older.journal = entry.journal AND older.terminal_id = entry.terminal_id AND older.number < entry.number
    ) AS last
    FROM visit AS entry WHERE number > 1 AND received_at >= :since AND NOT EXISTS (
        SELECT 1 FROM visit AS before WHERE before.journal = entry.journal AND before.number = entry.number - 1
        AND (before.terminal_id = entry.terminal_id OR before.entry_hash = entry.previous)
    ) ORDER BY terminal_id, journal, number"""
)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry's place: its journal (16 random bytes), its number in it, its predecessor's hash and its own."""

    journal: bytes
    number: int
    previous: bytes
    entry: bytes


Chain = dict[tuple[bytes, int], Link]
"""Links of one terminal by journal and number."""


@dataclass(frozen=True, slots=True)
class ChainFault:
    """A terminal whose journal has not arrived whole, or not as it was."""

    terminal_id: str
    why: str


def fault_within(link: Link, content: bytes) -> str | None:
    """Return why an entry cannot be right, whatever its neighbours are."""
    if chain_hash(link.previous, content) != link.entry:
        return f"entry {link.number} is not what its hash says"
    if (link.number == 1) != (link.previous == FIRST_PREVIOUS):
        return f"entry {link.number} is not where its chain begins"
    return None


def fault_between(link: Link, chain: Mapping[tuple[bytes, int], Link]) -> str | None:
    """Return why an entry does not fit the neighbours that are there."""
    before, after = (chain.get((link.journal, link.number + step)) for step in (-1, 1))
    if before is not None and before.entry != link.previous:
        return f"entry {link.number} does not follow entry {before.number}"
    if after is not None and after.previous != link.entry:
        return f"entry {after.number} does not follow entry {link.number}"
    return None


def links_around(connection: Connection, terminal_id: str, links: Iterable[Link]) -> Chain:
    """Return which of these places and of those beside them a terminal has filled."""
    numbers: dict[bytes, set[int]] = {}
    for link in links:
        numbers.setdefault(link.journal, set()).update((link.number - 1, link.number, link.number + 1))
    chain: Chain = {}
    for journal, wanted in numbers.items():
        for number, previous, entry in among(connection, _AROUND, wanted, journal=journal, terminal=terminal_id):
            chain[journal, number] = Link(journal, number, bytes(previous), bytes(entry))
    return chain


def flag_fault(connection: Connection, terminal_id: str, fault: str) -> None:
    """Note a fault for good; the first that was ever found stands."""
    connection.execute(_FLAG, {"terminal": terminal_id, "fault": fault})


def chain_faults(connection: Connection, since_ms: int = 0) -> list[ChainFault]:
    """Return what is the matter with the chains, by terminal: the fault it was flagged for, then each gap.

    A gap is as old as what arrived from beyond it; those from before `since_ms` are left out.
    """
    flagged = [ChainFault(row.id, row.chain_fault) for row in connection.execute(_FLAGGED)]
    return sorted([*flagged, *_gaps(connection, since_ms)], key=lambda one: one.terminal_id)


def _gaps(connection: Connection, since_ms: int) -> Iterator[ChainFault]:
    for row in connection.execute(_GAPS, {"since": since_ms}):
        where = f"before {row.number}" if row.last is None else f"between {row.last} and {row.number}"
        yield ChainFault(row.terminal_id, f"journal {bytes(row.journal).hex()}: entries {where} are missing")
