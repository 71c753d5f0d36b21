"""What was asked of the agent, and what became of it: requests put into the mailbox, looked at once a second."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final

from kiosk.app.outbox import Outbox
from kiosk.app.told import Told, busy_from, goals_from, progress_from, sync_from, trouble_from, turns_from
from kiosk.domain.screen.technician import Task
from kiosk.ui.service import Done, Failed, Running, Sync, Trouble, Work
from sync.replica.database import Folder, ReplicaError, is_held
from sync.replica.mailbox import Json, Mailbox

log = logging.getLogger(__name__)

AGENT_PATIENCE: Final = 20.0
"""Seconds that a request waits for an agent to be there; the kiosk may be starting one just now."""
SYNC_PATIENCE: Final = 900.0
"""Seconds after which a sync that goes on is left to itself."""

Read = Callable[[Json], Work]
"""What an errand's result means."""


@dataclass(frozen=True, slots=True)
class _Open:
    number: "Future[int]"
    since: float
    read: Read


@dataclass(frozen=True, slots=True)
class _Syncing:
    goals: Mapping[str, int]
    since: float


class Post:
    """The requests of one technician: at most one of a task at a time. For the GUI thread."""

    def __init__(self, folder: Folder, mailbox: Mailbox, outbox: Outbox, monotonic: Callable[[], float]) -> None:
        self._folder = folder
        self._mailbox = mailbox
        self._outbox = outbox
        self._monotonic = monotonic
        self._open: dict[Task, _Open] = {}
        self._syncing: _Syncing | None = None
        self._works: dict[Task, Work] = {}

    @property
    def works(self) -> Mapping[Task, Work]:
        """Return how far each task is, or what came of it."""
        return dict(self._works)

    def put(self, task: Task, work: Work) -> None:
        """Take note of a task that somebody else does."""
        self._works[task] = work

    def ask(self, task: Task, kind: str, payload: Told, read: Read) -> None:
        """Ask the agent for something, unless it is at it already."""
        if task not in self._open:
            self._open[task] = _Open(self._outbox.ask(kind, payload), self._monotonic(), read)
            self._works[task] = Running()

    def sync_now(self) -> None:
        """Ask for a sync; it is over when each direction has had a turn, whatever came of it."""
        if self._syncing is None:
            self.ask(Task.SYNC_NOW, "sync_now", {}, self._begun)

    def _begun(self, answer: Json) -> Work:
        """Follow it, by how many turns each direction will have done then."""
        self._syncing = _Syncing(goals_from(answer), self._monotonic())
        return Running()

    def forget(self) -> None:
        """Forget what came of tasks that are over."""
        self._works = {task: work for task, work in self._works.items() if isinstance(work, Running)}

    def look(self) -> None:
        """Look what the agent has done since."""
        for task, request in tuple(self._open.items()):
            try:
                self._look_at(task, request)
            except ReplicaError as fault:
                self._end(task, Failed(Trouble(fault.code, fault.what)))
        if self._syncing is not None:
            try:
                self._follow(self._syncing)
            except ReplicaError as fault:
                log.warning("mailbox: %s", fault.code)

    def _look_at(self, task: Task, request: _Open) -> None:
        if not request.number.done():
            return
        if request.number.cancelled():
            self._end(task, Failed(Trouble("internal_error")))
            return
        result = self._mailbox.result(request.number.result())
        if result is not None:
            self._end(task, _outcome(result[0], request.read))
        elif self._monotonic() - request.since >= AGENT_PATIENCE and not is_held(self._folder.agent_lock):
            self._outbox.withdraw(request.number)
            self._end(task, Failed(Trouble("agent_stopped")))
        elif task is Task.IMPORT_BUNDLE:
            self._works[task] = Running(*progress_from(self._mailbox.said("progress")))

    def _follow(self, syncing: _Syncing) -> None:
        said, lasted = self._mailbox.said("sync"), self._monotonic() - syncing.since
        turns = turns_from(said)
        done = all(turns.get(name, 0) >= goal for name, goal in syncing.goals.items()) and not busy_from(said)
        stopped = not done and lasted >= AGENT_PATIENCE and not is_held(self._folder.agent_lock)
        if not done and not stopped and lasted < SYNC_PATIENCE:
            self._works[Task.SYNC_NOW] = Running(*progress_from(self._mailbox.said("progress")))
            return
        self._syncing = None
        self._works[Task.SYNC_NOW] = Failed(Trouble("agent_stopped")) if stopped else _of_lanes(sync_from(said))

    def _end(self, task: Task, work: Work) -> None:
        del self._open[task]
        self._works[task] = work
        log.info("technician's task %s: %s", task.value, type(work).__name__.lower())


def _of_lanes(sync: Sync) -> Work:
    """Tell what came of a sync: what still fails, or that it worked."""
    troubles = [lane.trouble for lane in (sync.pull, sync.push, sync.contact) if lane.failing and lane.trouble]
    return Failed(troubles[0]) if troubles else Done()


def _outcome(result: Json, read: Read) -> Work:
    match result:
        case {"ok": True, "result": answer}:
            return read(answer)
        case _:
            return Failed(trouble_from(result) or Trouble("internal_error"))


def done_with(answer: Json) -> Work:
    """Read an errand whose answer is the name of what came of it, or nothing."""
    return Done(answer if isinstance(answer, str) else "")
