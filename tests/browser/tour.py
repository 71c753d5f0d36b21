"""Every page of the operators', each as somebody finds it: for what must hold of all of them, and for their pictures.

A tour drives one browser, in which nobody is logged in, and stops wherever there is something to see: it yields the
name of each stop. It needs no words of a page, so it goes in any language.
"""

from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Page

from tests.browser.sample import GONE
from tests.browser.town import ADMIN, PASSWORD, VIEWER

SESSION: Final = "ashyq-session"
IIN: Final = "000000300005"
REASON: Final = "the visitor complains of a wrong colour"
PAGES: Final = {
    "fleet": "fleet",
    "fleet-none": "fleet?search=nowhere",
    "fleet-wrong": "fleet?region=nowhere",
    "venues": "venues",
    "venues-none": "venues?search=nowhere",
    "venues-wrong": "venues?category=nothing",
    "venue": "venues/arman",
    "venue-advisory": "venues/airport-ala",
    "venue-bare": "venues/saltanat",
    "venue-edit": "venues/arman/edit",
    "venue-new": "new-venue",
    "poster": "venues/arman/poster",
    "revoke": "terminals/t-0000000000000001/revoke",
    "visits": "visits",
    "visits-none": "visits?first=2020-02-01&last=2020-02-02",
    "visits-wrong": "visits?first=2021-02-01&last=2021-01-01",
    "bulletin": "bulletin",
    "rules": "rules",
    "rules-running": "rules/preview/a1",
    "rules-done": "rules/preview/a2",
    "rules-failed": "rules/preview/a3",
    "publications": "publications",
    "person": "person",
    "audit": "audit",
    "audit-none": "audit?subject=nowhere",
    "audit-wrong": "audit?first=2021-02-01&last=2021-01-01",
    "operators": "operators",
    "operator-new": "new-operator",
    "operator": f"operators/{VIEWER}",
    "operator-gone": f"operators/{GONE}",
    "account": "account",
    "nothing": "nothing",
}
SEEN_ONLY: Final = {"viewer-refused": "audit", "viewer-bulletin": "bulletin", "viewer-rules": "rules"}
_WRONG: Final = {
    "venue-new-wrong": ("new-venue", "new-venue"),
    "venue-edit-wrong": ("venues/arman/edit", "edit"),
    "bulletin-wrong": ("bulletin", "bulletin"),
    "rules-wrong": ("rules", "accept"),
    "person-wrong": ("person", "person"),
    "operator-new-wrong": ("new-operator", "new-operator"),
    "operator-wrong": (f"operators/{VIEWER}", "password"),
    "account-wrong": ("account", "account"),
}
"""Where each form stands, and what its address ends with: sent with every text in it emptied."""
_OVERTAKEN: Final = {
    "venue-overtaken": ("venues/tulpar/edit", "edit"),
    "bulletin-overtaken": ("bulletin", "bulletin"),
    "operator-overtaken": (f"operators/{VIEWER}", "role"),
}
_EMPTY: Final = (
    "form => form.querySelectorAll('input:not([type=hidden]), textarea').forEach(one => { one.value = ''; })"
)
_STALE: Final = """form => {
    form.elements.edition.value = '99';
    form.querySelectorAll('[inputmode=numeric]').forEach((one, place) => { if (place === 0) one.value = '900000'; });
}"""


def tour(page: Page, only: str = "") -> Iterator[str]:
    """Go through every page whose name holds a text, and back to where nobody is logged in."""
    yield from _at_the_door(page)
    log_in(page, VIEWER)
    yield from _addresses(page, SEEN_ONLY, only)
    _leave(page)
    log_in(page, ADMIN)
    yield from _addresses(page, PAGES, only)
    yield from _answers(page, only)
    yield from _forms(page, only)
    yield from _resumed(page)


def log_in(page: Page, name: str) -> None:
    """Log in by the form, from wherever the browser was."""
    if page.locator("#password").count() == 0:
        page.goto("/pages/login")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    press(page, "main button")


def _at_the_door(page: Page) -> Iterator[str]:
    page.goto("/pages/fleet")
    yield "login"
    page.fill("#name", "nobody")
    page.fill("#password", "what it was")
    press(page, "main button")
    yield "login-wrong"


def _addresses(page: Page, pages: dict[str, str], only: str) -> Iterator[str]:
    for name, address in pages.items():
        if only in name:
            answer = page.goto(f"/pages/{address}")
            assert answer is not None
            assert answer.status < 500, name
            yield name


def _answers(page: Page, only: str) -> Iterator[str]:
    """Go to what forms answer that were filled in well."""
    if only in "enrolment":
        page.goto("/pages/venues/arman")
        send(page, "enrolment")
        yield "enrolment"
    for name, iin in (("person-record", IIN), ("person-unknown", "800416100303")):
        if only in name:
            page.goto("/pages/person")
            page.fill("#iin", iin)
            page.fill("#reason", REASON)
            send(page, "person")
            yield name
    if only in "bulletin-preview":
        page.goto("/pages/bulletin")
        press(page, "button[value=preview]")
        yield "bulletin-preview"


def _forms(page: Page, only: str) -> Iterator[str]:
    """Go to what forms answer that were filled in badly, or too late."""
    if only in "venue-overtaken":
        page.goto("/pages/venues/tulpar/edit")
        send(page, "edit")  # somebody who came first
    for forms, change, sign in ((_WRONG, _EMPTY, ".wrong"), (_OVERTAKEN, _STALE, "main [role=alert]")):
        for name, (address, form) in forms.items():
            if only in name:
                page.goto(f"/pages/{address}")
                page.locator(f"form[method=post][action$={form}]").evaluate(change)
                send(page, form)
                assert page.locator(sign).count() > 0, name
                yield name


def _resumed(page: Page) -> Iterator[str]:
    """Send forms after the session has ended, and log in again."""
    for name, address in {"venue": "venues/arman/edit", "bulletin": "bulletin"}.items():
        page.goto(f"/pages/{address}")
        page.context.clear_cookies(name=SESSION)
        send(page, address.rpartition("/")[2])
        yield f"login-kept-{name}"
        log_in(page, ADMIN)
        yield f"resume-{name}"
    _leave(page)
    yield "login-left"


def send(page: Page, form: str) -> None:
    """Send the form whose address ends with a word, by its last button, which does what the form is for."""
    press(page, f"form[method=post][action$={form}] button")


def press(page: Page, button: str) -> None:
    """Press the last such button, and wait for the page that answers."""
    with page.expect_navigation() as answer:
        page.locator(button).last.evaluate("button => button.click()")
    assert answer.value.status < 500, page.url


def _leave(page: Page) -> None:
    press(page, ".who button")
