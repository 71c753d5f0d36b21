"""A person is looked up only with a reason; that somebody did so is noted at once, be the person known or not."""

from pathlib import Path

import pytest

from sync.central.central import Central
from sync.central.database import reading, writing
from sync.central.operator.audit import Wanted, entries
from sync.central.register.ingest import stored_form
from sync.central.register.person import PersonRecord, Source, look_up
from sync.central.register.rules import Says
from sync.central.register.subject import parse_identity
from sync.model.status import Status
from tests.integration.central.world import records

IIN = "000000300005"
KNOWN: dict[str, object] = {"iin": IIN, "passport_state": "KAZ", "passport_number": "N1234567", "born": "1990-01-01"}


def found(central: Central, typed: str, reason: str = "a complaint of the visitor") -> PersonRecord | None:
    with writing(central.engine) as connection:
        return look_up(central, connection, "aigerim", parse_identity(typed), reason)


def audited(central: Central) -> list[tuple[str, str, str]]:
    with reading(central.engine) as connection:
        return [(one.who, one.what, one.subject) for one in entries(connection, Wanted(), 10)]


def test_a_record_shows_each_fact_with_its_source_and_what_decides(central: Central, tmp_path: Path) -> None:
    contact = {**KNOWN, "kind": "contact", "at": "2021-06-02", "source_id": "7"}
    test = {**KNOWN, "kind": "pcr", "result": "negative", "at": "2021-06-05T08:00:00+06:00", "source_id": "8"}
    records(central, tmp_path, test, contact)
    seen = found(central, IIN)
    assert seen is not None
    assert (seen.derivation.status, seen.rule_set, seen.domains) == (Status.YELLOW, "2021-05-21", ("iin", "passport"))
    assert seen.sources == (Source("lab", "8"), Source("lab", "7"))
    assert [[(one.says, one.decides) for one in reading.sayings] for reading in seen.derivation.readings] == [
        [(Says.WELL, False)],
        [(Says.IN_CONTACT, True)],
    ]
    assert found(central, "KAZ:N1234567") == seen


def test_asking_is_noted_without_saying_who_was_meant(central: Central, tmp_path: Path) -> None:
    records(central, tmp_path, {**KNOWN, "kind": "person"})
    assert found(central, IIN) is not None
    assert found(central, "800416100006", "a wrong number perhaps") is None
    assert audited(central) == [
        ("aigerim", "person_looked_up", "person:nobody a wrong number perhaps"),
        ("aigerim", "person_looked_up", "person:1 a complaint of the visitor"),
    ]
    assert all(stored_form(parse_identity(IIN))[1] not in subject for _, _, subject in audited(central))


def test_a_record_that_cannot_be_noted_is_not_shown(central: Central, tmp_path: Path) -> None:
    records(central, tmp_path, {**KNOWN, "kind": "person"})
    with writing(central.engine) as connection:
        connection.exec_driver_sql("DROP TABLE audit")
    with pytest.raises(Exception, match="audit"):
        found(central, IIN)
