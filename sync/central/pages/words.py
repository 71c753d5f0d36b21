"""The words of the pages in three languages: data files, `words/LANGUAGE/PART.toml`.

A word's key is `part.name`; one in a table of the file, `table.name`: each file brings its own words for shared tables
like `[field]` (labels), `[said]` (just done), `[place]` (navigation), `[deed]` (audit), `[problem]` and `[remedy]`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).with_name("words")


class Language(Enum):
    """A language of the pages, by its code (BCP 47)."""

    KK = "kk"
    RU = "ru"
    EN = "en"


_ASKED: Final = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?))?\s*")


@dataclass(frozen=True, slots=True)
class Words:
    """All words, by language and key."""

    by_language: Mapping[Language, Mapping[str, str]]

    def say(self, language: Language, key: str, **fills: object) -> str:
        """Return a word with its places filled; a key that is in no file is our mistake."""
        return self.by_language[language][key].format(**fills)

    def has(self, key: str) -> bool:
        """Tell whether there is such a word."""
        return key in self.by_language[Language.EN]


def read_words(folder: Path = FOLDER) -> Words:
    """Read the data files of every language."""
    return Words({language: _read(folder / language.value) for language in Language})


def choose_language(asked: str | None, remembered: str | None, accepted: str) -> Language:
    """Choose by what is asked for in the address, remembered in the cookie, or accepted (RFC 9110 section 12.5.4)."""
    known = {language.value: language for language in Language}
    for named in (asked, remembered):
        if named in known:
            return known[named]
    weighed = [_weighed(part) for part in accepted[:200].split(",")]
    for code, _ in sorted(weighed, key=lambda one: -one[1]):
        if code in known:
            return known[code]
    return Language.KK


def _weighed(part: str) -> tuple[str, float]:
    found = _ASKED.fullmatch(part)
    if found is None or (found[2] is not None and float(found[2]) == 0):
        return "", 0.0
    return found[1].lower(), 1.0 if found[2] is None else float(found[2])


def _read(folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        for key, word in _keyed(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))):
            if key in found:
                raise ValueError(f"{path}: {key} is in another file, too")
            found[key] = word
    return found


def _keyed(part: str, plain: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, one in plain.items():
        if isinstance(one, dict):
            yield from _keyed(name, one)
        else:
            yield f"{part}.{name}", str(one)
