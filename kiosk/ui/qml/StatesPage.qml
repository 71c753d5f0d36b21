pragma ComponentBehavior: Bound

import QtQuick

// Which state issued the passport: touch a letter or two, then the name.
EntryFrame {
    id: page

    required property var choice

    share: Theme.compact ? 0.255 : 0.4
    title: choice.letters !== "" ? choice.letters : choice.title
    text: choice.text
    buttons: choice.buttons
    main: false

    Consent {
        visible: !Theme.portrait
        width: page.upperWidth
        consent: page.choice.consent
        onTouched: (intent, argument) => page.touched(intent, argument)
    }

    Words {
        visible: text !== ""
        width: page.upperWidth
        text: page.choice.none
        font.bold: true
    }

    ListView {
        id: list

        visible: page.choice.none === ""

        width: page.upperWidth
        height: rows * (Theme.touch + spacing) - spacing

        readonly property int rows: Math.max(1, Math.floor((page.listBottom - page.upperTop - y + spacing) / (Theme.touch + spacing)))

        clip: true
        spacing: Theme.hair * 0.6
        boundsBehavior: Flickable.StopAtBounds
        model: page.choice.options.length

        delegate: Touch {
            id: option

            required property int index

            button: page.choice.options[index] ?? Theme.blank
            width: list.width
            height: Theme.touch
            onTouched: (intent, argument) => page.touched(intent, argument)
            onActiveFocusChanged: if (activeFocus) list.positionViewAtIndex(index, ListView.Contain)

            Rectangle {
                anchors.fill: parent
                radius: Theme.radius
                color: option.pressed ? Theme.rule : Theme.card
            }

            Headline {
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Theme.small
                anchors.verticalCenter: parent.verticalCenter
                largest: Theme.label
                tallest: parent.height - Theme.hair
                text: option.button.label
                bold: false
            }
        }
    }

    readonly property real upperTop: list.parent ? list.parent.y : 0
    readonly property real listBottom: Theme.portrait ? height * 0.5 - Theme.small : height - Theme.touch - Theme.medium - Theme.small

    lower: [
        Consent {
            id: consent

            visible: Theme.portrait
            width: parent.width
            consent: page.choice.consent
            onTouched: (intent, argument) => page.touched(intent, argument)
        },
        Grid {
            id: letters

            readonly property int count: Math.max(1, page.choice.keys.length)
            readonly property real gap: Theme.hair * 0.6
            readonly property real cellDown: (height - (Math.ceil(count / columns) - 1) * gap) / Math.ceil(count / columns)

            y: Theme.portrait ? consent.height + Theme.small : 0
            width: parent.width
            height: parent.height - y
            columns: Math.max(1, Math.min(8, Math.floor((width + gap) / (Theme.touch + gap))))
            columnSpacing: gap
            rowSpacing: gap

            Repeater {
                model: page.choice.keys.length

                Key {
                    required property int index

                    button: page.choice.keys[index] ?? Theme.blank
                    width: (letters.width - (letters.columns - 1) * letters.gap) / letters.columns
                    height: Math.min(letters.cellDown, Theme.touch * 1.6)
                    size: Math.min(Theme.big, height * 0.5)
                    onTouched: (intent, argument) => page.touched(intent, argument)
                }
            }
        }
    ]
}
