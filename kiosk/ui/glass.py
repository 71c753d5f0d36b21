"""What QML binds to: one property for each section of a View, so that only what differs is drawn anew."""

from PySide6.QtCore import Property, QObject, Signal


def _section(name: str, notify: Signal) -> Property:
    return Property("QVariant", lambda glass: glass.content(name), notify=notify)  # type: ignore[arg-type]  # stub: no names


class Glass(QObject):
    """The sections, each with a signal of its own.

    Each kind of page keeps its last content, so that a page that is going away never sees another's.
    """

    kind_changed = Signal()
    top_changed = Signal()
    panel_changed = Signal()
    countdown_changed = Signal()
    desk_changed = Signal()
    ready_changed = Signal()
    message_changed = Signal()
    pin_changed = Signal()
    iin_changed = Signal()
    states_changed = Signal()
    keyboard_changed = Signal()
    confirm_changed = Signal()
    choice_changed = Signal()
    technician_changed = Signal()
    opening_changed = Signal()
    hand_changed = Signal()
    mounted = Signal()

    kind = _section("kind", kind_changed)
    top = _section("top", top_changed)
    panel = _section("panel", panel_changed)
    countdown = _section("countdown", countdown_changed)
    desk = _section("desk", desk_changed)
    ready = _section("ready", ready_changed)
    message = _section("message", message_changed)
    pin = _section("pin", pin_changed)
    iin = _section("iin", iin_changed)
    states = _section("states", states_changed)
    keyboard = _section("keyboard", keyboard_changed)
    confirm = _section("confirm", confirm_changed)
    choice = _section("choice", choice_changed)
    technician = _section("technician", technician_changed)
    opening = _section("opening", opening_changed)
    hand = _section("hand", hand_changed)
    dpi = _section("dpi", mounted)
    scale = _section("scale", mounted)
    turn = _section("turn", mounted)
    still = _section("still", mounted)
    camera = _section("camera", mounted)

    def __init__(self, parent: QObject, fixed: dict[str, object]) -> None:
        super().__init__(parent)
        self._contents = dict(fixed)

    def content(self, name: str) -> object:
        """Return what a section holds."""
        return self._contents.get(name)

    def put_mounting(self, mounting: dict[str, object]) -> None:
        """Replace how the glass is mounted: `dpi`, `scale`, `turn` and `still`."""
        self._contents.update(mounting)
        self.mounted.emit()

    def put(self, name: str, content: object) -> None:
        """Replace what a section holds."""
        self._contents[name] = content
        getattr(self, f"{name}_changed").emit()
