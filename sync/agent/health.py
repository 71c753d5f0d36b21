"""How the sync is, told twice: as a document for the kiosk, and in words for a technician.

Age counts from when the register made the data, never from when they were downloaded.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from sync.agent.around import Around
from sync.agent.backlog import backlog
from sync.agent.counted import counted
from sync.agent.errors import OFFLINE, SyncError
from sync.agent.history import history_from, history_words
from sync.agent.lane import LaneStanding, Trouble
from sync.agent.pull import Expiries
from sync.agent.repair import base_is_wanted
from sync.agent.terminal import Revoked, Terminal
from sync.model.policy import Policy
from sync.replica.database import Folder, ReplicaError
from sync.replica.find import Replica
from sync.replica.mailbox import Json, instant_of
from sync.replica.state import Held

TOLD: Final = 10
"""Of the history, how much a command prints; the technician's page has all."""
EXPIRY_ALARM: Final = timedelta(days=30)
_EXPIRES: Final = {"root": "expires_root", "targets": "expires_targets", "rules": "expires_rules"}
"""Signed by hand now and then. The others are renewed with every publication: there the age of the data tells more."""


_LANES: Final = MappingProxyType(
    {"pull": "Fetching data (pull)", "push": "Sending visits (push)", "contact": "Contact with the register"}
)
_FILES: Final = MappingProxyType({"terminal": "Terminal", "data": "Data", "visits": "Visits"})
_OFFLINE_CODES: Final = frozenset(cause.value for cause in OFFLINE)


@dataclass(frozen=True, slots=True)
class Health:
    """What a look at the terminal's files and the agent's lanes found; `fault` is of a file of `fault_of`."""

    terminal: Terminal | None
    held: Held | None
    fault: Trouble | None
    base_wanted: bool
    waiting: int
    dead_letters: int
    lanes: Mapping[str, LaneStanding]
    expiries: Expiries
    fault_of: str = "data"


def look(around: Around, lanes: Mapping[str, LaneStanding], expiries: Expiries, now: datetime) -> Health:
    """Look how the sync is; what cannot be read is part of the answer."""
    terminal, damage = _terminal(around, now)
    held, fault = _held(around.folder, now)
    unsent = backlog(around.folder)
    unread = None if unsent.fault is None else _trouble_of(unsent.fault, now)
    faults = {"terminal": damage, "data": fault, "visits": unread}
    fault_of = next((file for file, one in faults.items() if one is not None), "data")
    return Health(
        terminal=terminal,
        held=held,
        fault=faults[fault_of],
        base_wanted=base_is_wanted(around.folder),
        waiting=unsent.waiting,
        dead_letters=unsent.dead_letters,
        lanes=lanes,
        expiries=expiries,
        fault_of=fault_of,
    )


def document(health: Health) -> dict[str, Json]:
    """Return the health as the kiosk reads it (mailbox state "sync"). No instant in it moves by itself."""
    held = health.held
    return {
        "terminal": "none" if health.terminal is None else health.terminal.state,
        "terminal_id": getattr(health.terminal, "terminal_id", None),
        "revoked": isinstance(health.terminal, Revoked),
        "offline": _offline(health.lanes),
        "server": None if health.terminal is None else health.terminal.server,
        "seq": None if held is None else held.seq,
        "generated_at": None if held is None else _iso(held.generated_at),
        "rows": None if held is None else held.rows,
        "pepper_id": None if held is None else held.pepper_id,
        "fault": _timeless(health.fault),
        "fault_of": health.fault_of,
        "base_wanted": health.base_wanted,
        "waiting": health.waiting,
        "dead_letters": health.dead_letters,
        "expiries": {role: _iso(at) for role, at in health.expiries.items()},
        **{name: _standing(standing) for name, standing in health.lanes.items()},
    }


def joined(seen: Mapping[str, Json], said: Json) -> dict[str, Json]:
    """Put together what is seen now and what only the agent knows and said last: how its lanes stand and stood."""
    told = said if isinstance(said, dict) else {}
    return {**seen, **{name: told[name] for name in (*_LANES, "expiries", "history") if name in told}}


def fault_codes(health: Health, now: datetime) -> tuple[str, ...]:
    """Return the codes of what is wrong now: for the heartbeat."""
    codes = [lane.trouble.code for lane in health.lanes.values() if lane.failures and lane.trouble is not None]
    codes += [health.fault.code] if health.fault is not None else []
    codes += ["digest"] if health.base_wanted else []
    codes += [_EXPIRES[role] for role in _expiring(health.expiries, now)]
    return tuple(dict.fromkeys(codes))


def faults_at_rest(around: Around) -> tuple[str, ...]:
    """Return the codes of what this terminal's files show, whoever asks: the lanes' own are the running agent's."""
    now = around.read_clock().wall
    return fault_codes(look(around, {}, {}, now), now)


def words(said: Mapping[str, Json], policy: Policy, now: datetime) -> tuple[str, ...]:
    """Tell a technician, line by line, what the document says."""
    return (
        _terminal_words(said),
        *_data_words(said, policy, now),
        f"Visits: {said.get('waiting', 0)} waiting to be sent, {said.get('dead_letters', 0)} refused by the register",
        *(line for name, title in _LANES.items() for line in _lane_words(title, said.get(name), now)),
        *_expiry_words(said.get("expiries"), now),
        *history_words(history_from(said.get("history")), TOLD),
    )


def age_words(age: timedelta) -> str:
    """Say an age as a person would: in its largest unit, rounded down."""
    seconds = int(age.total_seconds())
    if seconds < 0:
        return "in the future: the clock is wrong"
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            return f"{counted(seconds // size, unit)} ago"
    return "just now"


def _terminal(around: Around, now: datetime) -> tuple[Terminal | None, Trouble | None]:
    try:
        return around.terminal(), None
    except SyncError as fault:
        return None, _trouble_of(fault, now)


def _held(folder: Folder, now: datetime) -> tuple[Held | None, Trouble | None]:
    try:
        with closing(Replica(folder)) as replica:
            return replica.held(), None
    except ReplicaError as fault:
        return None, _trouble_of(fault, now)


def _trouble_of(fault: SyncError | ReplicaError, now: datetime) -> Trouble:
    return Trouble(now, fault.code, fault.what, fault.remedy)


def _offline(lanes: Mapping[str, LaneStanding]) -> bool:
    """Tell whether the last word of the network was a failure: in contact and in pull, which may use two servers.

    What one of them reached since is nearer the truth than what the other could not: it may not try for a while.
    """
    heard = [lane for name, lane in lanes.items() if name != "push"]
    met = max((lane.last_success for lane in heard if lane.last_success is not None), default=None)
    troubles = [lane.trouble for lane in heard if lane.failures and lane.trouble is not None]
    return any(one.code in _OFFLINE_CODES and (met is None or met < one.at) for one in troubles)


def _terminal_words(said: Mapping[str, Json]) -> str:
    match said.get("terminal"):
        case "enrolled":
            return f"Terminal: {said.get('terminal_id')}, in service at {said.get('server')}"
        case "revoked":
            return f"Terminal: {said.get('terminal_id')}, taken out of service by the register; its data are erased"
        case "asking":
            return "Terminal: waits for the answer to its enrolment request"
        case _ if said.get("fault_of") == "terminal":
            return "Terminal: its enrolment cannot be read"
        case _:
            return "Terminal: not enrolled"


def _data_words(said: Mapping[str, Json], policy: Policy, now: datetime) -> Iterator[str]:
    made, rows = instant_of(said.get("generated_at")), said.get("rows")
    if made is None or not isinstance(rows, int):
        yield "Data: never synced; every check is referred to staff"
    else:
        age = f"made {made:%Y-%m-%d %H:%M}Z, {age_words(now - made)}"
        yield f"Data: seq {said.get('seq')}, {counted(rows, 'row')}, {age}"
        if now - made > policy.refer_after:
            yield "Data: too old; every check is referred to staff until a sync works"
        elif now - made > policy.warn_after:
            yield "Data: older than they should be; checks go on"
    yield from _trouble_words(_FILES.get(str(said.get("fault_of")), "Data"), said.get("fault"))
    if said.get("base_wanted"):
        yield "Data: what is held is not what the register holds; a whole base is being fetched"


def _lane_words(title: str, said: Json, now: datetime) -> Iterator[str]:
    if not isinstance(said, dict):
        return
    last, soon = instant_of(said.get("last_success")), instant_of(said.get("next_try"))
    yield f"{title}: last worked {'never' if last is None else age_words(now - last)}" + (
        "; at work now" if said.get("busy") else "" if soon is None else f"; next try {soon:%H:%M:%S}Z"
    )
    yield from _trouble_words("  last error" if not said.get("failures") else "  error now", said.get("trouble"))


def _trouble_words(where: str, said: Json) -> Iterator[str]:
    if isinstance(said, dict):
        at = f" ({said['at']})" if "at" in said else ""
        yield f"{where}: {said.get('code')}: {said.get('what')}{at}. Remedy: {said.get('remedy')}"


def _expiry_words(said: Json, now: datetime) -> Iterator[str]:
    expiries = said if isinstance(said, dict) else {}
    instants = {role: at for role, text in expiries.items() if (at := instant_of(text)) is not None}
    for role in _expiring(instants, now):
        yield f"Signatures: the register's {role} metadata expire on {instants[role]:%Y-%m-%d}; it must renew them"


def _expiring(expiries: Expiries, now: datetime) -> Sequence[str]:
    return [role for role, at in expiries.items() if role in _EXPIRES and at - now < EXPIRY_ALARM]


def _standing(standing: LaneStanding) -> dict[str, Json]:
    return {
        "busy": standing.busy,
        "turns": standing.turns,
        "failures": standing.failures,
        "last_success": None if standing.last_success is None else _iso(standing.last_success),
        "trouble": _trouble(standing.trouble),
        "next_try": None if standing.next_try is None else _iso(standing.next_try),
    }


def standing_from(said: Json) -> LaneStanding:
    """Read back how a lane stood before a restart: what worked last, what went wrong last, and how many turns it did.

    Turns count on, because whoever waits for one waits through the restart.
    """
    if not isinstance(said, dict):
        return LaneStanding()
    turns, last = said.get("turns"), instant_of(said.get("last_success"))
    counted_on = turns if type(turns) is int and turns > 0 else 0
    return LaneStanding(turns=counted_on, last_success=last, trouble=_trouble_from(said.get("trouble")))


def worked(said: Mapping[str, Json], lane: str, at: datetime) -> Mapping[str, Json]:
    """Return what was said, and that a lane has worked since, done by a command while no agent ran."""
    if lane not in _LANES:
        return said
    stood = said.get(lane)
    stands = {"turns": 0, "trouble": None, **(stood if isinstance(stood, dict) else {})}
    now: dict[str, Json] = {"busy": False, "failures": 0, "last_success": _iso(at), "next_try": None}
    online: dict[str, Json] = {} if lane == "push" else {"offline": False}
    return {**said, **online, lane: {**stands, **now}}


def _trouble_from(said: Json) -> Trouble | None:
    match said:
        case {"at": said_at, "code": str(code), "what": str(what), "remedy": str(remedy)}:
            at = instant_of(said_at)
            return None if at is None else Trouble(at, code, what, remedy)
        case _:
            return None


def _trouble(trouble: Trouble | None) -> dict[str, Json] | None:
    if trouble is None:
        return None
    return {"at": _iso(trouble.at), "code": trouble.code, "what": trouble.what, "remedy": trouble.remedy}


def _timeless(trouble: Trouble | None) -> dict[str, Json] | None:
    """Leave out when it was seen: it is seen anew at every look, and the document must not change for that."""
    told = _trouble(trouble)
    return None if told is None else {name: value for name, value in told.items() if name != "at"}


def _iso(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
