"""The window itself, with the camera's picture: all that is needed before anything can be checked.

    pane = Pane(Mounting(rotation=90))
    pane.open((1080, 1920), fullscreen=True)    at once
    pane.put(picture)                           each camera frame, BGR
    pane.tell(words)                            that it is starting, once there is time for words

`Window` then shows Views on it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtQuick import QQuickView

from kiosk.errors import InstallationError
from kiosk.ui import preview
from kiosk.ui.asset import font_paths
from kiosk.ui.glass import Glass
from kiosk.ui.preview import Camera, Picture

QML: Final = Path(__file__).parent / "qml"
WITHOUT_FRAME: Final = 0.95
"""How much of a screen a window may take: its frame, where there is one, takes the rest."""


@dataclass(frozen=True, slots=True)
class Mounting:
    """How the glass is mounted: `dpi` counts the 15 mm of what is touched, `rotation` is clockwise in degrees."""

    dpi: float = 96.0
    rotation: int = 0
    scale: float = 1.0
    reduced_motion: bool = False


class Pane(QObject):
    """The glass with a camera behind it. It knows no Views; `glass` holds what QML binds to."""

    closed = Signal()

    def __init__(self, mounting: Mounting) -> None:
        super().__init__()
        preview.register()
        self._camera = Camera(self)
        self.glass = Glass(self, {"camera": self._camera})
        self.mount(mounting)
        self.view = self._built()

    def mount(self, mounting: Mounting) -> None:
        """Turn and scale what is on the glass as it is mounted now."""
        self.glass.put_mounting({
            "dpi": mounting.dpi,
            "scale": mounting.scale,
            "turn": mounting.rotation,
            "still": mounting.reduced_motion,
        })  # fmt: skip

    def put(self, picture: Picture) -> None:
        """Show a camera frame (H×W×3 BGR)."""
        self._camera.put(picture)

    def tell(self, words: tuple[str, ...]) -> None:
        """Say that it is starting, and load the pages beside that."""
        load_fonts()
        self.glass.put("opening", list(words))

    def open(self, size: tuple[int, int], *, fullscreen: bool) -> None:
        """Show the window."""
        if fullscreen:
            self.view.setGeometry(self.view.screen().geometry())  # where no window manager does it
            self.view.showFullScreen()
        else:
            self.view.resize(QSize(*size))
            self.view.show()

    def fitted(self, size: tuple[int, int]) -> tuple[int, int]:
        """Return the size of a window that the screen has room for, with its frame, in the shape of `size`."""
        wanted, room = QSize(*size), self.view.screen().availableSize() * WITHOUT_FRAME
        if room.expandedTo(wanted) != room:
            wanted.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        return wanted.width(), wanted.height()

    def grab(self) -> QImage:
        """Return what is on the glass, as a picture."""
        return self.view.grabWindow()

    def close(self) -> None:
        """Take the window away."""
        self.view.close()
        self.view.setSource(QUrl())  # before what it binds to goes

    def _built(self) -> QQuickView:
        view = QQuickView()
        view.setTitle("Ashyq Kiosk")
        view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        view.setInitialProperties({"glass": self.glass})
        view.setSource(QUrl.fromLocalFile(str(QML / "Main.qml")))
        view.closing.connect(self.closed)
        if view.errors():
            raise broken("; ".join(error.toString() for error in view.errors()))
        return view


def load_fonts() -> None:
    """Load the text fonts by path, or raise InstallationError: no system font is taken by chance."""
    for path in font_paths():
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise InstallationError("K-INS-1", f"{path}: cannot be used", "Reinstall Debian's fonts-noto-core.")


def broken(what: str) -> InstallationError:
    """Return what to say of screens that cannot be loaded."""
    return InstallationError("K-INS-3", f"the screens cannot be loaded: {what}", "Install the kiosk again.")
