"""Look at what QML has laid out: texts, touchable things and pictures, where they are and how much room they have."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickView

SLACK = 1.5
"""Pixels that rounding may cost."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something on the glass, with the rectangle it really paints in, in pixels of the window."""

    item: QQuickItem
    name: str
    rect: QRectF
    clip: QRectF


def pieces(view: QQuickView, kind: str) -> list[Piece]:
    """Return the visible items of a Qt class (QQuickText, QQuickImage) in the order they are painted."""
    root = view.rootObject()
    whole = QRectF(0, 0, view.width(), view.height())
    return [_piece(item, clip) for item, clip in _visible(root, whole) if item.inherits(kind) and _says_something(item)]


def touchables(view: QQuickView) -> list[Piece]:
    """Return what can be touched."""
    root = view.rootObject()
    whole = QRectF(0, 0, view.width(), view.height())
    return [
        Piece(item, str(item.property("name")), _scene(item, 0, 0, item.width(), item.height()), clip)
        for item, clip in _visible(root, whole)
        if item.property("button") is not None and item.property("usable") is not None
    ]


def room(item: QQuickItem) -> tuple[float, float]:
    """Return the width and height a text may take: a headline's own word for its height, else the item's."""
    tallest = item.parentItem().property("tallest")
    return item.width(), item.height() if tallest is None else float(tallest)


def is_within(item: QQuickItem, ancestor: QQuickItem) -> bool:
    """Tell whether an item lies inside another in the tree."""
    parent: QQuickItem | None = item
    while parent is not None:
        if parent == ancestor:
            return True
        parent = parent.parentItem()
    return False


def overlap(one: QRectF, other: QRectF) -> bool:
    """Tell whether two rectangles share more than rounding."""
    shared = one.intersected(other)
    return shared.width() > SLACK and shared.height() > SLACK


def _visible(item: QQuickItem, clip: QRectF) -> Iterator[tuple[QQuickItem, QRectF]]:
    if not item.isVisible() or item.opacity() == 0:
        return
    yield item, clip
    if item.clip():
        clip = clip.intersected(_scene(item, 0, 0, item.width(), item.height()))
    for child in item.childItems():
        yield from _visible(child, clip)


def _says_something(item: QQuickItem) -> bool:
    return bool(item.property("text")) or not item.inherits("QQuickText")


def _piece(item: QQuickItem, clip: QRectF) -> Piece:
    if not item.inherits("QQuickText"):
        return Piece(item, str(item.property("source")), _scene(item, 0, 0, item.width(), item.height()), clip)
    width, height = item.property("contentWidth"), item.property("contentHeight")
    across, down = _alignment(item)
    x = {4: (item.width() - width) / 2, 2: item.width() - width}.get(across, 0)
    y = {128: (item.height() - height) / 2, 64: item.height() - height}.get(down, 0)
    return Piece(item, str(item.property("text")), _scene(item, x, y, width, height), clip)


def _alignment(item: QQuickItem) -> tuple[int, int]:
    """Return Qt's numbers for how a text lies in its box; PySide cannot read these enums as properties."""
    context = qmlContext(item)
    assert context is not None
    across, _ = QQmlExpression(context, item, "effectiveHorizontalAlignment").evaluate()
    down, _ = QQmlExpression(context, item, "verticalAlignment").evaluate()
    return int(across), int(down)


def _scene(item: QQuickItem, x: float, y: float, width: float, height: float) -> QRectF:
    return item.mapRectToScene(QRectF(x, y, width, height))
