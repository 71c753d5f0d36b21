"""What keeps strangers' pages and scripts out: headers on every answer, and proof that a form was ours.

A form carries a token made from a secret cookie of the browser. The secret outlives sessions, so a form that was open
when a session ended is still known as ours. Browsers also say themselves where a request comes from.
"""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.central.web.request import Refusal

TOKEN: Final = "csrf"
WHOSE: Final = "whose"

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
_HTTPS_ONLY: Final = "max-age=31536000"


class Guarded:
    """An ASGI application whose answers carry the headers; over HTTPS also the one that keeps it so (RFC 6797)."""

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self._app = app
        self._headers = HEADERS | ({"Strict-Transport-Security": _HTTPS_ONLY} if secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, add)


def form_token(browser: str) -> str:
    """Return what a form of this browser carries."""
    return urlsafe_b64encode(sha256(f"form:{browser}".encode()).digest()).decode().rstrip("=")


def _host(address: str) -> str:
    """Return an address's host and port; empty, which is nobody's, where it is no address (RFC 3986)."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def whose_token(browser: str, operator: str) -> str:
    """Return what a form carries to be known, in this browser, as shown to this operator."""
    return urlsafe_b64encode(sha256(f"whose:{browser}:{operator}".encode()).digest()).decode().rstrip("=")


def check_form(request: Request, browser: str, token: str, own_address: str) -> None:
    """Raise Refusal where a form was not one of ours, shown to this browser."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = _host(request.headers.get("origin", own_address))
    ours = {urlsplit(own_address).netloc, request.headers.get("host", "")}
    if site not in {"same-origin", "none"} or not origin or origin not in ours:
        raise Refusal(403, "not_our_form", "this form was sent by another site")
    if not browser or not hmac.compare_digest(token.encode(), form_token(browser).encode()):
        raise Refusal(403, "not_our_form", "this form was not shown to this browser")
