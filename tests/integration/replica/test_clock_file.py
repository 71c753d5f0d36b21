import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from sync.model.clock import ClockReading, ClockState, after_contact, after_elapsed
from sync.replica.clock import change_clock, load_clock, read_machine_clock, set_clock
from sync.replica.database import Corrupt, Folder
from tests.fakes.replica import NOON, new_folder

READING = ClockReading(NOON, 100.5, "boot-1")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return new_folder(tmp_path)


def test_nothing_is_known_before_the_first_contact(folder: Folder) -> None:
    assert load_clock(folder) == ClockState()


def test_what_is_kept_reads_back_exactly(folder: Folder) -> None:
    server_time = NOON + timedelta(microseconds=123_457)
    state = change_clock(folder, lambda kept: after_contact(kept, server_time, READING))
    assert load_clock(folder) == state == after_contact(ClockState(), server_time, READING)


def test_a_change_starts_from_what_the_other_process_left(folder: Folder) -> None:
    change_clock(folder, lambda kept: after_contact(kept, NOON, READING))
    state = change_clock(folder, lambda kept: after_elapsed(kept, replace(READING, boottime=160.5)))
    assert state.floor == NOON + timedelta(minutes=1)


def test_no_change_is_lost_between_two_writers(folder: Folder) -> None:
    change_clock(folder, lambda kept: ClockState(floor=NOON))

    def later(kept: ClockState) -> ClockState:
        assert kept.floor is not None
        return ClockState(floor=kept.floor + timedelta(seconds=1))

    def write_often(writer: int) -> None:
        for _ in range(20):
            change_clock(folder, later)

    with ThreadPoolExecutor(2) as writers:
        list(writers.map(write_often, range(2)))
    assert load_clock(folder).floor == NOON + timedelta(seconds=40)


def kept_as(floor: object, boottime: object = 1.0) -> str:
    """Write a state as the file has it, Infinity and NaN as Python's json has them."""
    anchor = {"at": NOON.isoformat(), "boottime": boottime, "boot_id": "boot-1"}
    return json.dumps({"floor": floor, "marked": anchor, "anchor": None})


@pytest.mark.parametrize(
    "kept",
    [
        "{}",
        "[]",
        "not json",
        "[" * 100_000,
        kept_as(7),
        kept_as("2021-06-06T12:00:00"),
        kept_as("9999-12-31T23:59:59+00:00"),
        kept_as("0001-01-01T00:00:00+00:00"),
        kept_as(None, float("inf")),
        kept_as(None, float("nan")),
        kept_as(None, -1.0),
        kept_as(None, 1e300),
        kept_as(None, "soon"),
        kept_as(None, None),
    ],
)
def test_what_is_not_understood_is_said(folder: Folder, kept: str) -> None:
    change_clock(folder, lambda kept: kept)
    with closing(sqlite3.connect(folder.agent)) as connection, connection:
        connection.execute("UPDATE clock SET state = ?", (kept,))
    with pytest.raises(Corrupt, match="time"):
        load_clock(folder)


def test_this_machine_s_clocks_can_be_read() -> None:
    first, second = read_machine_clock(), read_machine_clock()
    assert first.wall.tzinfo is UTC
    assert second.boottime >= first.boottime > 0
    assert second.boot_id == first.boot_id
    assert len(first.boot_id) == 36


def test_what_is_not_understood_can_be_set_anew(folder: Folder) -> None:
    change_clock(folder, lambda kept: kept)
    with closing(sqlite3.connect(folder.agent)) as connection, connection:
        connection.execute("UPDATE clock SET state = 'not json'")
    set_clock(folder, after_contact(ClockState(), NOON, READING))
    assert load_clock(folder) == after_contact(ClockState(), NOON, READING)
