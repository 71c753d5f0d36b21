"""Logging in and out, locks, sessions, forms of others, and what becomes of a form whose session has ended."""

import re
import time
from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import text

from sync.central.database import reading, writing
from sync.central.fleet.heartbeats import Heartbeats
from sync.central.instant import to_ms
from sync.central.operator.capability import Role
from sync.central.operator.operator_account import disable, set_password
from sync.central.pages.session import IDLE, LIFE
from sync.central.pages.site import Site
from sync.central.web.limit import Limits
from sync.central.web.metrics import Metrics
from sync.central.web.observe import Observed
from sync.central.web.server import make_app
from tests.alone import alone
from tests.integration.central.conftest import Clock
from tests.integration.pages.conftest import PASSWORD, Browser, hidden, operator

ENGLISH = {"Accept-Language": "en"}
VENUE = {"id": "arman", "name_kk": "Арман", "name_ru": "Арман", "name_en": "Arman & Co", "category": "cinema"}


def carried(page: httpx.Response) -> dict[str, str]:
    """Return what the form to log in carries."""
    return {name: hidden(page.text, name) for name in ("then", "kept", "kept_for")}


def test_whoever_is_not_logged_in_is_asked_to_and_then_led_on(site: Site, browser: Browser) -> None:
    operator(site, "aigul", Role.ADMIN)
    answer = browser.get("/pages/venues?search=a%26b", **ENGLISH)
    assert (answer.status_code, "<h1>Log in</h1>" in answer.text) == (401, True)
    then = hidden(answer.text, "then")
    led = browser.send("/pages/login", name="aigul", password=PASSWORD, then=then)
    assert (led.status_code, led.headers["location"]) == (303, "/pages/venues?search=a%26b")


@pytest.mark.parametrize(
    "then", ["https://evil.example/", "//evil.example/pages/", "/pages/\\evil", "/v1/enrol", "x" * 9999]
)
def test_nobody_is_led_elsewhere_by_logging_in(site: Site, browser: Browser, then: str) -> None:
    operator(site, "aigul", Role.ADMIN)
    led = browser.send("/pages/login", name="aigul", password=PASSWORD, then=then)
    assert led.headers["location"] == "/pages/fleet"


def test_a_wrong_password_is_said_beside_the_field_and_the_name_kept(site: Site, browser: Browser) -> None:
    operator(site, "aigul", Role.ADMIN)
    for name in ("aigul", "nobody"):
        answer = browser.send("/pages/login?lang=en", name=name, password="wrong wrong wrong")
        assert answer.status_code == 422
        assert f'value="{name}"' in answer.text
        assert "The name or the password is wrong." in answer.text
        assert "wrong wrong" not in answer.text


def test_a_session_ends_by_idleness_and_by_age(admin: Browser, clock: Clock) -> None:
    for _ in range(LIFE // IDLE):
        clock.advance(IDLE - timedelta(minutes=1))
        assert admin.get("/pages/fleet").status_code == 200
    clock.advance(IDLE)
    assert admin.get("/pages/fleet").status_code == 401


def test_a_page_that_refreshes_itself_keeps_no_session_alive_but_typing_does(admin: Browser, clock: Clock) -> None:
    clock.advance(IDLE - timedelta(minutes=2))
    assert admin.get("/pages/fleet", **{"X-Live": "1"}).status_code == 200
    assert admin.send("/pages/renew").status_code == 204
    clock.advance(IDLE - timedelta(minutes=2))
    assert admin.get("/pages/fleet", **{"X-Live": "1"}).status_code == 200
    clock.advance(timedelta(minutes=3))
    assert admin.get("/pages/fleet").status_code == 401


def test_a_session_is_over_at_the_server_when_somebody_logs_out(admin: Browser) -> None:
    cookies = httpx.Cookies(admin.client.cookies)
    assert admin.send("/pages/logout").status_code == 303
    admin.client.cookies = cookies
    assert admin.get("/pages/fleet").status_code == 401


def test_sessions_end_with_a_new_password_and_with_disabling(
    site: Site, open_browser: Callable[[], Browser], clock: Clock
) -> None:
    operator(site, "aigul", Role.ADMIN)
    operator(site, "bolat", Role.VIEWER)
    viewer = open_browser().log_in("bolat")
    with writing(site.central.engine) as connection:
        assert set_password(connection, "bolat", site.passwords.hash("another password"))
    assert viewer.get("/pages/fleet").status_code == 401
    viewer.log_in("bolat", "another password")
    with writing(site.central.engine) as connection:
        assert disable(connection, "bolat", to_ms(clock()))
    assert viewer.get("/pages/fleet").status_code == 401
    assert viewer.send("/pages/login", name="bolat", password="another password").status_code == 422


def test_nothing_that_would_let_a_thief_in_is_kept(site: Site, admin: Browser) -> None:
    token = admin.client.cookies["ashyq-session"]
    with reading(site.central.engine) as connection:
        kept = str(connection.execute(text("SELECT token_hash FROM operator_session")).scalar_one())
        password = str(connection.execute(text("SELECT password_hash FROM operator")).scalar_one())
    assert token not in kept
    assert password.startswith("$argon2id$")


def test_cookies_are_for_the_browser_alone(site: Site, browser: Browser) -> None:
    operator(site, "aigul", Role.ADMIN)
    said = browser.send("/pages/login", name="aigul", password=PASSWORD).headers.get_list("set-cookie")
    assert said
    for cookie in said:
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Path=/" in cookie


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}]
)
def test_a_form_that_another_site_sends_is_refused(admin: Browser, headers: dict[str, str]) -> None:
    form = {"csrf": admin.token(), **VENUE}
    answer = admin.client.post("/pages/new-venue", data=form, headers=headers | ENGLISH)
    assert (answer.status_code, "This form has come from elsewhere" in answer.text) == (403, True)


def test_a_form_that_was_shown_to_another_browser_is_refused(
    admin: Browser, open_browser: Callable[[], Browser]
) -> None:
    for token in ("", "x", "é", open_browser().token()):
        assert admin.client.post("/pages/new-venue", data={"csrf": token, **VENUE}).status_code == 403


def test_every_answer_carries_the_headers_that_keep_scripts_and_frames_out(admin: Browser) -> None:
    for path in ("/pages/fleet", "/pages/login", "/pages/nothing", "/pages/static/pages.css"):
        headers = admin.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
    assert admin.get("/pages/fleet").headers["cache-control"] == "no-store"


def test_no_page_holds_a_script_or_a_style_of_its_own(admin: Browser) -> None:
    for path in ("fleet", "venues", "new-venue", "audit", "operators", "new-operator", "account", "nothing"):
        page = admin.get(f"/pages/{path}").text
        assert re.findall(r"<script(?! src=)|<style|\sstyle=|\son\w+=|javascript:", page) == []


def test_a_form_whose_session_has_ended_loses_nothing_typed(admin: Browser, clock: Clock) -> None:
    whose = hidden(admin.get("/pages/new-venue").text, "whose")
    clock.advance(LIFE)
    typed = {"whose": whose, **VENUE, "region": "ALA", "timezone": "Asia/Almaty", "green_only": ["5", "6"]}
    ended = admin.send("/pages/new-venue?lang=en", **typed)
    assert ended.status_code == 401
    assert "Nothing you typed is lost" in ended.text
    wrong = admin.send("/pages/login", name="aigul", password="wrong", **carried(ended))
    then = hidden(wrong.text, "then")
    resumed = admin.send("/pages/login", name="aigul", password=PASSWORD, **carried(wrong))
    assert resumed.status_code == 200
    assert "Arman &amp; Co" in resumed.text
    assert PASSWORD not in resumed.text
    fields = {
        name: hidden(resumed.text, name) for name in ("id", "name_kk", "name_ru", "name_en", "category", "region")
    }
    assert admin.send(then, **fields, timezone="Asia/Almaty", green_only=["5", "6"]).status_code == 303
    assert "Arman &amp; Co" in admin.get("/pages/venues/arman").text


def test_no_password_is_kept_with_a_form_whose_session_has_ended(admin: Browser, clock: Clock) -> None:
    whose = hidden(admin.get("/pages/new-operator").text, "whose")
    clock.advance(LIFE)
    secret = "top secret words"
    ended = admin.send("/pages/new-operator", whose=whose, name="bolat", password=secret, password_again=secret)
    assert "bolat" in hidden(ended.text, "kept")
    assert "secret" not in ended.text


def test_what_somebody_typed_is_not_sent_in_the_name_of_whoever_logs_in_next(
    site: Site, admin: Browser, clock: Clock
) -> None:
    operator(site, "bolat", Role.OPERATOR)
    whose = hidden(admin.get("/pages/new-venue").text, "whose")
    clock.advance(LIFE)
    ended = admin.send("/pages/new-venue", whose=whose, **VENUE)
    another = admin.send("/pages/login", name="bolat", password=PASSWORD, **carried(ended))
    assert (another.status_code, another.headers["location"]) == (303, "/pages/fleet?said=form_of_another")


def test_a_look_up_whose_session_has_ended_leaves_no_number_in_the_page(admin: Browser, clock: Clock) -> None:
    whose = hidden(admin.get("/pages/person").text, "whose")
    clock.advance(LIFE)
    asked = {"iin": "000000300005", "passport_state": "UZB", "passport_number": "AA1234567", "reason": "A long reason"}
    ended = admin.send("/pages/person?lang=en", whose=whose, **asked)
    assert ("000000300005" in ended.text, "AA1234567" in ended.text) == (False, False)
    assert "but no password, large file or person’s number" in ended.text
    resumed = admin.send("/pages/login", name="aigul", password=PASSWORD, **carried(ended))
    assert "A long reason" in resumed.text


@pytest.mark.parametrize("size", [10_000, 200_000])
def test_a_file_sent_after_the_session_ended_does_not_stand_in_the_way_of_logging_in(
    admin: Browser, clock: Clock, size: int
) -> None:
    whose, token = hidden(admin.get("/pages/rules").text, "whose"), admin.token()
    clock.advance(LIFE)
    ended = admin.client.post(
        "/pages/rules/accept?lang=en",
        data={"csrf": token, "whose": whose},
        files={"signed": ("signed.json", '{"é": 1}' * (size // 8))},
        headers={"Referer": f"{admin.client.base_url}/pages/rules"},
    )
    kept = size < 100_000
    assert ("Nothing you typed is lost" in ended.text, "large file" in ended.text) == (kept, not kept)
    led = admin.send("/pages/login", name="aigul", password=PASSWORD, **carried(ended))
    assert (led.status_code, led.headers.get("location")) == ((200, None) if kept else (303, "/pages/rules"))


def test_a_form_that_is_no_form_or_too_large_is_refused_as_a_page(admin: Browser) -> None:
    for body, kind, status in (
        (b"{}", "application/json", 415),
        (b"csrf=%FF%FE", "application/x-www-form-urlencoded", 400),
        (b"\xff", "application/x-www-form-urlencoded", 400),
        (b"&".join(b"a=b" for _ in range(2000)), "application/x-www-form-urlencoded", 400),
        (b"a=" + b"b" * (1 << 19), "application/x-www-form-urlencoded", 413),
    ):
        answer = admin.client.post("/pages/new-venue", content=body, headers={"Content-Type": kind})
        assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")


def test_files_are_served_for_ever_by_their_hash_and_not_at_all_by_a_path(admin: Browser) -> None:
    address = re.search(r'href="(/pages/static/pages.css\?v=[0-9a-f]+)"', admin.get("/pages/fleet").text)
    assert address is not None
    answer = admin.get(address[1])
    assert "immutable" in answer.headers["cache-control"]
    assert admin.get(address[1], **{"If-None-Match": answer.headers["etag"]}).status_code == 304
    assert admin.get("/pages/static/pages.css").headers["cache-control"] == "no-cache"
    for path in ("..%2Fpage.py", "nothing.css", "../templates/layout.html"):
        assert admin.get(f"/pages/static/{path}").status_code == 404


@pytest.mark.parametrize(
    ("path", "route"),
    [("/pages/venues/arman", "/pages/venues/{venue_id}"), ("/pages/nothing/secret", "none"), ("/", "/")],
)
def test_the_log_names_the_page_and_never_the_address_asked_for(site: Site, path: str, route: str) -> None:
    metrics = Metrics(site.central)
    app = make_app(site, Limits(time.monotonic), metrics, Heartbeats(site.central))
    observed = Observed(app, metrics, time.monotonic)

    async def ask() -> None:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(observed), base_url="http://here") as client:
            await client.get(path)

    alone(ask())
    assert f'route="{route}"' in metrics.page().decode()
    assert "secret" not in metrics.page().decode()
