"""kill -9 at any point leaves one published version, and every visit that was promised."""

import random
from pathlib import Path

import pytest

from tests.faults.replica.crash import KINDS, kill_once, prepare

KILLS = 4


@pytest.mark.parametrize("kind", KINDS)
def test_a_killed_process_leaves_no_bad_state(tmp_path: Path, kind: str) -> None:
    scene, chance = prepare(kind, tmp_path), random.Random(kind)
    for _ in range(KILLS):
        assert kill_once(scene, chance) == []
