"""What the technician's pages tell, as the application knows it: looked up while they are open, and only then."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from kiosk.domain.screen.technician import Task
from kiosk.settings import Settings


@dataclass(frozen=True, slots=True)
class Trouble:
    """What does not work: a code that the catalogue has words for, and the finder's own words where it has none."""

    code: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """A task is being done; `total` 0 where nobody knows how much there is to do."""

    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """A task was done; `what` names what came of it, a file or a terminal."""

    what: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """A task could not be done."""

    trouble: Trouble


Work = Running | Done | Failed


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was tried, and what is wrong with it, if anything."""

    part: str
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A self-test: when, and what it found."""

    at: datetime
    findings: tuple[Examined, ...]


class Enrolment(Enum):
    """What this machine is to a register."""

    NONE = "none"
    ASKING = "asking"
    ENROLLED = "enrolled"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Lane:
    """How one direction of the sync stands. `trouble` is the last one; it is over unless `failing`."""

    busy: bool = False
    last_success: datetime | None = None
    next_try: datetime | None = None
    failing: bool = False
    trouble: Trouble | None = None
    trouble_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A newer publication came, of so many rows."""

    seq: int
    rows: int


@dataclass(frozen=True, slots=True)
class Sent:
    """So many checks were handed over."""

    visits: int


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It worked, and there was nothing new."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """What one direction did `times` in a row, from `since` until `at`: a past sync, or several alike."""

    lane: str
    since: datetime
    at: datetime
    times: int
    came: Fetched | Sent | Unchanged | Trouble


@dataclass(frozen=True, slots=True)
class Sync:
    """What the agent told last; its `history` is newest first."""

    enrolment: Enrolment = Enrolment.NONE
    terminal_id: str = ""
    server: str = ""
    seq: int | None = None
    rows: int | None = None
    dead_letters: int = 0
    pull: Lane = Lane()
    push: Lane = Lane()
    contact: Lane = Lane()
    history: tuple[Cycle, ...] = ()


@dataclass(frozen=True, slots=True)
class Colleague:
    """An employee in the list."""

    code: str
    name: str
    technician: bool


@dataclass(frozen=True, slots=True)
class Stick:
    """A medium that is plugged in: where it is mounted, what it is called, and the bundles on it."""

    path: str
    name: str
    bundles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CameraChoice:
    """A camera that is plugged in, by its stable id."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Licence:
    """An installed package and its licence."""

    package: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class Service:
    """All of it.

    `rates` are the pictures that the camera gives and those that are looked at, a second; `dials` is what can be turned
    at it.
    """

    settings: Settings = field(default_factory=Settings)
    sync: Sync = Sync()
    works: Mapping[Task, Work] = field(default_factory=dict)
    doctor: tuple[Examined, ...] = ()
    report: Report | None = None
    staff: tuple[Colleague, ...] | Trouble = ()
    sticks: tuple[Stick, ...] = ()
    cameras: tuple[CameraChoice, ...] = ()
    rates: tuple[float, float] = (0.0, 0.0)
    dials: frozenset[str] = frozenset()
    disk_free: int | None = None
    clock_trusted: bool = True
    version: str = ""
    licences: tuple[Licence, ...] = ()
