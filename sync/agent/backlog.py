"""What the journal still has for the register, if it can be read: a broken one stops neither data nor contact."""

from contextlib import closing
from dataclasses import dataclass

from sync.replica.database import Folder, ReplicaError
from sync.replica.outgoing import Outgoing


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many visits wait to be sent, and how many the register refused; both 0 where a `fault` hides them."""

    waiting: int = 0
    dead_letters: int = 0
    fault: ReplicaError | None = None


def backlog(folder: Folder) -> Backlog:
    """Look into the journal."""
    try:
        with closing(Outgoing(folder)) as outgoing:
            return Backlog(outgoing.waiting(), outgoing.rejected())
    except ReplicaError as fault:
        return Backlog(fault=fault)
