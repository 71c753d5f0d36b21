"""What the agent tells through the mailbox, as the technician's pages show it. What is not understood is left out."""

from collections.abc import Mapping
from typing import Final

from kiosk.ui.service import Cycle, Enrolment, Examined, Fetched, Lane, Sent, Sync, Trouble, Unchanged
from sync.replica.mailbox import Json, instant_of

Told = Mapping[str, Json]
_DIRECTIONS: Final = frozenset({"pull", "push", "contact", "bundle"})


def sync_from(said: Json) -> Sync:
    """Read the state "sync"; see sync.agent.health.document."""
    told = _told(said)
    return Sync(
        enrolment=_enrolment(told.get("terminal")),
        terminal_id=_text(told.get("terminal_id")),
        server=_text(told.get("server")),
        seq=_number(told.get("seq")),
        rows=_number(told.get("rows")),
        dead_letters=_number(told.get("dead_letters")) or 0,
        pull=_lane(told.get("pull")),
        push=_lane(told.get("push")),
        contact=_lane(told.get("contact")),
        history=_history(told.get("history")),
    )


def turns_from(said: Json) -> Mapping[str, int]:
    """Return how many turns each lane has done."""
    told = _told(said)
    return {name: _number(_told(told.get(name)).get("turns")) or 0 for name in ("pull", "push", "contact")}


def goals_from(answer: Json) -> Mapping[str, int]:
    """Read the answer to "sync_now": how many turns each lane will have done when it is over."""
    told = _told(answer)
    return {name: goal for name in ("pull", "push", "contact") if (goal := _number(told.get(name))) is not None}


def busy_from(said: Json) -> bool:
    """Tell whether any lane is at work."""
    told = _told(said)
    return any(_told(told.get(name)).get("busy") is True for name in ("pull", "push", "contact"))


def progress_from(said: Json) -> tuple[int, int]:
    """Read the state "progress": how much is done, of how much; 0 of 0 where nobody knows."""
    told = _told(said)
    return _number(told.get("done")) or 0, _number(told.get("total")) or 0


def findings_from(said: Json) -> tuple[Examined, ...]:
    """Read the doctor's findings; see sync.agent.doctor.report."""
    found = said if isinstance(said, list) else []
    return tuple(_examined(_told(one)) for one in found if isinstance(_told(one).get("part"), str))


def trouble_from(said: Json) -> Trouble | None:
    """Read a fault with its code; None where there is none."""
    told = _told(said)
    if not isinstance(told.get("code"), str):
        return None
    return Trouble(
        _text(told.get("code")), " · ".join(filter(None, (_text(told.get("what")), _text(told.get("remedy")))))
    )


def _examined(told: Told) -> Examined:
    part = _text(told.get("part"))
    if told.get("ok") is True:
        return Examined(part)
    return Examined(part, trouble_from(dict(told)) or Trouble("internal_error"))


def _lane(said: Json) -> Lane:
    told = _told(said)
    return Lane(
        busy=told.get("busy") is True,
        last_success=instant_of(told.get("last_success")),
        next_try=instant_of(told.get("next_try")),
        failing=bool(told.get("failures")),
        trouble=trouble_from(told.get("trouble")),
        trouble_at=instant_of(_told(told.get("trouble")).get("at")),
    )


def _history(said: Json) -> tuple[Cycle, ...]:
    """Read what the agent has newest last."""
    cycles = [_cycle(_told(one)) for one in (said if isinstance(said, list) else [])]
    return tuple(cycle for cycle in reversed(cycles) if cycle is not None)


def _cycle(told: Told) -> Cycle | None:
    lane, at, since = _text(told.get("lane")), instant_of(told.get("at")), instant_of(told.get("since"))
    if lane not in _DIRECTIONS or at is None or since is None:
        return None
    return Cycle(lane, since, at, _number(told.get("times")) or 1, _came(told))


def _came(told: Told) -> Fetched | Sent | Unchanged | Trouble:
    seq, rows, visits = (_number(told.get(name)) for name in ("seq", "rows", "visits"))
    if seq is not None and rows is not None:
        return Fetched(seq, rows)
    if visits is not None:
        return Sent(visits)
    return trouble_from(dict(told)) or Unchanged()


def _enrolment(said: Json) -> Enrolment:
    return Enrolment(said) if said in [one.value for one in Enrolment] else Enrolment.NONE


def _told(said: Json) -> Told:
    return said if isinstance(said, dict) else {}


def _text(said: Json) -> str:
    return said if isinstance(said, str) else ""


def _number(said: Json) -> int | None:
    return said if isinstance(said, int) and not isinstance(said, bool) else None
