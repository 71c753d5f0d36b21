"""The agent process: three lanes, one for errands, and a beat that tells how all of it is. Ends when `stop` is set."""

import logging
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from sync.agent.around import Around
from sync.agent.carry import ask_by_letter, import_bundle
from sync.agent.courier import write_letter
from sync.agent.doctor import examine, report
from sync.agent.enrol import enrol
from sync.agent.errand import Clerk, Errands
from sync.agent.errors import Cause, SyncError
from sync.agent.health import Health, document, fault_codes, look, standing_from
from sync.agent.history import History, TurnResult, history_document, history_from
from sync.agent.lane import Clocks, Lane
from sync.agent.pull import Expiries, pull
from sync.agent.repair import inspect
from sync.agent.terminal import in_service
from sync.agent.thread import Work, WorkThread
from sync.agent.tidy import tidy
from sync.agent.turn import brought, met, noted, sent
from sync.replica.database import ReplicaError
from sync.replica.mailbox import Json, Mailbox

log = logging.getLogger(__name__)

Job = Callable[[], TurnResult | None]
BEAT: Final = 0.5
"""Seconds between two looks at the journal: a visit is on its way within a second of being recorded."""
GRACE: Final = 3.0
"""Seconds a thread gets to end in; one that waits for a silent server is left behind: it holds nothing open."""
TIDY_EVERY: Final = 60.0
PUSH_EVERY: Final = 60.0
CONTACT_EVERY: Final = 300.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long step has come, in its own unit: bytes fetched, rows installed."""

    step: str
    done: int
    total: int


@dataclass(slots=True)
class Board:
    """Where threads leave their last word for the beat to pass on; each is one assignment, so none can be torn."""

    progress: Progress | None = None
    expiries: Expiries = field(default_factory=dict)

    def show(self, step: str, done: int, total: int) -> None:
        """Take note of how far a step is."""
        self.progress = Progress(step, done, total)


class Agent:
    """Composes the lanes, and runs them."""

    def __init__(self, around: Around, board: Board, every: float, clocks: Clocks, random: Random) -> None:
        self._around = around
        self._board = board
        self._clocks = clocks
        self._tidied, self._untidy = float("-inf"), False
        with closing(Mailbox(around.folder)) as mailbox:
            said = mailbox.said("sync")
        before = said if isinstance(said, dict) else {}
        self._history = History(history_from(before.get("history")))

        def lane(name: str, job: Job, pause: float) -> Lane:
            turn = partial(noted, self._history.note, name, clocks.wall, job)
            return Lane(name, turn, pause, clocks, random, standing_from(before.get(name)))

        self._pull = lane("pull", lambda: brought(around.folder, self._pull_once), every)
        self._push = lane("push", lambda: sent(around), PUSH_EVERY)
        self._contact = lane("contact", lambda: met(around, self._faults), min(every, CONTACT_EVERY))
        self._inspected = False

    def run(self) -> None:
        """Run until stopped; when this returns, nothing is half done."""
        around = self._around
        works: tuple[Work, ...] = (*self._lanes.values(), Clerk(around.folder, self._errands(), around.stop))
        threads = [WorkThread(work, around.stop) for work in works]
        for thread in threads:
            thread.start()
        try:
            self._beat_until_stopped()
        finally:
            around.stop.set()
            for lane in self._lanes.values():
                lane.nudge()
            end = self._clocks.monotonic() + GRACE
            for thread in threads:
                thread.join(max(0.0, end - self._clocks.monotonic()))

    @property
    def _lanes(self) -> Mapping[str, Lane]:
        return {lane.name: lane for lane in (self._pull, self._push, self._contact)}

    def _beat_until_stopped(self) -> None:
        stop = self._around.stop
        with closing(Mailbox(self._around.folder)) as mailbox:
            while not stop.is_set():
                try:
                    self._beat(mailbox)
                except (ReplicaError, SyncError) as fault:  # the disk is full or gone: the lanes say so too
                    log.warning("the state cannot be told: %s", fault)
                stop.wait(BEAT)

    def _beat(self, mailbox: Mailbox) -> None:
        health = self._health()
        if health.waiting:
            self._push.nudge()
        for name, value in self._told(health).items():
            if mailbox.said(name) != value:  # also where a broken mailbox was made anew
                mailbox.say(name, value)
        now = self._clocks.monotonic()
        if self._untidy or now - self._tidied >= TIDY_EVERY:
            self._tidied, self._untidy = now, False
            self._untidy = tidy(self._around)

    def _health(self) -> Health:
        standings = {name: lane.standing for name, lane in self._lanes.items()}
        return look(self._around, standings, self._board.expiries, self._clocks.wall())

    def _told(self, health: Health) -> dict[str, Json]:
        progress = self._board.progress
        shown: Json = None
        if progress is not None and health.lanes["pull"].busy:
            shown = {"step": progress.step, "done": progress.done, "total": progress.total}
        return {"sync": {**document(health), "history": history_document(self._history.cycles)}, "progress": shown}

    def _pull_once(self) -> None:
        if not self._inspected:
            inspect(self._around.folder)
            self._inspected = True
        try:
            self._board.expiries = pull(self._around)
        except SyncError as fault:
            if fault.cause is Cause.PEPPER:
                self._contact.nudge()  # it comes with the answer to a heartbeat
            raise

    def _faults(self) -> tuple[str, ...]:
        return fault_codes(self._health(), self._clocks.wall())

    def _errands(self) -> Errands:
        return {
            "sync_now": self._sync_now,
            "enrol": self._enrol,
            "doctor": self._doctor,
            "import_bundle": self._import_bundle,
            "ask_by_letter": self._ask_by_letter,
            "write_letter": self._write_letter,
        }

    def _sync_now(self, _: Mapping[str, Json]) -> Json:
        """Have every lane try at once; return how many turns each will have done then."""
        goals: dict[str, Json] = {name: lane.turns_after() for name, lane in self._lanes.items()}
        for lane in self._lanes.values():
            lane.nudge(urgent=True)
        return goals

    def _enrol(self, payload: Mapping[str, Json]) -> Json:
        ticket, name, again = payload.get("ticket"), payload.get("name"), payload.get("again")
        terminal = enrol(self._around, str(ticket), name if isinstance(name, str) else "", again=again is True)
        self._sync_now({})
        return {"terminal_id": terminal.terminal_id}

    def _doctor(self, _: Mapping[str, Json]) -> Json:
        return report(examine(self._around, self._faults))

    def _import_bundle(self, payload: Mapping[str, Json]) -> Json:
        def take() -> None:
            self._board.expiries = import_bundle(self._around, Path(str(payload.get("path"))))

        noted(self._history.note, "bundle", self._clocks.wall, lambda: brought(self._around.folder, take))
        return None

    def _ask_by_letter(self, payload: Mapping[str, Json]) -> Json:
        name = payload.get("name")
        named = name if isinstance(name, str) else ""
        return ask_by_letter(self._around, str(payload.get("ticket")), Path(str(payload.get("path"))), named).name

    def _write_letter(self, payload: Mapping[str, Json]) -> Json:
        in_service(self._around.terminal())
        letter = write_letter(self._around, Path(str(payload.get("path"))))
        return "" if letter is None else letter.name
