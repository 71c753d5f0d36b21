"""Another rule set: what it would change, and the change itself, portion by portion, which may be interrupted."""

from collections import Counter
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, text

from sync.central.central import Central, registrar
from sync.central.database import in_order, reading, writing_people
from sync.central.publication.publish_rows import PEOPLE_AT_A_TIME, Progress
from sync.central.register.ingest import is_published
from sync.central.register.rule_set import load_rule_set
from sync.central.register.rules import Effects, effects_of
from sync.central.register.rules_sql import Query, changing, keeping, touching
from sync.model.status import Status, minutes_since_epoch

Change = tuple[Status, Status]
"""What somebody is now and would be."""

Portion = tuple[int, int]
"""The people after a number, to a last."""

Done = TypeVar("Done")

AT_ONCE: Final = 4
"""Portions side by side on PostgreSQL, which writes on one core a connection."""

_LAST_PERSON: Final = text("SELECT coalesce(max(id), 0) FROM person")
_IN_FORCE: Final = text("SELECT value FROM register WHERE name = 'rule_set'")
_USE: Final = text("UPDATE register SET value = :name WHERE name = 'rule_set'")
_UNJUDGED: Final = text("SELECT after, last FROM unjudged ORDER BY after")
_ANY_UNJUDGED: Final = text("SELECT count(*) FROM unjudged")
_NONE_UNJUDGED: Final = text("DELETE FROM unjudged")
_ALL_UNJUDGED: Final = text("INSERT INTO unjudged (after, last) VALUES (:after, :last)")
_TAKE: Final = text("DELETE FROM unjudged WHERE after = :after AND last = :last")


def is_unfinished(connection: Connection) -> bool:
    """Tell whether a change of rule set has yet to go over somebody."""
    return bool(connection.execute(_ANY_UNJUDGED).scalar_one())


def preview(central: Central, name: str, progress: Progress) -> Counter[Change]:
    """Count who would change colour under a rule set, from which to which. Nothing is changed."""
    effects, minute = effects_of(load_rule_set(name)), minutes_since_epoch(central.clock())
    with reading(central.engine) as connection:
        total = connection.execute(_LAST_PERSON).scalar_one()
    portions = _portions(total)
    found: Counter[Change] = Counter()
    with closing(_side_by_side(central, partial(_count, central, effects, minute), portions)) as counted:
        for (_, last), changes in zip(portions, counted, strict=True):
            found += changes
            progress(min(last, total), total)
    return found


def use_rule_set(central: Central, name: str, progress: Progress) -> int:
    """Put a rule set in force and keep everybody's status by it; return of how many it, or its review, changed.

    Nothing is published until it is finished. Interrupted, it goes on where it was when it is called again.
    """
    load_rule_set(name)
    with writing_people(central.engine) as connection:  # nobody's records are under way by the old rules
        portions = _begin(connection, name)
    changed = 0
    with closing(_side_by_side(central, partial(_keep, central), portions)) as kept:
        for (_, last), people in zip(portions, kept, strict=True):
            changed += people
            progress(last, portions[-1][1])
    return changed


def _begin(connection: Connection, name: str) -> Sequence[Portion]:
    """Put a rule set in force, unless a change to it is under way; return which people it has yet to go over."""
    left: Sequence[Portion] = [(row.after, row.last) for row in connection.execute(_UNJUDGED)]
    if left and connection.execute(_IN_FORCE).scalar_one() == name:
        return left
    connection.execute(_USE, {"name": name})
    connection.execute(_NONE_UNJUDGED)
    everybody = _portions(connection.execute(_LAST_PERSON).scalar_one())
    if everybody:
        connection.execute(_ALL_UNJUDGED, [{"after": after, "last": last} for after, last in everybody])
    return everybody


def _count(central: Central, effects: Effects, minute: int, portion: Portion) -> Counter[Change]:
    query = changing(effects)
    with reading(central.engine) as connection:
        in_order(connection)
        rows = connection.execute(text(query.sql), _parameters(query, portion, minute))
        return Counter({(Status(now), Status(then)): people for now, then, people in rows})


def _keep(central: Central, portion: Portion) -> int:
    """Keep a portion's statuses right, inside the database, unless somebody else has; return how many changed."""
    with writing_people(central.engine, portion=True) as connection:
        if not connection.execute(_TAKE, dict(zip(("after", "last"), portion, strict=True))).rowcount:
            return 0
        keeper = registrar(central, connection)
        in_order(connection)
        if is_published(connection):
            query = touching(keeper.effects)
            connection.execute(text(query.sql), _parameters(query, portion, keeper.minute))
        query = keeping(keeper.effects)
        return connection.execute(text(query.sql), _parameters(query, portion, keeper.minute)).rowcount


def _side_by_side(
    central: Central, work: Callable[[Portion], Done], portions: Sequence[Portion]
) -> Generator[Done, None, None]:
    """Do all portions, several at a time where the database can write so; give in order what each brought."""
    if central.engine.dialect.name == "sqlite":
        yield from map(work, portions)
        return
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(work, portions)


def _portions(people: int) -> Sequence[Portion]:
    return [(after, after + PEOPLE_AT_A_TIME) for after in range(0, people, PEOPLE_AT_A_TIME)]


def _parameters(query: Query, portion: Portion, minute: int) -> dict[str, Any]:
    after, last = portion
    return {**query.parameters, "after": after, "last": last, "minute": minute}
