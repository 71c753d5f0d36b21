"""One request for a page, and its answer: rendered in the visitor's language, or a redirection.

A handler takes a `Page` (anybody) or an `OperatorPage` (somebody logged in, whose role allows it) from `access.py`,
works on the register, and returns `page.show(...)`, `page.refill(...)` or `page.go(...)`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import Connection

from sync.central.central import Central
from sync.central.operator.audit import note
from sync.central.operator.capability import Capability
from sync.central.operator.operator_account import Operator
from sync.central.pages.form import LANGUAGE_ONLY, Reading, Typed
from sync.central.pages.guard import TOKEN, WHOSE, form_token, whose_token
from sync.central.pages.navigation import PLACES
from sync.central.pages.site import Site
from sync.central.pages.static_file import asset_address
from sync.central.pages.words import Language

PREFIX: Final = "/pages"
LANGUAGE_COOKIE: Final = "language"
BROWSER_COOKIE: Final = "browser"
YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Page:
    """A request by anybody. `browser` is the secret that this browser's forms are known by."""

    site: Site
    request: Request
    language: Language
    browser: str
    typed: Typed

    @property
    def central(self) -> Central:
        """Return the central server."""
        return self.site.central

    @property
    def now(self) -> datetime:
        """Return the instant it is."""
        return self.site.central.clock()

    def say(self, key: str, **fills: object) -> str:
        """Return a word in the page's language."""
        return self.site.words.say(self.language, key, **fills)

    def show(self, template: str, status: int = 200, **context: object) -> Response:
        """Render a template, with what every one may use and what is given here.

        The answer to a form shows that form, or says by `switch_path` where its links to other languages lead.
        """
        text = self.site.environment.get_template(template).render(_surroundings(self) | context)
        return dressed(self, HTMLResponse(text, status))

    def refill(self, template: str, reading: Reading, status: int = 422, **context: object) -> Response:
        """Show a form again as it was sent, with what is wrong beside its fields."""
        return self.show(template, status, **({"wrong": reading.wrong} | context))

    def go(self, path: str, said: str = "") -> Response:
        """Lead on to a page below the prefix, after a form was taken; `said` names a word `said.…` to say there."""
        query = f"?{urlencode({'said': said})}" if said else ""
        return dressed(self, RedirectResponse(f"{PREFIX}{quote(path)}{query}", 303))


@dataclass(frozen=True, slots=True)
class OperatorPage(Page):
    """A request by somebody who is logged in, and whose role allows it."""

    operator: Operator

    def note(self, connection: Connection, what: str, subject: str) -> None:
        """Note in the audit what this operator does, in the transaction that does it."""
        note(connection, self.operator.id, what, subject, self.now)


def dressed(page: Page, response: Response) -> Response:
    """Set the cookies that a browser does not have yet, or that are to change."""
    known = page.request.cookies
    if known.get(page.site.cookie(BROWSER_COOKIE)) != page.browser:
        set_cookie(page, response, BROWSER_COOKIE, page.browser, YEAR)
    if "lang" in page.request.query_params:
        set_cookie(page, response, LANGUAGE_COOKIE, page.language.value, YEAR)
    return response


def set_cookie(page: Page, response: Response, name: str, value: str, life: timedelta | None) -> None:
    """Set a cookie that no script reads; without a life it ends with the browser."""
    seconds = None if life is None else int(life.total_seconds())
    secure = page.site.secure
    response.set_cookie(page.site.cookie(name), value, max_age=seconds, secure=secure, httponly=True, samesite="lax")


def _surroundings(page: Page) -> dict[str, object]:
    url, said = page.request.url, f"said.{page.request.query_params.get('said', '')}"
    return {
        **_of_forms(page),
        **_of_operator(page),
        "t": page.say,
        "words": page.site.words,
        "language": page.language.value,
        "tongues": [(one.value, url.include_query_params(lang=one.value).query) for one in Language],
        "here": url.path,
        "prefix": PREFIX,
        "said": page.say(said) if page.site.words.has(said) else "",
        "now": page.now,
        "asset": lambda name: asset_address(page.site.files, PREFIX, name),
    }


def _of_operator(page: Page) -> dict[str, object]:
    if not isinstance(page, OperatorPage):
        return {"operator": None, "whose": "", "places": (), "may": lambda _name: False}
    operator = page.operator
    return {
        "operator": operator,
        "whose": whose_token(page.browser, operator.id),
        "places": [place for place in PLACES if operator.may(place.capability)],
        "may": lambda name: operator.may(Capability(name)),
    }


def _of_forms(page: Page) -> dict[str, object]:
    sent = page.request.method == "POST"
    return {
        "typed": page.typed,
        "wrong": {},
        "theirs": None,
        "sent_to": page.request.url.path if sent else "",
        "switch_path": None if sent else "",  # what answers a form has no address of its own
        "language_only": LANGUAGE_ONLY,
        "csrf_name": TOKEN,
        "csrf": form_token(page.browser),
        "whose_name": WHOSE,
    }
