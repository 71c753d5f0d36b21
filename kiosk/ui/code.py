"""Texts as QR codes: `image://codes/TEXT`, dark on white with its quiet zone (ISO/IEC 18004: 4 modules)."""

from urllib.parse import unquote

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

QUIET = 4


class Codes(QQuickImageProvider):
    """Draws what it is asked for, as large as its place lets whole modules be."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, ARG002, N802, N803  # Qt's
        """Return the code of a text."""
        return draw(unquote(id), requestedSize.width())


def draw(text: str, side: int) -> QImage:
    """Return the code of a text, at most `side` pixels wide and high, but at least one pixel a module."""
    import segno  # noqa: PLC0415  # few screens show a code, and the first check would wait for it

    modules = [bytes(row) for row in segno.make_qr(text, error="m").matrix_iter(border=QUIET)]
    count = len(modules)
    image = QImage(count, count, QImage.Format.Format_Grayscale8)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            image.setPixel(x, y, 0xFF000000 if dark else 0xFFFFFFFF)
    scale = max(1, side // count)
    return image.scaled(count * scale, count * scale, Qt.AspectRatioMode.KeepAspectRatio)
