"""A venue made, its enrolment code photographed from the page, a real agent enrolled with it and seen on *Fleet*."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp
from playwright.sync_api import Locator, Page, expect

from tests.browser.town import Town

PATIENCE = 30.0
AGENT = Path(sys.executable).with_name("kiosk-sync")


def make_venue(page: Page, venue_id: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="Venues", exact=True).click()
    page.get_by_role("link", name="New venue").click()
    page.get_by_label("Id", exact=True).fill(venue_id)
    for language, name in (("Kazakh", "«Алатау» театры"), ("Russian", "Театр «Алатау»"), ("English", "Alatau theatre")):
        page.get_by_label(f"Name in {language}").fill(name)
    page.get_by_label("Category").select_option("theater")
    page.get_by_label("Region").select_option("ALA")
    page.get_by_label("Capacity").fill("300")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_have_text("The venue is made.")


def photographed(code: Locator) -> str:
    """Return the text of a QR code as a camera reads it from the glass."""
    picture = cv2.imdecode(np.frombuffer(code.screenshot(), np.uint8), cv2.IMREAD_GRAYSCALE)
    (found,) = zxingcpp.read_barcodes(picture)
    return found.text


def enrol(data: Path, ticket: str) -> "subprocess.CompletedProcess[str]":
    command = [str(AGENT), "enrol", "--data", str(data), "--name", "North door", ticket]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@contextmanager
def agent_running(data: Path) -> Iterator[None]:
    with (data / "log").open("wb") as log:
        agent = subprocess.Popen([AGENT, "run", "--data", data, "--every", "0.5"], stderr=log)
        try:
            yield
        finally:
            agent.terminate()
            agent.wait(timeout=20)


def reload_until(page: Page, there: Locator) -> None:
    end = time.monotonic() + PATIENCE
    while there.count() == 0:
        assert time.monotonic() < end, page.inner_text("main")
        page.reload()


@pytest.fixture
def shifted(town: Town) -> Iterator[Town]:
    yield town
    town.shift(timedelta(0))


def test_a_code_shown_on_the_page_makes_a_terminal_that_turns_up_and_is_flagged_once_it_is_silent(
    admin: Page, shifted: Town, tmp_path: Path
) -> None:
    make_venue(admin, "alatau")
    admin.get_by_role("button", name="Enrol a terminal").click()
    expect(admin.get_by_text("This code is shown once")).to_be_visible()
    ticket = photographed(admin.locator(".qr"))
    done = enrol(tmp_path, ticket)
    assert done.returncode == 0, done.stderr
    admin.goto("/pages/fleet?search=alatau")
    row = admin.get_by_role("row").filter(has_text="North door")
    with agent_running(tmp_path):
        reload_until(admin, row.filter(has_text="All well"))
        expect(row).to_contain_text("just now")
    shifted.shift(timedelta(minutes=30))
    admin.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # as when somebody comes back to the tab
    expect(row).to_contain_text("No contact")
    expect(row).to_contain_text("Is it switched on")


def test_what_is_wrong_is_said_once_above_and_beside_each_field_and_leads_there(admin: Page) -> None:
    admin.goto("/pages/new-venue")
    admin.get_by_label("Name in English").fill("Kept <b>as typed</b>")
    admin.get_by_label("Capacity").fill("many")
    admin.get_by_role("button", name="Save").click()
    summary = admin.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(admin.get_by_label("Name in English")).to_have_value("Kept <b>as typed</b>")
    expect(admin.get_by_label("Capacity")).to_have_attribute("aria-invalid", "true")
    described = admin.get_by_label("Capacity").get_attribute("aria-describedby") or ""
    assert "Write a whole number" in admin.locator(f"#{described.split()[-1]}").inner_text()
    summary.get_by_role("link", name="Capacity").click()
    expect(admin.get_by_label("Capacity")).to_be_focused()
    assert re.search("0 characters|unprintable", summary.inner_text()) is None
