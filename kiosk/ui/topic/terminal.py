"""How the terminal is set up: mode, languages, and how the screen hangs; and what it is made of."""

from kiosk.domain.screen.state import Language, Mode
from kiosk.settings import ROTATIONS, Settings
from kiosk.ui.speech import Speech
from kiosk.ui.surroundings import Surroundings
from kiosk.ui.topic.row import fact, setting, steps, switch
from kiosk.ui.view import Row
from kiosk.ui.words import OWN_NAMES, local

SCALE_STEP = 0.1
LEAST_SCALE, LARGEST_SCALE = 0.8, 1.0
"""What a screen of any size still has room for."""


def terminal_rows(around: Surroundings, say: Speech) -> tuple[Row, ...]:
    """Return venue, mode, languages and display."""
    settings = around.service.settings
    return (
        fact(say("fact.place"), local(around.venue, say.language) or "—"),
        fact(say("fact.terminal"), around.door or "—"),
        _mode(settings.terminal.mode, say),
        _home(settings, say),
        _offered(settings, say),
        *_display(settings, say),
    )


def about_rows(around: Surroundings, say: Speech) -> tuple[Row, ...]:
    """Return the version, and what it is made of."""
    service = around.service
    made_of = (fact(f"{one.package} {one.version}", one.licence) for one in service.licences)
    return (fact(say("fact.version"), service.version or "—"), *made_of)


def _mode(mode: Mode, say: Speech) -> Row:
    buttons = tuple(
        setting("terminal.mode", f'"{one.value}"', say(f"mode.{one.value}"), chosen=one is mode) for one in Mode
    )
    return fact(say("mode.title"), say(f"mode.{mode.value}"), buttons=buttons)


def _home(settings: Settings, say: Speech) -> Row:
    home = settings.terminal.language
    label = say("fact.home_language")
    buttons = tuple(
        setting("terminal.language", f'"{one.value}"', name, chosen=one is home, name=f"{label}: {name}")
        for one, (_, name) in OWN_NAMES.items()
    )
    return fact(label, OWN_NAMES[home][1], buttons=buttons)


def _offered(settings: Settings, say: Speech) -> Row:
    """Return the languages as switches; the venue's own cannot be taken away."""
    offered, label = settings.terminal.offered, say("fact.languages")
    buttons = tuple(
        setting(
            "terminal.languages",
            _toggled(offered, one),
            name,
            chosen=one in offered,
            enabled=one is not settings.terminal.language,
            name=f"{label}: {name}",
        )
        for one, (_, name) in OWN_NAMES.items()
    )
    return fact(label, ", ".join(OWN_NAMES[one][1] for one in offered), buttons=buttons)


def _toggled(offered: tuple[Language, ...], one: Language) -> str:
    wanted = [other for other in Language if (other in offered) != (other is one)]
    return "[" + ", ".join(f'"{language.value}"' for language in wanted) + "]"


def _display(settings: Settings, say: Speech) -> tuple[Row, ...]:
    display, label = settings.display, say("fact.rotation")
    turns = tuple(
        setting("display.rotation", str(turn), f"{turn}°", chosen=turn == display.rotation, name=f"{label} {turn}°")
        for turn in ROTATIONS
    )
    smaller, larger = round(display.scale - SCALE_STEP, 2), round(display.scale + SCALE_STEP, 2)
    return (
        fact(label, f"{display.rotation}°", buttons=turns),
        steps(
            "display.scale",
            say("fact.scale"),
            f"{round(100 * display.scale)} %",
            smaller if smaller >= LEAST_SCALE else None,
            larger if larger <= LARGEST_SCALE else None,
        ),
        switch("display.reduced_motion", say("fact.reduced_motion"), say, on=display.reduced_motion),
    )
