"""The visitor pass: what is signed is read back, and nothing else is."""

from datetime import UTC, datetime, timedelta

import base45
import cbor2
import cv2
import cwt
import numpy as np
import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cwt import COSEKey
from hypothesis import given
from hypothesis import strategies as st

from sync.model.identity import PassSubject
from sync.model.prefix import PASS_PREFIX
from sync.passes import (
    LONGEST_PASS,
    SKEW,
    Issuer,
    Pass,
    PassFault,
    issuers_document,
    qr_png,
    qr_svg,
    read_issuers,
    sign,
    verify,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY_ID = b"issuer01"
ISSUERS = {KEY_ID: Issuer(KEY_ID, KEY.public_key().public_bytes_raw(), "invented ministry")}
NOW = datetime(2021, 6, 6, 12, 0, tzinfo=UTC)
PASS = Pass("KZ-MOH", PassSubject(bytes(range(16))), NOW, NOW + timedelta(hours=1), b"pass0001")
TEXT = sign(PASS, KEY, KEY_ID)

passes = st.builds(
    Pass,
    issuer=st.text(max_size=20),
    subject=st.binary(min_size=16, max_size=16).map(PassSubject),
    issued_at=st.just(NOW),
    expires_at=st.integers(1, 10**6).map(lambda seconds: NOW + timedelta(seconds=seconds)),
    id=st.binary(min_size=8, max_size=16),
    name=st.text(max_size=60),
    paper=st.booleans(),
)


@given(passes)
def test_what_is_signed_is_read_back(visitor_pass: Pass) -> None:
    assert verify(sign(visitor_pass, KEY, KEY_ID), ISSUERS, NOW) == visitor_pass


def test_a_pass_is_short_enough_for_a_small_code() -> None:
    assert len(TEXT) <= 210
    assert 'class="qrline"' in qr_svg(TEXT)


def test_the_drawn_code_holds_the_text() -> None:
    drawn = np.frombuffer(qr_png(TEXT, scale=4), np.uint8)
    image = cv2.imdecode(drawn, cv2.IMREAD_GRAYSCALE)
    assert [one.text for one in zxingcpp.read_barcodes(image)] == [TEXT]


def test_every_single_byte_mutation_is_refused() -> None:
    message = base45.b45decode(TEXT[len(PASS_PREFIX) :])
    for place in range(len(message)):
        for flip in (0x01, 0x80, 0xFF):
            mutant = bytearray(message)
            mutant[place] ^= flip
            answer = verify(PASS_PREFIX + base45.b45encode(bytes(mutant)).decode(), ISSUERS, NOW)
            assert isinstance(answer, PassFault), (place, flip)


def test_every_single_character_mutation_is_refused() -> None:
    for place in range(len(TEXT)):
        for character in "0Z:\n Я":
            mutant = TEXT[:place] + character + TEXT[place + 1 :]
            assert mutant == TEXT or isinstance(verify(mutant, ISSUERS, NOW), PassFault)


@pytest.mark.parametrize("extra", ["\n", " ", "0", "00", "000", "\x00"])
def test_nothing_may_follow_a_pass(extra: str) -> None:
    assert isinstance(verify(TEXT + extra, ISSUERS, NOW), PassFault)


def test_bytes_after_the_message_are_refused_though_the_library_ignores_them() -> None:
    message = base45.b45decode(TEXT[len(PASS_PREFIX) :])
    assert cbor2.loads(message + b"\x00")
    assert verify(PASS_PREFIX + base45.b45encode(message + b"\x00").decode(), ISSUERS, NOW) is PassFault.NOT_A_PASS


def test_nothing_that_nobody_signed_is_given_to_the_cbor_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nested pairs, each of the same value twice (tags 28 and 29), are 2**28 values once written out."""
    levels = 28
    ends = b"".join(b"\xd8\x1d" + cbor2.dumps(level) for level in range(levels, 0, -1))
    bomb = b"\xd8\x1c\x82" * levels + b"\xd8\x1c\x80" + ends
    monkeypatch.setattr(cbor2, "loads", lambda _: pytest.fail("unsigned bytes were decoded"))
    sealed = cbor2.dumps(cbor2.CBORTag(18, [b"", {}, b"", bytes(64)]))
    for message in (bomb, sealed[:3] + bomb + sealed[4:], cbor2.dumps(cbor2.CBORTag(18, [bomb, {}, bomb, bytes(64)]))):
        text = PASS_PREFIX + base45.b45encode(message).decode()
        assert len(text) <= LONGEST_PASS
        assert verify(text, ISSUERS, NOW) is PassFault.NOT_A_PASS
    assert verify(sign(PASS, Ed25519PrivateKey.generate(), KEY_ID), ISSUERS, NOW) is PassFault.FORGED


@given(st.dictionaries(st.sampled_from([1, 4, 5, -1]), st.one_of(st.binary(max_size=9), st.integers(-9, 9))))
def test_a_header_of_another_form_is_refused_though_its_signature_holds(header: dict[int, object]) -> None:
    protected, payload = cbor2.dumps(header, canonical=True), _payload()
    signature = KEY.sign(cbor2.dumps(["Signature1", protected, b"", payload], canonical=True))
    message = cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature]), canonical=True)
    answer = verify(PASS_PREFIX + base45.b45encode(message).decode(), ISSUERS, NOW)
    assert answer is PassFault.NOT_A_PASS


def test_another_key_under_a_known_id_is_a_forgery() -> None:
    forger = Ed25519PrivateKey.generate()
    assert verify(sign(PASS, forger, KEY_ID), ISSUERS, NOW) is PassFault.FORGED


def test_an_issuer_the_terminal_was_not_told_of_is_unknown() -> None:
    assert verify(sign(PASS, KEY, b"issuer02"), ISSUERS, NOW) is PassFault.UNKNOWN_ISSUER


def test_a_pass_lives_from_its_issue_to_its_end_exactly() -> None:
    assert verify(TEXT, ISSUERS, PASS.expires_at - timedelta(microseconds=1)) == PASS
    assert verify(TEXT, ISSUERS, PASS.expires_at) is PassFault.EXPIRED
    assert verify(TEXT, ISSUERS, NOW - SKEW) == PASS
    assert verify(TEXT, ISSUERS, NOW - SKEW - timedelta(seconds=1)) is PassFault.NOT_YET_VALID


@given(st.text(max_size=LONGEST_PASS + 10))
def test_no_text_raises(text: str) -> None:
    assert isinstance(verify(text, ISSUERS, NOW), PassFault)
    assert isinstance(verify(PASS_PREFIX + text, ISSUERS, NOW), PassFault)


@given(st.binary(max_size=300))
def test_no_bytes_behind_the_prefix_raise(message: bytes) -> None:
    assert isinstance(verify(PASS_PREFIX + base45.b45encode(message).decode(), ISSUERS, NOW), PassFault)


@given(passes)
def test_an_independent_library_agrees_on_valid_passes(visitor_pass: Pass) -> None:
    public = COSEKey.from_pem(_pem(), kid=KEY_ID)
    message = base45.b45decode(sign(visitor_pass, KEY, KEY_ID)[len(PASS_PREFIX) :])
    later = cwt.CWT.new(leeway=10**10)
    claims = later.decode(message, public)
    assert isinstance(claims, dict)
    assert (claims[1], claims[2], claims[7]) == (visitor_pass.issuer, visitor_pass.subject.value, visitor_pass.id)
    assert claims[4] == int(visitor_pass.expires_at.timestamp())


def test_issuers_survive_their_document_and_a_broken_one_is_none() -> None:
    assert read_issuers(issuers_document(3, ISSUERS)) == ISSUERS
    for broken in (b"", b"{}", b'{"issuers": [{"key_id": "00"}]}', b'{"issuers": 3}', b"[" * 100_000):
        assert read_issuers(broken) is None


def _payload() -> bytes:
    message = cbor2.loads(base45.b45decode(TEXT[len(PASS_PREFIX) :]))
    payload: bytes = message.value[2]
    return payload


def _pem() -> str:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
