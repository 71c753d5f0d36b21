import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.model.visit import (
    FIRST_PREVIOUS,
    Direction,
    Outcome,
    Settlement,
    chain_hash,
    content_hash,
    visit_fields,
)
from sync.replica.database import Folder
from sync.replica.dead_letter import read_dead_letters
from sync.replica.journal import Journal
from sync.replica.journal_file import verify
from sync.replica.outgoing import Outgoing
from sync.replica.retention import forget, prune
from tests.fakes.replica import NOON, new_folder, receipt, visit

FORTNIGHT = timedelta(days=14)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return new_folder(tmp_path)


@pytest.fixture
def journal(folder: Folder) -> Journal:
    return Journal(folder)


@pytest.fixture
def outgoing(folder: Folder) -> Outgoing:
    return Outgoing(folder)


def change(folder: Folder, sql: str) -> None:
    with closing(sqlite3.connect(folder.journal)) as connection, connection:
        connection.execute(sql)


def test_a_visit_reads_back_as_it_was_hashed(journal: Journal, outgoing: Outgoing) -> None:
    entry = journal.append(visit(1, staff="Ә", override="known by sight"))
    assert outgoing.pending() == (entry,)
    assert entry.fields == visit_fields(visit(1, staff="Ә", override="known by sight"))
    assert entry.content_hash == content_hash(entry.fields)


def test_each_entry_follows_the_one_before_it(folder: Folder, journal: Journal) -> None:
    first, second = journal.append(visit(1)), journal.append(visit(2))
    assert (first.number, first.previous) == (1, FIRST_PREVIOUS)
    assert (second.number, second.previous) == (2, first.entry_hash)
    assert second.entry_hash == chain_hash(first.entry_hash, second.content_hash)
    assert verify(folder) is None


def test_another_process_sees_a_visit_as_soon_as_append_returns(folder: Folder, journal: Journal) -> None:
    entry = journal.append(visit(1))
    assert Outgoing(folder).pending() == (entry,)


def test_every_commit_reaches_the_disk(journal: Journal) -> None:
    assert journal._connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert journal._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_oldest_visits_are_sent_first_and_no_more_than_asked_for(journal: Journal, outgoing: Outgoing) -> None:
    entries = [journal.append(visit(number)) for number in range(1, 6)]
    assert outgoing.pending(limit=3) == tuple(entries[:3])
    assert journal.waiting() == 5


def test_accepted_and_duplicate_visits_wait_no_longer(journal: Journal, outgoing: Outgoing) -> None:
    first, second, third = (journal.append(visit(number)) for number in (1, 2, 3))
    outgoing.settle([receipt(first), receipt(second, Settlement.DUPLICATE)])
    assert outgoing.pending() == (third,)


def test_a_rejected_visit_is_kept_with_the_reason_and_stands_in_nobody_s_way(
    folder: Folder, journal: Journal, outgoing: Outgoing
) -> None:
    first, second = journal.append(visit(1)), journal.append(visit(2))
    outgoing.settle([receipt(first, Settlement.REJECTED, "unknown venue")])
    assert outgoing.pending() == (second,)
    (letter,) = read_dead_letters(folder)
    assert (letter.entry, letter.why) == (first, "unknown venue")


def test_a_receipt_for_nobody_or_given_twice_changes_nothing(
    folder: Folder, journal: Journal, outgoing: Outgoing
) -> None:
    first = journal.append(visit(1))
    outgoing.settle([receipt(first, Settlement.REJECTED, "no")])
    outgoing.settle([receipt(first), replace(receipt(first), visit_id=UUID(int=99))])
    assert len(read_dead_letters(folder)) == 1
    assert journal.waiting() == 0


def test_a_reason_without_end_is_cut(folder: Folder, journal: Journal, outgoing: Outgoing) -> None:
    outgoing.settle([receipt(journal.append(visit(1)), Settlement.REJECTED, "x" * 100_000)])
    assert len(read_dead_letters(folder)[0].why) == 1000


def test_a_visit_of_another_zone_or_recorded_twice_is_our_own_mistake(journal: Journal) -> None:
    with pytest.raises(ValueError, match="UTC"):
        journal.append(visit(1, at=datetime(2021, 6, 6, 18, tzinfo=ZoneInfo("Asia/Almaty"))))
    journal.append(visit(1))
    with pytest.raises(sqlite3.IntegrityError):
        journal.append(visit(1))
    assert journal.append(visit(2)).number == 2


def test_a_settled_visit_is_forgotten_after_the_retention_time_and_the_chain_still_holds(
    folder: Folder, journal: Journal, outgoing: Outgoing
) -> None:
    old, _, waiting = journal.append(visit(1)), journal.append(visit(2)), journal.append(visit(3))
    outgoing.settle([receipt(old)])
    forget(folder, NOON + timedelta(seconds=1) + FORTNIGHT, FORTNIGHT)
    assert journal.admitted_since(NOON)[0] == (42, NOON + timedelta(seconds=1))
    forget(folder, NOON + timedelta(seconds=2) + FORTNIGHT, FORTNIGHT)
    assert journal.admitted_since(NOON)[0] == (42, NOON + timedelta(seconds=2))
    with closing(sqlite3.connect(folder.journal)) as connection:
        row = "SELECT identity_key, pepper_id, consent, staff, override FROM visit WHERE number = 1"
        assert connection.execute(row).fetchone() == (None,) * 5
    assert verify(folder) is None
    assert outgoing.pending()[-1] == waiting
    assert journal.counts(NOON).outcomes[Outcome.ADMIT] == 3


def test_what_is_forgotten_is_not_on_the_disk_any_more(folder: Folder, journal: Journal, outgoing: Outgoing) -> None:
    outgoing.settle([receipt(journal.append(visit(1, staff="Qwertyuiop", identity_key=0xABCDEF01234567)))])
    journal.append(visit(2))
    forget(folder, NOON + timedelta(days=15), FORTNIGHT)
    everything = b"".join(path.read_bytes() for path in folder.path.glob("journal.db*"))
    assert b"Qwertyuiop" not in everything
    assert b"abcdef01234567" not in everything


def test_what_is_forgotten_while_somebody_reads_leaves_the_disk_once_nobody_does(
    folder: Folder, journal: Journal, outgoing: Outgoing
) -> None:
    outgoing.settle([receipt(journal.append(visit(1, staff="Qwertyuiop")))])
    with closing(sqlite3.connect(folder.journal)) as reader:
        reader.execute("BEGIN").execute("SELECT count(*) FROM visit").fetchone()
        assert forget(folder, NOON + timedelta(days=15), FORTNIGHT)
        journal.append(visit(2))
    assert not forget(folder, NOON + timedelta(days=15), FORTNIGHT)
    assert not any(b"Qwertyuiop" in path.read_bytes() for path in folder.path.glob("journal.db*"))


def test_what_is_due_is_taken_out_batch_by_batch_and_the_chain_holds_in_between(
    folder: Folder, journal: Journal, monkeypatch: pytest.MonkeyPatch, outgoing: Outgoing
) -> None:
    monkeypatch.setattr("sync.replica.retention.BATCH", 2)
    entries = [journal.append(visit(number)) for number in (1, 2, 3, 4, 5)]
    outgoing.settle([receipt(entries[0]), receipt(entries[1], Settlement.REJECTED, "no"), *map(receipt, entries[2:])])
    later, left = NOON + timedelta(days=15), [numbers(folder)]
    assert [forget(folder, later, FORTNIGHT) for _ in range(3)] == [True, True, False]
    while prune(folder, later):
        left.append(numbers(folder))
        assert verify(folder) is None
    assert left == [[1, 2, 3, 4, 5], [2, 3, 4, 5], [2, 5], [2]]


def test_nothing_unsent_or_rejected_is_ever_forgotten(folder: Folder, journal: Journal, outgoing: Outgoing) -> None:
    waiting, rejected = journal.append(visit(1)), journal.append(visit(2))
    outgoing.settle([receipt(rejected, Settlement.REJECTED, "no")])
    forget(folder, NOON + timedelta(days=9999), FORTNIGHT)
    assert outgoing.pending() == (waiting,)
    assert read_dead_letters(folder)[0].entry == rejected


def test_entries_dropped_at_the_old_end_leave_an_anchor(folder: Folder, journal: Journal, outgoing: Outgoing) -> None:
    entries = [journal.append(visit(number)) for number in (1, 2, 3, 4)]
    outgoing.settle([receipt(entries[0]), receipt(entries[1]), receipt(entries[3])])
    prune(folder, NOON + timedelta(days=1))
    assert verify(folder) is None
    assert outgoing.pending() == (entries[2],)
    outgoing.settle([receipt(entries[2])])
    prune(folder, NOON + timedelta(days=1))
    assert verify(folder) is None
    after = journal.append(visit(5))
    assert (after.number, after.previous) == (5, entries[3].entry_hash)
    assert verify(folder) is None


def test_a_dead_letter_stays_and_keeps_nothing_behind_it_from_going(
    folder: Folder, journal: Journal, outgoing: Outgoing
) -> None:
    entries = [journal.append(visit(number)) for number in (1, 2, 3)]
    outgoing.settle([receipt(entries[0]), receipt(entries[1], Settlement.REJECTED, "no"), receipt(entries[2])])
    for _ in range(2):
        prune(folder, NOON + timedelta(days=1))
        assert [(letter.entry, letter.why) for letter in read_dead_letters(folder)] == [(entries[1], "no")]
        assert numbers(folder) == [2]
        assert verify(folder) is None
    after = journal.append(visit(4))
    assert (after.number, after.previous) == (4, entries[2].entry_hash)
    assert verify(folder) is None


def numbers(folder: Folder) -> list[int]:
    with closing(sqlite3.connect(folder.journal)) as connection:
        return [number for (number,) in connection.execute("SELECT number FROM visit ORDER BY number")]


def test_only_what_is_old_enough_is_dropped(folder: Folder, journal: Journal, outgoing: Outgoing) -> None:
    entries = [journal.append(visit(number)) for number in (1, 2, 3)]
    outgoing.settle([receipt(entry) for entry in entries])
    prune(folder, NOON + timedelta(seconds=2))
    assert [visit for visit, _ in journal.admitted_since(NOON)] == [42, 42]
    assert verify(folder) is None


@pytest.mark.parametrize(
    ("sql", "number", "why"),
    [
        ("UPDATE visit SET outcome = 'deny' WHERE number = 2", 2, "content"),
        ("UPDATE visit SET at = '2021-06-06T12:00:09.000+00:00' WHERE number = 1", 1, "content"),
        ("UPDATE visit SET content_hash = zeroblob(32) WHERE number = 2", 2, "hash"),
        ("UPDATE visit SET previous = zeroblob(32) WHERE number = 3", 3, "follow"),
        ("DELETE FROM visit WHERE number = 2", 2, "missing"),
        ("DELETE FROM visit WHERE number = 1", 1, "missing"),
        ("UPDATE visit SET number = 9 WHERE number = 3", 3, "missing"),
        ("UPDATE anchor SET entry_hash = x'01'", 1, "follow"),
    ],
)
def test_tampering_shows_at_the_first_entry_concerned(
    folder: Folder, journal: Journal, sql: str, number: int, why: str
) -> None:
    for each in (1, 2, 3):
        journal.append(visit(each))
    change(folder, sql)
    fault = verify(folder)
    assert fault is not None
    assert fault.number == number
    assert why in fault.why


def test_the_gate_learns_who_was_let_in_lately(journal: Journal) -> None:
    journal.append(visit(1, identity_key=1, at=NOON - timedelta(minutes=11)))
    journal.append(visit(2, identity_key=2, at=NOON))
    journal.append(visit(3, identity_key=3, at=NOON, outcome=Outcome.REFER))
    journal.append(visit(4, identity_key=4, at=NOON, direction=Direction.EXIT))
    journal.append(visit(5, identity_key=None, at=NOON))
    journal.append(visit(6, identity_key=6, at=NOON))
    journal.append(visit(7, identity_key=6, at=NOON, direction=Direction.EXIT))
    assert journal.admitted_since(NOON - timedelta(minutes=10)) == ((2, NOON),)


def prune_all(folder: Folder, unsent: list[str], rejected: list[str]) -> None:
    prune(folder, datetime(2022, 1, 1, tzinfo=UTC))
    assert unsent or len(numbers(folder)) == len(rejected)


STEPS = st.lists(st.sampled_from(["append", "accept", "reject", "forget", "prune", "reopen"]), min_size=1, max_size=25)


@settings(max_examples=25)
@given(steps=STEPS)
def test_whatever_happens_in_whatever_order_the_chain_holds_and_no_unsent_visit_goes(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    folder = new_folder(tmp_path_factory.mktemp("steps"))
    journal, outgoing, unsent, rejected = Journal(folder), Outgoing(folder), list[str](), list[str]()
    for number, step in enumerate(steps, start=1):
        match step, outgoing.pending(1):
            case "append", _:
                unsent.append(str(journal.append(visit(number)).fields["id"]))
            case "accept", (entry,):
                outgoing.settle([receipt(entry)])
                del unsent[0]
            case "reject", (entry,):
                outgoing.settle([receipt(entry, Settlement.REJECTED, "no")])
                rejected.append(unsent.pop(0))
            case "forget", _:
                forget(folder, NOON + timedelta(days=30), FORTNIGHT)
            case "prune", _:
                prune_all(folder, unsent, rejected)
            case "reopen", _:
                journal.close()
                journal = Journal(folder)
            case _:
                pass  # nothing waits to be accepted or rejected
        assert verify(folder) is None
        assert [entry.fields["id"] for entry in outgoing.pending()] == unsent
        assert [letter.entry.fields["id"] for letter in read_dead_letters(folder)] == rejected
    journal.close()
