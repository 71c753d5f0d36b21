pragma ComponentBehavior: Bound

import QtQuick

// A word over the camera picture.
Rectangle {
    id: hint

    property string text
    property real size: Theme.body

    visible: text !== ""
    height: words.height + 2 * Theme.small
    radius: Theme.radius
    color: Theme.veil

    Row {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.medium
        spacing: Theme.small

        Icon {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            name: "info"
            ink: Theme.card
            size: hint.size * 1.5
        }

        Words {
            id: words

            width: parent.width - mark.width - parent.spacing
            text: hint.text
            color: Theme.card
            font.bold: true
            font.pixelSize: hint.size
        }
    }
}
