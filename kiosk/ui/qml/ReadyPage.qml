pragma ComponentBehavior: Bound

import QtQuick

// Waiting at the entrance: what to show, in three languages, and what to do without a smartphone.
Item {
    id: page

    required property var ready
    required property var camera
    required property var head

    signal touched(string intent, string argument)

    Top {
        id: topLine

        x: Theme.large
        y: Theme.medium
        width: page.width - 2 * Theme.large
        line: page.head
        onHeld: page.touched("technician", "")
    }

    Viewfinder {
        id: finder

        x: Theme.large
        y: topLine.y + topLine.height + Theme.medium
        width: Theme.portrait ? page.width - 2 * Theme.large : Math.min(page.height - y - Theme.large, page.width * 0.5)
        height: Theme.portrait ? page.height * 0.5 - y : page.height - y - Theme.large
        camera: page.camera
        trouble: page.ready.trouble
        troubleText: page.ready.trouble_text

        Hint {
            x: Theme.small
            width: parent.width - 2 * Theme.small
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.small
            text: page.ready.hint
        }
    }

    Item {
        id: side

        x: Theme.portrait ? Theme.large : finder.x + finder.width + Theme.large
        y: Theme.portrait ? finder.y + finder.height + Theme.large : finder.y
        width: page.width - x - Theme.large
        height: page.height - y - (Theme.portrait ? Theme.medium : Theme.large)

        Column {
            width: parent.width
            spacing: Theme.small

            Headline {
                id: title

                width: parent.width
                largest: Theme.title
                tallest: 3 * largest
                text: page.ready.title
            }

            Column {
                width: parent.width
                spacing: Theme.hair * 0.5

                Repeater {
                    model: page.ready.others

                    Words {
                        required property string modelData

                        width: title.width
                        text: modelData
                        color: Theme.quiet
                    }
                }
            }

            Words {
                visible: page.ready.bulletin !== "" && !Theme.compact
                width: parent.width
                topPadding: Theme.small
                text: page.ready.bulletin
                color: Theme.quiet
                font.pixelSize: Theme.caption
            }
        }

        Column {
            anchors.bottom: parent.bottom
            width: parent.width
            spacing: Theme.small

            Languages {
                id: wideSwitch

                visible: !Theme.portrait && buttons.length > 0
                width: parent.width
                buttons: page.ready.languages
                onTouched: (intent, argument) => page.touched(intent, argument)
            }

            Row {
                id: calls

                readonly property real room: side.width - (narrowSwitch.visible ? spacing : 0)

                width: parent.width
                spacing: Theme.small

                Languages {
                    id: narrowSwitch

                    visible: Theme.portrait && buttons.length > 0
                    width: calls.room * 0.43
                    buttons: page.ready.languages
                    onTouched: (intent, argument) => page.touched(intent, argument)
                }

                Repeater {
                    model: page.ready.call.length

                    Key {
                        required property int index

                        button: page.ready.call[index] ?? Theme.blank
                        size: narrowSwitch.visible ? Theme.label : Theme.body
                        width: calls.room * (narrowSwitch.visible ? 0.57 : 1)
                        onTouched: (intent, argument) => page.touched(intent, argument)
                    }
                }
            }

            Status {
                line: page.ready.status
                most: side.width
            }
        }
    }
}
