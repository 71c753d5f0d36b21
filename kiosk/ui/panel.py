"""The desk's right side: today's figures, who is inside, the last checks, and three things to do."""

from typing import Final

from kiosk.domain.screen.event import EntryChosen, ExitChosen
from kiosk.domain.screen.state import Kind, State, direction
from kiosk.domain.screen.table import answers
from kiosk.ui.answer import ROLES, went_out
from kiosk.ui.speech import Speech
from kiosk.ui.surroundings import Freshness, RecentCheck, Surroundings
from kiosk.ui.view import Bar, Button, Count, Panel, Recent, StatusLine
from kiosk.ui.words import clock, grouped, when
from sync.model.visit import Direction, Method, Outcome, Reason

FEW_HOURS: Final = 6
_NUMBERED: Final = {Method.IIN: "method.iin", Method.CARD: "method.iin", Method.PASSPORT: "method.passport"}


def present_panel(state: State, around: Surroundings, say: Speech) -> Panel:
    """Return the day as the desk sees it."""
    return Panel(
        title=say("panel.today"),
        status=_status(around, say),
        counts=_counts(around, say),
        recent=tuple(_recent(check, around, say) for check in around.recent),
        nothing="" if around.recent else say("panel.nothing"),
        hours=_bars(around),
        buttons=_buttons(state, say),
    )


def _status(around: Surroundings, say: Speech) -> StatusLine:
    if around.data_at is None or around.freshness is Freshness.NONE:
        return StatusLine(role="red", text=say("data.none"))
    stale = around.freshness is Freshness.STALE
    role = {Freshness.FRESH: "green", Freshness.AGING: "yellow"}.get(around.freshness, "red")
    data = say("data.stale" if stale else "data.short", time=when(around.data_at, around.now))
    return StatusLine(role=role, text=f"{data} · {say('data.waiting', n=grouped(around.waiting))}")


def _counts(around: Surroundings, say: Speech) -> tuple[Count, ...]:
    counts = around.counts
    outcomes = (
        Count(grouped(counts.admitted), "", say("count.admit")),
        Count(grouped(counts.denied), "", say("count.deny")),
        Count(grouped(counts.referred), "", say("count.refer")),
    )
    if around.inside is None:
        return outcomes
    of = "" if around.capacity is None else f"/ {grouped(around.capacity)}"
    over = around.capacity is not None and around.inside > around.capacity
    return (*outcomes, Count(grouped(around.inside), of, say("count.inside"), over))


def _recent(check: RecentCheck, around: Surroundings, say: Speech) -> Recent:
    left = went_out(check.direction, check.outcome)
    outcome = say("outcome.exit" if left else f"outcome.{check.outcome.value}")
    method = _NUMBERED.get(check.method)
    return Recent(
        at=clock(check.at.astimezone(around.now.tzinfo)),
        role=_role(check),
        who=f"{say(method)} {check.masked}" if method else say("method.qr"),
        what=outcome if check.reason is Reason.EXIT else f"{say(f'reason.{check.reason.value}.short')} · {outcome}",
    )


def _bars(around: Surroundings) -> tuple[Bar, ...]:
    """Return the hours from the first check to now, each a share of the busiest; a few are clock times."""
    busiest = max(around.hours, default=0)
    if not busiest:
        return ()
    first = next(hour for hour, count in enumerate(around.hours) if count)
    hours = range(first, min(max(around.now.hour, first) + 1, len(around.hours)))
    label = "{}:00" if len(hours) <= FEW_HOURS else "{}"
    return tuple(Bar(label.format(hour), grouped(around.hours[hour]), around.hours[hour] / busiest) for hour in hours)


def _role(check: RecentCheck) -> str:
    if check.outcome is Outcome.REFER:
        return "referred"
    return "neutral" if check.status is None else ROLES[check.status]


def _buttons(state: State, say: Speech) -> tuple[Button, ...]:
    leaving = direction(state) is Direction.EXIT
    entry, turn = answers(state.screen, EntryChosen), answers(state.screen, ExitChosen)
    return (
        Button("entry", say("button.iin"), Kind.IIN.value, enabled=entry),
        Button("entry", say("button.passport"), Kind.PASSPORT.value, enabled=entry),
        Button("exit", say("button.entry" if leaving else "button.exit"), enabled=turn, chosen=leaving),
    )
