"""Lines that several pages share: the choice of a language, how fresh the data are, how long something takes."""

from math import ceil
from typing import Final

from kiosk.domain.screen.state import Language
from kiosk.ui.speech import Speech
from kiosk.ui.surroundings import Freshness, Surroundings
from kiosk.ui.view import Button, StatusLine
from kiosk.ui.words import OWN_NAMES, when

_EXACT: Final = 600
"""Seconds up to which a wait is told to the second; nobody counts those of a longer one."""


def languages(chosen: Language, offered: tuple[Language, ...]) -> tuple[Button, ...]:
    """Return the languages to choose from, each in its own words; none where there is nothing to choose."""
    return tuple(
        Button("language", OWN_NAMES[one][0], one.value, name=OWN_NAMES[one][1], chosen=one is chosen)
        for one in Language
        if one in offered and len(offered) > 1
    )


def status_line(around: Surroundings, say: Speech) -> StatusLine:
    """Say how fresh the data are; nothing is called up to date that is not."""
    role = {Freshness.FRESH: "green", Freshness.AGING: "yellow"}.get(around.freshness, "red")
    if around.data_at is None or around.freshness is Freshness.NONE:
        return StatusLine(role="red", text=say("data.none"))
    key = "data.stale" if around.freshness is Freshness.STALE else "data.at"
    text = say(key, time=when(around.data_at, around.now))
    return StatusLine(role=role, text=f"{text} · {say('data.offline')}" if around.offline else text)


def span(seconds: float, say: Speech) -> str:
    """Say how long something takes, rounded up: in seconds, in minutes and seconds, or in minutes."""
    whole = ceil(seconds)
    minutes, rest = divmod(whole, 60)
    if minutes == 0:
        return say("span.seconds", seconds=whole)
    if rest == 0 or whole >= _EXACT:
        return say("span.minutes", minutes=ceil(whole / 60))
    return say("span.both", minutes=minutes, seconds=rest)
