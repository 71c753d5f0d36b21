"""What is said before anything can be checked."""

from collections.abc import Iterable

from kiosk.domain.screen.manner import Language
from kiosk.ui.words import Words


def starting(words: Words, first: Language, offered: Iterable[Language]) -> tuple[str, ...]:
    """Return that the terminal is starting, in the venue's language first, then in the others it offers."""
    languages = (first, *(language for language in offered if language is not first))
    return tuple(words.say(language, "opening.title") for language in languages)
