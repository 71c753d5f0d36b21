"""Where a terminal's files lie."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sync.replica.claim import KIOSK_LOCK, Foreign, reached

_ITS_NAMES: Final = frozenset({"state.db", "journal.db", "agent.db", "terminal.json", "staff.json", "trust"})
_NOBODYS: Final = frozenset({"lost+found", "agent.lock", KIOSK_LOCK})
"""What a disk that is new has, and what kiosk and agent hold before they make anything."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A terminal's data folder. Everything in it is readable by its own user alone."""

    path: Path

    @property
    def state(self) -> Path:
        """What changes of the snapshot: pointer to the base, overlay, pepper; and the documents the agent stored."""
        return self.path / "state.db"

    @property
    def journal(self) -> Path:
        """The visits."""
        return self.path / "journal.db"

    @property
    def agent(self) -> Path:
        """The mailbox between kiosk and agent."""
        return self.path / "agent.db"

    @property
    def trust(self) -> Path:
        """The agent's TUF metadata."""
        return self.path / "trust"

    @property
    def downloads(self) -> Path:
        """Files on their way, kept across restarts."""
        return self.path / "downloads"

    @property
    def base_wanted(self) -> Path:
        """There from when the agent finds the snapshot damaged until a whole base has come."""
        return self.path / "base.wanted"

    @property
    def agent_lock(self) -> Path:
        """Held by the one agent process."""
        return self.path / "agent.lock"

    def is_there(self) -> bool:
        """Tell whether something of a terminal lies in the folder."""
        return bool(self._names() & _ITS_NAMES)

    def create(self) -> None:
        """Make the folder and those inside it, closed to other users (0700). One that holds other things is Foreign."""
        if self._names() - _NOBODYS and not self.is_there():
            raise Foreign(f"{self.path} holds other things, and nothing of a terminal")
        for path in (self.path, self.trust, self.downloads):
            with reached(path):
                path.mkdir(mode=0o700, parents=True, exist_ok=True)
                if path.stat().st_mode & 0o777 != 0o700:  # a disk that is read-only refuses even what changes nothing
                    path.chmod(0o700)

    def _names(self) -> frozenset[str]:
        with reached(self.path):
            return frozenset(one.name for one in self.path.iterdir()) if self.path.exists() else frozenset()
