"""*Rules*: what a change would do is counted in the background; what terminals obey is signed elsewhere, by hand."""

import re
import threading
from collections.abc import Callable
from html import unescape
from pathlib import Path

import httpx
import pytest

from sync.central.database import reading, writing
from sync.central.operator.audit import Wanted, entries
from sync.central.operator.capability import Role
from sync.central.pages.session import LIFE
from sync.central.pages.site import Site
from sync.central.publication.keys import KeyRole, load_keys
from sync.central.publication.publish import alone
from sync.central.publication.publish_request import read_request, request_document, signed_by
from sync.central.publication.publish_rules import prepare_rules, sign_rules
from tests.integration.central.conftest import Clock
from tests.integration.central.world import records
from tests.integration.pages.conftest import PASSWORD, Browser, hidden, operator

OLD_TEST: dict[str, object] = {
    "iin": "000000300005",
    "kind": "pcr",
    "result": "negative",
    "at": "2021-06-01T08:00:00+06:00",
    "source_id": "1",
}


@pytest.fixture
def english(admin: Browser) -> Browser:
    admin.get("/pages/rules?lang=en")
    return admin


def text_of(page: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


def ended() -> None:
    for thread in threading.enumerate():
        if thread.name == "preview":
            thread.join()


def sign(site: Site, document: bytes) -> bytes:
    """Sign a prepared file, as `kiosk-central sign` does."""
    key = load_keys(site.central.folder, [KeyRole.RULES])[KeyRole.RULES]
    return request_document(signed_by(read_request(document), key))


def upload(browser: Browser, *files: bytes, whose: str = "") -> httpx.Response:
    parts = [("signed", ("rules.json", file, "application/json")) for file in files]
    data = {"csrf": browser.token(), "whose": whose}
    return browser.client.post("/pages/rules/accept", data=data, files=parts or {"x": ("", b"")})


def version(page: str) -> int:
    found = re.search(r"<dt>Version</dt><dd>(\d+)</dd>", page)
    assert found is not None
    return int(found[1])


def test_rule_sets_are_shown_in_force_and_to_come(english: Browser) -> None:
    said = text_of(english.get("/pages/rules").text)
    assert "2021-05-21 in force Negative PCR test 3 days First dose does not count" in said
    assert "2021-09-27 later than the one in force Negative PCR test 7 days First dose 21 days" in said


def test_a_preview_counts_in_the_background_and_says_who_changes_colour(
    english: Browser, site: Site, tmp_path: Path
) -> None:
    records(site.central, tmp_path, OLD_TEST)
    answer = english.send("/pages/rules/preview", rule_set="2021-09-27")
    assert re.fullmatch(r"/pages/rules/preview/[0-9a-f]{16}", answer.headers["location"])
    ended()
    said = text_of(english.get(answer.headers["location"]).text)
    assert "People who change colour at once 1" in said
    assert "For others the day may change" in said
    assert "Blue Green 1" in said
    assert "What the rules 2021-09-27 would change" in text_of(english.get("/pages/rules").text)


def test_a_preview_under_way_shows_how_far_it_is(english: Browser, site: Site) -> None:
    with writing(site.central.engine) as connection:
        connection.exec_driver_sql(
            "INSERT INTO rule_preview (id, rule_set, begun_at, heard_at, done, total, state, found) VALUES"
            " ('ab', '2021-09-27', 1622980800000, 1622980800000, 250000, 1000000, 'running', '')"
        )
    page = english.get("/pages/rules/preview/ab").text
    assert 'max="1000000" value="250000"' in page
    assert 'data-live="2"' in page


@pytest.mark.parametrize("path", ["/pages/rules/preview/none", "/pages/rules/preview/%00", "/pages/rules/preview/'"])
def test_a_preview_that_is_none_is_not_found(english: Browser, path: str) -> None:
    assert english.get(path).status_code == 404


def test_an_unknown_rule_set_is_refused(english: Browser) -> None:
    assert english.send("/pages/rules/preview", rule_set="1917").status_code == 422


def test_what_would_be_signed_can_be_read_first(english: Browser) -> None:
    said = text_of(english.get("/pages/rules").text)
    assert "rules/policy.json" in said
    assert '"refer_after": 259200' in said


def test_rules_are_prepared_signed_elsewhere_and_put_in_force(english: Browser, site: Site) -> None:
    before = version(english.get("/pages/rules").text)
    prepared = english.send("/pages/rules/prepare")
    assert read_request(prepared.content).parts[KeyRole.RULES].signed.version == before + 1
    assert prepared.headers["content-disposition"] == 'attachment; filename="rules-to-sign.json"'
    answer = upload(english, sign(site, prepared.content))
    assert answer.headers["location"] == "/pages/rules?said=rules_accepted"
    assert version(english.get("/pages/rules").text) == before + 1
    with reading(site.central.engine) as connection:
        deeds = [(one.what, one.subject) for one in entries(connection, Wanted(), 5)]
    assert deeds[0][0] == "rules_accepted"
    assert re.fullmatch(r"rules:\d+", deeds[0][1])
    assert deeds[1] == ("rules_prepared", deeds[0][1])


def outdated(site: Site) -> tuple[bytes, ...]:
    signed = sign(site, request_document(prepare_rules(site.central)))
    sign_rules(site.central, load_keys(site.central.folder, [KeyRole.RULES]))
    return (signed,)


@pytest.mark.parametrize(
    ("files", "wrong"),
    [
        (lambda _: (), "Choose the file."),
        (lambda _: (b"",), "Choose the file."),
        (lambda _: (b"{}",), "This is not a file this server prepared"),
        (lambda _: (b"[]",), "This is not a file this server prepared"),
        (lambda _: (b"\xff\xfe\x00<script>",), "This is not a file this server prepared"),
        (lambda site: (request_document(prepare_rules(site.central)),), "It has too few signatures"),
        (lambda site: (sign(site, request_document(prepare_rules(site.central))), b"{}"), "This is not a file"),
        (outdated, "Other rules came into force since."),
    ],
)
def test_a_file_that_is_wrong_is_refused_beside_its_field(
    english: Browser, site: Site, files: Callable[[Site], tuple[bytes, ...]], wrong: str
) -> None:
    sent = files(site)
    before = version(english.get("/pages/rules").text)
    answer = upload(english, *sent)
    assert answer.status_code == 422
    said = re.search(r'id="signed-wrong">(.*?)</p>', answer.text)
    assert said is not None
    assert wrong in said[1]
    assert "<script>" not in answer.text.partition("<main")[2]
    assert not re.search(r"object|attribute|Expecting|codec", said[1])
    assert version(english.get("/pages/rules").text) == before


def test_a_file_may_be_sent_again_once_nobody_else_publishes(english: Browser, site: Site) -> None:
    signed = sign(site, english.send("/pages/rules/prepare").content)
    with alone(site.central):
        assert "A publication is under way." in upload(english, signed).text
    assert upload(english, signed).status_code == 303


def test_a_signed_file_sent_after_its_session_ended_is_not_lost(english: Browser, site: Site, clock: Clock) -> None:
    signed = sign(site, english.send("/pages/rules/prepare").content)
    whose = hidden(english.get("/pages/rules").text, "whose")
    clock.advance(LIFE)
    ended = upload(english, signed, whose=whose)
    assert ended.status_code == 401
    carried = {name: hidden(ended.text, name) for name in ("kept", "kept_for", "then")}
    resumed = english.send("/pages/login", name="aigul", password=PASSWORD, **carried)
    answer = english.send(carried["then"], signed=hidden(resumed.text, "signed"))
    assert answer.headers["location"] == "/pages/rules?said=rules_accepted"


def test_what_is_too_large_is_refused_before_it_is_read(english: Browser) -> None:
    assert upload(english, bytes(5 << 20)).status_code == 413


def test_an_upload_without_our_token_is_refused(english: Browser) -> None:
    answer = english.client.post("/pages/rules/accept", files={"signed": ("a", b"{}")})
    assert answer.status_code == 403


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.VIEWER])
def test_only_administrators_prepare_and_accept(site: Site, browser: Browser, role: Role) -> None:
    operator(site, "dana", role)
    browser.log_in("dana")
    assert "/rules/prepare" not in browser.get("/pages/rules").text
    assert browser.send("/pages/rules/prepare").status_code == 403
    assert browser.send("/pages/rules/preview", rule_set="2021-09-27").status_code == 403
    assert upload(browser, b"{}").status_code == 403
