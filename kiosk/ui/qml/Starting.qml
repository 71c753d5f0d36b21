pragma ComponentBehavior: Bound

import QtQuick

// That the terminal is starting: the venue's language first, the others small.
Rectangle {
    id: starting

    required property var words

    height: lines.height + 2 * Theme.large
    color: Theme.paper

    Column {
        id: lines

        anchors.centerIn: parent
        width: parent.width - 2 * Theme.large
        spacing: Theme.hair

        Repeater {
            model: starting.words

            Words {
                required property string modelData
                required property int index

                width: lines.width
                text: modelData
                color: index === 0 ? Theme.ink : Theme.quiet
                font.pixelSize: index === 0 ? Theme.lead : Theme.body
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
