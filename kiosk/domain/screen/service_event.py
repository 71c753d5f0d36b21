"""What may happen while somebody looks after the terminal, or wants to."""

from dataclasses import dataclass

from kiosk.domain.screen.state import Language, Mode
from kiosk.domain.screen.technician import CodeFault, RecoveryFault, Scan, Task, Topic, Way

# Before the glass.


@dataclass(frozen=True, slots=True)
class TechnicianAsked:
    """A technician wants to look after the terminal; `first`: it was never enrolled, and nobody is its technician."""

    first: bool = False


@dataclass(frozen=True, slots=True)
class RecoveryAsked:
    """Somebody has no technician's PIN any more."""


@dataclass(frozen=True, slots=True)
class TopicChosen:
    """The technician turned to something else."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class TaskChosen:
    """The technician wants something done."""

    task: Task
    argument: str = ""


@dataclass(frozen=True, slots=True)
class WayChosen:
    """The technician says what the next ticket is for."""

    way: Way


# Behind it.


@dataclass(frozen=True, slots=True)
class ScannerTested:
    """A technician tried the hand-scanner; what it sent is not kept."""

    scan: Scan


@dataclass(frozen=True, slots=True)
class Reconfigured:
    """A technician changed what the screens depend on."""

    mode: Mode
    home_language: Language
    languages: tuple[Language, ...]


@dataclass(frozen=True, slots=True)
class CodeSaved:
    """The new code and PIN are kept; `code` is whose they are."""

    code: str


@dataclass(frozen=True, slots=True)
class CodeRefused:
    """The new code and PIN are not kept."""

    fault: CodeFault


@dataclass(frozen=True, slots=True)
class RecoveryPrepared:
    """The request that the central server has to sign is there; or there can be none."""

    request: str
    fault: RecoveryFault | None = None


@dataclass(frozen=True, slots=True)
class RecoveryAccepted:
    """The central server signed for this terminal and request."""


@dataclass(frozen=True, slots=True)
class RecoveryRefused:
    """What was shown does not give anybody a new PIN."""

    fault: RecoveryFault


ServiceEvent = (
    TechnicianAsked
    | RecoveryAsked
    | TopicChosen
    | TaskChosen
    | WayChosen
    | ScannerTested
    | Reconfigured
    | CodeSaved
    | CodeRefused
    | RecoveryPrepared
    | RecoveryAccepted
    | RecoveryRefused
)
