"""*Publications*: what was published, how many people have which colour, and until when everything signed holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from sync.central.database import reading
from sync.central.pages.access import Seeing
from sync.central.publication.keys import KeyRole
from sync.central.publication.publication_figures import ColourCount, publications
from sync.central.publication.publish import PUBLISHING
from sync.central.publication.publish_metadata import expiries

MOST: Final = 50
ALARM: Final = timedelta(days=30)
"""What is signed offline: time enough to bring the holders of the keys together."""
ONLINE_ALARM: Final = timedelta(days=2)
"""What each publication signs anew: nobody has published for days."""

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Expiry:
    """Until when a role's metadata hold; `kind` is that of a mark: good, warn or bad."""

    role: str
    at: datetime
    days: int
    kind: str
    online: bool


@router.get("/publications")
def publications_page(page: Seeing) -> Response:
    """Show the newest publications."""
    with reading(page.central.engine) as connection:
        found = publications(connection, MOST)
    colours: ColourCount = page.request.app.state.colours
    return page.show(
        "publications.html",
        found=found,
        colours=colours.colours(),
        expiries=judged(expiries(page.central.store), page.now),
    )


def judged(found: Mapping[KeyRole, datetime], now: datetime) -> tuple[Expiry, ...]:
    """Return the expiries, the next one first, each with how grave it is."""
    return tuple(_judged(role, at, now) for role, at in sorted(found.items(), key=lambda one: one[1]))


def _judged(role: KeyRole, at: datetime, now: datetime) -> Expiry:
    left, online = at - now, role in PUBLISHING
    kind = "bad" if left <= timedelta(0) else "warn" if left < (ONLINE_ALARM if online else ALARM) else "good"
    return Expiry(role.value, at, left.days, kind, online)
