"""Kill a process that works on a terminal's files, at any point, and look what it left.

Run as a program it works until it is killed: `python -m tests.faults.replica.crash KIND FOLDER`. It says on standard
output what it has promised: a line goes out only after the call that makes it true has returned. With `--host` it
reads numbers, and for each forks a worker that kills itself before that call to SQLite or to the system: between them
lies every point at which it matters what was done and what was not. A kill from outside falls within the calls.
"""

import os
import posix
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Final

from sync.replica.database import Folder
from sync.replica.find import Replica
from sync.replica.journal import Journal
from sync.replica.journal_file import verify
from sync.replica.outgoing import Outgoing
from tests.fakes.replica import receipt, visit

KINDS: Final = ("apply", "swap", "append", "settle")
VISITS: Final = 400
SOME_ROWS: Final = 2_000
VERSIONS: Final = 8
LONGEST_RUN_S: Final = 0.08
LIMIT: Final = 1 << 30
END: Final = "end"
KILLED: Final = str(-signal.SIGKILL)
AT_FIRST: Final = {"apply": "1", "swap": "1", "append": f"{VISITS}", "settle": f"0 {VISITS}"}
"""What is promised before any work was done."""
SLOW_TO_LOAD: Final = dict.fromkeys(("apply", "swap"), ("sync.replica.install", "pyarrow.compute"))
"""What a worker of a kind loads: the host does it once for all of them."""
CHANGING: Final = {"fsync", "link", "open", "rename", "replace", "truncate", "unlink"}
"""What the system is asked that changes files, or holds on to them."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A folder with work to do, and where the published files for it lie."""

    kind: str
    path: Path

    @property
    def folder(self) -> Folder:
        return Folder(self.path / "data")


def prepare(kind: str, path: Path, rows: int = SOME_ROWS) -> Scene:
    """Make the files that a worker of this kind starts from."""
    scene = Scene(kind, path)
    scene.folder.create()
    if kind in {"append", "settle"}:
        with closing(Journal(scene.folder)) as journal:
            for number in range(1, VISITS + 1):
                journal.append(visit(number))
    if kind in {"apply", "swap"}:
        _publish(scene, rows)
    return scene


def kill_once(scene: Scene, chance: random.Random) -> list[str]:
    """Start a worker, kill it (SIGKILL) after some of its promises, and return what is wrong with what it left."""
    command = [sys.executable, "-m", "tests.faults.replica.crash", scene.kind, str(scene.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        promised = [worker.stdout.readline().strip() for _ in range(chance.randrange(1, 6))]
        with suppress(subprocess.TimeoutExpired):
            worker.wait(chance.uniform(0, LONGEST_RUN_S))
        worker.kill()
        promised += worker.stdout.read().split("\n")[:-1]
    if str(worker.returncode) != KILLED:
        return [f"the worker ended by itself: {worker.returncode}"]
    return LOOK[scene.kind](scene, [line for line in promised if line])


@contextmanager
def host(scene: Scene) -> Iterator[Callable[[int], list[str]]]:
    """Start a host of workers; give a function that lets one die before its n-th call and looks what it left."""
    command = [sys.executable, "-m", "tests.faults.replica.crash", scene.kind, str(scene.path), "--host"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        promised = [AT_FIRST[scene.kind]]

        def kill_before(call: int) -> list[str]:
            assert process.stdin is not None
            assert process.stdout is not None
            print(call, file=process.stdin, flush=True)
            *said, code = [line.strip() for line in iter(process.stdout.readline, f"{END}\n")]
            promised.extend(said)
            return LOOK[scene.kind](scene, promised) if code == KILLED else [f"the worker ended by itself: {code}"]

        yield kill_before
        process.kill()


def _host(scene: Scene) -> None:
    for name in SLOW_TO_LOAD.get(scene.kind, ()):
        import_module(name)
    for line in sys.stdin:
        worker = os.fork()
        if worker == 0:
            _work_and_die(scene, int(line))
        _, status = os.waitpid(worker, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
        print(END, flush=True)


def _work_and_die(scene: Scene, call: int) -> None:
    try:
        _die_before(call)
        WORK[scene.kind](scene)
    finally:
        os._exit(1)  # an exception: the host must not go on twice


def _die_before(call: int) -> None:
    """Kill this process before it makes its n-th call to SQLite or to the system."""
    left = call

    def count(frame: FrameType, event: str, function: object) -> None:
        nonlocal left
        owner = getattr(function, "__self__", None)
        of_system = owner is posix and getattr(function, "__name__", "") in CHANGING
        if event == "c_call" and (of_system or isinstance(owner, sqlite3.Connection | sqlite3.Cursor)):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)


def _publish(scene: Scene, rows: int) -> None:
    from sync.replica.install import install_base
    from tests.fakes.published import PEPPER, Published, some_rows
    from tests.fakes.replica import no_progress

    published = Published(scene.path, some_rows(rows))
    first = published.base()
    for seed in range(2, VERSIONS + 1):
        published.change(some_rows(rows // 3, seed))
    published.base()
    install_base(scene.folder, first, PEPPER, no_progress)


def _apply_for_ever(scene: Scene) -> None:
    """Go from version to version, and back to the first by its base."""
    from sync.replica.install import apply_delta, install_base
    from tests.fakes.published import PEPPER
    from tests.fakes.replica import no_progress

    with closing(Replica(scene.folder)) as replica:
        held = replica.held()
    assert held is not None
    seq = held.seq
    while True:
        if seq == VERSIONS:
            seq = install_base(scene.folder, scene.path / "base-1-p1.parquet", PEPPER, no_progress).seq
        else:
            seq = apply_delta(scene.folder, scene.path / f"delta-{seq}-{seq + 1}-p1.parquet").seq
        print(seq, flush=True)


def _swap_for_ever(scene: Scene) -> None:
    """Install the last and the first base in turn, and remove what nobody uses."""
    from sync.replica.install import install_base, remove_unused_bases
    from tests.fakes.published import PEPPER
    from tests.fakes.replica import no_progress

    while True:
        for seq in (VERSIONS, 1):
            install_base(scene.folder, scene.path / f"base-{seq}-p1.parquet", PEPPER, no_progress)
            print(seq, flush=True)
            remove_unused_bases(scene.folder)


def _append_for_ever(scene: Scene) -> None:
    """Record visits."""
    with closing(Outgoing(scene.folder)) as outgoing:
        last = outgoing.pending(LIMIT)
    number = last[-1].number if last else 0
    with closing(Journal(scene.folder)) as journal:
        while True:
            number += 1
            journal.append(visit(number))
            print(number, flush=True)


def _settle_for_ever(scene: Scene) -> None:
    """Settle visits seven at a time, and record as many new ones."""
    with closing(Journal(scene.folder)) as journal, closing(Outgoing(scene.folder)) as outgoing:
        number = outgoing.pending(LIMIT)[-1].number
        while True:
            entries = outgoing.pending(7)
            outgoing.settle([receipt(entry) for entry in entries])
            for entry in entries:
                number += 1
                journal.append(visit(number))
                print(entry.number, number, flush=True)


def _look_at_snapshot(scene: Scene, promised: list[str]) -> list[str]:
    """Hold that one published version serves, the last promised one or the one that was under way."""
    from sync.replica.install import check_digest, quick_check

    quick_check(scene.folder)
    check_digest(scene.folder)  # the digest of a published version cannot be met by a mixture
    with closing(Replica(scene.folder)) as replica:
        held = replica.held()
    if held is None:
        return ["nothing is held"]
    last = int(promised[-1])
    allowed = {1, VERSIONS} if scene.kind == "swap" else {last, last % VERSIONS + 1}
    return [] if held.seq in allowed else [f"{held.seq} is held after {last} was promised"]


def _look_at_journal(scene: Scene, promised: list[str]) -> list[str]:
    """Hold that every promised visit is there, none is twice, none that was settled waits, and the chain is whole."""
    with closing(Outgoing(scene.folder)) as outgoing:
        fault, waiting = verify(scene.folder), [entry.number for entry in outgoing.pending(LIMIT)]
    wrong = [] if fault is None else [f"entry {fault.number}: {fault.why}"]
    recorded = int(promised[-1].split()[-1])
    if not waiting or not recorded <= waiting[-1] <= recorded + 1:
        wrong.append(f"{recorded} was promised, {waiting[-1:]} is the last")
    if waiting != list(range(waiting[0], waiting[-1] + 1)):
        wrong.append("visits are missing or out of order")
    if scene.kind == "settle" and waiting[0] <= int(promised[-1].split()[0]):
        wrong.append(f"{waiting[0]} waits, but was settled")
    return wrong


WORK: Final[dict[str, Callable[[Scene], None]]] = {
    "apply": _apply_for_ever,
    "swap": _swap_for_ever,
    "append": _append_for_ever,
    "settle": _settle_for_ever,
}
LOOK: Final[dict[str, Callable[[Scene, list[str]], list[str]]]] = {
    "apply": _look_at_snapshot,
    "swap": _look_at_snapshot,
    "append": _look_at_journal,
    "settle": _look_at_journal,
}

if __name__ == "__main__":
    work = _host if sys.argv[3:] == ["--host"] else WORK[sys.argv[1]]
    work(Scene(sys.argv[1], Path(sys.argv[2])))
