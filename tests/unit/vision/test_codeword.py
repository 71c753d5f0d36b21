import numpy as np
import pytest
import segno
from numpy.typing import NDArray
from segno import consts

from kiosk.vision.codeword import blocks_of, format_of, masked, with_format, word_places
from kiosk.vision.solomon import mended_word
from kiosk.vision.symbol import skeleton

LEVELS = {"l": 0b01, "m": 0b00, "q": 0b11, "h": 0b10}
OF_SEGNO: dict[str, int] = {
    "l": consts.ERROR_LEVEL_L,
    "m": consts.ERROR_LEVEL_M,
    "q": consts.ERROR_LEVEL_Q,
    "h": consts.ERROR_LEVEL_H,
}
VERSIONS = range(1, 41)


def drawn(version: int, level: str, mask: int) -> NDArray[np.uint8]:
    code = segno.make_qr("1234567", error=level, boost_error=False, version=version, mask=mask)
    return np.array([list(row) for row in code.matrix], np.uint8)


def soft(dark: NDArray[np.uint8]) -> NDArray[np.float32]:
    return (1.0 - 2.0 * dark).astype(np.float32)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("level", LEVELS)
def test_blocks_are_those_of_an_independent_encoder(version: int, level: str) -> None:
    theirs = vars(consts)["ECC"][version][OF_SEGNO[level]]
    mine = blocks_of(version, LEVELS[level])
    assert [(len(block.words), block.checks) for block in mine] == [
        (one.num_total, one.num_total - one.num_data) for one in theirs for _ in range(one.num_blocks)
    ]
    assert sorted(place for block in mine for place in block.words) == list(range(len(word_places(version))))


@pytest.mark.parametrize("version", VERSIONS)
def test_every_block_of_a_drawn_code_is_a_word(version: int) -> None:
    """Placement, mask and dealing out are right together, or check words would not fit data words."""
    level, mask = "lmqh"[version % 4], version % 8
    dark = drawn(version, level, mask)
    bits = (dark.ravel() ^ masked(version, mask).ravel())[word_places(version)]
    words = np.packbits(bits, axis=1).ravel()
    for block in blocks_of(version, LEVELS[level]):
        word = [int(words[place]) for place in block.words]
        assert mended_word(word, block.checks, [], block.checks) == word


@pytest.mark.parametrize("version", [1, 6, 7, 25])
def test_words_never_lie_on_fixed_modules_nor_twice_on_one(version: int) -> None:
    places = word_places(version).ravel()
    assert len(set(places.tolist())) == len(places)
    assert (skeleton(version).ravel()[places] < 0).all()


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("mask", range(8))
def test_the_format_is_read_though_one_of_its_copies_is_gone(level: str, mask: int) -> None:
    light = soft(drawn(5, level, mask))
    for hidden in (np.s_[:9, :9], np.s_[-8:, 8]):
        one = light.copy()
        one[hidden] = 0.0
        form = format_of(one)
        assert (form.level, form.mask) == (LEVELS[level], mask)


def test_a_format_drawn_anew_is_the_encoders() -> None:
    dark = drawn(3, "q", 6)
    spoilt = dark.copy()
    spoilt[:6, 8] ^= 1
    assert (with_format(spoilt, format_of(soft(dark))) == dark).all()
