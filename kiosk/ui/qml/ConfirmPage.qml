pragma ComponentBehavior: Bound

import QtQuick

// The number once more, as large as it will go, to be compared with the document.
Item {
    id: page

    required property var confirm
    required property var head
    property real countdown: -1
    readonly property real margin: Theme.portrait ? Theme.large : Theme.medium

    signal touched(string intent, string argument)

    Top {
        id: topLine

        x: page.margin
        y: Theme.medium
        width: page.width - 2 * page.margin
        line: page.head
        countdown: page.countdown
    }

    Column {
        x: page.margin
        y: topLine.y + topLine.height + (row.y - topLine.y - topLine.height - height) / 2
        width: page.width - 2 * page.margin
        spacing: Theme.medium

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: Theme.portrait || !Theme.compact
            name: "card"
            size: Math.min(26 * Theme.unit, page.height * 0.2)
        }

        Headline {
            width: parent.width
            largest: Theme.title
            tallest: page.height * 0.2
            text: page.confirm.title
            horizontalAlignment: Text.AlignHCenter
        }

        Repeater {
            model: page.confirm.lines

            Headline {
                required property string modelData

                width: parent ? parent.width : 0
                largest: Theme.answer
                tallest: page.height * 0.16
                text: modelData
                horizontalAlignment: Text.AlignHCenter
            }
        }

        Words {
            width: parent.width
            text: page.confirm.text
            color: Theme.quiet
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Buttons {
        id: row

        x: page.margin
        y: page.height - height - (Theme.portrait ? Theme.large : Theme.medium)
        width: page.width - 2 * page.margin
        buttons: page.confirm.buttons
        onTouched: (intent, argument) => page.touched(intent, argument)
    }
}
