from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.model.identity import Iin, Passport, PassSubject
from sync.wire.identity_key import KEY_BITS, identity_key

PEPPER = bytes(range(32))


def test_the_key_is_the_first_seven_bytes_of_keyed_blake2b() -> None:
    expected = blake2b(b"iin\x1f800416100006", key=PEPPER).digest()[:7]
    assert identity_key(Iin("800416100006"), PEPPER) == int.from_bytes(expected, "big")


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=32, max_size=32))
def test_every_key_is_positive_and_has_56_bits(subject: bytes, pepper: bytes) -> None:
    assert 1 <= identity_key(PassSubject(subject), pepper) < 1 << KEY_BITS


def test_another_pepper_or_another_kind_of_identity_is_another_key() -> None:
    subject = PassSubject(b"800416100006....")
    keys = {
        identity_key(Iin("800416100006"), PEPPER),
        identity_key(Iin("800416100006"), bytes(32)),
        identity_key(Passport("KAZ", "800416100006"), PEPPER),
        identity_key(subject, PEPPER),
    }
    assert len(keys) == 4


@pytest.mark.parametrize("pepper", [b"", bytes(31), bytes(33)])
def test_a_pepper_of_the_wrong_length_is_our_own_mistake(pepper: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        identity_key(Iin("800416100006"), pepper)
