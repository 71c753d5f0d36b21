"""What may happen before the glass and behind it, and what the kiosk is then asked to do."""

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.screen.service_event import ServiceEvent
from kiosk.domain.screen.state import Fault, Hint, Kind, Language, Why
from kiosk.domain.screen.technician import Claim, Order
from sync.model.decision import Verdict
from sync.model.identity import Iin, Passport
from sync.model.visit import Direction, Method

# Behind the glass.


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time went by; only deadlines care."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A check was made and recorded; `masked` is what staff may see of whom it was about."""

    verdict: Verdict
    method: Method
    direction: Direction = Direction.ENTRY
    masked: str = ""


@dataclass(frozen=True, slots=True)
class Hinted:
    """Something was shown that deserves a word, but no screen of its own."""

    hint: Hint


@dataclass(frozen=True, slots=True)
class DocumentScanned:
    """A card's barcode or a machine-readable zone was read while a document was asked for."""

    identity: Iin | Passport


@dataclass(frozen=True, slots=True)
class PinAccepted:
    """The employee's code and PIN are right; `staff` is the code, which visits record of them."""

    staff: str
    technician: bool = False


@dataclass(frozen=True, slots=True)
class PinRefused:
    """Code or PIN were wrong at `at` (monotonic seconds); the next try counts `wait` seconds after that."""

    at: float
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class PinUnverified:
    """Whether code and PIN are right cannot be told; `code` says why, as in K-STF-1."""

    code: str


@dataclass(frozen=True, slots=True)
class HealthChanged:
    """Checks have become impossible, or (None) possible again."""

    fault: Fault | None


# Before the glass.


@dataclass(frozen=True, slots=True)
class Typed:
    """One character was typed or touched."""

    character: str


@dataclass(frozen=True, slots=True)
class Erased:
    """The last character is to go."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """Everything typed is to go."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Go on: check, continue, that is right."""


@dataclass(frozen=True, slots=True)
class ConsentToggled:
    """The visitor's consent was ticked or unticked."""


@dataclass(frozen=True, slots=True)
class StateChosen:
    """A state was picked from the list, by its canonical code."""

    code: str


@dataclass(frozen=True, slots=True)
class Backed:
    """One step back; from an answer, to the next visitor."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Back to ready, and forget everything typed."""


@dataclass(frozen=True, slots=True)
class NoSmartphone:
    """A visitor has nothing to scan and wants an employee."""


@dataclass(frozen=True, slots=True)
class StaffArrived:
    """An employee wants to unlock the entry."""


@dataclass(frozen=True, slots=True)
class EntryChosen:
    """Staff want to enter a number by hand."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class ExitChosen:
    """The next visitor goes out."""


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """Everything is to be in this language until the next visitor."""

    language: Language


@dataclass(frozen=True, slots=True)
class OverrideAsked:
    """An employee wants to admit somebody the terminal could not."""


@dataclass(frozen=True, slots=True)
class WhyChosen:
    """The reason was picked from the list."""

    why: Why


Event = (
    Ticked
    | Checked
    | Hinted
    | DocumentScanned
    | PinAccepted
    | PinRefused
    | PinUnverified
    | HealthChanged
    | Typed
    | Erased
    | Cleared
    | Confirmed
    | ConsentToggled
    | StateChosen
    | Backed
    | Cancelled
    | NoSmartphone
    | StaffArrived
    | EntryChosen
    | ExitChosen
    | LanguageChosen
    | OverrideAsked
    | WhyChosen
    | ServiceEvent
)


class Sound(Enum):
    """What is heard. A refusal and a doubt sound alike, so that nobody's status is heard by the queue."""

    ADMITTED = "admitted"
    ASK_STAFF = "ask_staff"
    NOTED = "noted"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class CheckTyped:
    """Check an identity that staff entered. It is only ever asked for with the visitor's consent."""

    identity: Iin | Passport
    method: Method
    staff: str
    direction: Direction = Direction.ENTRY
    consent: bool = True


@dataclass(frozen=True, slots=True)
class VerifyPin:
    """Find out whether code and PIN are an employee's; answer with PinAccepted, PinRefused or PinUnverified."""

    code: str
    pin: str


@dataclass(frozen=True, slots=True)
class Play:
    """Let a sound be heard."""

    sound: Sound


@dataclass(frozen=True, slots=True)
class AdmitAnyway:
    """Record that an employee admits whom the last verdict was about; answer with Checked."""

    staff: str
    why: Why


@dataclass(frozen=True, slots=True)
class Do:
    """Do what a technician asked for; how far it is, and what came of it, shows in the surroundings."""

    order: Order


@dataclass(frozen=True, slots=True)
class SetCode:
    """Keep a code with its new PIN; answer with CodeSaved or CodeRefused. `given`: it is the PIN of a code there is."""

    code: str
    pin: str
    technician: bool
    claim: Claim
    given: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class PrepareRecovery:
    """Make the request for a recovery code, or find the open one; answer with RecoveryPrepared."""


Effect = CheckTyped | VerifyPin | Play | AdmitAnyway | Do | SetCode | PrepareRecovery
