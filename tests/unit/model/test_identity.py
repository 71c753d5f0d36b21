import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.model.identity import (
    IdentityFault,
    Iin,
    Passport,
    PassSubject,
    canonical_bytes,
    canonical_state,
    iin_check_digit,
    parse_iin,
    parse_passport,
)

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "iin_vectors.json").read_text("utf-8"))
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)
ELEVEN_DIGITS = st.text("0123456789", min_size=11, max_size=11)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["why"])
def test_an_iin_is_taken_or_refused_as_the_vectors_say(vector: dict[str, Any]) -> None:
    assert isinstance(parse_iin(vector["iin"]), Iin) == vector["valid"]


@given(ANY_TEXT)
def test_no_typed_text_raises_and_an_iin_is_exactly_what_was_typed(text: str) -> None:
    parsed = parse_iin(text)
    assert isinstance(parsed, IdentityFault) or (parsed.digits == text and text.isascii() and len(text) == 12)


@given(ELEVEN_DIGITS, st.integers(0, 9))
def test_at_most_one_check_digit_is_right(eleven: str, digit: int) -> None:
    assert isinstance(parse_iin(f"{eleven}{digit}"), Iin) == (iin_check_digit(eleven) == digit)


def test_the_check_digit_needs_the_second_weights_when_the_first_give_ten() -> None:
    # 8·1+0·2+0·3+4·4+1·5+6·6+1·7+0·8+0·9+0·10+7·11 = 149, and 149 mod 11 is 6
    assert iin_check_digit("80041610000") == 6
    # The first weights give 10; 8·3+0·4+0·5+4·6+1·7+6·8+1·9+0·10+0·11+7·1+0·2 = 119, and 119 mod 11 is 9
    assert iin_check_digit("80041610070") == 9
    assert iin_check_digit("80041610076") is None


@given(ELEVEN_DIGITS, st.integers(0, 9), st.integers(0, 8))
def test_one_wrong_digit_before_the_eleventh_is_seen_where_the_first_weights_decide(
    eleven: str, digit: int, place: int
) -> None:
    wrong = eleven[:place] + str(digit) + eleven[place + 1 :]
    if wrong != eleven and _first_sum(eleven) < 10 and _first_sum(wrong) < 10:
        assert iin_check_digit(wrong) != iin_check_digit(eleven)


def _first_sum(eleven: str) -> int:
    return sum(int(digit) * weight for weight, digit in enumerate(eleven, start=1)) % 11


def test_a_number_that_is_no_date_is_an_iin_all_the_same() -> None:
    assert isinstance(parse_iin("801316100005"), Iin)


@pytest.mark.parametrize(
    "typed", ["C01X00T47", "c01x00t47", " C01 X00-T47 ", "С01Х00Т47", "Ｃ０１Ｘ００Ｔ４７", "C01X00T47<<"]
)
def test_one_passport_typed_in_many_ways_is_one_identity(typed: str) -> None:
    assert parse_passport("D", typed) == Passport("D", "C01X00T47")


@pytest.mark.parametrize("typed", ["D", "d", "DEU", "deu", "D<<", " D "])
def test_germany_has_one_code_however_it_is_typed(typed: str) -> None:
    assert parse_passport(typed, "C01X00T47") == Passport("D", "C01X00T47")


@pytest.mark.parametrize("state", ["UTO", "", "D1", "XYZ", "ГЕР", "AAA"])
def test_a_code_that_issues_nothing_is_no_state(state: str) -> None:
    assert parse_passport(state, "C01X00T47") is IdentityFault.PASSPORT_STATE
    assert canonical_state(state) is None


@pytest.mark.parametrize("number", ["", "1234", "A" * 21, "12345Ж", "12345é", "1" * 65, "12345\x00"])
def test_what_no_document_bears_is_no_passport_number(number: str) -> None:
    assert parse_passport("FRA", number) is IdentityFault.PASSPORT_NUMBER


@given(ANY_TEXT, ANY_TEXT)
def test_no_typed_passport_raises_and_what_is_accepted_is_canonical(state: str, number: str) -> None:
    parsed = parse_passport(state, number)
    if isinstance(parsed, Passport):
        assert parse_passport(parsed.state, parsed.number) == parsed


@given(st.sampled_from(["FRA", "D", "KAZ", "RUS"]), st.from_regex(r"[A-Z0-9]{5,20}", fullmatch=True))
def test_case_spaces_and_fillers_do_not_make_another_passport(state: str, number: str) -> None:
    spaced = " ".join(number.lower())[:64]
    again = parse_passport(state.lower(), spaced)
    assert again == parse_passport(state, number) == Passport(state, number)


def test_the_canonical_bytes_of_the_three_kinds_never_meet() -> None:
    assert canonical_bytes(Iin("800416100006")) == b"iin\x1f800416100006"
    assert canonical_bytes(Passport("D", "C01X00T47")) == b"passport\x1fD\x1fC01X00T47"
    assert canonical_bytes(PassSubject(bytes(range(16)))) == b"pass\x1f" + bytes(range(16))
