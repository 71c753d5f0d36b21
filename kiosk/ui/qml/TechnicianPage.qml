pragma ComponentBehavior: Bound

import QtQuick

// Looking after the terminal: topics on the left, rows on the right. What has no room stands on the next page.
// Beside a picture stands the way to the next page, too, and where height is dear the title as well.
Item {
    id: page

    required property var technician
    required property var camera
    required property var head
    property real countdown: -1
    readonly property real margin: Theme.portrait ? Theme.medium : Theme.small
    readonly property real gap: Theme.hair
    readonly property int count: technician.topics.length
    readonly property bool aside: !Theme.portrait && technician.preview
    readonly property bool dear: aside && Theme.compact
    readonly property bool single: count * (Theme.least + gap) <= height - 2 * margin

    signal touched(string intent, string argument)

    Grid {
        id: topics

        readonly property int down: Math.ceil(page.count / columns)
        readonly property real share: Theme.portrait ? 0.27 : page.single ? 0.19 : 0.34
        readonly property real across: Math.max(Theme.least, (page.width * share - (columns - 1) * page.gap) / columns)
        readonly property real each: Math.min(Theme.touch * (Theme.portrait ? 1.4 : 1), (page.height - 2 * page.margin + page.gap) / down - page.gap)

        x: page.margin
        y: page.margin
        columns: page.single ? 1 : 2
        spacing: page.gap

        Ruler {
            id: ruler

            texts: page.technician.topics.map(button => button.label)
            across: topics.across - 2 * Theme.inset
            down: topics.each - 2 * Theme.hair
            largest: Theme.label
        }

        Repeater {
            model: page.technician.topics.length

            Key {
                required property int index

                button: page.technician.topics[index] ?? Theme.blank
                inverted: button.chosen
                width: topics.across
                height: topics.each
                size: ruler.size
                onTouched: (intent, argument) => page.touched(intent, argument)
            }
        }
    }

    Item {
        id: place

        x: topics.x + topics.width + 1.5 * page.margin
        y: page.margin
        width: page.width - x - page.margin
        height: page.height - 2 * page.margin

        Headline {
            id: title

            x: page.dear ? finder.x : 0
            width: place.width - x - ring.width - Theme.small
            largest: Theme.lead
            tallest: 2 * largest
            text: page.technician.title
        }

        Ring {
            id: ring

            anchors.right: parent.right
            size: Theme.lead
            share: page.countdown
        }

        Headline {
            id: reminder

            x: title.x
            y: title.height + Theme.hair * 0.5
            width: page.dear ? finder.width : title.width
            largest: Theme.caption
            tallest: largest * (page.dear ? 4 : 2.6)
            text: [...(Theme.compact ? [] : [page.head.place, page.head.clock]), page.technician.reminder].filter(Boolean).join(" · ")
            color: Theme.quiet
            bold: false
        }

        Viewfinder {
            id: finder

            visible: page.technician.preview
            anchors.right: parent.right
            y: reminder.y + reminder.height + (page.dear ? Theme.hair : Theme.small)
            width: Theme.portrait ? place.width : Math.min(place.width * 0.36, place.height * 0.6)
            height: visible ? (Theme.portrait ? place.height * 0.28 : width * 0.75) : 0
            camera: page.camera
            trouble: page.technician.trouble
            framed: false
        }

        ServiceRows {
            id: rows

            y: page.dear ? 0 : finder.visible && Theme.portrait ? finder.y + finder.height + Theme.small : reminder.y + reminder.height + Theme.small
            width: finder.visible && !Theme.portrait ? finder.x - Theme.small : place.width
            height: place.height - y
            rows: page.technician.rows
            turn: page.technician.turn
            aside: page.aside ? finder.width : 0
            subject: page.technician.title
            onTouched: (intent, argument) => page.touched(intent, argument)
        }
    }
}
