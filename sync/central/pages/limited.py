"""How often a page lets the same caller try, and how it says when to try again."""

from datetime import timedelta
from math import ceil

from fastapi.responses import Response

from sync.central.pages.page import Page
from sync.central.web.limit import Limits


def the_limits(page: Page) -> Limits:
    """Return how often callers may ask."""
    limits = page.request.app.state.limits
    assert isinstance(limits, Limits)
    return limits


def address_of(page: Page) -> str:
    """Return the address that a request comes from, as `serve --behind` has it."""
    client = page.request.client
    return "" if client is None else client.host


def count_stranger(page: Page) -> None:
    """Count what somebody does whom nothing is known of; raise Refusal where their address does too much."""
    the_limits(page).of_strangers(address_of(page))


def later(response: Response, wait: timedelta) -> Response:
    """Let an answer say when to try again (RFC 9110 section 10.2.3)."""
    response.headers["Retry-After"] = str(ceil(wait / timedelta(seconds=1)))
    return response
