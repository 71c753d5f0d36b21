"""What the commands share: do it here, or have the agent that runs do it; and say in words what went wrong."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import typer

from sync.agent.agent import Board
from sync.agent.around import Around
from sync.agent.errors import Cause, SyncError
from sync.agent.start import surroundings
from sync.replica.database import Locked, ReplicaError, is_held, only_one
from sync.replica.mailbox import Json, Mailbox

POLL = 0.1


@contextmanager
def told() -> Iterator[None]:
    """Turn what the environment did into words and an exit code."""
    try:
        yield
    except (SyncError, ReplicaError) as fault:
        typer.echo(f"{fault.code}: {fault.what}\n{fault.remedy}", err=True)
        raise typer.Exit(3 if isinstance(fault, Locked) else 1) from fault


@contextmanager
def terminal(data: Path, authorities: Path | None = None) -> Iterator[Around]:
    """Give a command its surroundings, on a folder that is made where there is none."""
    with told(), surroundings(data, Board(), Event(), authorities) as around:
        around.folder.create()
        yield around


def agent_runs(around: Around) -> bool:
    """Tell whether an agent works on this folder."""
    return is_held(around.folder.agent_lock)


def here_or_there(around: Around, kind: str, payload: dict[str, Json], here: Callable[[], None]) -> None:
    """Do something as the one agent of this folder; where one runs, have it do it, and wait."""
    try:
        lock = only_one(around.folder.agent_lock)
    except Locked:
        there(around, kind, payload)
        return
    try:
        here()
    finally:
        os.close(lock)


def there(around: Around, kind: str, payload: dict[str, Json]) -> Json:
    """Have the running agent do something; raise its error as ours."""
    with closing(Mailbox(around.folder)) as mailbox:
        number = mailbox.ask(kind, payload)
        while (result := mailbox.result(number)) is None:
            if not agent_runs(around):
                raise SyncError(Cause.AGENT_STOPPED, "the agent ended before it had done it")
            around.stop.wait(POLL)
    match result[0]:
        case {"ok": True, "result": answer}:
            return answer
        case {"code": str(code), "what": str(what), "remedy": str(remedy)}:
            typer.echo(f"{code}: {what}\n{remedy}", err=True)
        case _:
            typer.echo("the agent's answer is not understood", err=True)
    raise typer.Exit(1)


def turned(around: Around) -> bool:
    """Have the running agent sync, show how far it is, and wait for a turn of each lane; tell whether one failed."""
    said = there(around, "sync_now", {})
    goals = said if isinstance(said, dict) else {}
    shown = ""
    while agent_runs(around):
        lanes = _lanes(around)
        if all(lanes[name].turns >= goal for name, goal in goals.items() if isinstance(goal, int)):
            break
        step = _step(around)
        if step not in {"", shown}:
            typer.echo(step)
            shown = step
        around.stop.wait(POLL)
    return any(lane.failures for lane in _lanes(around).values())


@dataclass(frozen=True, slots=True)
class _Turns:
    """How many turns a lane of the running agent has done, and how many failed in a row."""

    turns: int
    failures: int


def _lanes(around: Around) -> dict[str, _Turns]:
    with closing(Mailbox(around.folder)) as mailbox:
        said = mailbox.said("sync")
    lanes = said if isinstance(said, dict) else {}
    return {name: _turns(lanes.get(name)) for name in ("pull", "push", "contact")}


def _turns(said: Json) -> _Turns:
    match said:
        case {"turns": int(turns), "failures": int(failures)}:
            return _Turns(turns, failures)
        case _:
            return _Turns(0, 0)


def _step(around: Around) -> str:
    """Say how far a long step is, in tenths."""
    with closing(Mailbox(around.folder)) as mailbox:
        said = mailbox.said("progress")
    match said:
        case {"step": str(step), "done": int(done), "total": int(total)} if total > 0:
            return f"{step}: {10 * (10 * done // total)} %"
        case _:
            return ""
