"""Why a code and PIN opened nothing, in words: what stands on the glass, and what a screen reader says."""

from kiosk.domain.screen.state import Barred, PinNote, PinTyping, Refused, Screen, Unverified
from kiosk.ui.line import span
from kiosk.ui.service import Trouble
from kiosk.ui.speech import Speech
from kiosk.ui.topic.trouble import what
from kiosk.ui.words import unbroken


def shown(note: PinNote | None, now: float, say: Speech) -> str:
    """Return it as it stands at `now` (monotonic seconds): a wait counts down, and goes when a PIN counts again."""
    match note:
        case None:
            return ""
        case Unverified(code):
            return f"{what(Trouble(code), say)} · {unbroken(code)}"
        case Barred():
            return say("pin.barred")
        case Refused(wait=wait) if wait <= 0.0:
            return say("pin.refused")
        case Refused(at, wait):
            left = at + wait - now
            return say("pin.wait", time=span(left, say)) if left > 0.0 else ""


def told(screen: Screen, trouble: str, say: Speech) -> str:
    """Return a page's trouble for a screen reader: a wait as it began, or every second of it would be said."""
    match screen:
        case PinTyping(note=Refused(at=at) as note) if trouble:
            return shown(note, at, say)
        case _:
            return trouble
