"""What the agent needs from outside: a source of published files, the central server, a disk to put parts on.

The network, a bundle on a stick and the simulator of the tests are each a `Source`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sync.wire.api import (
    EnrolRequest,
    EnrolResponse,
    Heartbeat,
    HeartbeatAnswer,
    TargetNote,
    VisitReceipts,
)

ShowProgress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is (bytes)."""


@dataclass(frozen=True, slots=True)
class SnapshotFile:
    """A base or delta that signed metadata vouch for: its name and hash, its bytes, and what it holds."""

    name: str
    length: int
    sha256: str
    note: TargetNote


class Source(Protocol):
    """Be a place where the register's published files lie, by their names below the repository's base.

    What it gives is not trusted: only its size is bounded.
    """

    def offers(self, name: str) -> bool:
        """Tell whether a target may be had here: a bundle has only some of what the register published."""
        ...

    def read(self, name: str, largest: int) -> bytes:
        """Return a small file; raise SyncError: MISSING where there is none, TOO_LARGE beyond `largest` bytes."""
        ...

    def download(self, name: str, length: int, part: Path, progress: Callable[[int], None]) -> None:
        """Bring `part` to `length` bytes, going on from what it holds already; raise SyncError where that fails."""
        ...


class Central(Protocol):
    """Be the central server's API, for one terminal."""

    def enrol(self, request: EnrolRequest) -> EnrolResponse:
        """Exchange a one-time token for an identity."""
        ...

    def send_visits(self, visits: Sequence[dict[str, object]]) -> VisitReceipts:
        """Upload a batch of at most 500 visits."""
        ...

    def heartbeat(self, heartbeat: Heartbeat) -> HeartbeatAnswer:
        """Say how the terminal is; hear what the register has for it alone."""
        ...
