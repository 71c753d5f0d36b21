import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.screen.state import Mode
from tests.bench.__main__ import find_benches, main
from tests.bench.frame.machine import NoDisk, filesystem, folder_on_disk
from tests.bench.frame.measure import interleaved, peak_memory_MB, percentile, run_process, spread_ms
from tests.bench.frame.report import Bench, Figures, Goal, Progress

MOUNTS = """\
/dev/vda / ext4 rw,relatime 0 0
tmpfs /dev/shm tmpfs rw 0 0
tmpfs /mnt/in\\040memory tmpfs rw 0 0
/dev/vdb /mnt/in\\040memory/disk xfs rw 0 0
"""


@dataclass(frozen=True)
class Pendulum:
    """A bench whose one figure is an option of it."""

    GOALS: Sequence[Goal] = (Goal("swing_ms", "<=", 100),)

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--swing", type=float, default=50.0)
        parser.add_argument("--mode", type=Mode, default=Mode.SELF)

    def run(self, options: argparse.Namespace, progress: Progress) -> Figures:
        print("a library's chatter")
        progress("swinging")
        (options.data / "sample").write_text("x")
        return {"swing_ms": options.swing, "swings": 3}


def only(bench: Bench) -> Callable[[str], Bench]:
    return lambda _: bench


def bench(*arguments: str) -> int:
    return main(arguments, {"pendulum": "how long a swing takes"}, only(Pendulum()))


def test_json_is_one_object_on_stdout_and_all_else_goes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench("pendulum", "--json", "--swing", "70") == 0
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert set(told) == {"bench", "machine", "options", "figures", "goals"}
    assert told["bench"] == "pendulum"
    assert (told["options"]["swing"], told["options"]["mode"]) == (70.0, "self")
    assert told["figures"] == {"swing_ms": 70.0, "swings": 3}
    assert told["goals"] == [{"name": "swing_ms", "value": 70.0, "op": "<=", "goal": 100, "met": True}]
    assert "pendulum: swinging" in err
    assert "chatter" in err


def test_a_missed_goal_is_told_and_exits_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench("pendulum", "--swing", "100.5") == 1
    (row,) = [line for line in capsys.readouterr().out.splitlines() if "swing_ms" in line]
    assert [cell.strip() for cell in row.strip("│").split("│")] == ["swing_ms", "100.5", "ms", "<= 100", "NO"]


@pytest.mark.parametrize(
    "arguments", [(), ("metronome",), ("pendulum", "--mass", "3"), ("pendulum", "--data", "/dev/shm")]
)
def test_wrong_usage_exits_2(arguments: Sequence[str]) -> None:
    with pytest.raises(SystemExit) as left:
        bench(*arguments)
    assert left.value.code == 2


def test_benches_are_found_by_their_files_without_being_loaded(tmp_path: Path) -> None:
    (tmp_path / "start.py").write_text('"""How long a start takes.\n\nMore.\n"""\nraise SystemExit\n')
    (tmp_path / "__main__.py").touch()
    (tmp_path / "frame").mkdir()
    assert find_benches(tmp_path) == {"start": "How long a start takes."}


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/srv", "ext4"), ("/dev/shm/x", "tmpfs"), ("/mnt/in memory", "tmpfs"), ("/mnt/in memory/disk/x", "xfs")],
)
def test_the_innermost_mount_says_what_a_path_lies_on(path: str, kind: str) -> None:
    assert filesystem(Path(path), MOUNTS) == kind


def test_data_never_lies_in_memory(tmp_path: Path) -> None:
    with folder_on_disk(tmp_path, MOUNTS) as folder:
        assert folder.parent == tmp_path
    assert not folder.exists()
    with pytest.raises(NoDisk), folder_on_disk(tmp_path, f"{MOUNTS}tmpfs {tmp_path} tmpfs rw 0 0\n"):
        pass


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0.1, 100))
def test_a_percentile_is_the_least_sample_that_so_many_do_not_exceed(samples: list[float], percent: float) -> None:
    found = percentile(samples, percent)
    assert found in samples
    assert sum(sample <= found for sample in samples) >= len(samples) * percent / 100
    assert sum(sample < found for sample in samples) < len(samples) * percent / 100


def test_a_spread_is_told_in_milliseconds() -> None:
    seconds = [number / 1000 for number in range(1, 101)]
    spread = spread_ms("verdict", seconds)
    assert spread == pytest.approx(
        {"verdict_p50_ms": 50, "verdict_p95_ms": 95, "verdict_p99_ms": 99, "verdict_max_ms": 100}
    )


def test_two_things_are_sampled_in_turn_each_going_first_as_often() -> None:
    order: list[str] = []

    def sample(name: str) -> float:
        order.append(name)
        return len(order)

    ones, others = interleaved(lambda: sample("a"), lambda: sample("b"), rounds=4)
    assert "".join(order) == "abbaabba"
    assert (ones, others) == ([1, 4, 5, 8], [2, 3, 6, 7])


def test_a_process_is_run_to_its_end_and_tells_its_code() -> None:
    assert run_process([sys.executable, "-c", "raise SystemExit(3)"]).code == 3


def test_the_peak_of_memory_outlasts_what_was_held_and_is_the_process_s_own() -> None:
    ours = b"x" * 300_000_000
    hoard = "held = b'x' * 100_000_000; del held; print(flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", hoard], stdin=PIPE, stdout=PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert 100_000_000 / 2**20 < peak_memory_MB(process.pid) < len(ours) / 2**20
        process.communicate(b"\n")
