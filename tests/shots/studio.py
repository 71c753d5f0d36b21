"""Render screens as the kiosk does, without a display: the same window, the same QML, software rendering."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QMetaObject
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from kiosk.domain.screen.state import Language
from kiosk.ui.pane import Mounting, Pane
from kiosk.ui.presenter import present
from kiosk.ui.view import View
from kiosk.ui.wedge import Wedge
from kiosk.ui.window import Window
from kiosk.ui.words import Words
from tests.shots.camera import picture
from tests.shots.screens import DENSITIES, DOORS, Shot

Size = tuple[int, int]
WHILE_MS = 100


def view_of(shot: Shot, language: Language, words: Words) -> View:
    """Return the View of a screen in a language."""
    return present(shot.state(language), replace(shot.around, door=DOORS[language]), words)


class Studio:
    """One window of one size, into which one screen after the other is put."""

    def __init__(self, size: Size, first: View, scale: float = 1.0) -> None:
        self.pane = Pane(Mounting(scale=scale, dpi=DENSITIES[size], reduced_motion=True))
        self.pane.put(picture())
        self.window = Window(self.pane, Wedge(lambda: 0))
        self.window.show_view(first)
        self.pane.open(size, fullscreen=False)
        settle()

    def show(self, view: View) -> None:
        """Put a View on the glass and wait until it is laid out."""
        self.window.show_view(view)
        root = self.window.view.rootObject()
        for _ in range(3):  # what one positioner or list does may be news to the next
            settle()
            self._make()
            polish(root)

    def _make(self) -> None:
        """Finish what a list makes in the time between two frames, which a busy machine has not."""
        controller = self.window.view.engine().incubationController()
        while controller.incubatingObjectCount() > 0:
            controller.incubateFor(WHILE_MS)

    def picture(self) -> QImage:
        """Return what is on the glass."""
        return self.pane.grab()

    def close(self) -> None:
        """Take the window away."""
        self.pane.close()
        view = self.window.view
        view.deleteLater()
        QCoreApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)  # now: a later test must not wait for it


def settle() -> None:
    """Let Qt lay out and paint what was changed."""
    for _ in range(4):
        QCoreApplication.processEvents()


def polish(item: QQuickItem) -> None:
    """Lay out an item and all within it now, as the next frame would."""
    for child in item.childItems():
        polish(child)
    item.ensurePolished()
    if item.inherits("QQuickListView"):
        QMetaObject.invokeMethod(item, "forceLayout")
