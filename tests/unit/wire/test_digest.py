import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sync.model.status import TOMBSTONE
from sync.wire.digest import DIGEST_MASK, EMPTY, rows_digest
from sync.wire.identity_key import KEY_BITS
from tests.fakes.published import Rows, digest

KEYS = st.integers(1, (1 << KEY_BITS) - 1)
VALUES = st.integers(0, TOMBSTONE - 1)
ROWS = st.dictionaries(KEYS, VALUES, max_size=20)


def test_the_digest_is_what_it_has_always_been() -> None:
    assert digest({}) == EMPTY == 0
    assert f"{digest({1: 0}):016x}" == "8fc33122b0efc405"
    assert f"{digest({1: 0, 2**56 - 1: TOMBSTONE - 1}):016x}" == "f2f91e6c9bd67cb9"


@given(ROWS, st.integers(0, 20))
def test_parts_add_up_to_the_whole_in_any_order(rows: Rows, cut: int) -> None:
    items = list(rows.items())
    assert digest(rows) == digest(dict(items[cut:])) + digest(dict(items[:cut])) & DIGEST_MASK


@given(ROWS, KEYS, VALUES, VALUES)
def test_changing_one_value_always_changes_the_digest(rows: Rows, key: int, value: int, other: int) -> None:
    assert (digest({**rows, key: value}) == digest({**rows, key: other})) == (value == other)


def test_a_hundred_thousand_neighbours_have_as_many_hashes() -> None:
    keys = np.repeat(np.arange(1, 25_001, dtype=np.int64), 4)
    values = np.tile(np.arange(4, dtype=np.uint32), 25_000)
    hashes = {rows_digest(keys[at : at + 1], values[at : at + 1]) for at in range(len(keys))}
    assert len(hashes) == len(keys)
