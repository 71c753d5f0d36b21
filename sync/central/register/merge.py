"""Two records of one person made one: known first by a passport, later by an IIN; or by a number that was mistyped.

Whoever asks for it has looked at papers. All facts count from then on, so nobody gets better by it than by what is
known of both. Terminals learn of it from the next publication on.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central, registrar
from sync.central.errors import CentralError
from sync.central.register.ingest import Registrar, find_person, is_published, reevaluate, stored_form
from sync.model.identity import Identity

_PERSON: Final = text("SELECT born, value FROM person WHERE id = :person")
_TOUCH: Final = text(
    """INSERT INTO touched (identity_key, before) SELECT identity_key, :value FROM identity WHERE person_id = :gone
    ON CONFLICT (identity_key) DO NOTHING"""
)
_FORGET_NUMBER: Final = text(
    "DELETE FROM identity WHERE person_id = :gone AND domain = :domain AND identity = :identity"
)
_BORN: Final = text("UPDATE person SET born = coalesce(born, :born) WHERE id = :kept")
_MOVE: Final = (
    text("UPDATE identity SET person_id = :kept WHERE person_id = :gone"),
    text("UPDATE fact SET person_id = :kept WHERE person_id = :gone"),
    text("UPDATE pass_link SET person_id = :kept WHERE person_id = :gone"),
    text("DELETE FROM phone WHERE person_id = :gone"),
    text("DELETE FROM person WHERE id = :gone"),
)


@dataclass(frozen=True, slots=True)
class Merged:
    """The register's own numbers of the person that is kept and of the one that is gone."""

    kept: int
    gone: int


def merge(central: Central, connection: Connection, kept: Identity, gone: Identity, *, mistyped: bool) -> Merged:
    """Give all facts and identities of one person to another, inside a `writing_people` transaction.

    A `mistyped` identity is nobody's from then on: somebody else may come with it. A phone that held the other's pass
    asks for a new one. Raises CentralError where they cannot be one person.
    """
    keeper = registrar(central, connection)
    numbers = _two_people(connection, keeper, kept, gone)
    value = _only_born(connection, numbers)
    if is_published(connection):
        connection.execute(_TOUCH, {"gone": numbers.gone, "value": value})
    if mistyped:
        domain, name = stored_form(gone)
        connection.execute(_FORGET_NUMBER, {"gone": numbers.gone, "domain": domain, "identity": name})
    for statement in _MOVE:
        connection.execute(statement, {"kept": numbers.kept, "gone": numbers.gone})
    reevaluate(connection, keeper, [numbers.kept])
    return numbers


def _two_people(connection: Connection, keeper: Registrar, kept: Identity, gone: Identity) -> Merged:
    into, out = (find_person(connection, keeper, one) for one in (kept, gone))
    if into is None or out is None:
        raise CentralError("unknown_person", "the register does not know one of them", "check the numbers")
    if into == out:
        raise CentralError("one_person", "both numbers belong to one person already", "nothing is to be done")
    return Merged(into, out)


def _only_born(connection: Connection, numbers: Merged) -> int:
    """Let whoever is kept have the date of birth that either has; return the value of whoever goes."""
    here, there = (connection.execute(_PERSON, {"person": one}).one() for one in (numbers.kept, numbers.gone))
    if None not in {here.born, there.born} and here.born != there.born:
        what = "the two have different dates of birth, so they are two people"
        raise CentralError("births_differ", what, "have the source send the right date first")
    connection.execute(_BORN, {"kept": numbers.kept, "born": there.born})
    return int(there.value)
