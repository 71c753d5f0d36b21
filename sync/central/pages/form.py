"""Forms: what was typed, and its reading field by field. What is wrong is said beside its field; the rest is kept."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Final
from urllib.parse import parse_qsl

from fastapi import Request

from sync.central.pages import upload
from sync.central.web.request import Refusal, bounded
from sync.wire.name import UNSEEN, UNSEEN_BUT_LINES, is_blank

LARGEST_FORM: Final = 1 << 18
MOST_FIELDS: Final = 1000
LANGUAGE_ONLY: Final = "language_only"
"""What a form carries that was sent only to be shown in another language: it is wrong, so that nothing is done."""
MEDIA_TYPE: Final = "application/x-www-form-urlencoded"

_YEARS: Final = range(1900, 9999)
"""At the calendar's ends no day has a midnight in every zone, nor a day after it."""
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form was sent with, or is to be filled with: names and values, in order."""

    pairs: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str:
        """Return the last value of a name, empty where there is none."""
        return next((value for known, value in reversed(self.pairs) if known == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of a name: the ticked ones of a group."""
        return tuple(value for known, value in self.pairs if known == name)

    def without(self, *names: str) -> "Typed":
        """Return the same without these names."""
        return Typed(tuple(pair for pair in self.pairs if pair[0] not in names))


def typed(**values: object) -> Typed:
    """Make what a form is filled with: None is empty, a list is a group's ticked values."""
    pairs: list[tuple[str, str]] = []
    for name, value in values.items():
        many = value if isinstance(value, list | tuple | set | frozenset) else [value]
        pairs += [(name, "" if one is None else str(one)) for one in many]
    return Typed(tuple(pairs))


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a field: the key of a word, and what fills it."""

    key: str
    fills: Mapping[str, object] = field(default_factory=dict)


class Reading:
    """Reads the fields of one form and collects what is wrong with them; a field that is wrong reads as empty."""

    def __init__(self, sent: Typed) -> None:
        self.sent = sent
        self.wrong: dict[str, Wrong] = {"language": Wrong("form.language_only")} if sent.get(LANGUAGE_ONLY) else {}

    def refuse(self, name: str, key: str, **fills: object) -> None:
        """Say that a field is wrong, in a word of the catalogue; the first thing said stands."""
        self.wrong.setdefault(name, Wrong(key, fills))

    def text(self, name: str, *, longest: int = 200, needed: bool = True, lines: bool = False) -> str:
        """Read a text without the white space around it; of several lines only where `lines` says so."""
        value = self.sent.get(name).strip()
        if is_blank(value) and (value or needed):
            self.refuse(name, "form.needed")
        if len(value) > longest:
            self.refuse(name, "form.too_long", most=longest, now=len(value))
        if (UNSEEN_BUT_LINES if lines else UNSEEN).search(value):
            self.refuse(name, "form.control")
        return "" if name in self.wrong else value

    def pattern(self, name: str, pattern: re.Pattern[str], key: str, *, longest: int = 200) -> str:
        """Read a text of a certain form; `key` is the word that says which."""
        value = self.text(name, longest=longest)
        if value and not pattern.fullmatch(value):
            self.refuse(name, key)
        return "" if name in self.wrong else value

    def choice(self, name: str, known: Collection[str], *, needed: bool = True) -> str:
        """Read one of the values that the form offers."""
        value = self.sent.get(name)
        if not value and needed:
            self.refuse(name, "form.choose")
        elif value and value not in known:
            self.refuse(name, "form.not_offered")
        return "" if name in self.wrong else value

    def number(self, name: str, least: int, most: int, *, needed: bool = True) -> int | None:
        """Read a whole number within limits; spaces between digits are read over. None where empty or wrong."""
        value = re.sub(r"[\s\u00a0\u202f]", "", self.sent.get(name))
        if not value:
            if needed:
                self.refuse(name, "form.needed")
            return None
        if not _WHOLE.fullmatch(value):
            self.refuse(name, "form.not_whole")
        elif not least <= int(value) <= most:
            self.refuse(name, "form.not_within", least=least, most=most)
        return None if name in self.wrong else int(value)

    def day(self, name: str, *, needed: bool = True) -> date | None:
        """Read a day as browsers send it, YYYY-MM-DD. None where empty or wrong."""
        value = self.sent.get(name).strip()
        if not value:
            if needed:
                self.refuse(name, "form.needed")
            return None
        try:
            found = datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            found = date.min
        if found.year not in _YEARS:
            self.refuse(name, "form.not_a_day")
            return None
        return found

    def instant(self, name: str, zone: tzinfo, *, needed: bool = True) -> datetime | None:
        """Read a local time as browsers send it, YYYY-MM-DDTHH:MM, as the UTC instant. None where empty or wrong."""
        value = self.sent.get(name).strip()
        if not value:
            if needed:
                self.refuse(name, "form.needed")
            return None
        try:
            return datetime.strptime(value[:16], "%Y-%m-%dT%H:%M").replace(tzinfo=zone).astimezone(UTC)
        except (ValueError, OverflowError):
            self.refuse(name, "form.not_a_time")
            return None


async def read_form(request: Request, largest_upload: int) -> Typed:
    """Read what a form was sent with; raise Refusal where it is too large, or none."""
    if upload.is_upload(request):
        return Typed(await upload.read_upload(request, largest_upload))
    if upload.media_type(request) != MEDIA_TYPE:
        raise Refusal(415, "form", "a form is sent urlencoded, or in parts with its files")
    body = b"".join([part async for part in bounded(request, LARGEST_FORM, "a form")])
    try:
        plain = body.decode()
        return Typed(tuple(parse_qsl(plain, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")))
    except ValueError as fault:
        raise Refusal(400, "form", "the form is not understood") from fault
