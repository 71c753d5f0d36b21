"""Mend words of the Reed-Solomon codes of ISO/IEC 18004 (annex A: GF(256) by 0x11D, roots α⁰ … αⁿ⁻¹).

Beside errors it takes erasures: places known to be doubtful cost half of what an error at an unknown place costs.
"""

from collections.abc import Sequence
from functools import lru_cache

FIELD = 0x11D


def mended_word(word: Sequence[int], checks: int, erased: Sequence[int], spare: int) -> list[int] | None:
    """Return the code word nearest to `word`, None when there is none near enough to be believed.

    `erased` are the places whose values are doubtful. Of the `checks` check symbols `spare` are kept for detection: a
    random word is taken for a code word with a chance of about 256 to the power of −`spare`.
    """
    syndromes = _syndromes(word, checks)
    if not any(syndromes):
        return list(word)
    locators = [_power(len(word) - 1 - place) for place in erased]
    located = _located(syndromes, locators)
    errata = len(located) - 1
    if 2 * errata - len(erased) > checks - spare or not located[-1]:
        return None
    places = [place for place in range(len(word)) if _at(located, _power(place + 1 - len(word))) == 0]
    if len(places) != errata:
        return None
    mended = _with_errata_taken_out(word, syndromes, located, places)
    return None if any(_syndromes(mended, checks)) else mended


def _syndromes(word: Sequence[int], checks: int) -> list[int]:
    exp, log = _tables()
    total = [0] * checks
    for power, symbol in enumerate(reversed(word)):
        if symbol:
            at = log[symbol]
            for root in range(checks):
                total[root] ^= exp[(at + root * power) % 255]
    return total


def _located(syndromes: Sequence[int], erased: Sequence[int]) -> list[int]:
    """Return the polynomial, lowest power first, whose roots are the inverse locators of all errata.

    Berlekamp-Massey, begun with the erasures as known.
    """
    found = [1]
    for locator in erased:
        found = _plus(found, [0, *(_times(locator, term) for term in found)])
    length, before = len(erased), found
    for step in range(len(erased), len(syndromes)):
        before = [0, *before]
        gap = 0
        for back, term in enumerate(found[: step + 1]):
            gap ^= _times(term, syndromes[step - back])
        if not gap:
            continue
        changed = _plus(found, [_times(gap, term) for term in before])
        if 2 * length <= step + len(erased):
            length = step + 1 + len(erased) - length
            before = [_over(term, gap) for term in found]
        found = changed
    while len(found) > 1 and not found[-1]:
        found.pop()
    return found


def _with_errata_taken_out(
    word: Sequence[int], syndromes: Sequence[int], located: Sequence[int], places: Sequence[int]
) -> list[int]:
    """Return the word less the errata at `places`, their values by Forney's formula."""
    checks = len(syndromes)
    value = [0] * checks
    for i, term in enumerate(located):
        for j in range(checks - i):
            value[i + j] ^= _times(term, syndromes[j])
    slope = [term if power % 2 == 0 else 0 for power, term in enumerate(located[1:])]
    out = list(word)
    for place in places:
        inverse = _power(place + 1 - len(word))
        out[place] ^= _over(_at(value, inverse), _times(_at(slope, inverse), inverse))
    return out


def _plus(one: Sequence[int], other: Sequence[int]) -> list[int]:
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    return [term ^ (short[k] if k < len(short) else 0) for k, term in enumerate(long)]


def _times(one: int, other: int) -> int:
    exp, log = _tables()
    return exp[(log[one] + log[other]) % 255] if one and other else 0


def _over(one: int, other: int) -> int:
    exp, log = _tables()
    return exp[(log[one] - log[other]) % 255] if one and other else 0


def _power(exponent: int) -> int:
    return _tables()[0][exponent % 255]


def _at(terms: Sequence[int], point: int) -> int:
    total = 0
    for term in reversed(terms):
        total = _times(total, point) ^ term
    return total


@lru_cache(maxsize=1)
def _tables() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the powers of α and their exponents."""
    exp, log, value = [0] * 255, [0] * 256, 1
    for exponent in range(255):
        exp[exponent], log[value] = value, exponent
        value = value << 1 ^ (FIELD if value & 0x80 else 0)
    return tuple(exp), tuple(log)
