pragma ComponentBehavior: Bound

import QtQuick

// The visitor's consent. The box starts empty; a frame says so where somebody tried to go on without it.
Touch {
    id: box

    required property var consent
    readonly property bool lacking: consent.needed !== ""

    button: ({ "intent": "consent", "argument": "", "enabled": true, "name": "", "label": consent.label })
    implicitHeight: Math.max(Theme.touch, label.implicitHeight + Theme.hair)
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: consent.given

    Rectangle {
        anchors.fill: parent
        radius: box.radius
        color: box.lacking ? Theme.lacking : "transparent"
    }

    Rectangle {
        id: square

        x: Theme.hair
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(Theme.touch * 0.62, 7 * Theme.unit)
        height: width
        radius: width * 0.24
        color: box.consent.given ? Theme.ink : Theme.card
        border.color: Theme.ink
        border.width: Theme.line

        Icon {
            anchors.centerIn: parent
            visible: box.consent.given
            name: "tick"
            ink: Theme.card
            size: parent.width * 0.72
        }
    }

    Words {
        id: label

        anchors.left: square.right
        anchors.leftMargin: Theme.small
        anchors.right: parent.right
        anchors.rightMargin: Theme.hair
        anchors.verticalCenter: parent.verticalCenter
        text: box.lacking ? box.consent.needed : box.consent.label
        font.bold: box.lacking
        font.pixelSize: box.width < 40 * Theme.unit ? Theme.caption : Theme.label
        Accessible.ignored: true
    }
}
