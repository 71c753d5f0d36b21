"""Lines of CSV (RFC 4180) that a spreadsheet takes as text and numbers, never as a formula."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell that is computed begins with, in one spreadsheet or another (OWASP, CSV Injection)."""


def csv_line(cells: Iterable[str | int]) -> str:
    """Return one line; a text that a spreadsheet would compute gets an apostrophe before it."""
    line = StringIO()
    csv.writer(line).writerow([_harmless(cell) for cell in cells])
    return line.getvalue()


def _harmless(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA) else cell
