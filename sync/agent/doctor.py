"""Find out what is wrong, by trying each thing the sync needs, and name the exact cause with its remedy."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sync.agent.around import Around
from sync.agent.backlog import backlog
from sync.agent.contact import heartbeat
from sync.agent.counted import counted
from sync.agent.errors import Cause, SyncError, on_disk
from sync.agent.floor import met_server
from sync.agent.glance import glance
from sync.agent.kept import kept_policy
from sync.agent.repair import base_is_wanted, held_in, inspect
from sync.agent.terminal import Enrolled, in_service
from sync.model.clock import TOLERATED_LAG, UntrustedClock, trusted_time
from sync.replica.clock import load_clock
from sync.replica.database import ReplicaError
from sync.replica.install import free_bytes
from sync.replica.journal_file import verify
from sync.replica.mailbox import Json

LEAST_FREE: Final = 256 << 20


@dataclass(frozen=True, slots=True)
class Healthy:
    """What was tried, and that it works."""

    part: str
    what: str


@dataclass(frozen=True, slots=True)
class Ailment:
    """What was tried, why it does not work, and what to do."""

    part: str
    code: str
    what: str
    remedy: str


Finding = Healthy | Ailment


def examine(around: Around, faults: Callable[[], Sequence[str]]) -> tuple[Finding, ...]:
    """Try everything, and tell the register the `faults` there are.

    A fresh contact repairs the clock, and damage is noted for the next sync; no more is changed.
    """
    findings = [
        _tried("disk", lambda: _disk(around)),
        _tried("snapshot", lambda: _snapshot(around)),
        _tried("journal", lambda: _journal(around)),
        _tried("enrolment", lambda: _enrolment(around)),
    ]
    terminal = _enrolled(around)
    if terminal is not None:
        findings.append(_tried("server", lambda: _server(around, terminal, faults())))
        findings.append(_tried("repository", lambda: _repository(around, terminal)))
        findings.append(_tried("clock", lambda: _clock(around)))
    return tuple(findings)


def lines(findings: tuple[Finding, ...]) -> Iterator[str]:
    """Say the findings to a technician, a remedy below each ailment."""
    for finding in findings:
        match finding:
            case Healthy(part, what):
                yield f"ok    {part}: {what}"
            case Ailment(part, code, what, remedy):
                yield f"FAULT {part}: {code}: {what}"
                yield f"      {remedy}"


def report(findings: tuple[Finding, ...]) -> Json:
    """Return the findings as the kiosk reads them (the result of the request "doctor")."""
    return [_plain(finding) for finding in findings]


def _plain(finding: Finding) -> dict[str, Json]:
    match finding:
        case Healthy(part, what):
            return {"part": part, "ok": True, "what": what}
        case Ailment(part, code, what, remedy):
            return {"part": part, "ok": False, "code": code, "what": what, "remedy": remedy}


def _tried(part: str, attempt: Callable[[], str]) -> Finding:
    try:
        return Healthy(part, attempt())
    except (SyncError, ReplicaError) as fault:
        return Ailment(part, fault.code, fault.what, fault.remedy)


def _disk(around: Around) -> str:
    probe = around.folder.path / "doctor.probe"
    with on_disk():
        with probe.open("wb") as file:
            file.write(bytes(1 << 16))
            file.flush()
            os.fsync(file.fileno())
        probe.unlink()
    free = free_bytes(around.folder.path)
    if free < LEAST_FREE:
        raise SyncError(Cause.DISK_FULL, f"{free >> 20} MiB are free, {LEAST_FREE >> 20} MiB are needed")
    return f"writable, {free >> 20} MiB free"


def _snapshot(around: Around) -> str:
    inspect(around.folder)
    if base_is_wanted(around.folder):
        raise SyncError(Cause.DIGEST, "what is held is not what the register holds; a whole base will be fetched")
    held = held_in(around.folder)
    return "there is none yet" if held is None else f"{counted(held.rows, 'row')}, all as the register said"


def _journal(around: Around) -> str:
    fault = verify(around.folder)
    if fault is not None:
        raise SyncError(Cause.DISK, f"the chain of visits is broken at entry {fault.number}: {fault.why}")
    return f"the chain of visits is whole; the register refused {backlog(around.folder).dead_letters}"


def _enrolment(around: Around) -> str:
    terminal = in_service(around.terminal())
    return f"terminal {terminal.terminal_id} of {terminal.server}"


def _enrolled(around: Around) -> Enrolled | None:
    try:
        terminal = around.terminal()
    except SyncError:
        return None  # said already
    return terminal if isinstance(terminal, Enrolled) else None


def _server(around: Around, terminal: Enrolled, faults: Sequence[str]) -> str:
    answer = around.central_at(terminal.server, terminal.token).heartbeat(heartbeat(around, faults))
    met_server(around.folder, answer.server_time, around.read_clock)
    wrong_by = around.read_clock().wall - answer.server_time
    if abs(wrong_by) > TOLERATED_LAG:
        raise SyncError(Cause.CLOCK, f"{terminal.server} answers, but this clock is {_off(wrong_by)}")
    return f"{terminal.server} answers and knows this terminal"


def _repository(around: Around, terminal: Enrolled) -> str:
    with glance(around, terminal) as trusted:
        newest = max((file.note.generated_at for file in trusted.files()), default=None)
    made = "nothing yet" if newest is None else f"data of {newest:%Y-%m-%d %H:%M}Z"
    return f"{terminal.repository} answers, its signatures hold; it has {made}"


def _clock(around: Around) -> str:
    jump = kept_policy(around.folder).max_offline_jump
    found = trusted_time(load_clock(around.folder), around.read_clock(), jump)
    if isinstance(found, UntrustedClock):
        raise SyncError(Cause.CLOCK, found.why)
    return f"trusted, it is {found.at:%Y-%m-%d %H:%M}Z"


def _off(by: timedelta) -> str:
    minutes = int(abs(by).total_seconds() // 60)
    days, rest = divmod(minutes, 1440)
    size = counted(days, "day") if days else f"{rest // 60} h {rest % 60} min"
    return f"{size} {'ahead' if by > timedelta(0) else 'behind'}"
