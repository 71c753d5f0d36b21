pragma ComponentBehavior: Bound

import QtQuick

// One of the day's figures, in red where it is more than it may be.
Rectangle {
    id: figure

    required property var count
    required property real figureSize
    required property real captionSize
    readonly property real pad: 1.3 * Theme.hair
    readonly property real needed: Math.max(numbers.width, metrics.advanceWidth) + 2 * pad

    height: figureSize * 1.36 + captionSize * 1.5 + 2.8 * Theme.hair
    radius: Theme.radius * 0.7
    color: Theme.paper

    TextMetrics {
        id: metrics

        text: figure.count.label
        font.family: Theme.family
        font.pixelSize: figure.captionSize
    }

    Column {
        x: figure.pad
        y: Theme.hair * 1.4
        width: parent.width - 2 * x

        Row {
            id: numbers

            spacing: Theme.hair

            Words {
                id: number

                objectName: "figure"
                text: figure.count.number
                color: figure.count.over ? Theme.fields.red : Theme.ink
                font.bold: true
                font.pixelSize: figure.figureSize
            }

            Words {
                visible: text !== ""
                anchors.baseline: number.baseline
                text: figure.count.of
                color: figure.count.over ? Theme.fields.red : Theme.quiet
                font.bold: true
                font.pixelSize: figure.figureSize * 0.54
            }
        }

        Headline {
            width: parent.width
            largest: figure.captionSize
            text: figure.count.label
            color: Theme.quiet
            bold: false
            wrapMode: Text.NoWrap
        }
    }
}
