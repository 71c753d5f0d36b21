pragma ComponentBehavior: Bound

import QtQuick

// Twelve digits, grouped as on the card, and the visitor's consent.
EntryFrame {
    id: page

    required property var iin

    title: iin.title
    text: iin.text
    buttons: iin.buttons

    Rectangle {
        width: page.upperWidth
        height: digits.height + 2 * (Theme.compact ? Theme.hair : Theme.small)
        radius: Theme.radius
        color: Theme.card
        border.color: page.iin.wrong ? Theme.fields.red : Theme.ink
        border.width: Theme.line
        Accessible.role: Accessible.EditableText
        Accessible.name: page.iin.title

        Row {
            id: digits

            anchors.centerIn: parent
            spacing: size * 0.42

            readonly property real size: Math.min(Theme.title, page.upperWidth / 9.4)

            Repeater {
                model: page.iin.digits.length

                Row {
                    id: group

                    required property int index

                    Words {
                        text: page.iin.digits[group.index]
                        font.bold: true
                        font.pixelSize: digits.size
                        font.letterSpacing: digits.size * 0.04
                    }

                    Words {
                        text: page.iin.empty[group.index]
                        color: Theme.faint
                        font.bold: true
                        font.pixelSize: digits.size
                        font.letterSpacing: digits.size * 0.04 + digits.size * 0.172
                    }
                }
            }
        }
    }

    Words {
        width: page.upperWidth
        text: page.iin.below
        color: page.iin.wrong ? Theme.fields.red : Theme.quiet
        font.bold: page.iin.wrong
        font.pixelSize: Theme.label
        horizontalAlignment: Text.AlignHCenter
    }

    Consent {
        visible: !Theme.portrait
        width: page.upperWidth
        consent: page.iin.consent
        onTouched: (intent, argument) => page.touched(intent, argument)
    }

    lower: [
        Consent {
            id: consent

            visible: Theme.portrait
            width: parent.width
            consent: page.iin.consent
            onTouched: (intent, argument) => page.touched(intent, argument)
        },
        NumberPad {
            y: Theme.portrait ? consent.height + Theme.small : 0
            width: parent.width
            height: parent.height - y
            keys: page.iin.keys
            onTouched: (intent, argument) => page.touched(intent, argument)
        }
    ]
}
