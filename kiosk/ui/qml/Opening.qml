pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Before anything can be checked: the camera's picture, and that the terminal is starting.
Item {
    id: opening

    required property var camera
    required property var words

    CameraPicture {
        anchors.fill: parent
        camera: opening.camera
    }

    Loader {
        anchors.bottom: parent.bottom
        width: parent.width
        active: opening.words.length > 0
        Component.onCompleted: setSource("Starting.qml", { "words": Qt.binding(() => opening.words) })
    }
}
