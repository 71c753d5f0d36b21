from collections.abc import Sequence
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.vision.solomon import FIELD, mended_word

SPARE = 4


def product_of(one: int, other: int) -> int:
    """Multiply in GF(256) bit by bit, as the field is defined."""
    total = 0
    for bit in range(8):
        total ^= (one << bit) * (other >> bit & 1)
    for bit in range(15, 7, -1):
        total ^= (FIELD << (bit - 8)) * (total >> bit & 1)
    return total


def encoded(data: Sequence[int], checks: int) -> list[int]:
    """Divide by the generator, as the standard has it: nothing of this is shared with what is tested."""
    generator, root = [1], 1
    for _ in range(checks):
        shifted = [product_of(root, term) for term in generator]
        generator = [a ^ b for a, b in zip([*generator, 0], [0, *shifted], strict=True)]
        root = product_of(root, 2)
    rest = [*data, *[0] * checks]
    for at in range(len(data)):
        first = rest[at]
        for k, term in enumerate(generator):
            rest[at + k] ^= product_of(first, term)
    return [*data, *rest[len(data) :]]


@st.composite
def damaged(draw: st.DrawFn, over: int = 0) -> tuple[list[int], list[int], int, list[int]]:
    """Draw a word, the same with errors and erasures as many as can be mended and `over` more, checks and erasures."""
    checks = draw(st.sampled_from([10, 16, 22, 30]))
    data = draw(st.lists(st.integers(0, 255), min_size=20, max_size=25))
    word = encoded(data, checks)
    erased = draw(st.integers(0, checks - SPARE))
    errors = (checks - SPARE - erased) // 2 + over
    if not over:
        errors = draw(st.integers(0, errors))
    places = draw(
        st.lists(st.integers(0, len(word) - 1), min_size=erased + errors, max_size=erased + errors, unique=True)
    )
    changes = draw(st.lists(st.integers(1, 255), min_size=len(places), max_size=len(places)))
    spoilt = list(word)
    for place, change in zip(places, changes, strict=True):
        spoilt[place] ^= change
    return word, spoilt, checks, places[:erased]


@settings(max_examples=40)
@given(damaged())
def test_errors_cost_two_checks_and_erasures_one(case: tuple[list[int], list[int], int, list[int]]) -> None:
    word, spoilt, checks, erased = case
    assert mended_word(spoilt, checks, erased, SPARE) == word


@settings(max_examples=40)
@given(damaged(over=1))
def test_one_error_too_many_is_not_believed(case: tuple[list[int], list[int], int, list[int]]) -> None:
    _, spoilt, checks, erased = case
    assert mended_word(spoilt, checks, erased, SPARE) is None


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.integers(0, 18))
def test_noise_is_no_word(chance: Random, erased: int) -> None:
    noise = list(Random(chance.getrandbits(64)).randbytes(60))
    assert mended_word(noise, 22, list(range(erased)), SPARE) is None


@settings(max_examples=40)
@given(damaged())
def test_a_word_erased_where_it_is_right_stays_as_it_is(case: tuple[list[int], list[int], int, list[int]]) -> None:
    word, _, checks, erased = case
    assert mended_word(word, checks, erased, SPARE) == word


def test_the_standards_own_example_is_a_word() -> None:
    """ISO/IEC 18004 annex I: "01234567" as version 1-M."""
    data = [0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, *(0xEC, 0x11) * 5]
    checks = [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]
    assert encoded(data, 10) == data + checks
    assert mended_word([*data, *checks], 10, [], SPARE) == data + checks


@pytest.mark.parametrize(
    ("first", "second"), [pair for pair in product(range(0, 26, 5), repeat=2) if pair[0] < pair[1]]
)
def test_two_errors_are_mended_wherever_they_are(first: int, second: int) -> None:
    word = encoded(list(range(16)), 10)
    spoilt = list(word)
    spoilt[first] ^= 0x5A
    spoilt[second] ^= 0xFF
    assert mended_word(spoilt, 10, [], SPARE) == word
