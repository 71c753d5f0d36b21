"""A pepper reaches the one terminal it was sealed to, under the one id it was sealed for, and nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhpke import AEADId, CipherSuite, KDFId, KEMId

from sync.wire.sealed import new_private_key, open_sealed, public_key, seal

PEPPER = bytes(range(32))


def test_opens_for_the_terminal_it_was_sealed_to() -> None:
    private = new_private_key()
    assert open_sealed(private, seal(public_key(private), PEPPER, "p1"), "p1") == PEPPER


def test_stays_shut_for_another_terminal() -> None:
    sealed = seal(public_key(new_private_key()), PEPPER, "p1")
    assert open_sealed(new_private_key(), sealed, "p1") is None


def test_stays_shut_under_another_id() -> None:
    private = new_private_key()
    assert open_sealed(private, seal(public_key(private), PEPPER, "p1"), "p2") is None


@pytest.mark.parametrize("place", range(80))
def test_any_changed_byte_shuts_it(place: int) -> None:
    private = new_private_key()
    sealed = bytearray(seal(public_key(private), PEPPER, "p1"))
    sealed[place] ^= 1
    assert open_sealed(private, bytes(sealed), "p1") is None


@given(st.binary(max_size=200))
def test_no_bytes_raise(sealed: bytes) -> None:
    assert open_sealed(bytes(range(32)), sealed, "p1") is None


def test_a_key_of_low_order_opens_nothing() -> None:
    assert open_sealed(new_private_key(), bytes(80), "p1") is None


def test_refuses_to_seal_what_is_no_pepper() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal(public_key(new_private_key()), b"short", "p1")


def test_another_implementation_of_rfc_9180_opens_it() -> None:
    private = new_private_key()
    sealed = seal(public_key(private), PEPPER, "p1")
    suite = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.CHACHA20_POLY1305)
    key = suite.kem.deserialize_private_key(private)
    opened = suite.create_recipient_context(sealed[:32], key, info=b"ashyq pepper\x1fp1").open(sealed[32:])
    assert opened == PEPPER


def test_two_seals_of_one_pepper_differ() -> None:
    public = public_key(new_private_key())
    assert seal(public, PEPPER, "p1") != seal(public, PEPPER, "p1")
