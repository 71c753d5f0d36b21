"""The answer at the door, in two voices: to the visitor, who never hears of YELLOW or RED, and to staff, who do."""

from typing import Final

from kiosk.domain.screen.state import Fault, Mode, State, VerdictShown
from kiosk.ui.service import Trouble
from kiosk.ui.speech import Speech
from kiosk.ui.surroundings import Surroundings
from kiosk.ui.topic.trouble import WORDS, what
from kiosk.ui.view import Button, MessagePage
from kiosk.ui.words import clock, date
from sync.model.decision import Notice, Verdict, may_override
from sync.model.status import Status
from sync.model.visit import Direction, Outcome, Reason

ROLES: Final = {Status.GREEN: "green", Status.BLUE: "blue", Status.YELLOW: "yellow", Status.RED: "red"}
ICONS: Final = {Outcome.ADMIT: "admit", Outcome.DENY: "deny", Outcome.REFER: "refer"}
_TOLD_TO_VISITORS: Final = frozenset({Reason.VENUE_RULE})
"""Of the reasons for a denial, those a visitor may be told."""


def present_verdict(state: State, screen: VerdictShown, around: Surroundings, say: Speech) -> MessagePage:
    """Return the page of a verdict for whoever stands before it."""
    if went_out(screen.direction, screen.verdict.outcome):
        text = "reason.exit.staff" if state.mode is Mode.DESK else "reason.exit.visitor"
        return _page(state, "paper", "exit", "verdict.exit", text, around, say)
    if not screen.verdict.enforced:
        return _advisory(state, screen.verdict, around, say)
    return _to_staff(state, screen, around, say) if state.mode is Mode.DESK else _to_visitor(state, screen, around, say)


def went_out(direction: Direction, outcome: Outcome) -> bool:
    """Tell whether somebody left, by a pass, by a number or by an employee's decision."""
    return direction is Direction.EXIT and outcome is Outcome.ADMIT


def role_of(verdict: Verdict) -> str:
    """Return the colour role of an answer to staff."""
    if verdict.outcome is Outcome.REFER:
        return "referred"
    if verdict.status is not None and verdict.reason is not Reason.VENUE_RULE:
        return ROLES[verdict.status]
    return "refused" if verdict.outcome is Outcome.DENY else "override"


def _to_visitor(state: State, screen: VerdictShown, around: Surroundings, say: Speech) -> MessagePage:
    verdict = screen.verdict
    title, text = _headline(verdict), f"reason.{verdict.reason.value}.visitor"
    match verdict.outcome:
        case Outcome.ADMIT:
            return _page(state, role_of(verdict), "admit", title, text, around, say)
        case Outcome.REFER:
            return _page(state, "referred", "refer", title, text, around, say)
        case Outcome.DENY:
            told = text if verdict.reason in _TOLD_TO_VISITORS else "verdict.ask_staff"
            return _page(state, "refused", "deny", title, told, around, say)


def _page(state: State, role: str, icon: str, title: str, text: str, around: Surroundings, say: Speech) -> MessagePage:
    admits = icon == "admit"
    return MessagePage(
        role=role,
        icon=icon,
        title=say(title),
        text=say(text),
        others=_joined(say.others(title)) if admits else say.others(title, text),
        notes=(),
        buttons=_desk_buttons(say) if state.mode is Mode.DESK else (),
        preview=state.mode is Mode.DESK,
        footer=_footer(around),
    )


def to_staff(reason: Reason, fault: Fault | None, say: Speech) -> str:
    """Return what staff are told of a reason; where it is known why nothing can be recorded, that."""
    match fault:
        case Fault(Reason.NOT_RECORDED, code) if reason is Reason.NOT_RECORDED and code in WORDS:
            return say("reason.not_recorded.because", why=what(Trouble(code), say))
        case _:
            return say(f"reason.{reason.value}.staff")


def _to_staff(state: State, screen: VerdictShown, around: Surroundings, say: Speech) -> MessagePage:
    verdict = screen.verdict
    return MessagePage(
        role=role_of(verdict),
        icon=ICONS[verdict.outcome],
        title=_staff_title(verdict, say),
        text=to_staff(verdict.reason, state.fault, say),
        others=(),
        notes=_notices(verdict, say),
        buttons=(*_desk_buttons(say), *_override(screen, say)),
        preview=True,
        footer=_footer(around),
    )


def _advisory(state: State, verdict: Verdict, around: Surroundings, say: Speech) -> MessagePage:
    since = around.in_force_from
    key, values = ("verdict.advisory.undated", {}) if since is None else ("verdict.advisory", {"date": date(since)})
    desk = state.mode is Mode.DESK
    calm = "verdict.advisory.visitor"
    text = say("verdict.advisory.staff", verdict=_staff_title(verdict, say)) if desk else say(calm)
    return MessagePage(
        role="paper",
        icon="info",
        title=say(key, **values),
        text=text,
        others=say.others(key, calm, **values),
        notes=(),
        buttons=_desk_buttons(say) if desk else (),
        preview=desk,
        footer=_footer(around),
    )


def _headline(verdict: Verdict) -> str:
    """Return the key of what is said first; a house that is full is no doubt about anybody."""
    full = verdict.outcome is Outcome.REFER and verdict.reason is Reason.VENUE_FULL
    return "verdict.full" if full else f"verdict.{verdict.outcome.value}"


def _staff_title(verdict: Verdict, say: Speech) -> str:
    outcome = say(_headline(verdict))
    if verdict.status is None or verdict.outcome is Outcome.REFER:
        return outcome
    return f"{say('status.' + verdict.status.name.lower())} · {outcome[0].lower()}{outcome[1:]}"


def _notices(verdict: Verdict, say: Speech) -> tuple[str, ...]:
    notes = tuple(say(f"notice.{notice.value}") for notice in Notice if notice in verdict.notices)
    status = verdict.status
    if verdict.outcome is Outcome.REFER and status is not None:
        return (say("status." + status.name.lower()), *notes)
    return notes


def _desk_buttons(say: Speech) -> tuple[Button, ...]:
    return (Button("back", say("button.scan_again")), Button("entry", say("button.manual"), "iin"))


def _override(screen: VerdictShown, say: Speech) -> tuple[Button, ...]:
    words = "button.override.exit" if screen.direction is Direction.EXIT else "button.override"
    return (Button("override", say(words)),) if may_override(screen.verdict) else ()


def _footer(around: Surroundings) -> str:
    return f"{clock(around.now)} · {around.door}" if around.door else clock(around.now)


def _joined(others: tuple[str, ...]) -> tuple[str, ...]:
    return (" · ".join(others),) if others else ()
