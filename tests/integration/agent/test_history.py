"""Whatever is published, cut and restarted, in whatever order: the replica is one version, and ends at the newest."""

import tempfile
from contextlib import suppress
from pathlib import Path
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sync.agent.errors import SyncError
from sync.model.clock import ClockReading
from sync.model.status import TOMBSTONE
from tests.fakes.register import new_register
from tests.integration.agent.place import GREEN, START, Machine, Place


class History(RuleBasedStateMachine):
    """A register that publishes and a terminal that syncs."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._world = Path(self._folder.name)
        self._machine = Machine(ClockReading(START, 1000.0, "boot-1"))
        self._register = new_register(self._world / "register", clock=lambda: self._machine.true_time)
        self._random = Random(1)
        self._seq = self._day = 1
        self._register.repository.put_base(1, {self._key(): 0 for _ in range(30)})
        self._register.repository.publish()
        self._place = self._opened()
        self._place.enrol()

    @rule()
    def publish_a_delta(self) -> None:
        rows = self._register.repository.states[self._seq, "p1"]
        gone = self._random.sample(sorted(rows), min(2, len(rows)))
        changes = {**dict.fromkeys(gone, TOMBSTONE), self._key(): GREEN, self._key(): 0}
        self._register.repository.put_delta(self._seq, self._seq + 1, changes)
        self._seq += 1
        self._register.repository.publish()

    @rule()
    def publish_a_daily_delta(self) -> None:
        before = self._register.repository.states[self._day, "p1"]
        rows = self._register.repository.states[self._seq, "p1"]
        if self._day < self._seq:
            changes = {key: value for key, value in rows.items() if before.get(key) != value}
            changes |= {key: TOMBSTONE for key in before if key not in rows}
            self._register.repository.put_delta(self._day, self._seq, changes, daily=True)
            self._day = self._seq
            self._register.repository.publish()

    @rule()
    def publish_a_base(self) -> None:
        self._register.repository.put_base(self._seq, self._register.repository.states[self._seq, "p1"])
        self._register.repository.publish()

    @rule()
    def retire_the_oldest_delta(self) -> None:
        deltas = sorted(path for path in self._register.repository.targets["data"] if "/delta-" in path)
        if deltas and f"data/base-{self._seq}.parquet" in self._register.repository.targets["data"]:
            self._register.repository.remove(deltas[0])
            self._register.repository.publish()

    @rule(after=st.integers(20, 600))
    def sync_and_be_cut(self, after: int) -> None:
        self._register.repository.largest_answer = after
        with suppress(SyncError):
            self._place.pull()

    @rule()
    def sync(self) -> None:
        self._register.repository.largest_answer = None
        self._place.pull()
        assert self._place.seq == self._seq

    @rule()
    def restart(self) -> None:
        self._place.close()
        self._place = self._opened()

    @invariant()
    def is_one_version(self) -> None:
        held = self._place.held
        assert held is None or self._place.holds_all_of(held.seq)

    def teardown(self) -> None:
        self.sync()
        self._place.close()
        self._folder.cleanup()

    def _opened(self) -> Place:
        return Place(self._world / "data", self._register, self._machine)

    def _key(self) -> int:
        return self._random.getrandbits(50) | 1


History.TestCase.settings = settings(max_examples=12, stateful_step_count=12, deadline=None)
test_history = History.TestCase
