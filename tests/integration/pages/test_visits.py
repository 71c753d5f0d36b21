"""*Visits*: figures by filters, no person, an export that spreadsheets take as it is."""

import re
from datetime import UTC, datetime

import pytest

from sync.central.database import insert_rows, reading, writing
from sync.central.fleet.visit_count import HOUR_MS
from sync.central.operator.audit import Wanted, entries
from sync.central.operator.capability import Role
from sync.central.pages.site import Site
from tests.integration.pages.conftest import Browser, operator

COLUMNS = ("hour", "region", "category", "direction", "outcome", "visits")
NOON = int(datetime(2021, 6, 6, 6, tzinfo=UTC).timestamp() * 1000) // HOUR_MS


@pytest.fixture
def counted(site: Site) -> None:
    rows = [
        (NOON, "ALA", "cinema", "entry", "admit", 1200),
        (NOON + 1, "ALA", "cinema", "entry", "deny", 34),
        (NOON, "SHY", "sauna", "entry", "refer", 5),
        (NOON - 24, "SHY", "sauna", "entry", "admit", 7),
        (NOON, "SHY", "sauna", "exit", "admit", 1000),
    ]
    with writing(site.central.engine) as connection:
        insert_rows(connection, "visit_count", COLUMNS, rows)


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_last_week_is_shown_at_first(counted: None, admin: Browser) -> None:
    answer = admin.get("/pages/visits?lang=en")
    assert answer.status_code == 200
    assert "Checks 1,246" in text_of(answer.text)
    assert 'value="2021-05-31"' in answer.text
    assert "From 31 May 2021 to 6 Jun 2021: 1,246. Most on 6 Jun 2021: 1,239." in answer.text


def test_a_long_span_is_drawn_week_by_week_and_loses_nothing(counted: None, admin: Browser) -> None:
    page = admin.get("/pages/visits?first=2021-01-01&last=2021-12-31&lang=en").text
    chart = page[page.index('<h2 id="by-day">By week') : page.index("</section>")]
    drawn, _, table = chart.partition("<details>")
    assert (drawn.count("<g><title>"), table.count("<tr>")) == (53, 366)
    hints = re.findall("<g><title>[^:]+: ([^<]+)</title>", drawn)
    counts = [int(number.replace(",", "")) for hint in hints for number in re.findall(r" ([\d,]*\d)", hint)]
    assert sum(counts) == int(re.findall(r"Checks <b>([\d,]+)", page)[0].replace(",", ""))


def test_filters_hold_for_every_figure(counted: None, admin: Browser) -> None:
    answer = admin.get("/pages/visits?lang=en&first=2021-06-05&last=2021-06-06&region=SHY&category=sauna&outcome=admit")
    said = text_of(answer.text)
    assert "Checks 7" in said
    assert "Almaty city" not in said.partition("By region")[2]


@pytest.mark.parametrize(
    ("direction", "figures"),
    [
        ("", "Checks 1,246 Admitted 1,207 Denied 34 Referred to staff 5 Exits 1,000"),
        ("entry", "Checks 1,246 Admitted 1,207 Denied 34 Referred to staff 5"),
        ("exit", "Exits 1,000"),
    ],
)
def test_exits_are_told_from_entries_and_stand_in_no_chart_of_checks(
    counted: None, admin: Browser, direction: str, figures: str
) -> None:
    days = "first=2021-05-31&last=2021-06-06"
    page = admin.get(f"/pages/visits?lang=en&{days}&direction={direction}").text
    shown = text_of(page.partition('<ul class="figures">')[2].partition("</ul>")[0]).strip()
    assert shown == figures
    chart = page.partition('<svg class="plot"')[2].partition("</svg>")[0]
    assert (": Exits 1,000</title>" in chart, "Denied 34" in chart) == (direction == "exit", direction != "exit")
    exported = admin.get(f"/pages/visits.csv?{days}&direction={direction}").text
    told = {line.split(",")[3] for line in exported.splitlines()[1:]}
    assert told == ({direction} if direction else {"entry", "exit"})


def test_numbers_and_names_follow_the_language(counted: None, admin: Browser) -> None:
    assert "1\u00a0246" in admin.get("/pages/visits?lang=ru").text
    assert "Алматы қаласы" in admin.get("/pages/visits?lang=kk").text


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("first=2021-06-06&last=2021-06-05", "The last day must not be before the first."),
        ("first=2020-06-06&last=2021-06-07", "At most 366 days."),
        ("first=gestern&last=2021-06-06", "Write a day as year-month-day"),
        ("first=2019-12-31&last=2020-01-02", "Write a day between 2020 and 2999."),
        ("first=9999-12-31&last=9999-12-31", "Write a day as year-month-day"),
        ("first=2021-06-06", "Fill this in."),
        ("first=2021-06-06&last=2021-06-06&region=XXX", "Choose one of the list."),
        ("first=2021-06-06&last=2021-06-06&category=%27%3B--", "Choose one of the list."),
        ("first=2021-06-06&last=2021-06-06&outcome=ADMIT", "Choose one of the list."),
        ("first=2021-06-06&last=2021-06-06&direction=sideways", "Choose one of the list."),
    ],
)
def test_a_question_that_is_wrong_is_kept_and_mended_beside_its_field(admin: Browser, query: str, wrong: str) -> None:
    answer = admin.get(f"/pages/visits?lang=en&{query}")
    assert answer.status_code == 422
    assert f'class="wrong" id="{"last" if "last" in wrong or "366" in wrong else ""}' in answer.text
    assert wrong in answer.text
    for value in re.findall(r"(?:first|last)=([^&]+)", query):
        assert f'value="{value}"' in answer.text
    assert admin.get(f"/pages/visits.csv?{query}").headers["location"] == f"/pages/visits?{query}"


def test_an_export_is_whole_and_noted(counted: None, admin: Browser, site: Site) -> None:
    answer = admin.get("/pages/visits.csv?first=2021-06-05&last=2021-06-06")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="visits-2021-06-05-2021-06-06.csv"'
    assert answer.text.splitlines() == [
        "hour,region,category,direction,outcome,visits",
        "2021-06-05T12:00+06:00,SHY,sauna,entry,admit,7",
        "2021-06-06T12:00+06:00,ALA,cinema,entry,admit,1200",
        "2021-06-06T12:00+06:00,SHY,sauna,entry,refer,5",
        "2021-06-06T12:00+06:00,SHY,sauna,exit,admit,1000",
        "2021-06-06T13:00+06:00,ALA,cinema,entry,deny,34",
    ]
    with reading(site.central.engine) as connection:
        [noted] = entries(connection, Wanted(what="visits_exported"), 5)
    assert (noted.who, noted.subject) == ("aigul", "2021-06-05/2021-06-06")


def test_a_viewer_sees_figures_and_may_not_export(site: Site, browser: Browser) -> None:
    operator(site, "dana", Role.VIEWER)
    browser.log_in("dana")
    page = browser.get("/pages/visits")
    assert page.status_code == 200
    assert "visits.csv" not in page.text
    assert browser.get("/pages/visits.csv?first=2021-06-05&last=2021-06-06").status_code == 403
