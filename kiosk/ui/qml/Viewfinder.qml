pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The camera's picture with a frame to hold the code in, or the word that there is no picture.
Rectangle {
    id: finder

    required property var camera
    property color behind: Theme.paper
    property bool framed: true
    property real lift: 0
    property real guideSide: Math.min(width, height) * 0.62
    property bool rounded: true
    property string trouble
    property string troubleText

    color: Theme.glass
    clip: true

    CameraPicture {
        anchors.fill: parent
        visible: finder.trouble === ""
        camera: finder.camera
    }

    Item {
        id: guide

        readonly property real side: finder.guideSide
        readonly property real arm: side * 0.2
        readonly property real stroke: Math.max(3, side * 0.022)

        visible: finder.framed && finder.trouble === ""
        anchors.centerIn: parent
        anchors.verticalCenterOffset: finder.lift
        width: side
        height: side

        Repeater {
            model: 4

            Item {
                required property int index

                anchors.fill: parent
                rotation: index * 90

                Rectangle { width: guide.arm; height: guide.stroke; radius: height / 2; color: Theme.card }
                Rectangle { width: guide.stroke; height: guide.arm; radius: width / 2; color: Theme.card }
            }
        }
    }

    Column {
        visible: finder.trouble !== ""
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.medium
        spacing: Theme.small

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "camera-off"
            ink: Theme.card
            size: Math.min(finder.width, finder.height) * 0.22
        }

        Headline {
            width: parent.width
            largest: Theme.lead
            text: finder.trouble
            color: Theme.card
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            visible: text !== ""
            width: parent.width
            text: finder.troubleText
            color: Theme.card
            font.pixelSize: Theme.label
            horizontalAlignment: Text.AlignHCenter
        }
    }

    // Round corners, by what lies behind: the software backend cannot clip to a shape.
    Rectangle {
        visible: finder.rounded
        anchors.fill: parent
        anchors.margins: -Theme.radius
        color: "transparent"
        radius: 2 * Theme.radius
        border.width: Theme.radius
        border.color: finder.behind
    }
}
