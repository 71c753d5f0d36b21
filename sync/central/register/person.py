"""What the register knows of one person, for somebody who had to say why they ask; asking is audited first."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Connection, text

from sync.central.central import Central, registrar, rule_set_in_force
from sync.central.operator.audit import last_entry, note
from sync.central.register.derivation import Derivation, derive
from sync.central.register.ingest import find_person
from sync.model.identity import Identity

AUDITED: Final = "person_looked_up"
NOBODY: Final = "nobody"
SHOWN_FOR: Final = timedelta(minutes=10)
"""How long a record may be shown again, in another language say, to whoever looked it up."""

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
    number = find_person(connection, registrar(central, connection), identity)
    note(connection, who, AUDITED, _subject(NOBODY if number is None else number, reason), central.clock())
    return None if number is None else _record(central, connection, number)


def looked_up(central: Central, connection: Connection, who: str, number: int, reason: str) -> PersonRecord | None:
    """Return a record that the same person asked for a moment ago, for the same reason; None where they did not."""
    entry = last_entry(connection, AUDITED, _subject(number, reason))
    if entry is None or entry.who != who or central.clock() - entry.at > SHOWN_FOR:
        return None
    return _record(central, connection, number)


def _subject(person: int | str, reason: str) -> str:
    return f"person:{person} {reason}"


def _record(central: Central, connection: Connection, number: int) -> PersonRecord:
    keeper = registrar(central, connection)
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
