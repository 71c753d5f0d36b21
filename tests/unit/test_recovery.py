"""A recovery code counts for one terminal, one request and a short time, and nothing else counts as one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync.model.prefix import PASS_PREFIX
from sync.passes import Pass, PassFault, issuers_document, read_issuers, verify
from sync.recovery import (
    LONGEST_CODE,
    RecoveryFault,
    RecoveryRequest,
    new_nonce,
    parse_request,
    refused,
    sign_recovery,
)
from tests.fakes.terminal import ISSUER_KEY, ISSUERS, KEY_ID, NOW, pass_text, subject

ASKED = RecoveryRequest("t-0123456789abcdef", new_nonce(bytes(range(10))))
ENDS = NOW + timedelta(hours=2)
CODE = sign_recovery(ASKED, ENDS, ISSUER_KEY, KEY_ID)


def test_the_code_of_the_register_grants_the_request() -> None:
    assert refused(CODE, ASKED, ISSUERS, NOW) is None
    assert len(CODE) <= LONGEST_CODE


def test_it_grants_nothing_to_another_terminal_or_another_request() -> None:
    other_terminal = RecoveryRequest("t-fedcba9876543210", ASKED.nonce)
    other_request = RecoveryRequest(ASKED.terminal_id, new_nonce(bytes(10)))
    for one in (other_terminal, other_request):
        assert refused(CODE, one, ISSUERS, NOW) is RecoveryFault.OTHER_TERMINAL


def test_it_counts_until_its_end_and_not_a_second_longer() -> None:
    assert refused(CODE, ASKED, ISSUERS, ENDS - timedelta(seconds=1)) is None
    assert refused(CODE, ASKED, ISSUERS, ENDS) is RecoveryFault.EXPIRED


def test_nobody_elses_key_grants_anything() -> None:
    forged = sign_recovery(ASKED, ENDS, Ed25519PrivateKey.from_private_bytes(bytes(32)), KEY_ID)
    assert refused(forged, ASKED, ISSUERS, NOW) is RecoveryFault.FORGED
    assert refused(CODE, ASKED, {}, NOW) is RecoveryFault.FORGED


def test_a_key_that_was_replaced_grants_nothing_while_its_passes_hold() -> None:
    retired = read_issuers(issuers_document(2, {KEY_ID: replace(ISSUERS[KEY_ID], retired=True)}))
    assert retired is not None
    assert refused(CODE, ASKED, retired, NOW) is RecoveryFault.FORGED
    assert isinstance(verify(pass_text(subject(1)), retired, NOW), Pass)


@pytest.mark.parametrize("at", range(len(CODE)))
def test_every_other_character_in_any_place_grants_nothing(at: int) -> None:
    for other in "A0z./":
        if CODE[at] != other:
            assert refused(CODE[:at] + other + CODE[at + 1 :], ASKED, ISSUERS, NOW) is not None


def test_a_pass_and_a_recovery_code_are_never_taken_for_each_other() -> None:
    visitor_pass = pass_text(subject(1))
    assert refused(visitor_pass, ASKED, ISSUERS, NOW) is RecoveryFault.NO_CODE
    assert verify(CODE, ISSUERS, NOW) is PassFault.NOT_A_PASS
    assert verify(PASS_PREFIX + CODE[5:], ISSUERS, NOW) is PassFault.NOT_A_PASS


def test_a_request_is_read_back_as_it_was_shown() -> None:
    assert parse_request(ASKED.text) == ASKED
    for wrong in ("", ASKED.text.lower(), ASKED.text + "\n", CODE, ASKED.text.replace(".", "")):
        assert parse_request(wrong) is None


@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    for one in (text, f"KZR1:{text}", f"KZQ1:{text}"):
        assert refused(one, ASKED, ISSUERS, NOW) is not None
        parse_request(one)
