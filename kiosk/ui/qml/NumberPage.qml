pragma ComponentBehavior: Bound

import QtQuick

// The passport's number, on a keyboard as wide as the page.
Item {
    id: page

    required property var number
    required property var head
    property real countdown: -1
    readonly property real margin: Theme.portrait ? Theme.large : Theme.medium
    readonly property bool wrong: number.trouble !== ""
    readonly property real keyGap: Theme.hair * 0.6

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

    Column {
        id: words

        x: page.margin
        y: topLine.visible ? topLine.y + topLine.height + (Theme.portrait ? Theme.medium : Theme.small) : Theme.hair
        width: page.width - 2 * page.margin
        spacing: Theme.hair

        Headline {
            visible: Theme.portrait || !Theme.compact
            width: parent.width
            largest: Theme.portrait ? Theme.title : Theme.title * 0.74
            tallest: Theme.title * 2.6
            text: page.number.title
        }

        Headline {
            visible: !beside.visible
            width: parent.width
            largest: Theme.body
            text: beside.text
            color: beside.color
            bold: page.wrong
        }

        Row {
            width: parent.width
            height: Theme.title * (Theme.portrait ? 1.8 : 1.3)
            spacing: Theme.small

            Rectangle {
                width: parent.width - (beside.visible ? beside.width + parent.spacing : 0)
                height: parent.height
                radius: Theme.radius
                color: Theme.card
                border.color: page.wrong ? Theme.fields.red : Theme.ink
                border.width: Theme.line

                Text {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.small
                    anchors.rightMargin: Theme.small
                    text: page.number.number
                    color: Theme.ink
                    font.family: Theme.family
                    font.bold: true
                    font.pixelSize: Theme.big
                    font.letterSpacing: Theme.hair * 0.3
                    fontSizeMode: Text.Fit
                    minimumPixelSize: 10
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                }
            }

            Headline {
                id: beside

                visible: Theme.compact && !Theme.portrait
                width: words.width * 0.4
                largest: Theme.caption
                tallest: parent.height
                anchors.verticalCenter: parent.verticalCenter
                text: page.wrong ? page.number.trouble : page.number.state
                color: page.wrong ? Theme.fields.red : Theme.quiet
                bold: page.wrong
            }
        }
    }

    Column {
        id: board

        readonly property real highest: words.y + words.height + Theme.small
        readonly property real down: Math.min(Theme.touch * 1.5, (row.y - highest - Theme.small - 3 * page.keyGap) / 4)

        x: Theme.compact ? 0 : page.margin
        y: row.y - Theme.small - 4 * down - 3 * page.keyGap
        width: page.width - 2 * x
        spacing: page.keyGap

        Repeater {
            model: page.number.rows

            Row {
                id: line

                required property var modelData

                anchors.horizontalCenter: parent.horizontalCenter
                spacing: page.keyGap

                Repeater {
                    model: line.modelData

                    Key {
                        required property var modelData

                        button: modelData
                        typing: true
                        width: (board.width - 9 * page.keyGap) / 10 * (modelData.intent === "type" ? 1 : 1.5)
                        height: board.down
                        size: modelData.intent === "type" ? Math.min(Theme.big, height * 0.42) : Theme.body * 0.8
                        onTouched: (intent, argument) => page.touched(intent, argument)
                    }
                }
            }
        }
    }

    Buttons {
        id: row

        x: page.margin
        y: page.height - height - (Theme.portrait ? Theme.large : Theme.small)
        width: page.width - 2 * page.margin
        buttons: page.number.buttons
        onTouched: (intent, argument) => page.touched(intent, argument)
    }
}
