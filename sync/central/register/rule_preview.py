"""Previews of a rule set, made in the background: what was asked for, how far it is, what was found.

They are rows of the register, so that any of several servers can tell how far the one at work is.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from typing import Any, Final

from sqlalchemy import Connection, text

from sync.central.central import Central
from sync.central.database import hold, writing
from sync.central.errors import CentralError
from sync.central.instant import from_ms, to_ms
from sync.central.register.rule_change import Change, preview
from sync.central.register.rule_set import load_rule_set
from sync.central.thread import Job, JobThread
from sync.model.status import Status

SILENT: Final = timedelta(minutes=2)
"""After that long without a word, whoever was at work is not any more."""
KEPT: Final = 20
MISTAKEN: Final = "the server made a mistake; its log says which"
ID_BYTES: Final = 8
PREVIEW_LOCK: Final = 0x41515348_03

_COLUMNS: Final = "id, rule_set, begun_at, heard_at, done, total, state, found"
_INSERT: Final = text(
    f"INSERT INTO rule_preview ({_COLUMNS}) VALUES (:id, :rule_set, :now, :now, 0, 0, 'running', '')"  # noqa: S608  # our own
)
_ONE: Final = text(f"SELECT {_COLUMNS} FROM rule_preview WHERE id = :id")  # noqa: S608  # our own
_NEWEST: Final = text(f"SELECT {_COLUMNS} FROM rule_preview ORDER BY begun_at DESC, id LIMIT {KEPT}")  # noqa: S608  # our own
_RUNNING: Final = text(
    "SELECT id FROM rule_preview WHERE rule_set = :rule_set AND state = 'running' AND heard_at > :since"
)
_NOTE: Final = text("UPDATE rule_preview SET done = :done, total = :total, heard_at = :now WHERE id = :id")
_END: Final = text("UPDATE rule_preview SET state = :state, found = :found, heard_at = :now WHERE id = :id")
_SWEEP: Final = text(
    f"""DELETE FROM rule_preview WHERE id NOT IN
    (SELECT id FROM rule_preview ORDER BY begun_at DESC, id LIMIT {KEPT})"""  # noqa: S608  # our own
)


@dataclass(frozen=True, slots=True)
class Running:
    """Somebody is at work; `total` is 0 as long as nobody has counted."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Found:
    """Who would change colour, from which to which; the most first."""

    changes: Mapping[Change, int]
    at: datetime

    @property
    def total(self) -> int:
        """Return how many people change colour."""
        return sum(self.changes.values())


@dataclass(frozen=True, slots=True)
class Failed:
    """It came to nothing, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """One preview."""

    id: str
    rule_set: str
    begun_at: datetime
    state: Running | Found | Failed


def begin_preview(central: Central, rule_set: str) -> str:
    """Begin a preview in a thread of its own, unless one is under way; return its id.

    Raises CentralError where there is no such rule set.
    """
    load_rule_set(rule_set)
    with writing(central.engine) as connection:
        hold(connection, PREVIEW_LOCK)  # or two that ask at the same moment would each begin one
        now = central.clock()
        running = connection.execute(_RUNNING, {"rule_set": rule_set, "since": to_ms(now - SILENT)}).scalar()
        if running is not None:
            return str(running)
        made = central.random(ID_BYTES).hex()
        connection.execute(_INSERT, {"id": made, "rule_set": rule_set, "now": to_ms(now)})
        connection.execute(_SWEEP)
    job = Job("preview", None, lambda: _work(central, made, rule_set))
    JobThread(job, Event(), daemon=True).start()  # it only reads, so a server that stops need not wait for it
    return made


def _work(central: Central, preview_id: str, rule_set: str) -> str:
    ended = ("failed", MISTAKEN)
    try:
        found = preview(central, rule_set, lambda done, total: _note(central, preview_id, done, total))
        ended = ("done", _document(found))
    except CentralError as fault:
        ended = ("failed", fault.what)
        raise
    finally:
        _end(central, preview_id, *ended)
    return f"rule_set={rule_set} people={found.total()}"


def _note(central: Central, preview_id: str, done: int, total: int) -> None:
    with writing(central.engine) as connection:
        row = {"id": preview_id, "done": done, "total": total, "now": to_ms(central.clock())}
        connection.execute(_NOTE, row)


def _end(central: Central, preview_id: str, state: str, found: str) -> None:
    with writing(central.engine) as connection:
        row = {"id": preview_id, "state": state, "found": found, "now": to_ms(central.clock())}
        connection.execute(_END, row)


def find_preview(connection: Connection, preview_id: str, now: datetime) -> Preview | None:
    """Return a preview as it is now, or None."""
    row = connection.execute(_ONE, {"id": preview_id}).one_or_none()
    return None if row is None else _preview(row, now)


def newest_previews(connection: Connection, now: datetime) -> tuple[Preview, ...]:
    """Return the previews that are kept, the newest first."""
    return tuple(_preview(row, now) for row in connection.execute(_NEWEST))


def _preview(row: Any, now: datetime) -> Preview:
    return Preview(row.id, row.rule_set, from_ms(row.begun_at), _state(row, now))


def _state(row: Any, now: datetime) -> Running | Found | Failed:
    if row.state == "done":
        return Found(_changes(row.found), from_ms(row.heard_at))
    if row.state == "failed":
        return Failed(row.found)
    if from_ms(row.heard_at) < now - SILENT:
        return Failed("whoever was at work has stopped")
    return Running(row.done, row.total)


def _document(found: Counter[Change]) -> str:
    return json.dumps([[before.name, after.name, count] for (before, after), count in found.most_common()])


def _changes(document: str) -> dict[Change, int]:
    return {(Status[before], Status[after]): count for before, after, count in json.loads(document)}
