"""A new pepper: every identity key of the register made anew. Rare: after a theft or a collision.

The next publication is then a whole one. Terminals get the new pepper sealed to them with their next heartbeat, and
serve the old base with the old pepper until the new base is there.
"""

from typing import Final

from sqlalchemy import Connection, text

from sync.central.central import Central
from sync.central.database import writing_people
from sync.central.ingest import identity_of
from sync.central.peppers import make_pepper, put_in_force, read_pepper
from sync.central.publish_rows import PEOPLE_AT_A_TIME, Progress
from sync.wire.identity_key import identity_key

_LAST_PERSON: Final = text("SELECT coalesce(max(id), 0) FROM person")
_IDENTITIES: Final = text(
    "SELECT person_id, domain, identity FROM identity WHERE person_id > :after AND person_id <= :last"
)
_REPLACE: Final = text(
    """UPDATE identity SET identity_key = :key
    WHERE person_id = :person AND domain = :domain AND identity = :identity"""
)
_FORGET_CHANGES: Final = text("DELETE FROM touched")
_DROP_INDEX: Final = text("DROP INDEX identity_by_key")
_MAKE_INDEX: Final = text("CREATE INDEX identity_by_key ON identity (identity_key)")


def new_pepper(central: Central, progress: Progress) -> str:
    """Make a pepper and put it in force; return its id. Nobody can change people meanwhile: minutes at 20 million."""
    pepper_id = make_pepper(central.folder, central.random)
    pepper = read_pepper(central.folder, pepper_id)
    with writing_people(central.engine) as connection:
        connection.execute(_DROP_INDEX)  # to sort it once is quicker than to change it 20 million times
        people = connection.execute(_LAST_PERSON).scalar_one()
        for after in range(0, people, PEOPLE_AT_A_TIME):
            _replace(connection, pepper, after)
            progress(min(after + PEOPLE_AT_A_TIME, people), people)
        connection.execute(_MAKE_INDEX)
        connection.execute(_FORGET_CHANGES)
        put_in_force(connection, pepper_id)
    return pepper_id


def _replace(connection: Connection, pepper: bytes, after: int) -> None:
    found = connection.execute(_IDENTITIES, {"after": after, "last": after + PEOPLE_AT_A_TIME}).all()
    rows = [
        {"person": person, "domain": domain, "identity": name, "key": identity_key(identity_of(domain, name), pepper)}
        for person, domain, name in found
    ]
    if rows:
        connection.execute(_REPLACE, rows)
