"""Times and numbers as people read them: in a venue's time zone, in the page's language."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sync.central.pages.words import Language, Words

ZONE: Final = "Asia/Almaty"
"""Where no venue says another."""
ZONES: Final = (
    "Asia/Almaty",
    "Asia/Aqtau",
    "Asia/Aqtobe",
    "Asia/Atyrau",
    "Asia/Oral",
    "Asia/Qostanay",
    "Asia/Qyzylorda",
)
"""Kazakhstan's (IANA)."""

_ASIA: Final = "Asia/"
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STEPS: Final = ((timedelta(days=2), timedelta(days=1), "days"), (timedelta(hours=2), timedelta(hours=1), "hours"))
_MINUTE: Final = timedelta(minutes=1)
_SIZES: Final = ((10**9, "GB"), (10**6, "MB"), (10**3, "kB"), (1, "B"))
_CYRILLIC: Final = str.maketrans("GMkB.", "ГМкБ,")


def moment_text(instant: datetime, language: Language, zone: str = ZONE) -> str:
    """Return day and time of an instant on the clocks of a zone."""
    local = instant.astimezone(ZoneInfo(zone))
    return f"{day_text(local.date(), language)} {local:%H:%M}"


def day_text(day: date, language: Language) -> str:
    """Return a day; day and month in figures where the language is used to it (CLDR)."""
    if language is Language.EN:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day:%d.%m}.{day.year}"


def ago_text(since: timedelta, say: Callable[..., str]) -> str:
    """Return how long ago something was, in the largest unit of which it is two or more."""
    for least, unit, name in _STEPS:
        if since >= least:
            return say(f"time.{name}_ago", n=since // unit)
    if since < _MINUTE:
        return say("time.now")
    return say("time.minutes_ago", n=since // _MINUTE)


def zone_text(zone: str, now: datetime, words: Words, language: Language) -> str:
    """Return one of Kazakhstan's time zones by its city and its hours from UTC, any other one as it is called."""
    if zone not in ZONES:
        return zone
    ahead = now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)
    return f"{words.say(language, f'zone.{zone[len(_ASIA) :]}')} (UTC{ahead // timedelta(hours=1):+})"


def number_text(number: int, language: Language) -> str:
    """Return a number with its thousands told apart (CLDR)."""
    return f"{number:,}" if language is Language.EN else f"{number:,}".replace(",", "\u00a0")


def size_text(count: int, language: Language) -> str:
    """Return a number of bytes in decimal units, as disks are sold (CLDR)."""
    least, unit = next((one for one in _SIZES if count >= one[0]), _SIZES[-1])
    digits = 1 if least > 1 and count < 100 * least else 0
    text = f"{count / least:.{digits}f}\u00a0{unit}"
    return text if language is Language.EN else text.translate(_CYRILLIC)


def input_moment(instant: datetime | None, zone: str = ZONE) -> str:
    """Return an instant as a form's field of local time holds it."""
    return "" if instant is None else f"{instant.astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}"
