from hypothesis import given
from hypothesis import strategies as st

from sync.model.status import TOMBSTONE
from sync.replica.base_file import REMAINDER_BITS, value_in

IN_BUCKET = st.dictionaries(st.integers(0, (1 << REMAINDER_BITS) - 1), st.integers(0, TOMBSTONE - 1), max_size=20)


def bucket(rows: dict[int, int]) -> bytes:
    return b"".join((key << 26 | value).to_bytes(8, "little") for key, value in sorted(rows.items()))


@given(IN_BUCKET, st.integers(0, (1 << 18) - 1), st.integers(0, (1 << REMAINDER_BITS) - 1))
def test_a_bucket_answers_for_its_rows_and_for_no_other_key(rows: dict[int, int], number: int, other: int) -> None:
    for remainder in (*rows, other):
        key = number << REMAINDER_BITS | remainder
        assert value_in(bucket(rows), key) == rows.get(remainder, TOMBSTONE)


def test_an_empty_bucket_knows_nobody() -> None:
    assert value_in(b"", 1) == TOMBSTONE
