"""A verdict, what became of a task, and why a PIN does not count are told to screen readers at once."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

from kiosk.domain.screen.state import IinTyping, Language, Mode, Need, OpenTechnician, PinTyping, Refused, Screen, State
from kiosk.domain.screen.technician import Recovering, RecoveryFault, Task, Technician, Topic
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.presenter import present
from kiosk.ui.service import Done, Failed, Running, Service, Trouble, Work
from kiosk.ui.view import View
from tests.shots.screens import AROUND, shots
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


@pytest.fixture
def words(qapp: object) -> Catalogue:
    return Catalogue(asset_folder() / "i18n")


def test_a_verdict_is_announced_once_with_what_to_do(words: Catalogue, announced: list[str]) -> None:
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


SYNC = Technician("01", Topic.SYNC)
CAMERA = Technician("01", Topic.CAMERA)
PIN = PinTyping(code="01", on_pin=True, purpose=OpenTechnician())
DONE: dict[Task, Work] = {Task.SYNC_NOW: Done(), Task.SET: Done()}
NO_NAME = "Sync now: The server's name is not found. Check the cable or Wi-Fi, then DNS"
STEPS: list[tuple[Screen, dict[Task, Work], list[str]]] = [
    (PIN, {}, ["PIN"]),
    (replace(PIN, note=Refused(0.0, 2840.4)), {}, ["Wrong code or PIN. Wait 48\N{NO-BREAK SPACE}min"]),
    (replace(PIN, pin="1", note=Refused(-700.0, 2840.4)), {}, []),  # as some minutes later: it counts down unheard
    (replace(PIN, verifying=True), {}, []),
    (replace(PIN, note=Refused(0.0)), {}, ["Wrong code or PIN"]),
    (SYNC, {}, ["Sync"]),
    (SYNC, {Task.SYNC_NOW: Running(1, 10)}, ["Sync now: Running…"]),
    (SYNC, {Task.SYNC_NOW: Running(3, 10)}, []),
    (SYNC, DONE, ["Sync now: Done"]),
    (CAMERA, DONE, ["Camera"]),
    (CAMERA, {Task.SYNC_NOW: Failed(Trouble("dns"))}, [NO_NAME]),
    (Recovering("KZQ1:…"), {}, ["Recover the technician's PIN"]),
    (Recovering("KZQ1:…", RecoveryFault.FORGED), {}, ["The signature is not valid"]),
    (IinTyping("07", "800416100077"), {}, ["Enter the IIN. Not a valid IIN. Compare with the card"]),
    (IinTyping("07", "800416100076", need=Need.CONSENT), {}, ["The visitor's consent is needed first"]),
]


def test_what_becomes_of_a_task_or_a_pin_is_announced_when_it_is_new(words: Catalogue, announced: list[str]) -> None:
    def view(screen: Screen, works: dict[Task, Work]) -> View:
        around = replace(AROUND, service=Service(works=works))
        return present(State(Mode.SELF, Language.EN, screen=screen), around, words)

    studio = Studio((800, 480), view(CAMERA, {}))
    for screen, works, said in STEPS:
        announced.clear()
        studio.show(view(screen, works))
        assert announced == said
    studio.close()
