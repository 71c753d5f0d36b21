"""The chain of a journal's visits: what an entry is, and where a chain stops being one."""

from collections.abc import Iterable
from dataclasses import dataclass

from sync.model.visit import VisitFields, chain_hash, content_hash


@dataclass(frozen=True, slots=True)
class ChainEntry:
    """A visit at its place in a journal's chain: the journal's id, number from 1, the three hashes (32 bytes each)."""

    journal: bytes
    number: int
    fields: VisitFields
    content_hash: bytes
    previous: bytes
    entry_hash: bytes
    forgotten: bool = False
    """Whether the retention time has erased what only the content's hash still vouches for."""


@dataclass(frozen=True, slots=True)
class ChainFault:
    """The first entry that does not fit the chain, and in what."""

    number: int
    why: str


def first_fault(entries: Iterable[ChainEntry], number: int, entry_hash: bytes) -> ChainFault | None:
    """Follow a chain from its anchor, the entry before the first; return the first break, or None."""
    for entry in entries:
        if entry.number != number + 1:
            return ChainFault(number + 1, "the entry is missing")
        if entry.previous != entry_hash:
            return ChainFault(entry.number, "the entry does not follow the one before it")
        if entry.entry_hash != chain_hash(entry.previous, entry.content_hash):
            return ChainFault(entry.number, "the entry's hash is not that of its content and its predecessor")
        if not entry.forgotten and entry.content_hash != content_hash(entry.fields):
            return ChainFault(entry.number, "the content was changed")
        number, entry_hash = entry.number, entry.entry_hash
    return None
