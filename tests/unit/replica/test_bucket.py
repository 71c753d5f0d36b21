import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.model.status import TOMBSTONE
from sync.replica.base import unpacked
from sync.replica.bucket import REMAINDER_BITS, bucket_of, value_in
from sync.wire.identity_key import KEY_BITS

KEYS = st.integers(1, (1 << KEY_BITS) - 1)
IN_BUCKET = st.dictionaries(st.integers(0, (1 << REMAINDER_BITS) - 1), st.integers(0, TOMBSTONE - 1), max_size=20)


def bucket(rows: dict[int, int]) -> bytes:
    return b"".join((key << 26 | value).to_bytes(8, "little") for key, value in sorted(rows.items()))


@given(IN_BUCKET, st.integers(0, (1 << 18) - 1), st.integers(0, (1 << REMAINDER_BITS) - 1))
def test_a_bucket_answers_for_its_rows_and_for_no_other_key(rows: dict[int, int], number: int, other: int) -> None:
    for remainder in (*rows, other):
        key = number << REMAINDER_BITS | remainder
        assert bucket_of(key) == number
        assert value_in(bucket(rows), key) == rows.get(remainder, TOMBSTONE)


@given(st.dictionaries(KEYS, st.integers(0, TOMBSTONE - 1), min_size=1, max_size=20))
def test_many_buckets_unpack_to_the_rows_they_were_made_of(rows: dict[int, int]) -> None:
    numbers = sorted({bucket_of(key) for key in rows})
    parts = [{key % (1 << 38): value for key, value in rows.items() if bucket_of(key) == number} for number in numbers]
    keys, values = unpacked([(number, bucket(part)) for number, part in zip(numbers, parts, strict=True)])
    assert dict(zip(keys.tolist(), values.tolist(), strict=True)) == rows
    assert keys.tolist() == sorted(rows)


def test_a_bucket_that_is_no_whole_number_of_words_is_refused() -> None:
    with pytest.raises(ValueError, match="words"):
        value_in(bytes(9), 1)


def test_no_buckets_are_no_rows() -> None:
    keys, values = unpacked([])
    assert len(keys) == len(values) == 0
    assert value_in(b"", 1) == TOMBSTONE
