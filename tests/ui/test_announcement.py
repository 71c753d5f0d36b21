"""A verdict is told to screen readers at once."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

from kiosk.domain.screen.state import Language
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from tests.shots.screens import shots
from tests.shots.studio import Studio, view_of


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what is handed to the platform's bridge, which the offscreen platform does not have."""
    told: list[str] = []

    def take(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(take))
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    return told


def test_a_verdict_is_announced_once_with_what_to_do(qapp: object, announced: list[str]) -> None:
    words = Catalogue(asset_folder() / "i18n")
    known = {shot.name: shot for shot in shots()}
    studio = Studio((800, 480), view_of(known["self-ready"], Language.EN, words))
    announced.clear()
    for name in ("self-verdict-red", "self-verdict-red", "self-ready"):
        studio.show(view_of(known[name], Language.EN, words))
    studio.close()
    assert announced == [
        "Entry not allowed. Please speak to an employee",
        "Hold your QR code up to the camera",
    ]
