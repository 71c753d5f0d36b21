"""What every job of the agent is given: the folder it works on, the ways out, the clock, and the word to stop."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock

from sync.agent.errors import Stopped
from sync.agent.floor import ReadClock
from sync.agent.port import Central, ShowProgress, Source
from sync.agent.terminal import Terminal, load_terminal, save_terminal
from sync.replica.database import Folder


@dataclass(frozen=True, slots=True)
class Around:
    """The agent's surroundings. `applying` is held by whoever changes the replica: one at a time."""

    folder: Folder
    version: str
    stop: Event
    read_clock: ReadClock
    progress: ShowProgress
    source_at: Callable[[str], Source]
    central_at: Callable[[str, str], Central]
    applying: Lock
    enrolment: Lock

    def check_stop(self) -> None:
        """Leave if the process is to end."""
        if self.stop.is_set():
            raise Stopped

    def terminal(self) -> Terminal | None:
        """Return what the enrolment file says."""
        return load_terminal(self.folder.path)

    def change_terminal(self, change: Callable[[Terminal | None], Terminal | None]) -> Terminal | None:
        """Replace the enrolment file by what `change` makes of it; None leaves it. One thread at a time."""
        with self.enrolment:
            changed = change(self.terminal())
            if changed is not None:
                save_terminal(self.folder.path, changed)
            return changed
