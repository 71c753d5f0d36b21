pragma ComponentBehavior: Bound

import QtQuick

// Buttons side by side, all of one width and one size of letters; the last is the one to go on with where `main` says.
Row {
    id: row

    required property var buttons
    property bool main: true
    property bool onColour: false
    property color ink: Theme.ink
    property real size: Theme.body

    readonly property real across: (width - (buttons.length - 1) * spacing) / buttons.length
    property real common: size

    signal touched(string intent, string argument)

    // What the longest label has room for is enough for all.
    function level() {
        let least = row.size
        for (let index = 0; index < rulers.count; index++)
            least = Math.min(least, (rulers.itemAt(index) as Text)?.fontInfo.pixelSize ?? least)
        row.common = least
    }

    spacing: Theme.small
    height: Theme.touch

    Repeater {
        id: rulers

        model: row.buttons.length

        Text {
            required property int index

            visible: false
            width: row.across - 2 * Theme.hair
            height: row.height - 2 * Theme.hair
            text: row.buttons[index]?.label ?? ""
            font.family: Theme.family
            font.bold: true
            font.pixelSize: row.size
            fontSizeMode: Text.Fit
            minimumPixelSize: 10
            wrapMode: Text.WordWrap
            onFontInfoChanged: row.level()
        }
    }

    Repeater {
        model: row.buttons.length

        Key {
            required property int index

            button: row.buttons[index] ?? Theme.blank
            main: row.main && index === row.buttons.length - 1
            onColour: row.onColour
            ink: row.ink
            size: row.common
            width: row.across
            height: row.height
            onTouched: (intent, argument) => row.touched(intent, argument)
        }
    }
}
