"""The one window: shows Views through QML, and tells what was touched, typed or read by a hand-scanner.

window = Window(catalogue-free assets, Glass(dpi=…, rotation=…), scanner=Wedge(…))
window.happened.connect(…)   each event of a touch or key           window.scanned.connect(…)   bytes of a hand-scanner
window.show_view(view)       after each step and tick               window.put(picture)         each camera frame, BGR
window.open()
"""

from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, QUrl, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontDatabase, QImage
from PySide6.QtQuick import QQuickView

from kiosk.errors import InstallationError
from kiosk.ui import preview
from kiosk.ui.asset import asset_folder, font_paths
from kiosk.ui.code import Codes
from kiosk.ui.glass import Glass
from kiosk.ui.icons import Icons
from kiosk.ui.intent import INTENTS, key_event
from kiosk.ui.preview import Camera, Picture
from kiosk.ui.view import Page, View
from kiosk.ui.wedge import Wedge

QML: Final = Path(__file__).parent / "qml"


@dataclass(frozen=True, slots=True)
class Mounting:
    """How the glass is mounted: `dpi` counts the 15 mm of what is touched, `rotation` is clockwise in degrees."""

    dpi: float = 96.0
    rotation: int = 0
    scale: float = 1.0
    reduced_motion: bool = False
    mirror: bool = True


class Hand(QObject):
    """What QML tells of touches and keys."""

    happened = Signal(object)

    @Slot(str, str)
    def touch(self, intent: str, argument: str) -> None:
        """Tell that a button was touched."""
        self.happened.emit(INTENTS[intent](argument))

    @Slot(int, str)
    def key(self, key: int, text: str) -> None:
        """Tell that a key was pressed that no button took."""
        event = key_event(key, text)
        if event is not None:
            self.happened.emit(event)


class Window(QObject):
    """The glass. It knows Views and events, and nothing of what they are about."""

    happened = Signal(object)
    measured = Signal(int, bool)
    scanned = Signal(bytes)
    closed = Signal()

    def __init__(self, mounting: Mounting, wedge: Wedge) -> None:
        super().__init__()
        load_fonts()
        preview.register()
        self._mirror = mounting.mirror
        self._shown: dict[str, object] = {}
        self._camera = Camera(self)
        self._hand = Hand(self)
        self._hand.happened.connect(self.happened)
        self._glass = Glass(self, _mounted(mounting, self._camera))
        self._wedge = wedge
        self._wedge.measured.connect(self.measured)
        self._wedge.scanned.connect(self.scanned)
        self.view = self._built(mounting.rotation)

    def show_view(self, view: View) -> None:
        """Put a View on the glass; only the sections that differ from what is there are touched."""
        kind = kind_of(view.page)
        changed = self._changed(
            {
                kind: view.page,
                "top": view.top,
                "panel": view.panel,
                "countdown": view.countdown,
                "desk": view.panel is not None,
            }
        )
        for name, section in changed.items():
            if section is not None:
                self._glass.put(name, plain(section))
        if self._changed({"kind": kind}):
            self._glass.put("kind", kind)
        if self.view.source().isEmpty():
            self.view.setSource(QUrl.fromLocalFile(str(QML / "Main.qml")))
            _refuse_errors(self.view)
        if self._changed({"announcement": view.announcement}):
            self._announce(view.announcement)

    def put(self, picture: Picture) -> None:
        """Show a camera frame (H×W×3 BGR), mirrored where the camera faces the visitor."""
        self._camera.put(picture, mirror=self._mirror)

    def open(self, size: tuple[int, int], *, fullscreen: bool) -> None:
        """Show the window; a View must have been given before."""
        self.view.resize(QSize(*size))
        if fullscreen:
            self.view.showFullScreen()
        else:
            self.view.show()

    def grab(self) -> QImage:
        """Return what is on the glass, as a picture."""
        return self.view.grabWindow()

    def close(self) -> None:
        """Take the window away."""
        self.view.close()

    def _built(self, rotation: int) -> QQuickView:
        view = QQuickView()
        view.setTitle("Ashyq Kiosk")
        view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        view.engine().addImageProvider("icons", Icons(asset_folder() / "icons"))
        view.engine().addImageProvider("codes", Codes())
        view.setInitialProperties({"glass": self._glass, "hand": self._hand, "turn": rotation})
        view.closing.connect(self.closed)
        view.installEventFilter(self._wedge)
        return view

    def _changed(self, sections: dict[str, object]) -> dict[str, object]:
        changed = {
            name: value for name, value in sections.items() if name not in self._shown or self._shown[name] != value
        }
        self._shown.update(changed)
        return changed

    def _announce(self, words: str) -> None:
        if QAccessible.isActive() and words:
            event = QAccessibleAnnouncementEvent(self.view, words)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)


def load_fonts() -> None:
    """Load the text fonts by path, or raise InstallationError: no system font is taken by chance."""
    for path in font_paths():
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise InstallationError("K-INS-1", f"{path}: cannot be used", "Reinstall Debian's fonts-noto-core.")


def kind_of(page: Page) -> str:
    """Return the kind of a page, by which QML picks a file."""
    return type(page).__name__.removesuffix("Page").lower()


def plain(value: object) -> object:
    """Return a View's section as what QML reads: maps, lists, texts and numbers."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


def _mounted(mounting: Mounting, camera: Camera) -> dict[str, object]:
    return {
        "camera": camera,
        "dpi": mounting.dpi,
        "scale": mounting.scale,
        "still": mounting.reduced_motion,
    }


def _refuse_errors(view: QQuickView) -> None:
    if view.errors():
        words = "; ".join(error.toString() for error in view.errors())
        raise InstallationError("K-INS-3", f"the screens cannot be loaded: {words}", "Install the kiosk again.")
