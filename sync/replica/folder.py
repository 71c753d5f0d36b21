"""Where a terminal's files lie."""

from dataclasses import dataclass
from pathlib import Path

from sync.replica.claim import reached


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

    def create(self) -> None:
        """Make the folder and those inside it, closed to other users (0700)."""
        for path in (self.path, self.trust, self.downloads):
            with reached(path):
                path.mkdir(mode=0o700, parents=True, exist_ok=True)
                if path.stat().st_mode & 0o777 != 0o700:  # a disk that is read-only refuses even what changes nothing
                    path.chmod(0o700)
