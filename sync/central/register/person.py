"""What the register knows of one person, for somebody who had to say why they ask; asking is audited first."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, text

from sync.central.central import Central, registrar, rule_set_in_force
from sync.central.operator.audit import note
from sync.central.register.derivation import Derivation, derive
from sync.central.register.ingest import find_person
from sync.model.identity import Identity

AUDITED: Final = "person_looked_up"
NOBODY: Final = "nobody"

_PERSON: Final = text("SELECT born, value, review FROM person WHERE id = :person")
_DOMAINS: Final = text("SELECT domain FROM identity WHERE person_id = :person ORDER BY domain")
_FACTS: Final = text(
    """SELECT source, source_id, kind, at, until, product, number FROM fact
    WHERE person_id = :person ORDER BY at DESC, source, source_id"""
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from, and its number there."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person by the register's own number; `sources` are those of the derivation's facts, in their order.

    `kept` is the value (`sync.model.status.pack`) that is published: another than the derivation's while a change of
    rules is under way. `born` is a date's ordinal.
    """

    number: int
    born: int | None
    domains: tuple[str, ...]
    kept: int
    rule_set: str
    sources: tuple[Source, ...]
    derivation: Derivation


def look_up(central: Central, connection: Connection, who: str, identity: Identity, reason: str) -> PersonRecord | None:
    """Return a person's record, or None; whoever asks, and why, is noted in this transaction (`writing`)."""
    keeper = registrar(central, connection)
    number = find_person(connection, keeper, identity)
    subject = f"person:{NOBODY if number is None else number} {reason}"
    note(connection, who, AUDITED, subject, central.clock())
    if number is None:
        return None
    row = connection.execute(_PERSON, {"person": number}).one()
    facts: list[Any] = list(connection.execute(_FACTS, {"person": number}))
    return PersonRecord(
        number,
        row.born,
        tuple(connection.execute(_DOMAINS, {"person": number}).scalars()),
        row.value,
        rule_set_in_force(connection).name,
        tuple(Source(fact.source, fact.source_id) for fact in facts),
        derive((tuple(fact[2:]) for fact in facts), keeper.effects, keeper.minute),
    )
