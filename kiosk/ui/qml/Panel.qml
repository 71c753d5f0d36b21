pragma ComponentBehavior: Bound

import QtQuick

// The desk's right side: the day in figures, the last checks, three things to do.
Rectangle {
    id: side

    required property var panel
    readonly property real edge: Theme.compact ? Theme.small : Theme.medium
    readonly property bool wide: width > 27 * captionSize // a check has room in one line
    readonly property bool roomy: wide && counts.spare >= 0 // all figures have room in one row
    readonly property int across: panel.counts.length > 3 && !roomy ? 2 : Math.max(1, panel.counts.length)
    readonly property real figureSize: Math.min(Theme.lead, width * 0.056)
    readonly property real checkHeight: captionSize * (wide ? 2.5 : 3.2)
    readonly property real captionSize: Math.max(13, Theme.caption * 0.86)

    signal touched(string intent, string argument)

    color: Theme.card

    Words {
        id: title

        x: side.edge
        y: side.edge
        text: side.panel.title
        font.bold: true
        font.pixelSize: Theme.body
    }

    TapHandler {
        longPressThreshold: 2
        onLongPressed: side.touched("technician", "")
    }

    Status {
        anchors.right: parent.right
        anchors.rightMargin: side.edge
        anchors.verticalCenter: title.verticalCenter
        most: side.width - 3 * side.edge - title.width
        line: side.panel.status
        size: side.captionSize
    }

    Grid {
        id: counts

        // What a figure gets beyond the width it needs, or lacks: all the same.
        readonly property real spare: {
            let needed = 0
            for (let index = 0; index < figures.count; index++)
                needed += (figures.itemAt(index) as Figure)?.needed ?? 0
            return (width - (figures.count - 1) * spacing - needed) / figures.count
        }

        x: side.edge
        y: title.y + title.height + Theme.small
        width: side.width - 2 * side.edge
        columns: side.across
        spacing: side.wide || Theme.compact ? Theme.hair : Theme.small

        Repeater {
            id: figures

            model: side.panel.counts

            Figure {
                required property var modelData

                count: modelData
                figureSize: side.figureSize
                captionSize: side.captionSize
                width: side.roomy ? needed + counts.spare : (counts.width - (side.across - 1) * counts.spacing) / side.across
            }
        }
    }

    Row {
        id: bars

        visible: side.panel.hours.length > 0 && !Theme.compact
        x: side.edge
        y: counts.y + counts.height + Theme.small
        width: counts.width
        height: visible ? 14 * Theme.unit : 0
        spacing: Theme.hair * 0.6
        Accessible.ignored: true

        Repeater {
            model: side.panel.hours

            Item {
                id: bar

                required property var modelData

                objectName: "hour"
                // A day that has just begun is a few bars, and no slab.
                width: Math.min(5 * side.captionSize, (bars.width - (side.panel.hours.length - 1) * bars.spacing) / side.panel.hours.length)
                height: bars.height

                Text {
                    anchors.bottom: column.top
                    visible: implicitWidth <= bar.width
                    width: parent.width
                    height: hour.height
                    text: bar.modelData.count
                    color: Theme.ink
                    font.family: Theme.family
                    font.pixelSize: side.captionSize * 0.8
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                }

                Rectangle {
                    id: column

                    anchors.bottom: hour.top
                    width: parent.width
                    height: Math.max(Theme.line, (parent.height - 2 * hour.height) * bar.modelData.share)
                    radius: Math.min(width, Theme.hair) * 0.4
                    color: Theme.glass
                }

                Text {
                    id: hour

                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: side.captionSize * 1.3
                    text: bar.modelData.label
                    color: Theme.quiet
                    font.family: Theme.family
                    font.pixelSize: side.captionSize * 0.8
                    fontSizeMode: Text.Fit
                    minimumPixelSize: 6
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                }
            }
        }
    }

    Item {
        id: list

        x: side.edge
        y: bars.visible ? bars.y + bars.height + Theme.small : bars.y
        width: counts.width
        height: row.y - y - Theme.small
        clip: true

        Words {
            visible: text !== ""
            width: parent.width
            text: side.panel.nothing
            color: Theme.quiet
            font.pixelSize: side.captionSize
        }

        Column {
            width: parent.width

            Repeater {
                model: side.panel.recent.slice(0, Math.max(0, Math.floor(list.height / side.checkHeight)))

                Item {
                    id: check

                    required property var modelData

                    width: list.width
                    height: side.checkHeight

                    Words {
                        id: at

                        anchors.verticalCenter: parent.verticalCenter
                        text: check.modelData.at
                        color: Theme.quiet
                        font.pixelSize: side.captionSize
                    }

                    Rectangle {
                        id: mark

                        anchors.left: at.right
                        anchors.leftMargin: Theme.small
                        anchors.verticalCenter: parent.verticalCenter
                        width: side.captionSize * 0.9
                        height: width
                        radius: width * 0.25
                        color: Theme.fields[check.modelData.role]
                    }

                    Item {
                        anchors.left: mark.right
                        anchors.leftMargin: Theme.small
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        height: Math.max(who.height, what.y + what.height)

                        Words {
                            id: who

                            text: check.modelData.who
                            font.pixelSize: side.captionSize * 1.06
                        }

                        Headline {
                            id: what

                            x: side.wide ? who.width + Theme.small : 0
                            y: side.wide ? (who.height - height) / 2 : who.height
                            width: parent.width - x
                            largest: side.captionSize * 0.94
                            text: check.modelData.what
                            color: Theme.quiet
                            bold: false
                            horizontalAlignment: side.wide ? Text.AlignRight : Text.AlignLeft
                            wrapMode: Text.NoWrap
                        }
                    }

                    Rectangle {
                        anchors.bottom: parent.bottom
                        width: parent.width
                        height: 1
                        color: Theme.rule
                    }
                }
            }
        }
    }

    Buttons {
        id: row

        x: side.edge
        y: side.height - height - side.edge
        width: counts.width
        main: false
        buttons: side.panel.buttons
        onTouched: (intent, argument) => side.touched(intent, argument)
    }
}
