"""The operators' pages in a browser: they work."""

import csv
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.town import Town

REASON = "the visitor complains of a wrong colour"


def look_up(page: Page) -> None:
    page.get_by_label("IIN").fill("000000300005")
    page.get_by_label("Reason").fill(REASON)
    page.get_by_role("button", name="Look up").click()
    page.get_by_role("heading", name="Record no.").wait_for()


def test_a_person_is_looked_up_and_the_address_says_nothing(admin: Page, town: Town) -> None:
    admin.goto("/pages/person")
    look_up(admin)
    expect(admin.locator(".status.large")).to_have_text("Yellow")
    expect(admin.locator("tr.decides")).to_contain_text("Contact of a patient · decides")
    assert admin.url == f"{town.url}/pages/person"
    assert "000000300005" not in admin.content()
    assert "000000300005" not in (town.folder / "log").read_text(encoding="utf-8")
    admin.goto("/pages/audit")
    expect(admin.locator("main")).to_contain_text(REASON)


def test_charts_have_names_and_the_same_numbers_as_tables(admin: Page) -> None:
    admin.goto("/pages/visits")
    chart = admin.get_by_role("img", name="By day")
    expect(chart).to_be_visible()
    assert chart.locator("g").count() == 7
    admin.get_by_text("As a table").first.click()
    table = admin.locator("details table").first
    totals = [int(cell.replace(",", "")) for cell in table.locator("tbody td:nth-child(2)").all_inner_texts()]
    hints = chart.locator("g > title").all_text_contents()
    assert len(totals) == len(hints) == 7
    assert [
        sum(int(part.rpartition(" ")[2].replace(",", "")) for part in one.split(": ")[1].split(", ")) for one in hints
    ] == totals


def test_the_export_holds_what_the_page_adds_up(admin: Page, tmp_path: Path) -> None:
    admin.goto("/pages/visits")
    admin.locator("#region").select_option(label="Shymkent city")
    admin.get_by_role("button", name="Show").click()
    shown = admin.locator(".figures b").first.inner_text()
    with admin.expect_download() as download:
        admin.get_by_role("link", name="Download CSV").click()
    path = tmp_path / "visits.csv"
    download.value.save_as(path)
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["region"] for row in rows} == {"SHY"}
    assert f"{sum(int(row['visits']) for row in rows if row['direction'] == 'entry'):,}" == shown


def test_a_preview_of_rules_ends_on_the_same_page_by_itself(admin: Page) -> None:
    admin.goto("/pages/rules")
    admin.get_by_role("button", name="Count what would change").click()
    expect(admin.locator(".figures")).to_contain_text("People who change colour")
    expect(admin.locator(".changes")).to_contain_text("Blue")


def test_rules_go_out_are_signed_and_come_back(admin: Page, town: Town, tmp_path: Path) -> None:
    admin.goto("/pages/rules")
    version = int(admin.locator("dt:text-is('Version') + dd").inner_text())
    with admin.expect_download() as download:
        admin.get_by_role("button", name="Download the file").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    admin.get_by_label("Signed file").set_input_files(file)
    admin.get_by_role("button", name="Put in force").click()
    expect(admin.locator("#signed-wrong")).to_contain_text("It has too few signatures")
    town.run("sign", str(file), "--key", str(town.central / "keys" / "rules.pem"))
    admin.get_by_label("Signed file").set_input_files(file)
    admin.get_by_role("button", name="Put in force").click()
    expect(admin.get_by_role("status")).to_contain_text("The rules are in force.")
    expect(admin.locator("dt:text-is('Version') + dd")).to_have_text(str(version + 1))
