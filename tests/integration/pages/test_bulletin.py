"""*Bulletin*: what is published is what was typed; what is wrong is said beside its field; two editors are told."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sync.central.database import reading
from sync.central.fleet.bulletin import newest_bulletin
from sync.central.operator.audit import Wanted, entries
from sync.central.operator.capability import Role
from sync.central.pages.site import Site
from sync.central.pages.words import Language, read_words
from sync.central.publication.keys import KeyRole, key_path
from sync.central.publication.publish import alone
from sync.central.publication.publish_metadata import signed_targets, stored_name
from tests.integration.pages.conftest import Browser, hidden, operator

GOOD = {"date": "2021-06-06", "infected": "395 064", "recovered": "367285", "deaths": "4076"}
BULLETIN = "/pages/bulletin?lang=en"
KIOSK = Path(__file__).parents[3] / "assets" / "i18n"


def sent(browser: Browser, edition: str = "0", **fields: str) -> tuple[int, str]:
    answer = browser.send("/pages/bulletin", edition=edition, **(GOOD | fields))
    return answer.status_code, unescape(answer.text)


def newest(site: Site) -> dict[str, object]:
    with reading(site.central.engine) as connection:
        notice = newest_bulletin(connection)
    assert notice is not None
    found: dict[str, object] = json.loads(notice.document)
    return found


def offered(site: Site) -> dict[str, object]:
    """Return the bulletin that terminals are offered."""
    target = signed_targets(site.central.store, KeyRole.DATA)["data/bulletin.json"]
    data = site.central.store.read(stored_name(target.path, target.sha256))
    assert data is not None
    found: dict[str, object] = json.loads(data)
    return found


def test_a_bulletin_is_published_at_once_and_noted(admin: Browser, site: Site) -> None:
    answer = admin.send("/pages/bulletin", edition="0", do="publish", first_ALA="162635", full_ALA="", **GOOD)
    assert answer.headers["location"] == "/pages/bulletin?said=bulletin_published"
    assert offered(site) == newest(site)
    assert newest(site) == {
        "date": "2021-06-06",
        "infected": 395064,
        "recovered": 367285,
        "deaths": 4076,
        "vaccinated": [{"region": "ALA", "first": 162635, "full": 0}],
    }
    with reading(site.central.engine) as connection:
        [noted] = entries(connection, Wanted(what="bulletin_published"), 5)
    assert (noted.who, noted.subject) == ("aigul", "2021-06-06")
    page = admin.get(BULLETIN).text
    assert 'value="395064"' in page
    assert 'value="162635"' in page


def test_a_preview_shows_three_screens_and_publishes_nothing(admin: Browser, site: Site) -> None:
    admin.get(BULLETIN)
    status, page = sent(admin, do="preview")
    assert status == 200
    for language, words in (
        ("kk", "06.06.2021: жұқтырды 395 064, жазылды 367 285, қайтыс болды 4 076"),
        ("ru", "06.06.2021: заболели 395 064, выздоровели 367 285, умерли 4 076"),
        ("en", "06.06.2021: infected 395 064, recovered 367 285, died 4 076"),
    ):
        assert f'<figcaption lang="{language}">{words}</figcaption>' in page.replace("\u00a0", " ")
    with reading(site.central.engine) as connection:
        assert newest_bulletin(connection) is None


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("ours", "kiosks"),
    [
        ("title", "idle.title"),
        ("no_smartphone", "idle.no_smartphone"),
        ("bulletin", "bulletin.text"),
        ("data_at", "data.at"),
    ],
)
def test_the_preview_speaks_the_kiosks_own_words(language: Language, ours: str, kiosks: str) -> None:
    messages = ET.parse(KIOSK / f"kiosk_{language.value}.ts").iter("message")  # noqa: S314  # our own
    texts = {one.findtext("source"): one.findtext("translation") for one in messages}
    assert read_words().by_language[language][f"glass.{ours}"] == texts[kiosks]


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("date", "", "Fill this in."),
        ("date", "06.06.2021", "Write a day as year-month-day"),
        ("date", "2021-06-07", "Write a day between 2020 and today."),
        ("date", "2019-12-31", "Write a day between 2020 and today."),
        ("infected", "", "Fill this in."),
        ("infected", "many", "Write a whole number"),
        ("infected", "-1", "Write a number from 0"),
        ("infected", "1.5", "Write a whole number"),
        ("infected", "12345678901234567890", "Write a whole number"),
        ("infected", "371360", "at least 371361"),
        ("recovered", "1e3", "Write a whole number"),
        ("deaths", "١٢", "Write a whole number"),
        ("first_ALA", "<b>", "Write a whole number"),
        ("full_ALA", "5", "Cannot be fewer than the full course: at least 5."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_the_rest_is_kept(
    admin: Browser, site: Site, field: str, value: str, wrong: str
) -> None:
    admin.get(BULLETIN)
    status, page = sent(admin, do="publish", **{field: value})
    assert status == 422
    beside = "first_ALA" if field == "full_ALA" else field
    said = re.search(rf'id="{beside}-wrong">([^<]*)<', page)
    assert said is not None
    assert wrong in said[1]
    kept = GOOD | {field: value}
    assert all(f'value="{one}"' in page for name, one in kept.items() if one and name != "first_ALA")
    with reading(site.central.engine) as connection:
        assert newest_bulletin(connection) is None


def test_the_second_of_two_editors_is_told_and_loses_nothing(
    admin: Browser, open_browser: Callable[[], Browser], site: Site
) -> None:
    operator(site, "dana", Role.OPERATOR)
    second = open_browser().log_in("dana")
    edition = hidden(second.get(BULLETIN).text, "edition")
    sent(admin, do="publish", infected="400000")
    status, page = sent(second, edition, do="publish", infected="500000")
    assert status == 409
    assert "Somebody else published a bulletin while you were writing." in page
    assert 'value="500000"' in page
    assert "Saved meanwhile: <b>400000</b>" in page
    assert newest(site)["infected"] == 400000
    status, _ = sent(second, hidden(page, "edition"), do="publish", infected="500000")
    assert status == 303
    assert newest(site)["infected"] == 500000


def test_a_bulletin_waits_for_the_next_publication_where_none_can_be_made_now(admin: Browser, site: Site) -> None:
    with alone(site.central):
        answer = admin.send("/pages/bulletin", edition="0", do="publish", **GOOD)
    assert answer.headers["location"] == "/pages/bulletin?said=bulletin_waits"
    assert newest(site)["infected"] == 395064


def test_a_bulletin_waits_where_the_keys_lie_elsewhere(admin: Browser, site: Site) -> None:
    key_path(site.central.folder, KeyRole.DATA).unlink()
    answer = admin.send("/pages/bulletin", edition="0", do="publish", **GOOD)
    assert answer.headers["location"] == "/pages/bulletin?said=bulletin_waits"


def test_a_viewer_sees_the_bulletin_and_cannot_edit_it(site: Site, browser: Browser) -> None:
    operator(site, "dana", Role.VIEWER)
    browser.log_in("dana")
    assert "<button" not in browser.get(BULLETIN).text.partition("<main")[2]
    assert sent(browser, do="publish")[0] == 403
