"""A window with the wedge before it, for tests from outside: prints what it scans and what it is typed."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.domain.screen.state import Language, Mode, StateChoosing
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.pane import Mounting, Pane
from kiosk.ui.wedge import Wedge
from kiosk.ui.window import Window
from tests.shots.screens import AROUND, Shot
from tests.shots.studio import view_of


def main() -> None:
    """Show a page that takes letters until the end of the test kills this program."""
    application = QGuiApplication(sys.argv[:1])
    window = Window(Pane(Mounting()), Wedge(lambda: time.monotonic_ns() // 1_000_000))
    window.scanned.connect(lambda payload: print("scanned", payload.decode(), flush=True))
    window.happened.connect(lambda event: print("typed", event, flush=True))
    shot = Shot("states", Mode.DESK, StateChoosing("desk"), AROUND)
    window.show_view(view_of(shot, Language.EN, Catalogue(asset_folder() / "i18n")))
    window.pane.open((640, 480), fullscreen=True)
    window.view.requestActivate()
    QTimer.singleShot(0, lambda: print("ready", flush=True))
    application.exec()


if __name__ == "__main__":
    main()
