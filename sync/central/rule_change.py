"""Another rule set: what it would change, and the change itself, person by person, which may be interrupted."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, text

from sync.central.central import Central, registrar
from sync.central.database import reading, writing, writing_people
from sync.central.ingest import keep
from sync.central.publish_rows import PEOPLE_AT_A_TIME, Progress
from sync.central.rule_set import load_rule_set
from sync.central.rules import effects_of, value_of
from sync.model.status import END_BITS, LAST_END, Status, minutes_since_epoch

Change = tuple[Status, Status]
"""What somebody is now and would be."""

_LAST_PERSON: Final = text("SELECT coalesce(max(id), 0) FROM person")
_FACTS: Final = text(
    """SELECT person_id, kind, at, until, product, number FROM fact
    WHERE person_id > :after AND person_id <= :last ORDER BY person_id"""
)
_PEOPLE: Final = text("SELECT id, value, review FROM person WHERE id > :after AND id <= :last ORDER BY id")
_BEGIN: Final = text("DELETE FROM register WHERE name IN ('rule_set', 'recomputed_to')")
_SET: Final = text("INSERT INTO register (name, value) VALUES (:name, :value)")
_DONE_TO: Final = text("SELECT value FROM register WHERE name = 'recomputed_to'")
_NOTE: Final = text("UPDATE register SET value = :value WHERE name = 'recomputed_to'")
_FINISH: Final = text("DELETE FROM register WHERE name = 'recomputed_to'")


def preview(central: Central, name: str, progress: Progress) -> Counter[Change]:
    """Count who would change colour under a rule set, from which to which. Nothing is changed."""
    effects = effects_of(load_rule_set(name))
    minute = minutes_since_epoch(central.clock())
    found: Counter[Change] = Counter()
    with reading(central.engine) as connection:
        total = connection.execute(_LAST_PERSON).scalar_one()
        for after in range(0, total, PEOPLE_AT_A_TIME):
            facts, people = _portion(connection, after)
            facts_of = {person: [row[1:] for row in rows] for person, rows in groupby(facts, key=itemgetter(0))}
            for person, value, _ in people:
                found[_seen(value, minute), _seen(value_of(facts_of.get(person, ()), effects, minute)[0], minute)] += 1
            progress(min(after + PEOPLE_AT_A_TIME, total), total)
    return Counter({change: count for change, count in found.items() if change[0] is not change[1]})


def use_rule_set(central: Central, name: str, progress: Progress) -> int:
    """Put a rule set in force and keep everybody's status by it; return how many changed.

    Nothing is published until it is finished. Interrupted, it goes on where it was when it is called again.
    """
    load_rule_set(name)
    with writing(central.engine) as connection:
        _begin(connection, name)
    changed, done, total = 0, 0, 1
    while done < total:
        with writing_people(central.engine) as connection:
            total = connection.execute(_LAST_PERSON).scalar_one()
            done = int(connection.execute(_DONE_TO).scalar_one())
            changed += keep(connection, registrar(central, connection), *_portion(connection, done))
            done += PEOPLE_AT_A_TIME
            connection.execute(_NOTE if done < total else _FINISH, {"value": str(done)} if done < total else {})
        progress(min(done, total), total)
    return changed


def _begin(connection: Connection, name: str) -> None:
    in_force = connection.execute(text("SELECT value FROM register WHERE name = 'rule_set'")).scalar_one()
    if in_force == name and connection.execute(_DONE_TO).scalar() is not None:
        return
    connection.execute(_BEGIN)
    connection.execute(_SET, [{"name": "rule_set", "value": name}, {"name": "recomputed_to", "value": "0"}])


def _portion(connection: Connection, after: int) -> tuple[Sequence[Any], Sequence[Any]]:
    """Return the facts and the values of the people after one, a portion of them, both in order."""
    span = {"after": after, "last": after + PEOPLE_AT_A_TIME}
    return connection.execute(_FACTS, span).all(), connection.execute(_PEOPLE, span).all()


def _seen(value: int, minute: int) -> Status:
    """Return the status that a kept value shows at a minute (`sync.model.status.status_at`, without its objects)."""
    end = value & LAST_END
    return Status.BLUE if 0 < end < minute else Status(value >> END_BITS)
