"""What people may look at beside the kiosk: the pages with a login of their own, a pass for their phone, the poster."""

import secrets
from datetime import datetime
from typing import Final

from sync.model.identity import Iin
from sync.model.status import Status
from tests.demo.props import iin_of
from tests.demo.town import Town
from tests.fakes.people import Person, invented

OPERATOR: Final = "aigul"
_PLACE: Final = 99_000
"""No row of the cast has it."""


def guest(now: datetime) -> Person:
    """Invent the person whose pass the reader of the demo gets."""
    return invented(Iin(iin_of(_PLACE)), Status.GREEN, now)


def welcome(town: Town, visitor: Person) -> None:
    """Say where the pages are and how to get in; before the publication, so that doors will know the pass."""
    password = secrets.token_urlsafe(12)
    town.employ(OPERATOR, password)
    town.say(f"pages: {town.url}/pages, log in as {OPERATOR} with {password}")
    town.say(f"a pass for a phone, once: {town.link(visitor)}")
    town.say(f"where the venue's poster leads: {town.poster()}")
