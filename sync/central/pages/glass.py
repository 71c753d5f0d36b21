"""The idle screen of a kiosk as a preview shows it: the same words in the same places (kiosk/ui/qml/ReadyPage.qml)."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sync.central.pages.moment import ZONE
from sync.central.pages.page import Page
from sync.central.pages.words import Language
from sync.wire.api import BulletinMessage


@dataclass(frozen=True, slots=True)
class Glass:
    """What stands on the glass in one language, the others small beneath."""

    language: str
    venue: str
    clock: str
    title: str
    others: tuple[tuple[str, str], ...]
    bulletin: str
    call: str
    status: str


def glasses(page: Page, bulletin: BulletinMessage) -> tuple[Glass, ...]:
    """Return the idle screen in each language, the page's first."""
    now = page.now.astimezone(ZoneInfo(ZONE))
    return tuple(_glass(page, bulletin, one, now) for one in sorted(Language, key=lambda one: one != page.language))


def _glass(page: Page, bulletin: BulletinMessage, language: Language, now: datetime) -> Glass:
    say = page.site.words.say
    return Glass(
        language.value,
        say(language, "category.cinema"),
        f"{now:%H:%M}",
        say(language, "glass.title"),
        tuple((one.value, say(one, "glass.title")) for one in Language if one is not language),
        say(
            language,
            "glass.bulletin",
            date=f"{bulletin.date:%d.%m.%Y}",
            infected=_grouped(bulletin.infected),
            recovered=_grouped(bulletin.recovered),
            deaths=_grouped(bulletin.deaths),
        ),
        say(language, "glass.no_smartphone"),
        say(language, "glass.data_at", time=f"{now:%H:%M}"),
    )


def _grouped(number: int) -> str:
    """Return a number as the kiosk writes it, in every language."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
