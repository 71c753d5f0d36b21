"""*Publications*: what was published, people per colour, and an alarm before anything signed expires."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from sync.central.pages.publications import judged
from sync.central.pages.site import Site
from sync.central.publication.keys import KeyRole
from tests.integration.central.conftest import NOON, Clock
from tests.integration.central.world import published, records
from tests.integration.pages.conftest import Browser

TEST: dict[str, object] = {
    "iin": "000000300005",
    "kind": "pcr",
    "result": "negative",
    "at": "2021-06-06T06:00:00Z",
    "source_id": "1",
}


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_a_server_that_has_published_nothing_says_how(admin: Browser) -> None:
    page = admin.get("/pages/publications?lang=en").text
    assert "<code>kiosk-central publish</code>" in page


def test_publications_files_and_colours_are_shown(admin: Browser, site: Site, tmp_path: Path, clock: Clock) -> None:
    published(site.central)
    records(site.central, tmp_path, TEST)
    clock.advance(timedelta(minutes=15))
    published(site.central)
    said = text_of(admin.get("/pages/publications?lang=en").text)
    assert "Green 1 Blue 0" in said or "Blue 0 Green 1" in said
    assert re.search(r"\b2 6 Jun 2021 18:15 1 1 delta 1→2, [\d.]+ k?B", said)
    assert re.search(r"1 · whole 6 Jun 2021 18:00 0 0 base, [\d.]+ k?B", said)


@pytest.mark.parametrize(
    ("role", "left", "kind"),
    [
        (KeyRole.RULES, timedelta(days=31), "good"),
        (KeyRole.RULES, timedelta(days=30) - timedelta(seconds=1), "warn"),
        (KeyRole.ROOT, timedelta(0), "bad"),
        (KeyRole.TIMESTAMP, timedelta(days=7), "good"),
        (KeyRole.TIMESTAMP, timedelta(days=1), "warn"),
        (KeyRole.DATA, -timedelta(days=1), "bad"),
    ],
)
def test_an_expiry_alarms_in_time_to_do_something(role: KeyRole, left: timedelta, kind: str) -> None:
    assert [one.kind for one in judged({role: NOON + left}, NOON)] == [kind]


def test_what_expires_is_shown_with_what_to_do(admin: Browser, clock: Clock) -> None:
    clock.advance(timedelta(days=705))
    admin.log_in("aigul")
    page = admin.get("/pages/publications?lang=en").text
    assert "<code>kiosk-central prepare renewal root FILE</code>" in page
    assert re.findall(r'<th scope="row">(Keys of all who sign|root)<', page) == ["Keys of all who sign"]
    assert "Prepare the file on the page Rules" in page
    assert "Nothing was published for days" in page
    assert page.count('<tr class="warn">') == 3
    assert page.count('<tr class="bad">') == 3
