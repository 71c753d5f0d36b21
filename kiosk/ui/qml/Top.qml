pragma ComponentBehavior: Bound

import QtQuick

// Where this is, and what time it is.
Item {
    id: head

    required property var line
    property real countdown: -1

    signal held()

    height: Math.max(place.height, clock.height)

    Words {
        id: place

        anchors.left: parent.left
        anchors.right: clock.left
        anchors.rightMargin: Theme.small
        text: head.line.place
        font.bold: true
        font.pixelSize: Theme.label
    }

    Words {
        id: clock

        anchors.right: ring.visible ? ring.left : parent.right
        anchors.rightMargin: ring.visible ? Theme.small : 0
        text: head.line.clock
        color: Theme.quiet
        font.pixelSize: place.font.pixelSize
    }

    TapHandler {
        longPressThreshold: 2
        onLongPressed: head.held()
    }

    Ring {
        id: ring

        anchors.right: parent.right
        anchors.verticalCenter: clock.verticalCenter
        size: Theme.lead
        share: head.countdown
    }
}
