"""The kinds of screen, each with its own data and no other's, and the state around them."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from kiosk.domain.screen.manner import Language as Language  # noqa: PLC0414  # offered here too
from kiosk.domain.screen.manner import Mode as Mode  # noqa: PLC0414
from kiosk.domain.screen.manner import Timing as Timing  # noqa: PLC0414
from kiosk.domain.screen.technician import CodeSetting, Recovering, Technician, Topic
from sync.model.decision import Verdict
from sync.model.identity import IdentityFault, Iin, Passport
from sync.model.visit import Direction, Method, Outcome, Reason

DESK_STAFF: Final = "desk"
"""Who entered an identity at a desk, where no PIN is asked: whoever sits there."""


class Hint(Enum):
    """A word beside the camera picture, for something that is no check at all."""

    NOT_A_PASS = "not_a_pass"
    TILT = "tilt"
    BRIGHTEN = "brighten"
    NOT_A_DOCUMENT = "not_a_document"


class Need(Enum):
    """What an entry still lacks when somebody wants to go on."""

    CONSENT = "consent"
    DOCUMENT = "document"


class Kind(Enum):
    """What kind of number staff enter."""

    IIN = "iin"
    PASSPORT = "passport"


class Why(Enum):
    """Why an employee admits somebody by their own decision; recorded with the visit."""

    PAPER_SEEN = "paper_seen"
    OTHER_CHECK = "other_check"
    DOCUMENT_COMPARED = "document_compared"
    TERMINAL_FAULT = "terminal_fault"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class UnlockEntry:
    """An employee wants to enter a number."""


@dataclass(frozen=True, slots=True)
class Decide:
    """An employee wants to admit by their own decision."""

    why: Why


@dataclass(frozen=True, slots=True)
class OpenTechnician:
    """A technician wants to look after the terminal."""


Purpose = UnlockEntry | Decide | OpenTechnician
"""What a code and PIN are asked for."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why nothing can be checked at present: the reason every visitor would be referred for, and the code to report."""

    reason: Reason
    code: str


@dataclass(frozen=True, slots=True)
class Ready:
    """Wait for a code. With `EXIT` the next visitor goes out; a hint goes by itself."""

    direction: Direction = Direction.ENTRY
    hint: Hint | None = None


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """Say that nothing can be checked, and the code to report."""

    fault: Fault


@dataclass(frozen=True, slots=True)
class CallingStaff:
    """Tell a visitor without a smartphone that an employee is coming."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Code or PIN were wrong at `at` (monotonic seconds); the next try counts `wait` seconds after that."""

    at: float
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Barred:
    """They are right, but no technician's."""


@dataclass(frozen=True, slots=True)
class Unverified:
    """Whether they are right cannot be told; `code` says why."""

    code: str


PinNote = Refused | Barred | Unverified
"""Why the last code and PIN opened nothing."""


@dataclass(frozen=True, slots=True)
class PinTyping:
    """Ask an employee who they are."""

    code: str = ""
    pin: str = ""
    on_pin: bool = False
    verifying: bool = False
    note: PinNote | None = None
    purpose: Purpose = field(default_factory=UnlockEntry)


@dataclass(frozen=True, slots=True)
class IinTyping:
    """Take the twelve digits and the visitor's consent, which is never given in advance."""

    staff: str
    digits: str = ""
    consent: bool = False
    method: Method = Method.IIN
    need: Need | None = None
    direction: Direction = Direction.ENTRY


@dataclass(frozen=True, slots=True)
class StateChoosing:
    """Find the state that issued a passport by the first letters of its name, with the visitor's consent.

    A passport that was `scanned` before the consent waits for it.
    """

    staff: str
    letters: str = ""
    consent: bool = False
    need: Need | None = None
    scanned: Passport | None = None
    direction: Direction = Direction.ENTRY


@dataclass(frozen=True, slots=True)
class NumberTyping:
    """Take the passport's number. It is reached only with consent."""

    staff: str
    state: str
    number: str = ""
    fault: IdentityFault | None = None
    direction: Direction = Direction.ENTRY


@dataclass(frozen=True, slots=True)
class Confirming:
    """Have the number compared with the document once more before it is checked. It is reached only with consent."""

    staff: str
    identity: Iin | Passport
    method: Method
    direction: Direction = Direction.ENTRY


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """Answer."""

    verdict: Verdict
    method: Method
    direction: Direction = Direction.ENTRY
    masked: str = ""


@dataclass(frozen=True, slots=True)
class WhyChoosing:
    """Ask an employee why they admit by their own decision. No new check comes between it and its verdict."""


Screen = (
    Ready
    | OutOfOrder
    | CallingStaff
    | PinTyping
    | IinTyping
    | StateChoosing
    | NumberTyping
    | Confirming
    | VerdictShown
    | WhyChoosing
    | Technician
    | CodeSetting
    | Recovering
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """Everything the glass depends on but what goes on around it.

    `languages` are those offered, `language` is None until somebody chooses one. `touched_at` is when this screen was
    last changed by more than a code that lies before the camera.
    """

    mode: Mode
    home_language: Language
    timing: Timing = field(default_factory=Timing)
    languages: tuple[Language, ...] = tuple(Language)
    screen: Screen = field(default_factory=Ready)
    language: Language | None = None
    fault: Fault | None = None
    began_at: float = 0.0
    touched_at: float = 0.0
    ends_at: float | None = None


class Wanted(Enum):
    """What a camera or hand-scanner is read for at present."""

    PASS = "pass"
    DOCUMENT = "document"
    TICKET = "ticket"
    RECOVERY = "recovery"
    TEST = "test"
    NOTHING = "nothing"


def wanted(state: State) -> Wanted:
    """Tell what a scanned payload is taken for: a pass, a document while one is asked for, or nothing at all.

    A technician enrols with a ticket, and tests the hand-scanner with anything (`ScannerTested`); who has no PIN any
    more shows the central server's recovery code.
    """
    match state.screen:
        case Ready() | OutOfOrder() | CallingStaff() | VerdictShown():
            return Wanted.PASS
        case IinTyping() | StateChoosing() | NumberTyping():
            return Wanted.DOCUMENT
        case Technician(topic=Topic.ENROL):
            return Wanted.TICKET
        case Technician(topic=Topic.DEVICES):
            return Wanted.TEST
        case Recovering():
            return Wanted.RECOVERY
        case PinTyping() | Confirming() | WhyChoosing() | Technician() | CodeSetting():
            return Wanted.NOTHING


def direction(state: State) -> Direction:
    """Return which way the next visitor goes; whoever could not be let out yet still goes out."""
    match state.screen:
        case Ready(direction=way) | IinTyping(direction=way) | StateChoosing(direction=way):
            return way
        case NumberTyping(direction=way) | Confirming(direction=way):
            return way
        case VerdictShown(direction=way, verdict=verdict) if verdict.outcome is not Outcome.ADMIT:
            return way
        case _:
            return Direction.ENTRY
