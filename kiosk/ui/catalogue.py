"""The words of all languages at once, from Qt Linguist's compiled catalogues, and the names of states.

A catalogue's source texts are keys (`verdict.admit`), so English is a translation like the others. They are compiled by
`./dev setup`; one that is missing stops the start in words, and a key that is missing is a mistake of ours and raises.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTranslator

from kiosk.domain.screen.manner import Language
from kiosk.errors import InstallationError
from kiosk.ui.words import place

CONTEXT: Final = "kiosk"
_ENDING: Final = re.compile(r"(?<=[A-Za-z])-(?=[а-яёәғқңөұүһі])")
_SHORT_WORD: Final = re.compile(r"(?<=(?<![\w-])[А-Яа-яЁё]) |(?<=(?<![\w-])[А-Яа-яЁё][а-яё]) ")


class Catalogue:
    """The words, loaded."""

    def __init__(self, folder: Path) -> None:
        self._translators = {language: _load(folder / f"kiosk_{language.value}.qm") for language in Language}
        self._states_file = folder / "states.tsv"

    def say(self, language: Language, key: str, **values: object) -> str:
        """Return the words for a key with its values filled in."""
        words = self._translators[language].translate(CONTEXT, key)
        if not words:
            raise KeyError(f"{key} has no words in {language.value}")
        return _bound(words.format(**values) if values else words)

    def states(self, language: Language) -> Mapping[str, str]:
        """Return the names of the states that issue passports by their codes, in the order of the alphabet."""
        return self._states[language]

    @cached_property  # sorted when first asked for: 25 ms that the first picture need not wait for
    def _states(self) -> Mapping[Language, Mapping[str, str]]:
        return _read_states(self._states_file)


def _bound(words: str) -> str:
    """Tie words of one or two letters to the next, and endings to abbreviations: no line ends with «к» or «QR-»."""
    return _ENDING.sub("-\u2060", _SHORT_WORD.sub("\u00a0", words))


def _load(path: Path) -> QTranslator:
    translator = QTranslator()
    if not translator.load(str(path)):
        raise InstallationError("K-INS-2", f"{path}: the translation cannot be read", "Run ./dev setup: it makes it.")
    return translator


def _read_states(path: Path) -> Mapping[Language, Mapping[str, str]]:
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {
        language: dict(sorted(((line[0], line[column]) for line in lines), key=lambda row: place(row[1])))
        for column, language in enumerate(Language, start=1)
    }
