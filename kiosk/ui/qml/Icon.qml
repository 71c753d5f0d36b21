pragma ComponentBehavior: Bound

import QtQuick

// One of our own drawings, in one colour.
Image {
    id: icon

    property string name
    property color ink: Theme.ink
    property real size: Theme.body

    width: size
    height: size
    sourceSize: Qt.size(Math.ceil(size), Math.ceil(size))
    source: name === "" ? "" : "image://icons/" + name + "/" + String(ink).slice(1)
    Accessible.ignored: true
}
