"""What a terminal forgets by itself, and what it never does."""

from datetime import timedelta

import pytest

from sync.agent.tidy import tidy
from sync.replica.dead_letter import read_dead_letters
from sync.replica.journal_file import verify
from tests.fakes.register import Register
from tests.integration.agent.place import Machine, Place

DAYS = timedelta(days=1)


def entries(place: Place) -> list[bool]:
    """Tell of each entry of the journal whether who came is forgotten."""
    return [bool(row[0]) for row in place.journal._rows("SELECT forgotten FROM visit ORDER BY number")]


def test_who_came_is_forgotten_after_the_retention_time_and_the_entry_dropped_after_two(
    served: Place, machine: Machine
) -> None:
    served.record(2)
    served.push()
    machine.passes(13 * DAYS)
    tidy(served.around)
    assert entries(served) == [False, False]
    machine.passes(2 * DAYS)
    tidy(served.around)
    assert entries(served) == [True, True]
    machine.passes(15 * DAYS)
    served.record(1)
    tidy(served.around)
    assert entries(served) == [False]
    assert verify(served.folder) is None


def test_what_is_more_than_a_batch_is_done_in_several_goes(
    served: Place, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.replica.retention.BATCH", 2)
    served.record(3)
    served.push()
    machine.passes(15 * DAYS)
    assert [tidy(served.around) for _ in range(3)] == [True, True, False]
    assert entries(served) == [True, True, True]


def test_what_the_register_has_not_taken_is_kept_and_what_it_has_goes(
    served: Place, register: Register, machine: Machine
) -> None:
    bad, *_ = served.record(3)
    register.refused = {bad}
    served.push()
    served.record(1)
    machine.passes(60 * DAYS)
    tidy(served.around)
    assert entries(served) == [False, False]
    assert served.journal.waiting() == 1
    assert len(read_dead_letters(served.folder)) == 1
    assert verify(served.folder) is None


def test_a_clock_that_ran_ahead_makes_nobody_forgotten(served: Place, machine: Machine) -> None:
    served.record(1)
    served.push()
    machine.reboots(off=5000 * DAYS)
    tidy(served.around)
    assert entries(served) == [False]
