pragma ComponentBehavior: Bound

import QtQuick

// Buttons side by side, all of one width; the last is the one to go on with where `main` says so.
Row {
    id: row

    required property var buttons
    property bool main: true
    property bool onColour: false
    property color ink: Theme.ink
    property real size: Theme.body

    signal touched(string intent, string argument)

    spacing: Theme.small
    height: Theme.touch

    Repeater {
        model: row.buttons.length

        Key {
            required property int index

            button: row.buttons[index] ?? Theme.blank
            main: row.main && index === row.buttons.length - 1
            onColour: row.onColour
            ink: row.ink
            size: row.size
            width: (row.width - (row.buttons.length - 1) * row.spacing) / row.buttons.length
            height: row.height
            onTouched: (intent, argument) => row.touched(intent, argument)
        }
    }
}
