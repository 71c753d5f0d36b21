pragma ComponentBehavior: Bound

import QtQuick

// A passport's number or a name, on a keyboard as wide as the page. In landscape the buttons stand beside what is typed.
Item {
    id: page

    required property var keyboard
    required property var head
    property real countdown: -1
    property int face: 0 // which of the boards is on the glass
    readonly property var board: keyboard.boards[Math.min(face, keyboard.boards.length - 1)]
    readonly property bool spaced: board.some(row => row.some(key => key.argument === " "))
    readonly property bool wrong: keyboard.trouble !== ""
    readonly property bool dear: Theme.compact && !Theme.portrait // height is
    readonly property real margin: Theme.portrait ? Theme.large : dear ? Theme.small : Theme.medium
    readonly property real gap: dear && board.length > 4 ? Theme.hair * 0.3 : Theme.hair * 0.6

    signal touched(string intent, string argument)

    Top {
        id: topLine

        visible: !page.dear
        x: page.margin
        y: Theme.medium
        width: page.width - 2 * page.margin
        line: page.head
        countdown: page.countdown
    }

    Column {
        id: words

        x: page.margin
        y: topLine.visible ? topLine.y + topLine.height + (Theme.portrait ? Theme.medium : Theme.small) : page.gap
        width: page.width - 2 * page.margin
        spacing: Theme.hair

        Headline {
            visible: !page.dear
            width: parent.width
            largest: Theme.portrait ? Theme.title : Theme.big
            tallest: 2.6 * largest
            text: page.keyboard.title
        }

        Headline {
            visible: !page.dear || page.board.length < 5
            width: parent.width
            largest: Theme.body
            tallest: largest * (page.dear ? 1.4 : 2.8)
            text: page.wrong ? page.keyboard.trouble : page.keyboard.text
            color: page.wrong ? Theme.fields.red : Theme.quiet
            bold: page.wrong
        }

        Row {
            width: parent.width
            height: Theme.portrait ? Theme.title * 1.8 : Theme.touch
            spacing: Theme.small

            Rectangle {
                width: parent.width - (ring.visible ? ring.width + parent.spacing : 0)
                       - (Theme.portrait ? 0 : aside.width + parent.spacing)
                height: parent.height
                radius: Theme.radius
                color: Theme.card
                border.color: page.wrong ? Theme.fields.red : Theme.ink
                border.width: Theme.line
                Accessible.role: Accessible.EditableText
                Accessible.name: page.keyboard.title

                Words {
                    readonly property bool asks: page.dear && page.keyboard.typed === ""

                    anchors.fill: parent
                    anchors.leftMargin: Theme.small
                    anchors.rightMargin: Theme.small
                    text: asks ? page.keyboard.title : page.keyboard.typed
                    color: asks ? Theme.quiet : Theme.ink
                    font.bold: !asks
                    font.pixelSize: asks ? Theme.body : Theme.big
                    font.letterSpacing: asks || page.spaced ? 0 : Theme.hair * 0.3 // a name is read as a word
                    fontSizeMode: Text.Fit
                    minimumPixelSize: 10
                    lineHeight: 1
                    wrapMode: Text.NoWrap
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                }
            }

            Ring {
                id: ring

                anchors.verticalCenter: parent.verticalCenter
                size: Theme.lead
                share: topLine.visible ? -1 : page.countdown
            }

            Buttons {
                id: aside

                visible: !Theme.portrait
                width: page.width * 0.36
                buttons: page.keyboard.buttons
                onTouched: (intent, argument) => page.touched(intent, argument)
            }
        }
    }

    Column {
        id: keys

        readonly property int count: page.board.length
        readonly property real lowest: Theme.portrait ? below.y - Theme.small : page.height - (page.dear ? page.gap : Theme.medium)
        readonly property real room: lowest - words.y - words.height - (page.dear ? page.gap : Theme.small)
        readonly property real down: Math.min(Theme.touch * 1.5, (room - (count - 1) * page.gap) / count)
        readonly property real across: (width - 9 * page.gap) / 10 // ten keys are the most in a row

        x: Theme.compact ? 0 : page.margin
        y: lowest - count * down - (count - 1) * page.gap
        width: page.width - 2 * x
        spacing: page.gap

        Repeater {
            model: keys.count

            Row {
                id: line

                required property int index
                readonly property var letters: page.board[index] ?? []
                readonly property real rest: keys.width - letters.reduce((sum, key) => sum + across(key) + spacing, -spacing)

                // How wide a key is before the bar takes what is left.
                function across(key: var): real {
                    return keys.across * (key.argument === " " ? 0 : key.intent === "type" ? 1 : 1.5)
                }

                anchors.horizontalCenter: parent.horizontalCenter
                spacing: page.gap

                Repeater {
                    model: line.letters.length

                    Key {
                        required property int index

                        button: line.letters[index] ?? Theme.blank
                        typing: button.intent !== ""
                        spaced: typing && page.spaced
                        width: button.argument === " " ? line.rest : line.across(button)
                        height: keys.down
                        size: button.label.length > 1 ? Theme.label : Math.min(Theme.big, height * 0.42, width * 0.55)
                        drawing: Math.min(Theme.big, height * 0.42)
                        onTouched: (intent, argument) => {
                            if (intent === "")
                                page.face = (page.face + 1) % page.keyboard.boards.length
                            else
                                page.touched(intent, argument)
                        }
                    }
                }
            }
        }
    }

    Buttons {
        id: below

        visible: Theme.portrait
        x: page.margin
        y: page.height - height - Theme.large
        width: page.width - 2 * page.margin
        buttons: page.keyboard.buttons
        onTouched: (intent, argument) => page.touched(intent, argument)
    }
}
