"""Records into the register: each once, whatever is sent again, and the status of everybody concerned kept right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from sqlalchemy import Connection, text

from sync.central.database import among, insert_rows
from sync.central.register.record import Record, Refused, birth_minute
from sync.central.register.rules import Effects, FactRow, value_of
from sync.model.identity import Identity, Iin, Passport, PassSubject
from sync.wire.identity_key import identity_key

LARGEST_BATCH: Final = 10_000

_IDENTITIES: Final = "SELECT identity_key, person_id, domain, identity FROM identity WHERE identity_key {AMONG}"
_KNOWN_FACTS: Final = """SELECT source_id, person_id, kind, at, until, product, number FROM fact
    WHERE source = :source AND source_id {AMONG}"""
_FACTS: Final = """SELECT person_id, kind, at, until, product, number FROM fact
    WHERE person_id {AMONG} ORDER BY person_id"""
_VALUES: Final = "SELECT id, value, review FROM person WHERE id {AMONG}"
_BIRTHS: Final = "SELECT id, born FROM person WHERE born IS NOT NULL AND id {AMONG}"
_LAST_PERSON: Final = text("SELECT coalesce(max(id), 0) FROM person")
_UPDATE: Final = text("UPDATE person SET value = :value, review = :review WHERE id = :id")
_UPDATE_BORN: Final = text("UPDATE person SET born = :born WHERE id = :id")
_TOUCH_PERSON: Final = text(
    """INSERT INTO touched (identity_key, before) SELECT identity_key, :before FROM identity WHERE person_id = :person
    ON CONFLICT (identity_key) DO NOTHING"""
)
_TOUCH_KEY: Final = text(
    "INSERT INTO touched (identity_key, before) VALUES (:key, NULL) ON CONFLICT (identity_key) DO NOTHING"
)
_PUBLISHED: Final = text("SELECT count(*) FROM publication")


KeyedIdentity = tuple[int, str, str]
"""An identity key, and the domain and text it stands for."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a batch; `refused` gives the place of each refused record in it."""

    people: int
    facts: int
    repeated: int
    refused: tuple[tuple[int, Refused], ...]


@dataclass(frozen=True, slots=True)
class Registrar:
    """What taking records needs: the pepper in force, the rules in force, and the minute it is."""

    pepper: bytes
    effects: Effects
    minute: int


@dataclass(slots=True)
class _Batch:
    """A batch on its way in: what is known, and what there is to add."""

    people: dict[tuple[str, str], int]
    facts: dict[str, tuple[int, FactRow]]
    births: dict[int, int]
    next_person: int
    new_people: dict[int, int | None] = field(default_factory=dict)
    new_births: dict[int, int] = field(default_factory=dict)
    new_keys: list[tuple[int, str, str, int]] = field(default_factory=list)
    new_facts: list[tuple[int, str, FactRow]] = field(default_factory=list)
    repeated: int = 0


class KeyedRecord(NamedTuple):
    """A record in plain values, which pass quickly from process to process; its identities with their keys."""

    identities: tuple[KeyedIdentity, ...]
    born: int | None
    source_id: str | None
    row: FactRow | None


def keyed(record: Record, pepper: bytes) -> KeyedRecord:
    """Return a record with the keys of its identities under a pepper."""
    identities = tuple(_keyed_identity(one, pepper) for one in record.identities)
    if record.happening is None:
        return KeyedRecord(identities, record.born, None, None)
    return KeyedRecord(identities, record.born, record.happening.source_id, record.happening.row)


@lru_cache(1024)
def _keyed_identity(identity: Identity, pepper: bytes) -> KeyedIdentity:
    """Key an identity; facts of one person mostly come in a row."""
    return (identity_key(identity, pepper), *stored_form(identity))


def apply_records(connection: Connection, registrar: Registrar, source: str, records: Sequence[KeyedRecord]) -> Applied:
    """Take a batch inside a `writing_people` transaction. A fact sent again is counted; with other content, refused."""
    people = _known_people(connection, (one for record in records for one in record.identities))
    batch = _Batch(
        people,
        _known_facts(connection, source, records),
        _births(connection, people),
        connection.execute(_LAST_PERSON).scalar_one() + 1,
    )
    refused = []
    for place, record in enumerate(records):
        refusal = _place(batch, record)
        if refusal is not None:
            refused.append((place, refusal))
    _store(connection, registrar, source, batch)
    return Applied(len(batch.new_people), len(batch.new_facts), batch.repeated, tuple(refused))


def reevaluate(connection: Connection, registrar: Registrar, people: Iterable[int]) -> int:
    """Keep the status of these people right; return how many changed. The caller holds the people's lock."""
    wanted = list(people)
    if not wanted:
        return 0
    found = among(connection, _FACTS, wanted)
    facts_of = {person: [row[1:] for row in rows] for person, rows in groupby(found, key=itemgetter(0))}
    changed, before = [], []
    for person, old, review in among(connection, _VALUES, wanted).all():
        value, look_again = value_of(facts_of.get(person, ()), registrar.effects, registrar.minute)
        if (value, look_again) != (old, review):
            changed.append({"id": person, "value": value, "review": look_again})
        if value != old:
            before.append({"person": person, "before": old})
    if changed:
        connection.execute(_UPDATE, changed)
    if before and is_published(connection):
        connection.execute(_TOUCH_PERSON, before)
    return len(before)


def is_published(connection: Connection) -> bool:
    """Tell whether there is a publication that changes must be told from."""
    return bool(connection.execute(_PUBLISHED).scalar_one())


def stored_form(identity: Identity) -> tuple[str, str]:
    """Return the domain and text an identity is stored under."""
    match identity:
        case Iin(digits):
            return "iin", digits
        case Passport(state, number):
            return "passport", f"{state}:{number}"
        case PassSubject(value):
            return "pass", value.hex()


def identity_of(domain: str, name: str) -> Identity:
    """Return the identity that is stored under a domain and a text."""
    match domain:
        case "iin":
            return Iin(name)
        case "passport":
            state, _, number = name.partition(":")
            return Passport(state, number)
        case "pass":
            return PassSubject(bytes.fromhex(name))
        case _:
            raise ValueError(f"no identity has the domain {domain!r}")


def _known_people(connection: Connection, wanted: Iterable[KeyedIdentity]) -> dict[tuple[str, str], int]:
    """Find people by identity key, then by name: two identities may share a key until the publisher notices."""
    names = {(domain, name): key for key, domain, name in wanted}
    return {
        (domain, name): person
        for _, person, domain, name in among(connection, _IDENTITIES, set(names.values()))
        if (domain, name) in names
    }


def _known_facts(connection: Connection, source: str, records: Sequence[KeyedRecord]) -> dict[str, tuple[int, FactRow]]:
    ids = [record.source_id for record in records if record.source_id is not None]
    found = among(connection, _KNOWN_FACTS, ids, source=source) if ids else ()
    return {row[0]: (row[1], tuple(row[2:])) for row in found}


def _births(connection: Connection, people: Mapping[tuple[str, str], int]) -> dict[int, int]:
    found = among(connection, _BIRTHS, set(people.values())) if people else ()
    return {person: birth_minute(born) for person, born in found}


def _place(batch: _Batch, record: KeyedRecord) -> Refused | None:
    """Find or make the record's person and put the fact down for it."""
    people = {batch.people[one[1:]] for one in record.identities if one[1:] in batch.people}
    if len(people) > 1:
        return Refused("passport_number", "belongs_to_another_person")
    person = people.pop() if people else batch.next_person
    if record.source_id is not None and record.row is not None:
        refused = _put_down(batch, person, record.source_id, record.row, record.born)
        if refused is not None:
            return refused
    if person == batch.next_person:
        batch.next_person += 1
        batch.new_people[person] = None
    if record.born is not None and (record.row is None or person not in batch.births):
        _take_birth(batch, person, record.born)
    for key, domain, name in record.identities:
        if (domain, name) not in batch.people:
            batch.people[domain, name] = person
            batch.new_keys.append((person, domain, name, key))
    return None


def _take_birth(batch: _Batch, person: int, born: int) -> None:
    """Keep a date of birth: the first that comes, until a record of the person alone corrects it."""
    if person in batch.new_people:
        batch.new_people[person] = born
    elif batch.births.get(person) != birth_minute(born):
        batch.new_births[person] = born
    batch.births[person] = birth_minute(born)


def _put_down(batch: _Batch, person: int, source_id: str, row: FactRow, born: int | None) -> Refused | None:
    known, birth = batch.facts.get(source_id), batch.births.get(person)
    if known == (person, row):  # whatever became known of the birth since
        batch.repeated += 1
    elif known is not None:
        return Refused("source_id", "was_sent_with_other_content")
    elif birth is not None and row[1] < birth:
        return Refused("at", "before_birth")
    elif birth is not None and born is not None and birth != birth_minute(born):
        return Refused("born", "is_not_the_one_kept")
    else:
        batch.facts[source_id] = (person, row)
        batch.new_facts.append((person, source_id, row))
    return None


def _store(connection: Connection, registrar: Registrar, source: str, batch: _Batch) -> None:
    facts_of: dict[int, list[FactRow]] = {person: [] for person in batch.new_people}
    known = set()
    for person, _, row in batch.new_facts:
        if person in facts_of:
            facts_of[person].append(row)
        else:
            known.add(person)
    insert_rows(
        connection,
        "person",
        ("id", "born", "value", "review"),
        [
            (person, batch.new_people[person], *value_of(rows, registrar.effects, registrar.minute))
            for person, rows in facts_of.items()
        ],
    )
    _store_births(connection, batch)
    _store_identities(connection, batch)
    insert_rows(
        connection,
        "fact",
        ("person_id", "source", "source_id", "kind", "at", "until", "product", "number"),
        [(person, source, source_id, *row) for person, source_id, row in batch.new_facts],
    )
    reevaluate(connection, registrar, known)


def _store_births(connection: Connection, batch: _Batch) -> None:
    if batch.new_births:
        connection.execute(_UPDATE_BORN, [{"id": person, "born": born} for person, born in batch.new_births.items()])


def _store_identities(connection: Connection, batch: _Batch) -> None:
    insert_rows(connection, "identity", ("person_id", "domain", "identity", "identity_key"), batch.new_keys)
    if batch.new_keys and is_published(connection):
        connection.execute(_TOUCH_KEY, [{"key": key} for _, _, _, key in batch.new_keys])


def find_person(connection: Connection, registrar: Registrar, identity: Identity) -> int | None:
    """Return the person an identity belongs to, or None."""
    name = stored_form(identity)
    return _known_people(connection, [(identity_key(identity, registrar.pepper), *name)]).get(name)


def add_identity(connection: Connection, registrar: Registrar, person: int, identity: Identity) -> None:
    """Give a person another identity. The caller holds the people's lock."""
    batch = _Batch({}, {}, {}, 0)
    batch.new_keys.append((person, *stored_form(identity), identity_key(identity, registrar.pepper)))
    _store_identities(connection, batch)
