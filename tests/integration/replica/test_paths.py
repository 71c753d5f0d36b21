"""Any way from version to version ends at exactly what the register holds."""

import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.model.status import TOMBSTONE
from sync.replica.find import Replica
from sync.replica.install import apply_delta, check_digest, install_base
from tests.fakes.published import PEPPER, Published, Rows
from tests.fakes.replica import new_folder, no_progress, wrong_answers

KEYS = st.one_of(st.integers(1, 40), st.integers(0, 5).map(lambda bucket: (bucket << 38) + 7), st.just((1 << 56) - 1))
VALUES = st.sampled_from([0, 1 << 24, 1 << 24 | 777, 2 << 24, 3 << 24])
ROWS = st.dictionaries(KEYS, VALUES, max_size=12)
CHANGES = st.lists(st.dictionaries(KEYS, VALUES | st.just(TOMBSTONE), max_size=8), min_size=1, max_size=6)
EVERYBODY: Rows = dict.fromkeys([*range(41), *((bucket << 38) + 7 for bucket in range(6)), (1 << 56) - 1], 0)


@settings(max_examples=40)
@given(rows=ROWS, history=CHANGES, data=st.data())
def test_any_path_of_deltas_and_bases_ends_at_the_register_s_rows(
    rows: Rows, history: list[Rows], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, published = new_folder(Path(name) / "data"), Published(Path(name), rows)
        bases = [published.base()]
        for changes in history:
            published.change(changes)
            bases.append(published.base())
        at = data.draw(st.integers(1, published.seq), "the base to start from")
        install_base(folder, bases[at - 1], PEPPER, no_progress)
        with closing(Replica(folder)) as replica:
            assert wrong_answers(replica, published.states[at], EVERYBODY) == []
            while at < published.seq:
                before, at = at, data.draw(st.integers(at + 1, published.seq), "the next stop")
                apply_delta(folder, published.delta(before, at))
                assert wrong_answers(replica, published.states[at], EVERYBODY) == []
            check_digest(folder)


@settings(max_examples=25)
@given(rows=ROWS, history=CHANGES)
def test_a_base_with_all_deltas_is_the_same_as_one_after_the_other(rows: Rows, history: list[Rows]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, published = new_folder(Path(name) / "data"), Published(Path(name), rows)
        base, deltas = published.base(), [published.change(changes) for changes in history]
        held = install_base(folder, base, PEPPER, no_progress, deltas)
        assert held.seq == published.seq
        with closing(Replica(folder)) as replica:
            assert wrong_answers(replica, published.rows, EVERYBODY) == []
        check_digest(folder)
