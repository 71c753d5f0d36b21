"""Two records of one person made one: what counts then, and what terminals learn."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from sync.central.central import Central, registrar
from sync.central.database import reading, writing_people
from sync.central.errors import CentralError
from sync.central.register.ingest import apply_records, find_person, keyed
from sync.central.register.merge import Merged, merge
from sync.central.register.record import Happening, Record
from sync.central.register.rules import FactRow, Kind, value_of
from sync.model.identity import Passport, PassSubject
from sync.model.status import END_BITS, TOMBSTONE, HealthRecord, Status, pack
from tests.integration.central.published_file import ONE, TWO, key, pcr, rows
from tests.integration.central.world import published, records

HERE, THERE = (Passport(who["passport_state"], who["passport_number"]) for who in (ONE, TWO))


def merged(central: Central, *, mistyped: bool = False) -> Merged:
    with writing_people(central.engine) as connection:
        return merge(central, connection, HERE, THERE, mistyped=mistyped)


def test_the_other_number_shows_what_is_known_of_both(central: Central, tmp_path: Path) -> None:
    green = pcr(ONE, "2021-06-06T09:00Z", "negative", "1")
    records(central, tmp_path, green, pcr(TWO, "2021-06-06T10:00Z", "positive", "2"))
    published(central)
    numbers = merged(central)
    made = published(central, base=True)
    _, found = rows(central, "data/delta-1-2.parquet", tmp_path)
    assert (made.rows, found) == (2, {key(central, ONE): pack(HealthRecord(Status.RED))})
    with reading(central.engine) as connection:
        keeper = registrar(central, connection)
        assert {find_person(connection, keeper, one) for one in (HERE, THERE)} == {numbers.kept}
        assert connection.execute(text("SELECT count(*) FROM person")).scalar_one() == 1
    assert records(central, tmp_path, green)[0].repeated == 1


def test_a_mistyped_number_is_nobodys_and_its_facts_are_not_lost(central: Central, tmp_path: Path) -> None:
    records(central, tmp_path, {**ONE, "kind": "person"}, pcr(TWO, "2021-06-06T10:00Z", "positive", "2"))
    published(central)
    merged(central, mistyped=True)
    made = published(central, base=True)
    _, found = rows(central, "data/delta-1-2.parquet", tmp_path)
    assert found == {key(central, ONE): pack(HealthRecord(Status.RED)), key(central, TWO): TOMBSTONE}
    assert made.rows == 1
    assert records(central, tmp_path, {**TWO, "kind": "person"})[0].people == 1


def test_numbers_that_cannot_be_one_persons_are_refused_in_words(central: Central, tmp_path: Path) -> None:
    records(central, tmp_path, {**ONE, "kind": "person", "born": "1980-01-01"})
    with pytest.raises(CentralError, match="does not know one"):
        merged(central)
    records(central, tmp_path, {**TWO, "kind": "person", "born": "1980-01-02"})
    with pytest.raises(CentralError, match="different dates of birth"):
        merged(central)
    with writing_people(central.engine) as connection, pytest.raises(CentralError, match="one person already"):
        merge(central, connection, HERE, HERE, mistyped=False)
    records(central, tmp_path, {**TWO, "kind": "person", "born": "1980-01-01"})
    merged(central)


facts = st.lists(
    st.sampled_from([Kind.NEGATIVE_PCR, Kind.POSITIVE_PCR, Kind.CASE, Kind.CONTACT, Kind.RECOVERY]), max_size=3
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(here=facts, there=facts)
def test_merging_gives_what_all_facts_together_give_and_lifts_no_yellow(
    central: Central, here: list[Kind], there: list[Kind]
) -> None:
    people = [PassSubject(bytes([place] * 16)) for place in (0, 1)]
    with writing_people(central.engine) as connection:
        for statement in ("DELETE FROM fact", "DELETE FROM identity", "DELETE FROM person"):
            connection.execute(text(statement))
        keeper = registrar(central, connection)
        lists: list[list[FactRow]] = [
            [(int(kind), keeper.minute - 60 * place, None, None, None) for place, kind in enumerate(kinds)]
            for kinds in (here, there)
        ]
        for who, found in zip(people, lists, strict=True):
            happened = [Happening(f"{who.value.hex()}.{place}", row) for place, row in enumerate(found)]
            sent = [Record((who,), None, happening) for happening in (None, *happened)]
            assert apply_records(connection, keeper, "lab", [keyed(one, keeper.pepper) for one in sent]).people < 2
        kept = merge(central, connection, people[0], people[1], mistyped=False).kept
        value = connection.execute(text("SELECT value FROM person WHERE id = :id"), {"id": kept}).scalar_one()
    alone = [value_of(found, keeper.effects, keeper.minute)[0] for found in lists]
    assert value == value_of([*lists[0], *lists[1]], keeper.effects, keeper.minute)[0]
    if Status.YELLOW in {Status(one >> END_BITS) for one in alone}:
        assert Status(value >> END_BITS) in {Status.YELLOW, Status.RED}
