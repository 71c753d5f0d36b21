"""What a technician looks at and has done: topics, tasks, and the screens behind the technician's PIN."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

CODE_LENGTH: Final = 2
SHORTEST_PIN: Final = 4
LONGEST_PIN: Final = 8
LONGEST_NAME: Final = 30


class Topic(Enum):
    """What a technician looks at, in the order it is offered."""

    STATUS = "status"
    SELF_TEST = "self_test"
    SYNC = "sync"
    ENROL = "enrol"
    CAMERA = "camera"
    DEVICES = "devices"
    STAFF = "staff"
    TERMINAL = "terminal"
    ABOUT = "about"


class Task(Enum):
    """What a technician can have done; some take an argument, named here."""

    SYNC_NOW = "sync_now"
    EXAMINE = "examine"
    SELF_TEST = "self_test"
    TEST_SOUND = "test_sound"
    SAVE_DIAGNOSTICS = "save_diagnostics"
    """A stick."""
    IMPORT_BUNDLE = "import_bundle"
    """A file on a stick."""
    EXPORT_VISITS = "export_visits"
    """A stick."""
    ENROL = "enrol"
    """Never chosen: it is what a ticket held to the camera asks for."""
    SET = "set"
    """A setting and its new value, `sound.volume=0.7`."""
    ADD_EMPLOYEE = "add_employee"
    ADD_TECHNICIAN = "add_technician"
    CHANGE_PIN = "change_pin"
    """An employee's code."""
    REMOVE_EMPLOYEE = "remove_employee"
    """An employee's code."""


CHOSEN_TWICE: Final = frozenset({Task.REMOVE_EMPLOYEE})
"""What cannot be undone is done when it is chosen a second time."""


class Way(Enum):
    """What the next ticket is for: to enrol over the network, to do so though enrolled, or to ask by letter."""

    NETWORK = "network"
    ANEW = "anew"
    LETTER = "letter"


class ScanKind(Enum):
    """What a scanned text claims to be."""

    PASS = "pass"
    TICKET = "ticket"
    CARD = "card"
    PASSPORT = "passport"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Scan:
    """One burst of a hand-scanner, never what it said. `garbled`: the keyboard's layout would have changed it."""

    characters: int
    kind: ScanKind
    milliseconds: int
    garbled: bool


@dataclass(frozen=True, slots=True)
class Order:
    """A task with its argument."""

    task: Task
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Technician:
    """Look after the terminal; nobody is checked meanwhile. `armed` is what will be done if chosen once more."""

    staff: str
    topic: Topic = Topic.STATUS
    scan: Scan | None = None
    way: Way = Way.NETWORK
    armed: Order | None = None


class CodeFault(Enum):
    """Why a new code or PIN is not taken."""

    PIN_LENGTH = "pin_length"
    PINS_DIFFER = "pins_differ"
    TAKEN = "taken"
    NOT_KEPT = "not_kept"


class CodeField(Enum):
    """What is being typed, in this order."""

    CODE = "code"
    PIN = "pin"
    AGAIN = "again"
    NAME = "name"
    """Only of somebody new, and only if there is a keyboard: it may stay empty."""


class Claim(Enum):
    """What gives the right to choose a code and PIN."""

    TECHNICIAN = "technician"
    """A technician is at work."""
    FIRST = "first"
    """The terminal was never enrolled and has no technician: whoever sets it up becomes the first."""
    RECOVERY = "recovery"
    """The central server signed for it."""


@dataclass(frozen=True, slots=True)
class CodeSetting:
    """Take a code, its new PIN, twice, and whose they are.

    `given`: the code stands already. `staff` is the technician at work.
    """

    claim: Claim
    technician: bool
    staff: str = ""
    given: bool = False
    code: str = ""
    pin: str = ""
    again: str = ""
    name: str = ""
    field: CodeField = CodeField.CODE
    saving: bool = False
    fault: CodeFault | None = None

    @property
    def fields(self) -> tuple[CodeField, ...]:
        """Return what is asked for: names are kept by the technician of those who are new."""
        named = self.claim is Claim.TECHNICIAN and not self.given
        return tuple(field for field in CodeField if named or field is not CodeField.NAME)

    @property
    def typed(self) -> str:
        """Return what stands in the field that is being typed."""
        return self.texts[self.field]

    @property
    def texts(self) -> Mapping[CodeField, str]:
        """Return what stands in each field."""
        return {
            CodeField.CODE: self.code,
            CodeField.PIN: self.pin,
            CodeField.AGAIN: self.again,
            CodeField.NAME: self.name,
        }

    def with_typed(self, text: str) -> "CodeSetting":
        """Return it with another text in that field."""
        match self.field:
            case CodeField.CODE:
                return replace(self, code=text, fault=None)
            case CodeField.PIN:
                return replace(self, pin=text, fault=None)
            case CodeField.AGAIN:
                return replace(self, again=text, fault=None)
            case CodeField.NAME:
                return replace(self, name=text, fault=None)


class RecoveryFault(Enum):
    """Why a recovery code does not count."""

    NO_CODE = "no_code"
    OTHER_TERMINAL = "other_terminal"
    EXPIRED = "expired"
    FORGED = "forged"
    CLOCK = "clock"
    NOT_ENROLLED = "not_enrolled"


@dataclass(frozen=True, slots=True)
class Recovering:
    """Show the request that the central server signs, and wait for the signed code. No request: it is being made."""

    request: str = ""
    fault: RecoveryFault | None = None
