pragma ComponentBehavior: Bound

import QtQuick

// Text in the type scale: wraps at its width, is as high as it needs to be.
Text {
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.body
    wrapMode: Text.WordWrap
    lineHeight: 1.06
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
