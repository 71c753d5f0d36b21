"""One turn of each direction of the sync, with a word for the history about what came of it."""

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import datetime

from sync.agent.around import Around
from sync.agent.contact import contact
from sync.agent.errors import SyncError
from sync.agent.health import worked
from sync.agent.history import (
    Broke,
    Fetched,
    Sent,
    TurnResult,
    Unchanged,
    history_document,
    history_from,
    with_cycle,
)
from sync.agent.plan import SnapshotVersion, version_of
from sync.agent.push import push
from sync.replica.database import Corrupt, Folder, ReplicaError
from sync.replica.find import Replica
from sync.replica.mailbox import Mailbox

Note = Callable[[str, datetime, TurnResult], None]


def brought(folder: Folder, sync: Callable[[], object]) -> TurnResult:
    """Sync, and return what data came of it."""
    before = _version(folder)
    sync()
    with closing(Replica(folder)) as replica:
        held = replica.held()
    return Unchanged() if held is None or version_of(held) == before else Fetched(held.seq, held.rows)


def sent(around: Around) -> TurnResult | None:
    """Send the visits that wait."""
    visits = push(around)
    return Sent(visits) if visits else None


def met(around: Around, faults: Callable[[], Sequence[str]]) -> TurnResult:
    """Meet the register."""
    contact(around, faults)
    return Unchanged()


def noted(note: Note, lane: str, wall: Callable[[], datetime], job: Callable[[], TurnResult | None]) -> bool:
    """Do a job, note how it ended, and tell whether there was anything to do; None is nothing worth a line."""
    try:
        result = job()
    except (SyncError, ReplicaError) as fault:
        note(lane, wall(), Broke(fault.code))
        raise
    if result is not None:
        note(lane, wall(), result)
    return result is not None


def remember(folder: Folder, lane: str, at: datetime, result: TurnResult) -> None:
    """Add a cycle that was done while no agent ran to what the agent said last; a full disk only leaves it out."""
    with suppress(ReplicaError), closing(Mailbox(folder)) as mailbox:
        said = mailbox.said("sync")
        told = said if isinstance(said, dict) else {}
        stands = told if isinstance(result, Broke) else worked(told, lane, at)
        cycles = with_cycle(history_from(told.get("history")), lane, at, result)
        mailbox.say("sync", {**stands, "history": history_document(cycles)})


def _version(folder: Folder) -> SnapshotVersion | None:
    try:
        with closing(Replica(folder)) as replica:
            held = replica.held()
    except Corrupt:  # the sync that follows mends it
        return None
    return None if held is None else version_of(held)
