pragma ComponentBehavior: Bound

import QtQuick

// The glass: the camera's picture as soon as there is one, and the pages once they are loaded and there is a View.
Rectangle {
    id: root

    required property var glass
    readonly property int turn: glass.turn
    readonly property bool idle: !glass.kind
    readonly property bool broken: pages.status === Loader.Error
    readonly property Component ahead: glass.opening ? Qt.createComponent("Pages.qml", Component.Asynchronous) : null

    color: Theme.paper

    Binding {
        target: Theme
        property: "width"
        value: stage.width
    }

    Binding {
        target: Theme
        property: "height"
        value: stage.height
    }

    Binding {
        target: Theme
        property: "dpi"
        value: root.glass.dpi
    }

    Binding {
        target: Theme
        property: "scale"
        value: root.glass.scale
    }

    Binding {
        target: Theme
        property: "still"
        value: root.glass.still
    }

    Item {
        id: stage

        anchors.centerIn: parent
        width: root.turn % 180 === 0 ? root.width : root.height
        height: root.turn % 180 === 0 ? root.height : root.width
        rotation: root.turn
        focus: true
        Keys.onPressed: event => {
            const step = event.key === Qt.Key_Right || event.key === Qt.Key_Down ? 1
                       : event.key === Qt.Key_Left || event.key === Qt.Key_Up ? -1 : 0
            if (step !== 0)
                stage.nextItemInFocusChain(step > 0).forceActiveFocus()
            else if (!root.idle)
                root.glass.hand.key(event.key, event.text)
        }

        Loader {
            anchors.fill: parent
            active: root.idle
            sourceComponent: Opening {
                camera: root.glass.camera
                words: root.glass.opening ?? []
            }
        }

        Loader {
            id: pages

            anchors.fill: parent
            active: !root.idle
            Component.onCompleted: setSource("Pages.qml", { "glass": root.glass })
        }
    }
}
