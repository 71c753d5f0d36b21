pragma ComponentBehavior: Bound

import QtQuick

// Text that is as large as its room lets it be, never larger than `largest`; as high as its lines turn out.
Item {
    id: headline

    property alias text: words.text
    property alias color: words.color
    property alias bold: words.font.bold
    property alias horizontalAlignment: words.horizontalAlignment
    property alias wrapMode: words.wrapMode
    property real largest: Theme.title
    property real tallest: 4 * largest

    height: visible ? Math.ceil(words.contentHeight) : 0

    Words {
        id: words

        width: headline.width
        height: headline.tallest / 1.16 // Qt fits lines that are set closer than the font's own a little too large
        font.bold: true
        font.pixelSize: Math.floor(headline.largest)
        fontSizeMode: Text.Fit
        minimumPixelSize: 9
        lineHeight: headline.bold ? 0.86 : 0.95
    }
}
