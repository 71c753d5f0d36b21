"""Codes that people read out and type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.central.fleet.short_code import CODE_BYTES, new_code, read_code

SECRETS = st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES)


@given(SECRETS, st.sampled_from(["", " ", "-", " - ", "–"]), st.booleans())
def test_a_code_reads_as_itself_however_it_is_typed(secret: bytes, between: str, lower: bool) -> None:  # noqa: FBT001
    code = new_code(secret)
    typed = between.join(code.split("-"))
    assert read_code(typed.lower() if lower else typed) == code


@given(SECRETS, SECRETS)
def test_two_secrets_have_two_codes(one: bytes, other: bytes) -> None:
    assert (new_code(one) == new_code(other)) == (one == other)


def test_digits_that_no_code_has_are_read_as_the_letters_they_look_like() -> None:
    assert read_code("0189-AAAA-AAAA-AAAA") == "OIBG-AAAA-AAAA-AAAA"


@given(st.text(max_size=80))
def test_no_text_raises_and_what_is_read_is_one_form(typed: str) -> None:
    code = read_code(typed)
    assert code is None or read_code(code) == code


@pytest.mark.parametrize(
    "typed", ["", "ABCD", "ABCD-EFGH-IJKL-MNO", "ABCD-EFGH-IJKL-MNOPQ", "ABCD-EFGH-IJKL-MNO$", "A" * 99]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


def test_a_code_needs_all_its_bytes() -> None:
    with pytest.raises(ValueError, match="10 bytes"):
        new_code(b"short")
