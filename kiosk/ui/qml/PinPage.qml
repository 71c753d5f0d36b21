pragma ComponentBehavior: Bound

import QtQuick

// An employee says who they are.
EntryFrame {
    id: page

    required property var pin

    title: pin.title
    text: pin.trouble !== "" ? "" : pin.text
    buttons: pin.buttons

    Repeater {
        model: page.pin.labels

        Rectangle {
            id: box

            required property string modelData
            required property int index
            readonly property bool active: index === page.pin.field

            width: page.upperWidth
            height: (page.pin.labels.length > 2 ? 10 : Theme.compact ? 11 : 14) * Theme.unit
            radius: Theme.radius
            color: active ? Theme.card : "transparent"
            border.color: active ? Theme.ink : Theme.rule
            border.width: active ? Theme.line : Math.max(1, Theme.line * 0.6)

            Words {
                id: label

                x: Theme.medium
                anchors.verticalCenter: parent.verticalCenter
                text: box.modelData
                color: Theme.quiet
                font.pixelSize: Theme.body * 0.84
            }

            Words {
                anchors.right: parent.right
                anchors.rightMargin: Theme.medium
                anchors.verticalCenter: parent.verticalCenter
                text: page.pin.values[box.index]
                font.bold: true
                font.pixelSize: Theme.big * 0.86
                font.letterSpacing: Theme.hair * 0.4
            }
        }
    }

    Words {
        visible: text !== ""
        width: page.upperWidth
        text: page.pin.trouble
        font.bold: true
        color: Theme.fields.red
    }

    lower: NumberPad {
        anchors.fill: parent
        keys: page.pin.keys
        onTouched: (intent, argument) => page.touched(intent, argument)
    }
}
