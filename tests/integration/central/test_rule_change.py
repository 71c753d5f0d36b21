"""A change of rule set: counted before it is made, gone on with, and done once however many are at it."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Connection

from sync.central.central import Central
from sync.central.errors import CentralError
from sync.central.register.ingest import is_published
from sync.central.register.rule_change import preview, use_rule_set
from sync.central.register.rule_set import DEFAULT
from sync.model.status import Status
from tests.integration.central.published_file import ONE, TWO, pcr
from tests.integration.central.world import published, records

NEW: Final = "2021-09-27"
CROWD: Final = [{"passport_state": "D", "passport_number": f"C01X00T{number}"} for number in range(10, 19)]


def nothing(_done: int, _total: int) -> None: ...


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the database go away once, in the second of all portions of one person each."""
    turn = count()

    def ask(connection: Connection) -> bool:
        if next(turn) == 1:
            raise CentralError("database", "the server is gone", "see that the database runs")
        return is_published(connection)

    monkeypatch.setattr("sync.central.register.rule_change.is_published", ask)
    monkeypatch.setattr("sync.central.register.rule_change.PEOPLE_AT_A_TIME", 1)


def test_a_change_of_rule_set_is_counted_before_it_is_made(central: Central, tmp_path: Path) -> None:
    records(
        central,
        tmp_path,
        pcr(ONE, "2021-06-01T09:00Z", "negative", "1"),
        {**TWO, "kind": "dose", "at": "2021-06-01", "product": "qazvac", "number": 1, "source_id": "2"},
        {"passport_state": "D", "passport_number": "C01X00T47", "kind": "person"},
    )
    published(central)
    found = preview(central, NEW, nothing)
    assert found == {(Status.BLUE, Status.GREEN): 2}
    assert published(central).changes == 0
    assert use_rule_set(central, NEW, nothing) == 2
    assert published(central).changes == 2
    assert not preview(central, NEW, nothing)


@pytest.mark.usefixtures("interrupted")
def test_an_interrupted_change_of_rule_set_publishes_nothing_and_goes_on(central: Central, tmp_path: Path) -> None:
    records(central, tmp_path, *(pcr(who, "2021-06-01T09:00Z", "negative", who["passport_number"]) for who in CROWD))
    published(central)
    with pytest.raises(CentralError, match="is gone"):
        use_rule_set(central, NEW, nothing)
    with pytest.raises(CentralError, match="not finished"):
        published(central)
    assert use_rule_set(central, NEW, nothing) < len(CROWD)
    assert published(central, base=True).changes == len(CROWD)  # and adds up


@pytest.mark.usefixtures("interrupted")
def test_another_rule_set_than_the_unfinished_one_begins_with_everybody(central: Central, tmp_path: Path) -> None:
    records(central, tmp_path, *(pcr(who, "2021-06-01T09:00Z", "negative", who["passport_number"]) for who in CROWD))
    published(central)
    with pytest.raises(CentralError, match="is gone"):
        use_rule_set(central, NEW, nothing)
    assert use_rule_set(central, DEFAULT, nothing) > 0
    assert published(central).changes == 0


def test_two_who_change_the_rules_at_once_and_records_that_come_meanwhile_leave_everybody_judged_once(
    central: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    *known, newcomer = [pcr(who, "2021-06-01T09:00Z", "negative", f"{place}") for place, who in enumerate(CROWD)]

    def arrive(_done: int, _total: int) -> None:
        records(central, tmp_path, newcomer, pcr(CROWD[7], "2021-06-06T09:00Z", "positive", "late"))

    monkeypatch.setattr("sync.central.register.rule_change.PEOPLE_AT_A_TIME", 2)
    records(central, tmp_path, *known)
    published(central)
    with ThreadPoolExecutor(1) as pool:
        theirs = pool.submit(use_rule_set, central, NEW, nothing)
        changed = use_rule_set(central, NEW, arrive) + theirs.result()
    arrive(0, 0)  # where the other had begun and ended before
    assert changed in {7, 8}  # whether or not the late record came before its person's turn
    assert not preview(central, NEW, nothing)
    assert published(central, base=True).changes == 9
