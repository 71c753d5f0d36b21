"""A new pepper: every identity key of the register made anew. Rare: after a theft or a collision.

The next publication is then a whole one, which begins the new pepper's line; the old one's goes on beside it for as
long as the policy spreads terminals over. They get the new pepper sealed to them with their next heartbeat, and serve
the old base with the old pepper until the new base is there.
"""

from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central
from sync.central.database import writing_people
from sync.central.publication.line import OldLine, begin_old_line
from sync.central.publication.peppers import make_pepper, put_in_force, read_pepper
from sync.central.publication.policy_file import signed_policy_in
from sync.central.publication.publish_list import last_publication
from sync.central.publication.publish_rows import PEOPLE_AT_A_TIME, Progress
from sync.central.register.ingest import identity_of
from sync.wire.identity_key import identity_key

_LAST_PERSON: Final = text("SELECT coalesce(max(id), 0) FROM person")
_IDENTITIES: Final = text(
    """SELECT person_id, domain, identity, touched.identity_key IS NOT NULL, touched.before FROM identity
    LEFT JOIN touched ON touched.identity_key = identity.identity_key WHERE person_id > :after AND person_id <= :last"""
)
_REPLACE: Final = text(
    """UPDATE identity SET identity_key = :key
    WHERE person_id = :person AND domain = :domain AND identity = :identity"""
)
_MAKE_TOUCHED: Final = text("CREATE TEMPORARY TABLE touched_anew (identity_key BIGINT NOT NULL, before INTEGER)")
_TOUCH: Final = text("INSERT INTO touched_anew (identity_key, before) VALUES (:key, :before)")
_FORGET_CHANGES: Final = text("DELETE FROM touched")
_TAKE_TOUCHED: Final = text(
    """INSERT INTO touched (identity_key, before) SELECT identity_key, before FROM touched_anew WHERE true
    ON CONFLICT (identity_key) DO NOTHING"""
)
_DROP_TOUCHED: Final = text("DROP TABLE touched_anew")
_DROP_INDEX: Final = text("DROP INDEX identity_by_key")
_MAKE_INDEX: Final = text("CREATE INDEX identity_by_key ON identity (identity_key)")


def new_pepper(central: Central, progress: Progress) -> str:
    """Make a pepper and put it in force; return its id. Nobody can change people meanwhile: minutes at 20 million."""
    with writing_people(central.engine) as connection:
        pepper_id = make_pepper(connection, central.random)
        pepper = read_pepper(connection, pepper_id)
        ends = central.clock() + signed_policy_in(connection).pepper_spread
        connection.execute(_MAKE_TOUCHED)
        connection.execute(_DROP_INDEX)  # to sort it once is quicker than to change it 20 million times
        people = connection.execute(_LAST_PERSON).scalar_one()
        for after in range(0, people, PEOPLE_AT_A_TIME):
            _replace(connection, pepper, after)
            progress(min(after + PEOPLE_AT_A_TIME, people), people)
        connection.execute(_MAKE_INDEX)
        for statement in (_FORGET_CHANGES, _TAKE_TOUCHED, _DROP_TOUCHED):
            connection.execute(statement)
        last = last_publication(connection)
        if last is not None:
            begin_old_line(connection, OldLine(last.pepper_id, ends))
        put_in_force(connection, pepper_id)
    return pepper_id


def _replace(connection: Connection, pepper: bytes, after: int) -> None:
    found = connection.execute(_IDENTITIES, {"after": after, "last": after + PEOPLE_AT_A_TIME}).all()
    keys = [identity_key(identity_of(domain, name), pepper) for _, domain, name, _, _ in found]
    rows = [
        {"person": row[0], "domain": row[1], "identity": row[2], "key": key}
        for row, key in zip(found, keys, strict=True)
    ]
    touched = [{"key": key, "before": row[4]} for row, key in zip(found, keys, strict=True) if row[3]]
    if rows:
        connection.execute(_REPLACE, rows)
    if touched:
        connection.execute(_TOUCH, touched)
