"""Who comes to the door, with what, and what they must be shown. Expected values are written here by hand.

`shown` is the colour role of the page on the glass, or the word that stays beside the camera picture; `reason` is what
the visit at the server must say. Every row has people of its own, so that a table played twice tells two stories.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final


class Who(Enum):
    """What the register knows of a visitor."""

    GREEN = "vaccinated"
    GREEN_BY_PCR = "negative PCR test"
    LAPSING = "negative PCR test, about to lapse"
    BLUE = "no test, no contact"
    YELLOW = "contact"
    RED = "registered positive"
    UNKNOWN = "nobody the register knows"


class Shows(Enum):
    """What a visitor has in hand, or what an employee does for one who has nothing."""

    PASS = "pass"
    EXPIRED_PASS = "expired pass"
    FORGED_PASS = "forged pass"
    UNKNOWN_PASS = "pass of nobody known"
    PAPER_PASS = "paper pass"
    SCREENSHOT_AGAIN = "the screenshot before, again"
    HELD_PASS = "pass, held for 5 s"
    FOREIGN_QR = "QR of a menu"
    BARE_IIN_QR = "QR of a bare IIN"
    TYPED_IIN = "IIN typed by staff"
    MISTYPED_IIN = "IIN with a wrong digit"
    PASSPORT = "passport typed by staff"
    HAND_SCANNER = "pass before the hand-scanner"


@dataclass(frozen=True, slots=True)
class Visitor:
    """One row: `reason` None is no visit at all; `held` is for how long a code stays before the camera, in seconds."""

    who: Who
    shows: Shows
    shown: str
    reason: str | None
    offline: bool = False
    held: float = 0.8


CAST: Final = (
    Visitor(Who.LAPSING, Shows.TYPED_IIN, "green", "green"),
    Visitor(Who.GREEN, Shows.PASS, "green", "green"),
    Visitor(Who.BLUE, Shows.PASS, "blue", "blue"),
    Visitor(Who.YELLOW, Shows.PASS, "refused", "yellow"),
    Visitor(Who.RED, Shows.PASS, "refused", "red"),
    Visitor(Who.GREEN, Shows.EXPIRED_PASS, "referred", "expired_pass"),
    Visitor(Who.RED, Shows.FORGED_PASS, "referred", "forged_pass"),
    Visitor(Who.UNKNOWN, Shows.UNKNOWN_PASS, "referred", "unknown_person"),
    Visitor(Who.UNKNOWN, Shows.FOREIGN_QR, "hint", "not_a_pass"),
    Visitor(Who.GREEN, Shows.TYPED_IIN, "green", "green"),
    Visitor(Who.GREEN, Shows.MISTYPED_IIN, "compare", None),
    Visitor(Who.GREEN_BY_PCR, Shows.HAND_SCANNER, "green", "green"),
    Visitor(Who.GREEN, Shows.PASS, "green", "green", offline=True),
    Visitor(Who.GREEN, Shows.SCREENSHOT_AGAIN, "referred", "already_used_here", offline=True),
    Visitor(Who.BLUE, Shows.HELD_PASS, "blue", "blue", offline=True, held=5.0),
    Visitor(Who.UNKNOWN, Shows.TYPED_IIN, "referred", "unknown_person", offline=True),
    Visitor(Who.BLUE, Shows.PASSPORT, "blue", "blue", offline=True),
    Visitor(Who.GREEN, Shows.HAND_SCANNER, "green", "green", offline=True),
    Visitor(Who.RED, Shows.PASS, "refused", "red", offline=True),
    Visitor(Who.GREEN, Shows.BARE_IIN_QR, "hint", "not_a_pass", offline=True),
    Visitor(Who.YELLOW, Shows.TYPED_IIN, "refused", "yellow", offline=True),
    Visitor(Who.GREEN, Shows.PAPER_PASS, "referred", "paper_pass", offline=True),
    Visitor(Who.UNKNOWN, Shows.FORGED_PASS, "referred", "forged_pass", offline=True),
    Visitor(Who.LAPSING, Shows.PASS, "blue", "blue", offline=True),
)


def first(count: int) -> Iterator[tuple[int, Visitor]]:
    """Yield `count` rows, those that meet the server first; the place in the table tells whose row it is.

    A table that is played more than once is played by new people. Somebody who was let in with a pass that is about to
    lapse comes back in the second half, so the offline half is as long as the other.
    """
    rounds = -(-count // len(CAST))
    rows = [(turn * len(CAST) + place, visitor) for turn in range(rounds) for place, visitor in enumerate(CAST)]
    online = [row for row in rows if not row[1].offline]
    offline = [row for row in rows if row[1].offline]
    yield from online[: count - count // 2]
    yield from offline[: count // 2]
