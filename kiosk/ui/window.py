"""Shows Views on the pane through QML, and tells what was touched, typed or read by a hand-scanner.

window = Window(Pane(Mounting(…)), Wedge(…))
window.happened.connect(…)   each event of a touch or key           window.scanned.connect(…)   bytes of a hand-scanner
window.show_view(view)       after each step and tick
"""

from dataclasses import fields, is_dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from kiosk.ui.asset import asset_folder
from kiosk.ui.code import Codes
from kiosk.ui.icons import Icons
from kiosk.ui.intent import INTENTS, key_event
from kiosk.ui.pane import Pane, broken, load_fonts
from kiosk.ui.view import Page, View
from kiosk.ui.wedge import Wedge


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
    """What is on the glass. It knows Views and events, and nothing of what they are about."""

    happened = Signal(object)
    measured = Signal(int, bool)
    scanned = Signal(bytes)

    def __init__(self, pane: Pane, wedge: Wedge) -> None:
        super().__init__()
        load_fonts()
        self.pane = pane
        self.view = pane.view
        self._glass = pane.glass
        self._shown: dict[str, object] = {}
        self._announced: tuple[str, ...] = ()
        self._hand = Hand(self)
        self._hand.happened.connect(self.happened)
        self._wedge = wedge
        self._wedge.measured.connect(self.measured)
        self._wedge.scanned.connect(self.scanned)
        self.view.engine().addImageProvider("icons", Icons(asset_folder() / "icons"))
        self.view.engine().addImageProvider("codes", Codes())
        self.view.installEventFilter(self._wedge)
        self._glass.put("hand", self._hand)

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
            if self.view.rootObject().property("broken"):
                raise broken("the log says why")
        self._announce(view.announcement)

    def _changed(self, sections: dict[str, object]) -> dict[str, object]:
        changed = {
            name: value for name, value in sections.items() if name not in self._shown or self._shown[name] != value
        }
        self._shown.update(changed)
        return changed

    def _announce(self, parts: tuple[str, ...]) -> None:
        words = ". ".join(part for part in parts if part and part not in self._announced)
        self._announced = parts
        if QAccessible.isActive() and words:
            event = QAccessibleAnnouncementEvent(self.view, words)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)


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
