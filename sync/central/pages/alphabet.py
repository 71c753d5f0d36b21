"""The order of names in lists: that of the Kazakh alphabet, which holds the Russian one; Latin letters keep theirs."""

from collections.abc import Iterable
from typing import Final

_ALPHABET: Final = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def by_name(offers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return pairs of a code and its name in the order of the names."""
    return tuple(sorted(offers, key=lambda one: [(_ALPHABET.find(letter), letter) for letter in one[1].lower()]))
