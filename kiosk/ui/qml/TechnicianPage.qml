pragma ComponentBehavior: Bound

import QtQuick

// Looking after the terminal: topics to turn to, a plain list, and what can be done.
Item {
    id: page

    required property var technician
    required property var camera
    required property var head
    property real countdown: -1
    readonly property real margin: Theme.portrait ? Theme.large : Theme.medium
    readonly property int inRow: Theme.portrait ? 3 : 6

    signal touched(string intent, string argument)

    Top {
        id: topLine

        visible: Theme.portrait || !Theme.compact
        x: page.margin
        y: Theme.medium
        width: page.width - 2 * page.margin
        line: page.head
        countdown: page.countdown
    }

    Grid {
        id: topics

        x: page.margin
        y: topLine.visible ? topLine.y + topLine.height + Theme.medium : Theme.small
        width: page.width - 2 * page.margin
        columns: page.inRow
        spacing: Theme.hair

        Repeater {
            model: page.technician.topics.length

            Key {
                required property int index

                button: page.technician.topics[index] ?? Theme.blank
                inverted: button.chosen
                width: (topics.width - (page.inRow - 1) * topics.spacing) / page.inRow
                size: Theme.body * 0.84
                onTouched: (intent, argument) => page.touched(intent, argument)
            }
        }
    }

    Viewfinder {
        id: finder

        visible: page.technician.preview
        anchors.right: topics.right
        y: Theme.portrait ? lines.y + lines.height + Theme.medium : lines.y
        width: Theme.portrait ? topics.width : Math.min(height * 4 / 3, topics.width * 0.42)
        height: Theme.portrait ? row2.y - y - Theme.medium : row2.y - y - Theme.small
        camera: page.camera
        framed: false
    }

    ListView {
        id: lines

        readonly property real row: Theme.compact ? 11 * Theme.unit : Theme.body * 3.6

        x: page.margin
        y: topics.y + topics.height + Theme.small
        width: topics.width - (finder.visible && !Theme.portrait ? finder.width + Theme.medium : 0)
        height: finder.visible && Theme.portrait ? 3 * row : Math.floor((row2.y - y - Theme.small) / row) * row
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        model: page.technician.lines

        delegate: Item {
            id: fact

            required property var modelData

            width: lines.width
            height: lines.row

            Icon {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                visible: name !== ""
                name: fact.modelData.icon
                ink: fact.modelData.role === "yellow" ? Theme.ink : Theme.fields[fact.modelData.role]
                size: Theme.body * 1.1
            }

            Headline {
                id: label

                x: Theme.body * 1.7
                anchors.verticalCenter: parent.verticalCenter
                width: lines.width * 0.42 - x
                largest: Theme.body * 0.84
                tallest: parent.height
                text: fact.modelData.label
                color: Theme.quiet
                bold: false
            }

            Headline {
                id: value

                x: lines.width * 0.44
                y: (parent.height - height - (note.visible ? note.height : 0)) / 2
                width: lines.width - x
                largest: Theme.body * 0.9
                tallest: parent.height * (note.visible ? 0.5 : 0.96)
                text: fact.modelData.value
            }

            Headline {
                id: note

                visible: text !== ""
                x: value.x
                y: value.y + value.height
                width: value.width
                largest: Theme.caption
                tallest: parent.height * 0.46
                text: fact.modelData.note
                color: Theme.quiet
                bold: false
            }

            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: 1
                color: Theme.rule
            }
        }
    }

    Buttons {
        id: row2

        x: page.margin
        y: page.height - height - (Theme.portrait ? Theme.large : Theme.medium)
        width: topics.width
        buttons: page.technician.buttons.concat(page.technician.tasks)
        main: false
        size: Theme.body * 0.9
        onTouched: (intent, argument) => page.touched(intent, argument)
    }
}
