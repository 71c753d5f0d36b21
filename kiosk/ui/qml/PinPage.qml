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

                // A value that needs the room has it, all of it.
                visible: width + Theme.small + value.implicitWidth < value.width
                x: Theme.medium
                anchors.verticalCenter: parent.verticalCenter
                text: box.modelData
                color: Theme.quiet
                font.pixelSize: Theme.label
            }

            Words {
                id: value

                x: Theme.medium
                width: parent.width - 2 * x
                height: parent.height
                text: page.pin.values[box.index]
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 10
                horizontalAlignment: Text.AlignRight
                verticalAlignment: Text.AlignVCenter
                font.bold: true
                font.pixelSize: Theme.lead
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
