"""The chains of the terminals' journals, followed as visits arrive: a gap shows, a rewrite is flagged and stays so.

`chain_number` and `chain_hash` of a terminal are those of the last entry up to which nothing is missing.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from sync.model.visit import FIRST_PREVIOUS, chain_hash

_LOCK: Final = text(
    """UPDATE terminal SET chain_number = chain_number WHERE id = :terminal
    RETURNING chain_number, chain_hash, chain_fault"""
)
_NEXT: Final = text(
    """SELECT number, content_hash, entry_hash FROM visit
    WHERE terminal_id = :terminal AND number > :number ORDER BY number LIMIT 1000"""
)
_UPDATE: Final = text(
    """UPDATE terminal SET chain_number = :number, chain_hash = :hash, chain_fault = :fault WHERE id = :terminal"""
)
_GAPS: Final = text(
    """SELECT terminal.id AS id, chain_number, chain_fault, max(visit.number) AS newest
    FROM terminal JOIN visit ON visit.terminal_id = terminal.id
    GROUP BY terminal.id, chain_number, chain_fault
    HAVING max(visit.number) > chain_number OR chain_fault IS NOT NULL ORDER BY terminal.id"""
)


@dataclass(frozen=True, slots=True)
class Link:
    """How far a chain has been followed."""

    number: int
    hash: bytes
    fault: str | None


@dataclass(frozen=True, slots=True)
class ChainFault:
    """A terminal whose journal has not arrived whole, or not as it was."""

    terminal_id: str
    why: str


def lock_chain(connection: Connection, terminal_id: str) -> Link:
    """Return how far a terminal's chain goes; no other upload of this terminal is taken until the transaction ends."""
    row = connection.execute(_LOCK, {"terminal": terminal_id}).one()
    return Link(row.chain_number, FIRST_PREVIOUS if row.chain_hash is None else bytes(row.chain_hash), row.chain_fault)


def follow_chain(connection: Connection, terminal_id: str, start: Link, rewritten: str) -> None:
    """Go on along the entries that have arrived; note the first fault that was ever found."""
    number, previous, fault = start.number, start.hash, start.fault or rewritten or None
    more = True
    while more:
        rows = connection.execute(_NEXT, {"terminal": terminal_id, "number": number}).all()
        more = len(rows) == 1000
        for row in rows:
            if row.number != number + 1:
                more = False
                break
            if chain_hash(previous, bytes(row.content_hash)) != bytes(row.entry_hash):
                fault = fault or f"entry {row.number} does not follow entry {number}"
            number, previous = row.number, bytes(row.entry_hash)
    if (number, fault) != (start.number, start.fault):
        connection.execute(_UPDATE, {"terminal": terminal_id, "number": number, "hash": previous, "fault": fault})


def chain_faults(connection: Connection) -> list[ChainFault]:
    """Return the terminals whose chains have a gap or a fault, in the order of their ids."""
    return [
        ChainFault(
            row.id, row.chain_fault or f"entries after {row.chain_number} are missing, though {row.newest} is there"
        )
        for row in connection.execute(_GAPS)
    ]
