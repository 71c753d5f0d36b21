"""What stands at the door before anything can be checked: the window, and the camera whose picture it shows."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.errors import InstallationError
from kiosk.settings import Settings
from kiosk.ui.asset import asset_folder
from kiosk.vision.camera import Image, Source
from kiosk.workers.eyes import Eyes

if TYPE_CHECKING:
    from kiosk.ui.pane import Pane

log = logging.getLogger(__name__)

PICTURE_PATIENCE_MS: Final = 400
"""How long the rest waits for the first picture, which it would hold up; a slower webcam leaves the processor idle."""


class Front(QObject):
    """Window and camera, which begins to open while the window is made; `close` ends it whatever happens.

    `begun` is told once: the first picture is on the glass, or will be while the rest loads.
    """

    begun = Signal()

    def __init__(self, settings: Settings, open_source: Callable[[str], Source]) -> None:
        super().__init__()
        self._terminal = settings.terminal
        self._display = settings.display
        self._begun = self._open = self._pictured = self._drawn = False
        self.eyes = Eyes(open_source, settings.camera)
        self.eyes.frame_shown.connect(self._on_picture)
        self.eyes.start()
        try:
            self.pane = _pane(settings)
        except InstallationError:
            self.eyes.stop()
            raise
        self.pane.view.frameSwapped.connect(self._on_drawn)

    def open(self) -> None:
        """Open the window; harmless when open."""
        if self._open:
            return
        self._open = True
        size = self.pane.fitted((self._display.width, self._display.height))
        self.pane.open(size, fullscreen=self._display.fullscreen)
        QTimer.singleShot(PICTURE_PATIENCE_MS, self._begin)

    def say_starting(self) -> None:
        """Say in every language that it is starting."""
        from kiosk.ui.catalogue import Catalogue  # noqa: PLC0415  # after the first picture
        from kiosk.ui.opening import starting  # noqa: PLC0415

        words = Catalogue(asset_folder() / "i18n")
        self.pane.tell(starting(words, self._terminal.language, self._terminal.languages))

    def close(self) -> bool:
        """End it all, and tell whether no thread hangs."""
        ended = self.eyes.stop()
        self.pane.close()
        return ended

    @Slot(object)
    def _on_picture(self, picture: Image) -> None:
        self.pane.put(picture)
        self._pictured = True

    @Slot()
    def _on_drawn(self) -> None:
        self.eyes.frame_drawn()
        if self._pictured and not self._drawn:
            self._drawn = True
            log.info("first picture on the glass")
            self._begin()

    @Slot()
    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self.begun.emit()


def _pane(settings: Settings) -> "Pane":
    from kiosk.app.mounting import mounting_of  # noqa: PLC0415  # the camera opens meanwhile
    from kiosk.ui.pane import Pane  # noqa: PLC0415

    return Pane(mounting_of(settings))
