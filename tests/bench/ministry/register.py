"""A register of many invented people, filled without the importer, and what it takes to make one."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import text

from sync.central.central import Central, registrar
from sync.central.database import insert_rows, reading, writing, writing_people
from sync.central.initialise import initialise
from sync.central.publication.peppers import pepper_in_force, read_pepper
from sync.central.register.rule_set import DEFAULT
from sync.central.register.rules import FactRow, Kind, value_of
from sync.central.settings import Settings
from sync.model.identity import Iin
from sync.model.status import minutes_since_epoch
from sync.wire.identity_key import identity_key
from tests.bench.frame.report import Progress

AT_A_TIME: Final = 100_000
PERSON: Final = ("id", "born", "value", "review")
IDENTITY: Final = ("person_id", "domain", "identity", "identity_key")
FACT: Final = ("person_id", "source", "source_id", "kind", "at", "until", "product", "number")
INDEXES: Final = {
    "identity_by_key": "INDEX ON identity (identity_key)",
    "fact_by_source": "UNIQUE INDEX ON fact (source, source_id)",
}


def utc_now() -> datetime:
    """Return the machine's time."""
    return datetime.now(UTC)


def new_central(folder: Path, database: str = "sqlite:///register.db", url: str = "http://127.0.0.1:8000") -> Central:
    """Make a central server with an empty register."""
    settings = Settings(url=url, database=database)
    return initialise(folder, settings, DEFAULT, None, utc_now, random.SystemRandom().randbytes)


def fill(central: Central, people: int, progress: Progress) -> None:
    """Put people into an empty register: 44.5 % BLUE, 54 % GREEN (1.5 % with an end), 1 % YELLOW, 0.5 % RED."""
    rng = random.Random(1)
    with writing(central.engine) as connection:
        for name in INDEXES:  # sorted once in the end: the set-up is not what is measured
            connection.execute(text(f"DROP INDEX {name}"))
    with reading(central.engine) as connection:
        pepper = read_pepper(connection, pepper_in_force(connection))
    for first in range(1, people + 1, AT_A_TIME):
        crowd = range(first, min(first + AT_A_TIME, people + 1))
        minute = minutes_since_epoch(utc_now())
        facts = {person: list(_facts(rng, minute)) for person in crowd}
        keys = [(person, "iin", f"{person:012d}", identity_key(Iin(f"{person:012d}"), pepper)) for person in crowd]
        with writing_people(central.engine) as connection:
            keeper = registrar(central, connection)
            people_rows = [(person, None, *value_of(facts[person], keeper.effects, keeper.minute)) for person in crowd]
            insert_rows(connection, "person", PERSON, people_rows)
            insert_rows(connection, "identity", IDENTITY, keys)
            rows = [(who, "lab", f"{who}.{n}", *row) for who, found in facts.items() for n, row in enumerate(found)]
            insert_rows(connection, "fact", FACT, rows)
        if first % (50 * AT_A_TIME) == 1:
            progress(f"{first - 1:,} of {people:,} people in the register")
    for name, what in INDEXES.items():
        with writing(central.engine) as connection:
            connection.execute(text(f"CREATE {what.replace(' ON', f' {name} ON')}"))


def _facts(rng: random.Random, minute: int) -> Iterator[FactRow]:
    lot = rng.random()
    if lot < 0.005:
        yield Kind.CASE, minute - rng.randrange(20_000), None, None, None
    elif lot < 0.015:
        yield Kind.CONTACT, minute - rng.randrange(40_000), None, None, None
    elif lot < 0.030:
        yield Kind.NEGATIVE_PCR, minute - rng.randrange(4_000), None, None, None
    elif lot < 0.555:
        second = minute - rng.randrange(200_000)
        yield Kind.DOSE, second - 30_240, None, "qazvac", 1
        yield Kind.DOSE, second, None, "qazvac", 2
    elif lot < 0.6:
        yield Kind.DOSE, minute - rng.randrange(60_000), None, "qazvac", 1
