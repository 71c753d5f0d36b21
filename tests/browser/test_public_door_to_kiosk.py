"""From one visitor's phone to both doors: photographed by a terminal's camera, and following a printed poster."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page, expect

from kiosk.vision.decoder import Decoder
from sync.model.identity import Passport
from sync.model.status import Status
from tests.browser.public_visitor import phone, take, touch
from tests.demo.stage import Stage
from tests.demo.town import Town
from tests.fakes.people import invented
from tests.fakes.scenes import CALM, background, photographed

DPI = 120
HEADLESS = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "QSG_RENDER_LOOP": "basic"}
VISITOR = invented(Passport("UZB", "VV0000007"), Status.GREEN, datetime.now(UTC))


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A central server in a process of its own, with one person in its register."""
    made = Town(tmp_path_factory.mktemp("town"), lambda _step: None)
    made.found([VISITOR])
    made.link(VISITOR)  # makes the subject that the publication names
    made.publish()
    made.open_server()
    yield made
    made.close_server()


def test_a_pass_on_a_phone_is_photographed_by_a_terminal_and_admitted(
    town: Town, chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in HEADLESS.items():
        monkeypatch.setenv(name, value)
    np.save(tmp_path / "empty.npy", background(18)[None])
    with phone(chromium) as visitor:
        take(visitor, town.link(VISITOR))
        np.save(tmp_path / "phone.npy", np.stack(list(filmed(visitor, tmp_path))))
    town.enrol(mode="self", fullscreen=False, size=(480, 800))
    stage = Stage(town.settings, tmp_path / "empty.npy", tmp_path / "kiosk.log")
    try:
        town.wait_for_data()
        stage.until(lambda seen: seen.kind == "ready" and seen.word("camera") == "live", "the camera's picture")
        stage.do("hold", file=str(tmp_path / "phone.npy"))
        answer = stage.until(lambda seen: seen.kind == "message" and seen.checks == 1, "an answer")
        assert answer.word("role") == "green"
        town.sync_now()
    finally:
        stage.close()
    assert list(town.server_ids().values()) == ["green"]


def test_a_printed_poster_is_read_and_leads_to_the_holders_own_answer(
    town: Town, chromium: Browser, tmp_path: Path
) -> None:
    address = town.poster("--pdf", str(tmp_path / "poster.pdf"))
    assert scanned(tmp_path / "poster.pdf") == address
    with phone(chromium, "ru") as visitor:
        take(visitor, town.link(VISITOR))
        visitor.goto(scanned(tmp_path / "poster.pdf"))
        expect(visitor.get_by_role("heading")).to_have_text("Кинотеатр «Арман»")
        touch(visitor, "exit")
        expect(visitor.get_by_role("heading")).to_have_text("Выход отмечен")
        touch_again(visitor)
    assert list(town.server_ids().values()).count("exit") == 1


def touch_again(visitor: Page) -> None:
    """Go in from the answer, and reload: neither may count twice."""
    visitor.locator("button[value=entry]").click()
    visitor.locator(".answer.green, .answer.referred").wait_for()
    visitor.reload()
    visitor.locator(".answer.green, .answer.referred").wait_for()


def filmed(visitor: Page, folder: Path) -> Iterator[NDArray[np.uint8]]:
    """Photograph the phone's screen as a camera sees it."""
    visitor.screenshot(path=folder / "screen.png")
    screen = cv2.imread(str(folder / "screen.png"))
    assert screen is not None
    place = visitor.locator(".qr-code svg").bounding_box()
    modules = visitor.locator(".qr-code svg").evaluate("drawn => drawn.viewBox.baseVal.width / 10")
    assert place is not None
    pixels = screen.shape[1] / 390
    middle = pixels * (place["x"] + place["width"] / 2), pixels * (place["y"] + place["height"] / 2)
    return photographed(np.asarray(screen, np.uint8), middle, pixels * place["width"] / modules, 5, 8, CALM)


def scanned(pdf: Path) -> str:
    """Print a poster to pixels and read its code as the kiosk reads codes."""
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)  # A4 in points
    picture = document[0].render(scale=DPI / 72, grayscale=True).to_numpy()
    document.close()
    (reading,) = Decoder().decode(np.ascontiguousarray(picture[..., 0] if picture.ndim == 3 else picture), budget=2.0)
    return reading.payload.decode()
