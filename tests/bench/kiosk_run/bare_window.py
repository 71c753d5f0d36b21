"""The least that shows a live picture in QML: what the kiosk's start is measured beside. PySide6 and numpy only."""

import sys

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlComponent, qmlRegisterType
from PySide6.QtQuick import QQuickItem, QQuickView, QSGNode, QSGSimpleTextureNode

PAGE = b"import QtQuick\nimport Bare\nRectangle { Preview { objectName: 'preview'; anchors.fill: parent } }"


class Preview(QQuickItem):
    """Shows the newest picture, and says so the first time."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setFlag(QQuickItem.Flag.ItemHasContents)
        self.number = 1
        self.node = QSGSimpleTextureNode()
        self.node.setOwnsTexture(True)

    def go_on(self) -> None:
        self.number += 1
        self.update()

    def tell(self) -> None:
        if self.number == 1:
            print("first picture on the glass", file=sys.stderr, flush=True)

    def updatePaintNode(self, node: QSGNode | None, _data: QQuickItem.UpdatePaintNodeData) -> QSGNode:  # noqa: N802
        picture = np.full((720, 1280, 3), self.number % 256, np.uint8)
        image = QImage(picture.data, 1280, 720, 3840, QImage.Format.Format_BGR888).copy()
        self.node.setTexture(self.window().createTextureFromImage(image))
        self.node.setRect(self.boundingRect())
        return self.node


def main() -> None:
    application = QGuiApplication(sys.argv[:1])
    qmlRegisterType(Preview, "Bare", 1, 0, "Preview")  # type: ignore[call-overload]  # the stub wants bytes
    view = QQuickView()
    page = QQmlComponent(view.engine())
    page.setData(PAGE, "")
    view.setContent("", page, page.create())
    preview = view.rootObject().findChild(Preview, "preview")
    assert preview
    timer = QTimer()
    timer.timeout.connect(preview.go_on)
    view.frameSwapped.connect(preview.tell)
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.resize(1080, 1920)
    view.show()
    timer.start(33)
    application.exec()


if __name__ == "__main__":
    main()
