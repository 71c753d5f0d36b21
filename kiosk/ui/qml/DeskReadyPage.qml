pragma ComponentBehavior: Bound

import QtQuick

// Waiting at a desk: the whole left side is the camera.
Item {
    id: page

    required property var ready

    signal touched(string intent, string argument)

    required property var camera

    Viewfinder {
        anchors.fill: parent
        rounded: false
        lift: (tongues.y + tongues.height + prompt.y - height) / 2
        guideSide: Math.min(width * 0.62, (prompt.y - tongues.y - tongues.height) * 0.88)
        camera: page.camera
        trouble: page.ready.trouble
        troubleText: page.ready.trouble_text
    }

    Languages {
        id: tongues

        visible: buttons.length > 0
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.medium
        width: 3.3 * Theme.touch
        buttons: page.ready.languages
        onTouched: (intent, argument) => page.touched(intent, argument)
    }

    Rectangle {
        id: prompt

        x: Theme.large
        width: page.width - 2 * Theme.large
        height: words.height + 2 * Theme.medium
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.large
        radius: Theme.radius
        color: page.ready.exit ? Theme.fields.blue : Theme.veil

        Headline {
            id: words

            x: Theme.medium
            y: Theme.medium
            width: parent.width - 2 * Theme.medium
            largest: Theme.body
            text: page.ready.hint !== "" ? page.ready.hint : page.ready.title
            color: Theme.card
        }
    }
}
