"""Links and posters, as operators, services and the command line hand them out."""

import json
from collections.abc import Callable
from pathlib import Path

import httpx
import pypdfium2
import pytest
from typer.testing import CliRunner

from sync.central.central import Central
from sync.central.command.cli import app
from sync.central.database import reading, writing
from sync.central.fleet.api_key import Scope, make_api_key
from sync.central.fleet.poster_code import venue_of_poster
from sync.central.operator.audit import Entry, Wanted, entries
from sync.central.operator.capability import Role
from sync.central.pages.site import Site
from tests.integration.pages.conftest import Browser, hidden, operator
from tests.integration.pages_public.conftest import GREEN, Phone, Town

WHO = {"passport_state": GREEN[:3], "passport_number": GREEN[4:]}


def run(central: Central, *words: str, typed: str = "") -> str:
    done = CliRunner().invoke(
        app, words, input=typed, env={"ASHYQ_CENTRAL": str(central.folder)}, catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return done.output.strip()


@pytest.fixture
def key(central: Central) -> dict[str, str]:
    with writing(central.engine) as connection:
        _, token = make_api_key(central, connection, Scope.PASSES, "front desk")
    return {"Authorization": f"Bearer {token}"}


def noted(central: Central) -> list[Entry]:
    with reading(central.engine) as connection:
        return entries(connection, Wanted(), 100)


def test_the_command_line_prints_a_link_and_draws_it(town: Town, tmp_path: Path) -> None:
    printed = run(town.central, "pass-link", GREEN, "--svg", str(tmp_path / "link.svg"))
    assert printed.startswith(f"{town.central.settings.url}/v/pass/")
    told = json.loads(run(town.central, "pass-link", "-", "--json", typed=f"{GREEN}\n"))
    assert told["url"].endswith(told["code"])
    assert "<svg" in (tmp_path / "link.svg").read_text()


def test_the_command_line_prints_a_poster_and_gives_it_a_new_code(town: Town, tmp_path: Path) -> None:
    pdf, svg = tmp_path / "poster.pdf", tmp_path / "poster.svg"
    assert run(town.central, "poster", "kinopark", "--pdf", str(pdf), "--svg", str(svg)) == town.poster.url
    assert words_of(pdf.read_bytes()).startswith("Ashyq\r\nКинопарк")
    assert svg.read_text(encoding="utf-8").startswith("<svg")
    assert run(town.central, "poster", "kinopark", "--mark").startswith(f"{town.poster.url}/mark/")
    assert run(town.central, "poster", "kinopark", "--anew") != town.poster.url


def test_a_service_makes_a_link_that_opens(
    town: Town,
    client: httpx.Client,
    key: dict[str, str],
) -> None:
    answer = client.post("/v1/pass-links", json=WHO, headers=key)
    assert answer.status_code == 200, answer.text
    client.headers["Accept-Language"] = "en"
    page = Phone(client)
    assert page.send("/open", code=answer.json()["code"]).status_code == 303
    assert "Good until" in page.get("/pass").text


@pytest.mark.parametrize(
    ("asked", "status", "kind"),
    [
        (WHO | {"passport_number": "ZZ9999999"}, 404, "unknown_person"),
        ({"iin": "123"}, 422, "iin_not_twelve_digits"),
        ({}, 422, "passport_state"),
        ({"iin": "000000300005", "more": 1}, 422, "not_understood"),
    ],
)
def test_a_service_hears_what_is_wrong(
    town: Town,
    client: httpx.Client,
    key: dict[str, str],
    asked: dict[str, str],
    status: int,
    kind: str,
) -> None:
    answer = client.post("/v1/pass-links", json=asked, headers=key)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}")


def test_operators_print_the_poster_and_give_it_a_new_code(town: Town, admin: Browser) -> None:
    pdf = admin.get("/pages/venues/kinopark/poster.pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert town.poster.url in words_of(pdf.content)
    assert admin.get("/pages/venues/kinopark/poster.svg").headers["content-type"] == "image/svg+xml"
    assert f"{town.poster.url}/mark/" in admin.get("/pages/venues/kinopark/poster").text
    edition = hidden(admin.get("/pages/venues/kinopark/poster").text, "edition")
    for said in ("poster_renewed", "poster_overtaken"):
        answer = admin.send("/pages/venues/kinopark/poster", edition=edition)
        assert answer.headers["location"] == f"/pages/venues/kinopark/poster?said={said}"
    assert town.poster.url not in admin.get("/pages/venues/kinopark/poster").text
    assert [one.what for one in noted(town.central)].count("poster_renewed") == 1
    with writing(town.central.engine) as connection:
        assert venue_of_poster(connection, town.poster.code) is None


def test_a_viewer_sees_the_poster_and_changes_nothing(
    town: Town,
    site: Site,
    browser: Browser,
) -> None:
    operator(site, "dana", Role.VIEWER)
    viewer = browser.log_in("dana")
    page = viewer.get("/pages/venues/kinopark/poster").text
    assert town.poster.url in page
    assert f"{town.poster.url}/mark/" not in page
    assert viewer.send("/pages/venues/kinopark/poster").status_code == 403


def test_a_venue_that_is_none_has_no_poster_and_a_stranger_sees_none(
    town: Town,
    admin: Browser,
    open_browser: Callable[[], Browser],
) -> None:
    assert admin.get("/pages/venues/nowhere/poster.pdf").status_code == 404
    assert open_browser().get("/pages/venues/kinopark/poster.pdf").status_code == 401


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    words = str(text.get_text_range())
    text.close()
    document.close()
    return words
