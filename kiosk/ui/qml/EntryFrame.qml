pragma ComponentBehavior: Bound

import QtQuick

// What all entries share: a headline, something above, something to type with below or beside, and the buttons.
// In portrait everything that is touched lies in the lower half; in landscape it lies on the right, buttons on the left.
Item {
    id: frame

    required property var head
    property real countdown: -1
    property string title
    property string text
    required property var buttons
    property bool main: true
    default property alias upper: upperArea.data
    property alias lower: lowerArea.data
    readonly property real margin: Theme.portrait ? Theme.large : Theme.medium
    readonly property real upperWidth: upperArea.width
    property real share: 0.47
    readonly property real split: Theme.portrait ? page.width : page.width * share

    signal touched(string intent, string argument)

    Item {
        id: page

        anchors.fill: parent
    }

    Top {
        id: topLine

        visible: Theme.portrait || !Theme.compact
        x: frame.margin
        y: Theme.medium
        width: page.width - 2 * frame.margin
        line: frame.head
        countdown: frame.countdown
    }

    Column {
        id: upperArea

        x: frame.margin
        y: topLine.visible ? topLine.y + topLine.height + Theme.medium : Theme.small
        width: frame.split - (Theme.portrait ? 2 : 1.5) * frame.margin
        spacing: Theme.small

        Item {
            width: parent.width
            height: title.height

            Headline {
                id: title

                width: parent.width - (ring.visible ? ring.width + Theme.small : 0)
                largest: Theme.portrait ? Theme.title : Theme.big
                tallest: 2.6 * largest
                text: frame.title
            }

            Ring {
                id: ring

                anchors.right: parent.right
                y: Theme.hair
                size: Theme.lead
                share: topLine.visible ? -1 : frame.countdown
            }
        }

        Words {
            visible: text !== "" && !(Theme.compact && !Theme.portrait)
            width: parent.width
            text: frame.text
            color: Theme.quiet
            font.pixelSize: Theme.portrait ? Theme.body : Theme.label
        }
    }

    Item {
        id: lowerArea

        x: Theme.portrait ? frame.margin : frame.split + frame.margin * 0.5
        y: Theme.portrait ? page.height * 0.5 : upperArea.y
        width: page.width - x - frame.margin
        height: Theme.portrait ? row.y - y - Theme.small : page.height - y - Theme.medium
    }

    Buttons {
        id: row

        x: frame.margin
        y: page.height - height - (Theme.portrait ? Theme.large : Theme.medium)
        width: Theme.portrait ? page.width - 2 * frame.margin : upperArea.width
        buttons: frame.buttons
        main: frame.main
        onTouched: (intent, argument) => frame.touched(intent, argument)
    }
}
