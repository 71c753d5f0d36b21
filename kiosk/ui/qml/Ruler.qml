pragma ComponentBehavior: Bound

import QtQuick

// Measures how large letters may be so that each of several texts has room: one size for all of them.
Item {
    id: ruler

    required property var texts
    required property real across
    required property real down
    property real largest: Theme.body
    property bool bold: true
    property real size: largest

    function level() {
        let least = ruler.largest
        for (let index = 0; index < repeater.count; index++)
            least = Math.min(least, (repeater.itemAt(index) as Words)?.fontInfo.pixelSize ?? least)
        ruler.size = least
    }

    visible: false
    onTextsChanged: level()
    onLargestChanged: level()

    Repeater {
        id: repeater

        model: ruler.texts.length
        onCountChanged: ruler.level()

        Words {
            required property int index

            width: ruler.across
            height: ruler.down
            text: ruler.texts[index] ?? ""
            font.bold: ruler.bold
            font.pixelSize: Math.floor(ruler.largest)
            fontSizeMode: Text.Fit
            minimumPixelSize: 9
            onFontInfoChanged: ruler.level()
        }
    }
}
