pragma ComponentBehavior: Bound

import QtQuick

// One thing a technician is told, and what can be done about it: beside it, or below where that is more than a touch.
Item {
    id: line

    required property var row
    readonly property var blank: ({
        "role": "paper",
        "icon": "",
        "label": "",
        "value": "",
        "note": "",
        "buttons": [],
        "code": ""
    })
    readonly property real pad: Theme.hair
    readonly property int count: row.buttons.length
    readonly property bool roomy: width > 95 * Theme.unit && row.code === ""
    readonly property real room: Math.max(count * (Theme.least + Theme.hair), width * 0.17 * count + 6 * Theme.unit)
    readonly property real needed: Math.max(Theme.least, widest.implicitWidth + 2 * Theme.inset) // by a button
    readonly property bool beside: count <= (roomy ? 2 : 1) && row.code === "" && count * (needed + Theme.hair) - Theme.hair <= room
    readonly property bool wide: roomy && (width - indent) * 0.64 - sideWidth > 28 * Theme.unit // what it is and what is so, side by side
    readonly property real indent: Theme.body * 1.5
    readonly property real sideWidth: beside && count > 0 ? room : 0
    readonly property real full: (beside ? Math.max(said.height, count > 0 ? Theme.row : 0) : said.height + Theme.hair + choices.height) + 2 * pad

    signal touched(string intent, string argument)

    height: full

    // As wide as the longest label in four fifths of its size: smaller is not read from a ladder. Where two lines
    // have room, as the longest word.
    Text {
        id: widest

        visible: false
        text: line.row.buttons.map(button => Theme.row > 8 * Theme.unit ? button.label.replace(/ /g, "\n") : button.label).join("\n")
        font.family: Theme.family
        font.bold: true
        font.pixelSize: 0.8 * Theme.label
    }

    Icon {
        y: said.y
        visible: name !== ""
        name: line.row.icon
        ink: line.row.role === "yellow" ? Theme.ink : Theme.fields[line.row.role]
        size: Theme.body
    }

    Item {
        id: said

        x: line.indent
        y: line.pad + (line.beside ? Math.max(0, (line.full - 2 * line.pad - height) / 2) : 0)
        width: line.width - x - (line.sideWidth > 0 ? line.sideWidth + Theme.small : 0)
        height: Math.max(label.height, drawing.y + drawing.height)

        Words {
            id: label

            y: line.wide ? value.baselineOffset - baselineOffset : 0
            width: line.wide ? value.x - Theme.small : said.width
            text: line.row.label
            color: Theme.quiet
            font.pixelSize: Theme.caption
            lineHeight: 1
        }

        Words {
            id: value

            x: line.wide ? (line.width - line.indent) * 0.36 : 0
            y: line.wide ? 0 : label.height
            width: said.width - x
            text: line.row.value
            font.bold: true
            font.pixelSize: Theme.label
            wrapMode: Text.Wrap
            lineHeight: 1
        }

        Words {
            id: note

            x: value.x
            y: value.y + (value.text === "" ? 0 : value.height)
            width: value.width
            text: line.row.note
            color: Theme.quiet
            font.pixelSize: Theme.caption
            wrapMode: Text.Wrap
            lineHeight: 1
        }

        Image {
            id: drawing

            readonly property real side: line.row.code === "" ? 0 : Math.min(34 * Theme.unit, said.width)

            y: note.y + (note.text === "" ? 0 : note.height)
            width: side
            height: side
            fillMode: Image.PreserveAspectFit
            sourceSize: Qt.size(side, side)
            source: line.row.code === "" ? "" : "image://codes/" + encodeURIComponent(line.row.code)
            smooth: false
            Accessible.ignored: true
        }
    }

    Grid {
        id: choices

        readonly property int across: line.beside ? line.count : Math.max(1, Math.min(line.count, Math.floor((width + spacing) / (line.needed + spacing))))

        readonly property real each: (width - (across - 1) * spacing) / across

        x: line.beside ? line.width - line.sideWidth : line.indent
        y: line.beside ? line.pad + (line.full - 2 * line.pad - Theme.row) / 2 : said.y + said.height + Theme.hair
        width: line.width - x
        columns: across
        spacing: Theme.hair

        Ruler {
            id: ruler

            texts: line.row.buttons.map(button => button.label)
            across: choices.each - 2 * Theme.inset
            down: Theme.row - 2 * Theme.hair
            largest: Theme.label
        }

        Repeater {
            model: line.row.buttons.length

            Key {
                required property int index

                button: line.row.buttons[index] ?? Theme.blank
                inverted: button.chosen
                width: choices.each
                height: Theme.row
                size: ruler.size
                onTouched: (intent, argument) => line.touched(intent, argument)
            }
        }
    }

    Rectangle {
        y: line.height - height
        width: line.width
        height: 1
        color: Theme.rule
    }
}
