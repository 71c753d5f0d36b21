"""kill -9 at any point leaves one published version, and every visit that was promised."""

import random
from pathlib import Path

import pytest

from tests.faults.replica.crash import KINDS, host, kill_once, prepare

KILLS = 3
CALLS = {"apply": 64, "swap": 92, "append": 20, "settle": 55}
"""Calls to SQLite and the system until at least one round of work is done."""
STEP = 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_process_killed_at_any_time_leaves_no_bad_state(tmp_path: Path, kind: str) -> None:
    scene, chance = prepare(kind, tmp_path), random.Random(kind)
    for _ in range(KILLS):
        assert kill_once(scene, chance) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_process_that_dies_before_any_one_call_leaves_no_bad_state(tmp_path: Path, kind: str) -> None:
    with host(prepare(kind, tmp_path)) as kill_before:
        for call in range(0, CALLS[kind], STEP):
            assert kill_before(call) == [], f"killed before call {call}"
