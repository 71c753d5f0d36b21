"""What a venue may be called: one rule for the messages, the command line and the pages."""

import re
import unicodedata
from typing import Final

VENUE_ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
LONGEST_NAME: Final = 120

_TURNS: Final = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What turns the direction of writing (Unicode Standard Annex 9): it makes a text look like another."""
UNSEEN: Final = re.compile(rf"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_TURNS}]")
UNSEEN_BUT_LINES: Final = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{_TURNS}]")

_BLANK: Final = re.compile(r"[\s\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0f]")


def is_blank(text: str) -> bool:
    """Tell whether nothing of a text can be seen: white space, what has no width, fillers."""
    return all(_BLANK.match(one) or unicodedata.category(one) in {"Cf", "Zs", "Mn"} for one in text)


def checked_venue_id(text: str) -> str:
    """Return an id that can stand in an address of ours; raise ValueError where it is none."""
    if not VENUE_ID.fullmatch(text):
        raise ValueError("an id has 1 to 64 of a-z, 0-9, - and _, the first a letter or a digit")
    return text


def checked_name(text: str) -> str:
    """Return a name that a page and a screen can show; raise ValueError where it is none."""
    if is_blank(text) or len(text) > LONGEST_NAME or UNSEEN.search(text):
        raise ValueError(f"a name has 1 to {LONGEST_NAME} characters on one line, all of which can be seen")
    return text
