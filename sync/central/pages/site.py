"""What all pages are made with: templates, words, files. Opened once, where the web application is composed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from argon2 import PasswordHasher
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from sync.central.central import Central
from sync.central.operator.password import Passwords
from sync.central.pages.moment import ZONE, ago_text, day_text, moment_text, number_text, size_text, zone_text
from sync.central.pages.static_file import StaticFile, read_static_files
from sync.central.pages.words import Language, Words, read_words

TEMPLATES: Final = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages are made with."""

    central: Central
    words: Words
    environment: Environment
    files: Mapping[str, StaticFile]
    passwords: Passwords

    @property
    def secure(self) -> bool:
        """Tell whether browsers reach this server over HTTPS."""
        return self.central.settings.url.startswith("https://")

    def cookie(self, name: str) -> str:
        """Return a cookie's name; over HTTPS no other host can set it (RFC 6265bis section 4.1.3)."""
        return f"__Host-{name}" if self.secure else f"ashyq-{name}"


def open_site(central: Central, hasher: PasswordHasher) -> Site:
    """Read templates, words and files."""
    return Site(central, read_words(), make_environment(), read_static_files(), Passwords(hasher))


def make_environment() -> Environment:
    """Make the environment of the templates: what is inserted is escaped, what is undefined is our mistake."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "moment": _moment,
        "ago": _ago,
        "day": _day,
        "number": _number,
        "size": _size,
        "zone": _zone,
    }
    return environment


@pass_context
def _moment(context: Context, instant: datetime, zone: str = ZONE) -> Markup:
    return _time(instant, moment_text(instant, _language(context), zone))


@pass_context
def _ago(context: Context, instant: datetime) -> Markup:
    text = ago_text(context["now"] - instant, context["t"])
    return Markup('<span title="{}">{}</span>').format(moment_text(instant, _language(context)), _time(instant, text))


@pass_context
def _day(context: Context, one: date) -> str:
    return day_text(one, _language(context))


@pass_context
def _number(context: Context, count: int) -> str:
    return number_text(count, _language(context))


@pass_context
def _size(context: Context, count: int) -> str:
    return size_text(count, _language(context))


@pass_context
def _zone(context: Context, zone: str) -> str:
    return zone_text(zone, context["now"], context["words"], _language(context))


def _language(context: Context) -> Language:
    return Language(context["language"])


def _time(instant: datetime, text: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(f"{instant:%Y-%m-%dT%H:%M:%SZ}", text)
