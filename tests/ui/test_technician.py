"""The technician's pages on the glass: every row can be reached, every button says what is to be done."""

from collections.abc import Iterator

import cv2
import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from kiosk.domain.screen.event import Cancelled, Event
from kiosk.domain.screen.service_event import TaskChosen, TopicChosen, WayChosen
from kiosk.domain.screen.state import Language
from kiosk.domain.screen.technician import Task, Topic, Way
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from tests.shots.screens import SIZES, shots
from tests.shots.studio import Size, Studio, settle, view_of
from tests.shots.technician import FINE, REQUEST
from tests.ui.glass import look, touchables

SHOTS = {shot.name: shot for shot in shots() if "technician" in shot.name}


@pytest.fixture(scope="module")
def words(qapp: object) -> Catalogue:
    return Catalogue(asset_folder() / "i18n")


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def studio(request: pytest.FixtureRequest, words: Catalogue) -> Iterator[Studio]:
    size: Size = request.param
    made = Studio(size, view_of(SHOTS["technician-status"], Language.EN, words))
    yield made
    made.close()


def touch(studio: Studio, name: str) -> None:
    [spot] = [
        piece.rect.center().toPoint() for piece in touchables(studio.window.view) if piece.item.objectName() == name
    ]
    QTest.mouseClick(studio.window.view, Qt.MouseButton.LeftButton, pos=spot)
    settle()


def seen(studio: Studio) -> set[str]:
    return {piece.name for piece in look(studio.window.view).texts}


def test_a_recovery_request_can_be_read_off_the_glass_by_a_phone(studio: Studio, words: Catalogue) -> None:
    studio.show(view_of(SHOTS["technician-recovery"], Language.RU, words))
    picture = studio.picture().convertToFormat(QImage.Format.Format_Grayscale8)
    grey = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    read = zxingcpp.read_barcodes(cv2.blur(grey[:, : picture.width()], (3, 3)))
    assert REQUEST in {code.text for code in read}


def test_page_by_page_every_row_is_shown_whole_and_once(studio: Studio, words: Catalogue) -> None:
    studio.show(view_of(SHOTS["technician-about"], Language.EN, words))
    wanted = [f"{one.package} {one.version}" for one in FINE.licences]
    shown: list[str] = []
    while True:
        shown += [name for name in wanted if name in seen(studio)]
        [further] = [one.item for one in touchables(studio.window.view) if one.item.objectName() == "-after"]
        if not further.property("usable"):
            break
        touch(studio, "-after")
    assert shown == wanted
    touch(studio, "-before")
    assert not set(shown[-1:]) & seen(studio)


def test_another_topic_begins_on_its_first_page(studio: Studio, words: Catalogue) -> None:
    studio.show(view_of(SHOTS["technician-about"], Language.EN, words))
    touch(studio, "-after")
    studio.show(view_of(SHOTS["technician-sync"], Language.EN, words))
    assert "Sync now" in seen(studio)


@pytest.mark.parametrize(
    ("shot", "name", "expected"),
    [
        ("technician-sync", "task-sync_now:", TaskChosen(Task.SYNC_NOW)),
        ("technician-sync", "topic-enrol", TopicChosen(Topic.ENROL)),
        ("technician-sync", "cancel", Cancelled()),
        ("technician-self_test", "task-self_test:", TaskChosen(Task.SELF_TEST)),
        ("technician-staff", "task-change_pin:01", TaskChosen(Task.CHANGE_PIN, "01")),
        ("technician-enrol-letter-no-stick", "way-network", WayChosen(Way.NETWORK)),
    ],
)
def test_what_is_touched_is_what_is_to_be_done(
    studio: Studio, words: Catalogue, shot: str, name: str, expected: Event
) -> None:
    studio.show(view_of(SHOTS[shot], Language.EN, words))
    events: list[Event] = []
    studio.window.happened.connect(events.append)
    touch(studio, name)
    assert events == [expected]
