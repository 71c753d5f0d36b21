"""The port to the words of three languages, and the few rules of writing numbers and instants."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Protocol

from kiosk.domain.screen.manner import Language
from sync.model.policy import LocalName

OWN_NAMES: Final[Mapping[Language, tuple[str, str]]] = {
    Language.KK: ("Қаз", "Қазақша"),
    Language.RU: ("Рус", "Русский"),
    Language.EN: ("Eng", "English"),
}
"""What a language calls itself, short and whole; the same in every language."""

ALPHABET: Final = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The Kazakh letters in their order; the Russian ones are among them."""


class Words(Protocol):
    """Everything that can be said, in every language at once."""

    def say(self, language: Language, key: str, **values: object) -> str:
        """Return the words for a key with its values filled in."""
        ...

    def states(self, language: Language) -> Mapping[str, str]:
        """Return the names of the states that issue passports by their codes, in the order of the alphabet."""
        ...


def local(name: LocalName, language: Language) -> str:
    """Return a name in a language."""
    return {Language.KK: name.kk, Language.RU: name.ru, Language.EN: name.en}[language]


def clock(instant: datetime) -> str:
    """Return the time of day, 24 hours."""
    return f"{instant:%H:%M}"


def when(instant: datetime, now: datetime) -> str:
    """Return the time of day, with the date where it is not today's."""
    return clock(instant) if instant.date() == now.date() else f"{instant:%d.%m} {clock(instant)}"


def date(instant: datetime) -> str:
    """Return the date, day first."""
    return f"{instant:%d.%m.%Y}"


def grouped(number: int) -> str:
    """Return a number with its thousands apart."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def unbroken(code: str) -> str:
    """Return a code that no line's end cuts in two."""
    return code.replace("-", "-\u2060")


def place(name: str) -> tuple[tuple[int, str], ...]:
    """Return what a name is sorted by: Cyrillic in the order of the Kazakh alphabet, which holds the Russian one."""
    return tuple((ALPHABET.find(letter), letter) for letter in name.lower())
