"""How a terminal is set up: which way it faces, its languages, how long its screens stay. Settings import it."""

from dataclasses import dataclass
from enum import Enum


class Mode(Enum):
    """Which way the screen faces: the visitor at the entrance, or the employee at a desk."""

    SELF = "self"
    DESK = "desk"


class Language(Enum):
    """A language of the screens, in the order they are offered."""

    KK = "kk"
    RU = "ru"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds until a screen returns to ready by itself; a desk keeps its verdict for as long as it is read."""

    admitted: float = 4.0
    refused: float = 8.0
    desk_verdict: float = 20.0
    entry: float = 45.0
    calling: float = 60.0
    hint: float = 3.0
    language: float = 20.0
    exit: float = 30.0
    technician: float = 300.0
