"""Another rule set: what it would change, and the change itself, portion by portion, which may be interrupted."""

from collections import Counter
from typing import Any, Final

from sqlalchemy import Connection, text

from sync.central.central import Central, registrar
from sync.central.database import in_order, reading, writing, writing_people
from sync.central.publication.publish_rows import PEOPLE_AT_A_TIME, Progress
from sync.central.register.ingest import is_published
from sync.central.register.rule_set import load_rule_set
from sync.central.register.rules import effects_of
from sync.central.register.rules_sql import Query, changing, judged
from sync.model.status import Status, minutes_since_epoch

Change = tuple[Status, Status]
"""What somebody is now and would be."""

_LAST_PERSON: Final = text("SELECT coalesce(max(id), 0) FROM person")
_DROP: Final = text("DROP TABLE IF EXISTS changed")
_CHANGED: Final = """CREATE TEMPORARY TABLE changed AS SELECT id, before, value, review FROM ({JUDGED}) AS people
    WHERE value <> before OR review IS DISTINCT FROM reviewed"""
"""Made anew for each portion: PostgreSQL fills a table that is there on one core only."""
_TOUCH: Final = text(
    """INSERT INTO touched (identity_key, before)
    SELECT identity.identity_key, changed.before FROM changed JOIN identity ON identity.person_id = changed.id
    WHERE changed.value <> changed.before AND identity.person_id > :after AND identity.person_id <= :last
    ON CONFLICT (identity_key) DO NOTHING"""
)
_UPDATE: Final = text(
    """UPDATE person SET value = changed.value, review = changed.review FROM changed
    WHERE changed.id = person.id AND person.id > :after AND person.id <= :last"""
)
_CHANGES: Final = text("SELECT count(*) FROM changed WHERE value <> before")
_BEGIN: Final = text("DELETE FROM register WHERE name IN ('rule_set', 'recomputed_to')")
_SET: Final = text("INSERT INTO register (name, value) VALUES (:name, :value)")
_DONE_TO: Final = text("SELECT value FROM register WHERE name = 'recomputed_to'")
_NOTE: Final = text("UPDATE register SET value = :value WHERE name = 'recomputed_to'")
_FINISH: Final = text("DELETE FROM register WHERE name = 'recomputed_to'")


def preview(central: Central, name: str, progress: Progress) -> Counter[Change]:
    """Count who would change colour under a rule set, from which to which. Nothing is changed."""
    query, minute = changing(effects_of(load_rule_set(name))), minutes_since_epoch(central.clock())
    found: Counter[Change] = Counter()
    with reading(central.engine) as connection:
        in_order(connection)
        total = connection.execute(_LAST_PERSON).scalar_one()
        for after in range(0, total, PEOPLE_AT_A_TIME):
            for now, then, people in connection.execute(text(query.sql), _span(query, after, minute)):
                found[Status(now), Status(then)] += people
            progress(min(after + PEOPLE_AT_A_TIME, total), total)
    return found


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
            changed += _keep_portion(central, connection, done)
            done += PEOPLE_AT_A_TIME
            connection.execute(_NOTE if done < total else _FINISH, {"value": str(done)} if done < total else {})
        progress(min(done, total), total)
    return changed


def _keep_portion(central: Central, connection: Connection, after: int) -> int:
    """Keep the status of a portion of the people right, inside the database; return how many changed."""
    keeper = registrar(central, connection)
    query = judged(keeper.effects)
    in_order(connection)
    connection.execute(_DROP)
    connection.execute(text(_CHANGED.format(JUDGED=query.sql)), _span(query, after, keeper.minute))
    portion = {
        "after": after,
        "last": after + PEOPLE_AT_A_TIME,
    }  # said again: else PostgreSQL reads everybody each time
    if is_published(connection):
        connection.execute(_TOUCH, portion)
    connection.execute(_UPDATE, portion)
    return int(connection.execute(_CHANGES).scalar_one())


def _begin(connection: Connection, name: str) -> None:
    in_force = connection.execute(text("SELECT value FROM register WHERE name = 'rule_set'")).scalar_one()
    if in_force == name and connection.execute(_DONE_TO).scalar() is not None:
        return
    connection.execute(_BEGIN)
    connection.execute(_SET, [{"name": "rule_set", "value": name}, {"name": "recomputed_to", "value": "0"}])


def _span(query: Query, after: int, minute: int) -> dict[str, Any]:
    """Return the parameters for the people after one, a portion of them."""
    return {**query.parameters, "after": after, "last": after + PEOPLE_AT_A_TIME, "minute": minute}
