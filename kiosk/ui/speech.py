"""Say one thing in the languages it has to be said in just now."""

from dataclasses import dataclass

from kiosk.domain.screen.state import Language, Mode, State
from kiosk.ui.words import Words


@dataclass(frozen=True, slots=True)
class Speech:
    """The words, the language that leads, and those that follow it small."""

    words: Words
    language: Language
    followers: tuple[Language, ...]

    def __call__(self, key: str, **values: object) -> str:
        """Return the words in the leading language."""
        return self.words.say(self.language, key, **values)

    def others(self, *keys: str, **values: object) -> tuple[str, ...]:
        """Return the same in each of the languages that follow, sentence after sentence."""
        return tuple(". ".join(self.words.say(other, key, **values) for key in keys) for other in self.followers)

    def alone(self) -> "Speech":
        """Return the leading language alone: an employee's screens need no others."""
        return Speech(self.words, self.language, ())


def speech(state: State, words: Words) -> Speech:
    """Return how to speak: in the chosen language, or to a visitor who chose none in the venue's and the others."""
    language = state.language or state.home_language
    everybody = state.mode is Mode.SELF and state.language is None
    return Speech(
        words, language, tuple(other for other in state.languages if other is not language) if everybody else ()
    )
