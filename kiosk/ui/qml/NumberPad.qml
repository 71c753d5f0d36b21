pragma ComponentBehavior: Bound

import QtQuick

// A number pad: twelve keys, three in a row, filling whatever room it is given.
Grid {
    id: pad

    required property var keys
    readonly property real across: (width - 2 * columnSpacing) / 3
    readonly property real down: (height - 3 * rowSpacing) / 4

    signal touched(string intent, string argument)

    columns: 3
    columnSpacing: Theme.small
    rowSpacing: Theme.small

    Repeater {
        model: pad.keys.length

        Key {
            required property int index

            button: pad.keys[index] ?? Theme.blank
            typing: true
            width: pad.across
            height: pad.down
            size: Math.min(button.label.length > 1 ? Theme.body : Theme.big, height * 0.44, width * 0.3)
            onTouched: (intent, argument) => pad.touched(intent, argument)
        }
    }
}
