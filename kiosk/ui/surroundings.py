"""What goes on around the glass, as the application knows it: told anew with every View, never asked for."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from kiosk.ui.service import Service
from sync.model.policy import LocalName
from sync.model.status import Status
from sync.model.visit import Direction, Method, Outcome, Reason


class CameraState(Enum):
    """Whether there is a picture."""

    STARTING = "starting"
    LIVE = "live"
    LOST = "lost"


class Freshness(Enum):
    """What the age of the data means under the policy."""

    FRESH = "fresh"
    AGING = "aging"
    STALE = "stale"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Counts:
    """Today's checks by outcome."""

    admitted: int = 0
    denied: int = 0
    referred: int = 0


@dataclass(frozen=True, slots=True)
class RecentCheck:
    """One check of the last ten minutes, held in memory only; `masked` never holds a whole number."""

    at: datetime
    method: Method
    masked: str
    outcome: Outcome
    reason: Reason
    status: Status | None
    direction: Direction = Direction.ENTRY


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The register's notice of the day."""

    date: datetime
    infected: int
    recovered: int
    deaths: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Instants are aware and in the venue's time zone; `monotonic` is the clock of the screen's deadlines.

    `hours` counts today's checks by the hour from midnight, `service` is what only a technician sees.
    """

    now: datetime
    monotonic: float
    venue: LocalName
    door: str = ""
    camera: CameraState = CameraState.LIVE
    camera_code: str = ""
    data_at: datetime | None = None
    freshness: Freshness = Freshness.FRESH
    offline: bool = False
    waiting: int = 0
    in_force_from: datetime | None = None
    counts: Counts = Counts()
    recent: tuple[RecentCheck, ...] = ()
    inside: int | None = None
    capacity: int | None = None
    bulletin: Bulletin | None = None
    hours: tuple[int, ...] = ()
    service: Service = field(default_factory=Service)
