pragma ComponentBehavior: Bound

import QtQuick

// A button with a face: white with a thin line, or filled where it is the one thing to do next.
Touch {
    id: key

    property bool main: false
    property bool inverted: false
    property bool onColour: false
    property color ink: onColour ? Theme.inks.red : Theme.ink
    property real size: Theme.body
    property real drawing: size * 1.25
    readonly property color face: inverted ? Theme.ink : main ? (usable ? ink : Theme.spent) : onColour ? Qt.alpha(ink, 0.14) : Theme.card

    implicitHeight: Theme.touch
    ring: ink

    Rectangle {
        anchors.fill: parent
        radius: key.radius
        color: key.pressed ? Qt.tint(key.face, Qt.alpha(key.ink, 0.16)) : key.face
        border.width: key.main ? 0 : Math.max(1, Theme.line * 0.6)
        border.color: key.onColour ? Qt.alpha(key.ink, 0.5) : key.button.chosen ? Theme.ink : Theme.rule

        Behavior on color {
            ColorAnimation { duration: Theme.motion }
        }
    }

    Icon {
        anchors.centerIn: parent
        visible: key.button.icon !== ""
        name: key.button.icon
        ink: key.usable ? key.ink : Theme.rule
        size: key.drawing
    }

    Text {
        anchors.fill: parent
        anchors.margins: Theme.hair
        anchors.leftMargin: Theme.inset
        anchors.rightMargin: Theme.inset
        text: key.button.label
        color: key.main || key.inverted ? Theme.card : key.usable ? key.ink : Theme.spent
        font.family: Theme.family
        font.bold: true
        font.pixelSize: key.size
        fontSizeMode: Text.Fit
        minimumPixelSize: 10
        wrapMode: Text.WordWrap
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
