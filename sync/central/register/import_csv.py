"""Records in CSV: a header that names members, then a record a line, as laboratories' programs and Excel write them.

Excel divides by what its country divides by: a comma, a semicolon or a tab, whichever the header shows. No member holds
a line break, so a line is a record or none, and a quotation mark that nobody closed spoils no other line.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Final

from sync.central.errors import CentralError
from sync.central.register.record import MEMBERS, Refused

Line = tuple[int, Mapping[str, object] | Refused]
"""A line's number in the file, from 1, and its members."""

_DELIMITERS: Final = ";\t,"
_NAME: Final = re.compile(r"[^\W\d]{1,32}")
"""What may be repeated of a header: a file without one begins with somebody's number."""
_NOT_UTF8: Final = re.compile("[\ud800-\udfff]")
"""What stands for a byte that no UTF-8 text has (PEP 383)."""


def csv_lines(name: str, lines: Iterator[str]) -> Iterator[Line]:
    """Give each record's members; raise CentralError where the first line is no header."""
    first = next(lines, "")
    delimiter = next((one for one in _DELIMITERS if one in first), ",")
    header = _header(name, first, delimiter)
    for number, line in enumerate(lines, 2):
        row = _row(line, delimiter)
        if is_torn(line):
            yield number, Refused("line", "not_utf8")
        elif row is None:
            yield number, Refused("line", "not_csv")
        elif not any(row):
            continue
        elif len(row) == len(header):
            yield number, dict(zip(header, row, strict=True))
        else:
            yield number, Refused("line", "not_as_many_members_as_the_header")


def is_torn(text: str) -> bool:
    """Tell whether some of it was not UTF-8."""
    return not text.isascii() and _NOT_UTF8.search(text) is not None


def _row(line: str, delimiter: str) -> list[str] | None:
    """Return the values of a line, or None where its quotation marks are not in order."""
    if '"' not in line:  # ten times as quick
        return line.rstrip("\r\n").split(delimiter)
    try:
        return next(csv.reader((line,), delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def _header(name: str, line: str, delimiter: str) -> list[str]:
    """Return the members that a header names, in any case; raise CentralError saying what is wrong with it."""
    names = [one.strip().lower() for one in _row(line, delimiter) or ()]
    if not any(names):
        raise _no_header(f"{name} does not begin with a line that names its columns")
    if is_torn(line) or not all(one.isprintable() for one in names):
        raise CentralError("import", f"{name} is no text", "unpack it if it is packed; save it as CSV in UTF-8")
    for place, one in enumerate(names, 1):
        if one not in MEMBERS:
            told = f", {one!r}," if _NAME.fullmatch(one) else ""
            raise _no_header(f"column {place} of the header of {name}{told} is no member of a record")
        if one in names[: place - 1]:
            raise _no_header(f"the header of {name} names {one!r} twice")
    return names


def _no_header(what: str) -> CentralError:
    return CentralError("import", what, f"let the first line name some of {', '.join(sorted(MEMBERS))}")
