"""Look at what QML has laid out: texts, touchable things and pictures, where they are and how much room they have."""

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


@dataclass(frozen=True, slots=True)
class Glass:
    """What is on the glass in one moment, each in the order it is painted."""

    size: tuple[int, int]
    whole: QRectF
    texts: tuple[Piece, ...]
    icons: tuple[Piece, ...]
    touchables: tuple[Piece, ...]


def look(view: QQuickView) -> Glass:
    """Walk once through all that is visible."""
    root = view.rootObject()
    texts, icons, keys = [], [], []
    for item, clip in _visible(root, QRectF(0, 0, view.width(), view.height())):
        if item.inherits("QQuickText"):
            if item.property("text"):
                texts.append(_text(item, clip))
        elif item.inherits("QQuickImage"):
            icons.append(Piece(item, str(item.property("source")), _scene(item), clip))
        elif item.property("button") is not None and item.property("usable") is not None:
            keys.append(Piece(item, str(item.property("name")), _scene(item), clip))
    size = (view.width(), view.height())
    return Glass(size, root.boundingRect(), tuple(texts), tuple(icons), tuple(keys))


def touchables(view: QQuickView) -> tuple[Piece, ...]:
    """Return what can be touched."""
    return look(view).touchables


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
    if not one.intersects(other):
        return False
    shared = one.intersected(other)
    return shared.width() > SLACK and shared.height() > SLACK


def _visible(item: QQuickItem, clip: QRectF) -> list[tuple[QQuickItem, QRectF]]:
    if not item.isVisible() or item.opacity() == 0:
        return []
    found = [(item, clip)]
    if item.clip():
        clip = clip.intersected(_scene(item))
    for child in item.childItems():
        found += _visible(child, clip)
    return found


def _text(item: QQuickItem, clip: QRectF) -> Piece:
    width, height = item.property("contentWidth"), item.property("contentHeight")
    across, down = _alignment(item)
    x = {4: (item.width() - width) / 2, 2: item.width() - width}.get(across, 0)
    y = {128: (item.height() - height) / 2, 64: item.height() - height}.get(down, 0)
    return Piece(item, str(item.property("text")), item.mapRectToScene(QRectF(x, y, width, height)), clip)


def _alignment(item: QQuickItem) -> tuple[int, int]:
    """Return Qt's numbers for how a text lies in its box; PySide cannot read these enums as properties."""
    context = qmlContext(item)
    assert context is not None
    both, _ = QQmlExpression(context, item, "effectiveHorizontalAlignment * 1000 + verticalAlignment").evaluate()
    return divmod(int(both), 1000)


def _scene(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
