"""The keyboards on the glass: a passport's number in Latin capitals, a name in Kazakh and Russian or in Latin letters.

Ten keys are the most in a row, so that each is 15 mm wide on the smallest screen.
"""

from typing import Final

from kiosk.domain.screen.state import Language
from kiosk.ui.speech import Speech
from kiosk.ui.view import Board, Button

LATIN: Final = ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
NUMBER: Final = ("1234567890", *LATIN)
CYRILLIC: Final = ("ӘІҢҒҮҰҚӨҺЁ", "ЙЦУКЕНГШЩЗ", "ФЫВАПРОЛДЖ", "ЯЧСМИТЬБЮХ", "ЭЪ")
"""The Kazakh alphabet, which holds the Russian one."""
_BEFORE_CAPITALS: Final = (" ", "-")


def number_board(say: Speech) -> Board:
    """Return what a passport's number is typed on."""
    *upper, last = _letters(NUMBER)
    return (*upper, (Button("clear", say("button.clear")), *last, _erase(say, enabled=True)))


def name_boards(name: str, say: Speech, *, enabled: bool) -> tuple[Board, Board]:
    """Return what a name is typed on, the letters of the language first; those that begin a word are capitals."""
    begins = not name or name.endswith(_BEFORE_CAPITALS)
    cyrillic = _name_board(CYRILLIC, "ABC", say, capitals=begins, enabled=enabled)
    latin = _name_board((*LATIN, ""), "АӘБ", say, capitals=begins, enabled=enabled)
    return (latin, cyrillic) if say.language is Language.EN else (cyrillic, latin)


def _name_board(rows: tuple[str, ...], other: str, say: Speech, *, capitals: bool, enabled: bool) -> Board:
    """Return letters with what stands between them below; a button without an intent leads to the `other` face."""
    *upper, last = _letters(rows if capitals else tuple(row.lower() for row in rows), enabled=enabled)
    between = (Button("type", "-", "-", enabled=enabled), Button("type", say("button.space"), " ", enabled=enabled))
    return (*upper, (Button("", other, "face"), *last, *between, _erase(say, enabled=enabled)))


def _letters(rows: tuple[str, ...], *, enabled: bool = True) -> Board:
    return tuple(tuple(Button("type", letter, letter, enabled=enabled) for letter in row) for row in rows)


def _erase(say: Speech, *, enabled: bool) -> Button:
    return Button("erase", icon="erase", name=say("button.erase"), enabled=enabled)
