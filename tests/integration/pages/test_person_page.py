"""*Person*: only with a reason, only by those who may, noted at once, and nothing of it anywhere but in the answer."""

import logging
import re
from html import unescape
from pathlib import Path

import httpx
import pytest

from sync.central.database import reading, writing
from sync.central.operator.audit import Entry, Wanted, entries
from sync.central.operator.capability import Role
from sync.central.pages.site import Site
from sync.central.register.rule_change import use_rule_set
from tests.integration.central.world import records
from tests.integration.pages.conftest import Browser, operator

IIN = "000000300005"
REASON = "the visitor complains of a wrong colour"
FACTS: list[dict[str, object]] = [
    {"kind": "pcr", "result": "negative", "at": "2021-06-05T08:00:00+06:00", "source_id": "8"},
    {"kind": "contact", "at": "2021-06-02", "source_id": "7"},
    {"kind": "dose", "product": "qazvac", "number": "1", "at": "2021-05-02", "source_id": "6"},
]


@pytest.fixture
def known(site: Site, tmp_path: Path) -> None:
    records(site.central, tmp_path, *({"iin": IIN, "born": "1990-01-01", **fact} for fact in FACTS))


def asked(browser: Browser, **fields: str) -> tuple[int, str]:
    answer = browser.send("/pages/person", **fields)
    return answer.status_code, unescape(answer.text)


def noted(site: Site) -> list[Entry]:
    with reading(site.central.engine) as connection:
        return entries(connection, Wanted(what="person_looked_up"), 10)


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.fixture
def english(admin: Browser) -> Browser:
    admin.get("/pages/person?lang=en")
    return admin


@pytest.mark.usefixtures("known")
def test_a_record_is_shown_with_what_decides_and_noted(english: Browser, site: Site) -> None:
    status, page = asked(english, iin="000000 300005", reason=REASON)
    said = text_of(page)
    assert status == 200
    assert "Record no. 1 of the register Yellow" in said
    assert (
        "Contact of a patient · decides 2 Jun 2021 06:00 is in contact without end file · 7".replace("file", "lab")
        in said
    )
    assert "Negative PCR test 5 Jun 2021 08:00 is green until 8 Jun 2021 08:00 lab · 8" in said
    assert "Vaccine dose · QazVac, no. 1 2 May 2021 06:00 nothing under these rules lab · 6" in said
    assert [(one.who, one.subject) for one in noted(site)] == [("aigul", f"person:1 {REASON}")]


@pytest.mark.usefixtures("known")
def test_the_number_asked_for_is_in_no_address_log_or_answer(
    english: Browser, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = english.send("/pages/person", iin=IIN, reason=REASON)
    assert answer.headers["cache-control"] == "no-store"
    assert IIN not in answer.text
    assert IIN not in caplog.text
    assert not any(IIN in one.subject for one in noted(site))
    assert isinstance(answer, httpx.Response)
    assert not answer.is_redirect


def test_somebody_unknown_is_noted_too(english: Browser, site: Site) -> None:
    status, page = asked(english, passport_state="uzb", passport_number="aa 1234567", reason=REASON)
    assert status == 404
    assert "The register does not know this person." in page
    assert [one.subject for one in noted(site)] == [f"person:nobody {REASON}"]


@pytest.mark.parametrize(
    ("fields", "beside", "wrong"),
    [
        ({}, "iin", "Type either an IIN or a passport."),
        ({"iin": IIN, "passport_state": "UZB"}, "iin", "Type either an IIN or a passport."),
        ({"iin": "12345"}, "iin", "The IIN must have 12 digits."),
        ({"iin": "٠٠٠٠٠٠٣٠٠٠٠٥"}, "iin", "The IIN must have 12 digits."),
        ({"iin": "000000300004"}, "iin", "This IIN is not right"),
        ({"iin": "0" * 41}, "iin", "At most 40 characters"),
        ({"passport_state": "XYZ", "passport_number": "AA1234567"}, "passport_state", "There is no such state."),
        ({"passport_state": "UZB", "passport_number": "?"}, "passport_number", "5 to 20 letters and digits"),
        ({"passport_number": "AA1234567"}, "passport_state", "There is no such state."),
        ({"iin": IIN, "reason": ""}, "reason", "Fill this in."),
        ({"iin": IIN, "reason": "because"}, "reason", "Say more: at least 15 characters."),
        ({"iin": IIN, "reason": " \n".join("because")}, "reason", "Say more"),
        ({"iin": IIN, "reason": f"the visitor {IIN} asks"}, "reason", "must not hold a person’s number"),
        *(
            ({"iin": IIN, "reason": f"the visitor {number} asks"}, "reason", "must not hold a person’s number")
            for number in ("0000 0030 0005", "00/00/00/30/00/05", "0_0_0_3_0_0", "AB123456", "N 12.34.56", "٠٠٠٣٠٠")
        ),
        ({"iin": IIN, "reason": "… ! ? … ! ? … ! ?"}, "reason", "Say it in words: at least 10 letters."),
        ({"iin": IIN, "reason": "x" * 301}, "reason", "At most 300 characters"),
    ],
)
def test_a_question_that_is_wrong_is_kept_and_nothing_is_shown_or_noted(
    english: Browser, site: Site, fields: dict[str, str], beside: str, wrong: str
) -> None:
    status, page = asked(english, **({"reason": REASON} | fields))
    assert status == 422
    said = re.search(rf'id="{beside}-wrong">([^<]*)<', page)
    assert said is not None
    assert wrong in said[1]
    for name, value in ({"reason": REASON} | fields).items():
        assert not value or (f'value="{value}"' in page if name != "reason" else value.strip() in page)
    assert noted(site) == []


@pytest.mark.usefixtures("known")
def test_it_says_where_terminals_have_another_status_for_now(english: Browser, site: Site) -> None:
    with writing(site.central.engine) as connection:
        connection.exec_driver_sql("UPDATE person SET value = 0")
    assert "Terminals have another status for now" in asked(english, iin=IIN, reason=REASON)[1]
    use_rule_set(site.central, "2021-09-27", lambda _done, _total: None)
    assert "Terminals have another status for now" not in asked(english, iin=IIN, reason=REASON)[1]


def test_a_viewer_may_not_ask(site: Site, browser: Browser) -> None:
    operator(site, "dana", Role.VIEWER)
    browser.log_in("dana")
    assert browser.get("/pages/person").status_code == 403
    assert asked(browser, iin=IIN, reason=REASON)[0] == 403
    assert "/pages/person" not in browser.get("/pages/fleet").text


def test_nobody_asks_by_address(english: Browser, site: Site) -> None:
    page = english.get(f"/pages/person?iin={IIN}&reason={REASON}").text
    assert "Record no." not in page
    assert noted(site) == []
