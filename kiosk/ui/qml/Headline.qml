pragma ComponentBehavior: Bound

import QtQuick

// Text that is as large as its box lets it be, and never larger than `largest`.
Words {
    id: headline

    property real largest: Theme.title
    property real tallest: 10000

    readonly property real fit: Math.min(1, width / Math.max(1, probe.contentWidth),
                                         Math.sqrt(tallest / Math.max(1, probe.contentHeight)))

    font.bold: true
    font.pixelSize: Math.floor(largest * (fit < 1 ? fit * 0.97 : 1))

    Text {
        id: probe

        visible: false
        width: headline.width
        text: headline.text
        wrapMode: Text.WordWrap
        lineHeight: headline.lineHeight
        font.family: Theme.family
        font.bold: headline.font.bold
        font.pixelSize: Math.floor(headline.largest)
    }
}
