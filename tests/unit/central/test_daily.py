"""Many deltas as one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sync.central.publication.publish_daily import merged
from sync.model.status import TOMBSTONE

deltas = st.lists(
    st.dictionaries(st.integers(1, 30), st.one_of(st.just(TOMBSTONE), st.integers(0, 3).map(lambda one: one << 24))),
    max_size=6,
)


@given(deltas)
def test_a_roll_up_leaves_what_its_deltas_leave_one_after_the_other(history: list[dict[int, int]]) -> None:
    expected: dict[int, int] = {}
    for delta in history:
        expected |= delta
    keys, values = merged(
        [
            (np.array(sorted(delta), np.int64), np.array([delta[key] for key in sorted(delta)], np.uint32))
            for delta in history
        ]
    )
    assert keys.tolist() == sorted(expected)
    assert dict(zip(keys.tolist(), values.tolist(), strict=True)) == expected
