"""A whole kiosk on real files, offscreen, before a camera that the test chooses."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.compose import Kiosk
from kiosk.app.front import Front
from kiosk.settings import Settings
from kiosk.vision.camera import Source
from sync.model.clock import after_contact
from sync.model.identity import Identity
from sync.model.status import HealthRecord, Status
from sync.replica.clock import change_clock, read_machine_clock
from sync.replica.database import Folder
from tests.fakes.cameras import one_after_another
from tests.fakes.terminal import Stocked, stock, subject

GREEN, RED = subject(1), subject(2)

OpenKiosk = Callable[..., Kiosk]


def today() -> datetime:
    """Return this instant: a whole kiosk goes by the machine's own clock."""
    return datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def terminal(tmp_path: Path) -> Folder:
    """Stock a terminal that has just had contact: one GREEN and one RED visitor."""
    people: dict[Identity, HealthRecord] = {GREEN: HealthRecord(Status.GREEN), RED: HealthRecord(Status.RED)}
    folder = stock(tmp_path / "terminal", Stocked(people, generated_at=today()))
    change_clock(folder, lambda state: after_contact(state, today(), read_machine_clock()))
    return folder


@pytest.fixture
def open_kiosk(terminal: Folder, qtbot: QtBot) -> Iterator[OpenKiosk]:
    """Open kiosks, each before one camera after another; the last one is closed in the end, the test closes others."""
    opened: list[Kiosk] = []

    def open_one(*sources: object) -> Kiosk:
        settings = Settings()
        display = replace(settings.display, fullscreen=False, width=480, height=800)
        settings = replace(settings, terminal=replace(settings.terminal, data=terminal.path), display=display)
        open_source = cast("Callable[[str], Source]", one_after_another(sources))
        kiosk = Kiosk(
            settings, Front(settings, open_source), own_agent=False, settings_file=settings.terminal.data / "kiosk.toml"
        )
        opened.append(kiosk)
        kiosk.start()
        return kiosk

    yield open_one
    for kiosk in opened[-1:]:
        kiosk.stop()
