pragma ComponentBehavior: Bound

import QtQuick

// Buttons side by side, all of one width and one size of letters; the last is the one to go on with where `main` says.
Row {
    id: row

    required property var buttons
    property bool main: true
    property bool onColour: false
    property color ink: Theme.ink
    property real size: Theme.label

    readonly property real across: (width - (buttons.length - 1) * spacing) / buttons.length

    signal touched(string intent, string argument)

    spacing: Theme.small
    height: Theme.touch

    Ruler {
        id: ruler

        texts: row.buttons.map(button => button.label)
        across: row.across - 2 * Theme.inset
        down: row.height - 2 * Theme.hair
        largest: row.size
    }

    Repeater {
        model: row.buttons.length

        Key {
            required property int index

            button: row.buttons[index] ?? Theme.blank
            main: row.main && index === row.buttons.length - 1
            onColour: row.onColour
            ink: row.ink
            size: ruler.size
            width: row.across
            height: row.height
            onTouched: (intent, argument) => row.touched(intent, argument)
        }
    }
}
