"""State and surroundings in, View out: pure, so that every screen can be looked at without a camera or a register."""

from dataclasses import replace
from typing import Final, assert_never

from kiosk.domain.screen.state import (
    CallingStaff,
    Confirming,
    IinTyping,
    Mode,
    NumberTyping,
    OutOfOrder,
    PinTyping,
    Ready,
    State,
    StateChoosing,
    VerdictShown,
    WhyChoosing,
)
from kiosk.domain.screen.technician import CodeSetting, Recovering, Technician
from kiosk.ui import answer, entry_page, panel, pin_note, service_page
from kiosk.ui.line import languages, status_line
from kiosk.ui.speech import Speech, speech
from kiosk.ui.surroundings import CameraState, Surroundings
from kiosk.ui.view import (
    Button,
    IinPage,
    KeyboardPage,
    MessagePage,
    Page,
    PinPage,
    ReadyPage,
    StatesPage,
    TechnicianPage,
    Top,
    View,
)
from kiosk.ui.words import Words, clock, date, grouped, local, unbroken
from sync.model.visit import Direction

COUNTDOWN_STEPS: Final = 60
_PROMPTS: Final = {
    CameraState.LIVE: "idle.title",
    CameraState.STARTING: "opening.title",
    CameraState.LOST: "verdict.ask_staff",
}
"""What a visitor is asked to do; nobody holds a code before a camera that does not see."""


def present(state: State, around: Surroundings, words: Words) -> View:
    """Return all that is on the glass."""
    say = speech(state, words)
    page = _with_trouble(_page(state, around, say), state.mode, around, say)
    desk = state.mode is Mode.DESK
    return View(
        page=page,
        top=_top(around, say),
        panel=panel.present_panel(state, around, say) if desk else None,
        countdown=_countdown(state, around.monotonic),
        announcement=_announcement(page, state, around, say.alone()),
    )


def _page(state: State, around: Surroundings, say: Speech) -> Page:
    screen = state.screen
    match screen:
        case Ready():
            return _ready(state, screen, around, say)
        case OutOfOrder():
            return _out_of_order(state, screen, say)
        case CallingStaff():
            return _calling(say)
        case VerdictShown():
            return answer.present_verdict(state, screen, around, say)
        case PinTyping() | CodeSetting() | IinTyping() | StateChoosing() | NumberTyping() | Confirming():
            return entry_page.present_entry(state, screen, around.monotonic, say.alone())
        case WhyChoosing() | Technician() | Recovering():
            return _service(state, screen, around, say.alone())
    assert_never(screen)


def _service(state: State, screen: WhyChoosing | Technician | Recovering, around: Surroundings, say: Speech) -> Page:
    match screen:
        case Recovering():
            return service_page.present_recovery(screen, say)
        case WhyChoosing():
            return service_page.present_why(say)
        case Technician():
            return service_page.present_technician(state, screen, around, say)


def _top(around: Surroundings, say: Speech) -> Top:
    place = " · ".join(part for part in (local(around.venue, say.language), around.door) if part)
    return Top(place=place, clock=clock(around.now))


def _ready(state: State, screen: Ready, around: Surroundings, say: Speech) -> ReadyPage:
    desk, leaving = state.mode is Mode.DESK, screen.direction is Direction.EXIT
    prompt = ("desk.prompt.exit" if leaving else "desk.prompt") if desk else _PROMPTS[around.camera]
    trouble, trouble_text = _camera_trouble(state.mode, around, say)
    return ReadyPage(
        title=say(prompt),
        others=say.others(prompt),
        camera=around.camera.value,
        trouble=trouble,
        trouble_text=trouble_text,
        hint="" if screen.hint is None else say("hint." + screen.hint.value),
        languages=languages(say.language, state.languages),
        call=() if desk else (Button("no_smartphone", say("idle.no_smartphone")),),
        status=status_line(around, say),
        bulletin=_bulletin(around, say),
        exit=leaving,
    )


def _with_trouble(page: Page, mode: Mode, around: Surroundings, say: Speech) -> Page:
    """Return a page whose camera picture says so where it would be the last one of a camera that is lost."""
    match page:
        case MessagePage(preview=True) | TechnicianPage(preview=True):
            return replace(page, trouble=_camera_trouble(mode, around, say)[0])
        case _:
            return page


def _camera_trouble(mode: Mode, around: Surroundings, say: Speech) -> tuple[str, str]:
    match around.camera:
        case CameraState.LIVE:
            return "", ""
        case CameraState.STARTING:
            return say("camera.starting"), ""
        case CameraState.LOST:
            code = unbroken(around.camera_code)
            told = (say("camera.lost.desk"), code) if mode is Mode.DESK else (code,)
            return say("camera.lost"), " · ".join(filter(None, told))
    assert_never(around.camera)


def _bulletin(around: Surroundings, say: Speech) -> str:
    if around.bulletin is None:
        return ""
    figures = around.bulletin
    return say(
        "bulletin.text",
        date=date(figures.date),
        infected=grouped(figures.infected),
        recovered=grouped(figures.recovered),
        deaths=grouped(figures.deaths),
    )


def _calling(say: Speech) -> MessagePage:
    return MessagePage(
        role="paper",
        icon="person",
        title=say("calling.title"),
        text=say("calling.text"),
        others=say.others("calling.title", "calling.text"),
        notes=(),
        buttons=(Button("back", say("button.back")), Button("staff", say("calling.staff"))),
        preview=False,
        footer="",
    )


def _out_of_order(state: State, screen: OutOfOrder, say: Speech) -> MessagePage:
    desk = state.mode is Mode.DESK
    calm = "verdict.ask_staff"
    return MessagePage(
        role="paper",
        icon="wrench",
        title=say("fault.title"),
        text=answer.to_staff(screen.fault.reason, screen.fault, say) if desk else say(calm),
        others=say.others("fault.title", calm),
        notes=(say("fault.code", code=screen.fault.code),),
        buttons=(),
        preview=False,
        footer="",
    )


def _countdown(state: State, now: float) -> float:
    if state.ends_at is None or isinstance(state.screen, Ready) or state.ends_at <= state.began_at:
        return -1.0
    left = (state.ends_at - now) / (state.ends_at - state.began_at)
    return round(min(1.0, max(0.0, left)) * COUNTDOWN_STEPS) / COUNTDOWN_STEPS


def _announcement(page: Page, state: State, around: Surroundings, say: Speech) -> tuple[str, ...]:
    match page:
        case MessagePage(title=title, text=text):
            return (f"{title}. {text}",)
        case ReadyPage(hint=hint, title=title):
            return (hint or title,)
        case PinPage(title=title, trouble=trouble) | KeyboardPage(title=title, trouble=trouble):
            return (title, pin_note.told(state.screen, trouble, say))
        case IinPage(title=title, below=below, wrong=wrong, consent=consent):
            return (title, below if wrong else "", consent.needed)
        case StatesPage(title=title, none=none, consent=consent):
            return (title, none, consent.needed)
        case TechnicianPage(title=title):
            return (title, *service_page.told(state.screen, around.service, say))
        case _:
            return (page.title,)
