"""Logging in, sessions, and what becomes of a form whose session has ended."""

from sync.central.pages.site import Site
from tests.integration.pages.conftest import Browser


def test_whoever_is_not_logged_in_is_asked_to(site: Site, browser: Browser) -> None:
    answer = browser.get("/pages/fleet", **{"Accept-Language": "en"})
    assert answer.status_code == 401
    assert "<h1>Log in</h1>" in answer.text


def test_an_admin_sees_the_fleet(admin: Browser) -> None:
    answer = admin.get("/pages/fleet")
    assert answer.status_code == 200
    assert "aigul" in answer.text
