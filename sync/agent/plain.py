"""Strangers' words, made fit for a log and a screen."""

from typing import Final

LONGEST: Final = 200


def plain(words: str) -> str:
    """Return words as one short line: no line end, escape or change of direction is among them."""
    return "".join(one if one.isprintable() else " " for one in words[:LONGEST]).strip()
