pragma ComponentBehavior: Bound

import QtQuick

// A dot and how fresh the data are.
Row {
    id: status

    required property var line
    property real most: 100000
    property real size: Theme.caption
    property color ink: Theme.quiet

    spacing: Theme.hair

    Rectangle {
        id: dot

        y: (status.size * 1.36 - height) / 2
        width: status.size * 0.6
        height: width
        radius: width / 2
        color: Theme.fields[status.line.role]
    }

    Words {
        width: Math.min(implicitWidth, status.most - dot.width - status.spacing)
        text: status.line.text
        color: status.ink
        font.pixelSize: status.size
    }
}
