pragma ComponentBehavior: Bound

import QtQuick

// One thing to say, on a full field of colour: an answer, or that an employee is coming.
Rectangle {
    id: page

    required property var message
    required property var camera
    property real countdown: -1
    property bool desk: false

    readonly property color ink: Theme.inks[message.role]
    readonly property bool paper: message.role === "paper"
    readonly property real edge: Theme.large
    readonly property bool beside: !desk && !Theme.portrait
    readonly property bool stacked: message.buttons.length > 2 && !Theme.compact

    signal touched(string intent, string argument)

    color: Theme.fields[message.role]

    // Held for two seconds, the drawing leads to the technician's pages where nothing works.
    TapHandler {
        longPressThreshold: 2
        onLongPressed: page.touched("technician", "")
    }

    Icon {
        id: icon

        name: page.message.icon
        ink: page.ink
        size: page.desk ? Math.min(28 * Theme.unit, page.height * 0.26)
                        : page.beside ? Math.min(page.height * 0.44, page.width * 0.26)
                                      : Math.min(40 * Theme.unit, page.height * 0.3)
        x: page.desk ? page.edge : page.beside ? page.width * 0.08 : (page.width - size) / 2
        y: page.desk ? page.edge : page.beside ? (page.edge + words.lowest - size) / 2 : page.height * 0.5 - size - 1.5 * page.edge
    }

    Viewfinder {
        visible: page.message.preview
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: page.edge
        width: height * 4 / 3
        height: icon.size * 0.8
        camera: page.camera
        trouble: page.message.trouble
        framed: false
        behind: page.color
    }

    Column {
        id: words

        readonly property bool flush: page.desk || page.beside
        readonly property real lowest: page.height - page.edge - Theme.small
                                       - (page.beside && page.message.buttons.length === 0 ? 0 : Math.max(ring.size, footing))
        readonly property real footing: page.message.buttons.length === 0 ? 0
                                        : page.stacked ? 2 * Theme.touch + Theme.small : Theme.touch
        readonly property real start: page.beside ? page.edge : icon.y + icon.size + page.edge * 0.6
        readonly property real room: lowest - start - (page.message.others.length + 2) * spacing - apart
        readonly property real apart: page.message.others.length > 0 ? Theme.small : 0
        readonly property int across: flush ? Text.AlignLeft : Text.AlignHCenter

        x: page.beside ? icon.x + icon.size + page.edge * 1.5 : page.edge
        y: page.beside ? start + Math.max(0, (lowest - start - height) / 2) : start
        width: page.width - x - page.edge
        spacing: Theme.small

        Headline {
            id: title

            width: parent.width
            largest: Theme.answer
            tallest: words.room * (page.desk ? 0.5 : 0.36)
            text: page.message.title
            color: page.ink
            horizontalAlignment: words.across
        }

        Headline {
            id: text

            readonly property real share: page.message.others.length > 0 ? 0.46 : page.message.notes.length > 0 ? 0.7 : 1

            width: parent.width
            largest: Theme.lead
            tallest: (words.room - title.height) * share
            text: page.message.text
            color: page.ink
            bold: false
            horizontalAlignment: words.across
        }

        Headline {
            id: notes

            width: parent.width
            visible: page.message.notes.length > 0
            largest: Theme.label
            tallest: (words.room - title.height - text.height) * (page.message.others.length > 0 ? 0.3 : 1)
            text: page.message.notes.join("\n")
            color: page.ink
            horizontalAlignment: words.across
        }

        Item {
            visible: words.apart > 0
            width: parent.width
            height: words.apart
        }

        Ruler {
            id: ruler

            texts: page.message.others
            across: words.width
            down: (words.room - title.height - text.height - notes.height) / Math.max(1, page.message.others.length)
            largest: Theme.label
            bold: false
        }

        Repeater {
            model: page.message.others

            Words {
                required property string modelData

                width: words.width
                text: modelData
                color: page.ink
                opacity: page.paper ? 0.74 : 0.84
                font.pixelSize: ruler.size
                horizontalAlignment: words.across
            }
        }
    }

    Buttons {
        id: lower

        visible: page.message.buttons.length > 0
        x: page.edge
        width: Math.min(page.width - 2 * page.edge - (ring.visible ? ring.size + Theme.small : 0),
                        page.desk ? 60 * Theme.unit * buttons.length : page.width)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.edge
        buttons: page.stacked ? page.message.buttons.slice(0, 2) : page.message.buttons
        main: page.paper && !page.desk
        onColour: !page.paper
        ink: page.ink
        onTouched: (intent, argument) => page.touched(intent, argument)
    }

    Buttons {
        x: page.edge
        width: lower.width
        anchors.bottom: lower.top
        anchors.bottomMargin: Theme.small
        buttons: page.stacked ? page.message.buttons.slice(2) : []
        main: false
        onColour: !page.paper
        ink: page.ink
        onTouched: (intent, argument) => page.touched(intent, argument)
    }

    Words {
        visible: page.message.footer !== "" && !page.desk
        x: page.edge
        anchors.verticalCenter: ring.verticalCenter
        text: page.message.footer
        color: page.ink
        font.pixelSize: Theme.caption
    }

    Ring {
        id: ring

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: page.edge
        ink: page.ink
        share: page.countdown
    }
}
