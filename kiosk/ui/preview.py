"""The camera's picture on the glass: an item with one texture, which every backend can draw (VideoOutput cannot)."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Property, QObject, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import qmlRegisterType
from PySide6.QtQuick import QQuickItem, QSGNode, QSGSimpleTextureNode

Picture = NDArray[np.uint8]
"""H×W×3 bytes, BGR."""


class Camera(QObject):
    """The newest picture; every CameraPicture on the glass shows it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()

    def put(self, picture: Picture) -> None:
        """Show this picture from now on; the bytes are copied."""
        height, width = picture.shape[:2]
        rows = np.ascontiguousarray(picture)
        lent = QImage(rows.data, width, height, rows.strides[0], QImage.Format.Format_BGR888)
        self.image = lent.convertToFormat(QImage.Format.Format_RGB32)
        self.changed.emit()


class CameraPicture(QQuickItem):
    """Shows the newest picture, cut to the shape of its place."""

    camera_changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setFlag(QQuickItem.Flag.ItemHasContents)
        self._camera: Camera | None = None
        self._node: QSGSimpleTextureNode | None = None

    def _get_camera(self) -> QObject | None:
        return self._camera

    def _set_camera(self, camera: Camera | None) -> None:
        self._camera = camera
        if camera is not None:
            camera.changed.connect(self._refresh)
        self.camera_changed.emit()
        self.update()

    camera = Property(QObject, _get_camera, _set_camera, notify=camera_changed)

    @Slot()
    def _refresh(self) -> None:
        if self.isVisible():
            self.update()

    def updatePaintNode(  # type: ignore[override]  # noqa: N802  # Qt's name; the stub forbids the None that Qt allows
        self, node: QSGNode | None, _data: QQuickItem.UpdatePaintNodeData
    ) -> QSGNode | None:
        """Return the node that draws the newest picture, or nothing where there is none yet."""
        if self._camera is None or self._camera.image.isNull() or self.width() < 1 or self.height() < 1:
            return None
        if node is None or self._node is None:
            self._node = QSGSimpleTextureNode()
            self._node.setOwnsTexture(True)  # 2.7 MB a picture: Python's own turn to free them may never come
        image = self._camera.image
        self._node.setTexture(self.window().createTextureFromImage(image))
        self._node.setRect(self.boundingRect())
        self._node.setSourceRect(covering(image.size(), self.width(), self.height()))
        return self._node


def covering(picture: QSize, width: float, height: float) -> QRectF:
    """Return the largest part in the middle of a picture that has the shape of its place."""
    scale = min(picture.width() / width, picture.height() / height)
    across, down = width * scale, height * scale
    return QRectF((picture.width() - across) / 2, (picture.height() - down) / 2, across, down)


def register() -> None:
    """Let QML know the item, as `import Kiosk`."""
    qmlRegisterType(CameraPicture, "Kiosk", 1, 0, "CameraPicture")  # type: ignore[call-overload]  # the stub wants bytes
