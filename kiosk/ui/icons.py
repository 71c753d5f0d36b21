"""Our own drawings in any colour: `image://icons/NAME/RRGGBB`."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

_SMALLEST = 8


class Icons(QQuickImageProvider):
    """Draws `NAME.svg` of a folder in the colour that was asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, ARG002, N802, N803  # Qt's
        """Return the drawing at the size that was asked for."""
        name, _, colour = id.partition("/")
        return draw(self._folder / f"{name}.svg", colour, max(requestedSize.width(), _SMALLEST))


def draw(path: Path, colour: str, side: int) -> QImage:
    """Return a drawing, `side` pixels wide and high, its `currentColor` made `colour` (RRGGBB)."""
    source = path.read_text(encoding="utf-8").replace("currentColor", f"#{colour[-6:]}")
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image
