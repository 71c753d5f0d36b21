pragma ComponentBehavior: Bound

import QtQuick

// Rows below each other, as many as have room, and the way to the others: below them or, where height is dear, aside.
Item {
    id: list

    required property var rows
    required property var turn
    required property string subject
    property real aside: 0 // how wide the way to the others is beside the rows; 0 is below them
    property int first: 0
    readonly property bool paged: first > 0 || last < rows.length - 1
    readonly property int last: fitting(first, all.heights)

    signal touched(string intent, string argument)

    // The last row that has room below the row `from`.
    function fitting(from: int, heights: var): int {
        let room = height - (aside === 0 && above(rows.length, heights) > height ? turning.height + Theme.hair : 0)
        let row = from
        for (; row < rows.length; row++) {
            room -= heights[row] ?? 0
            if (room < 0)
                break
        }
        return Math.max(from, row - 1)
    }

    // How high the rows before `row` are together.
    function above(row: int, heights: var): real {
        let sum = 0
        for (let one = 0; one < row; one++)
            sum += heights[one] ?? 0
        return sum
    }

    // The first row of the page before.
    function before(): int {
        let start = 0
        while (fitting(start, all.heights) < first - 1)
            start = fitting(start, all.heights) + 1
        return start
    }

    onSubjectChanged: first = 0
    onRowsChanged: if (first >= rows.length) first = 0

    Column {
        id: all

        property var heights: []

        y: -list.above(list.first, heights)

        function measure() {
            const measured = []
            for (let row = 0; row < repeater.count; row++)
                measured.push((repeater.itemAt(row) as ServiceRow)?.full ?? 0)
            heights = measured
        }

        width: parent.width

        Repeater {
            id: repeater

            model: list.rows.length
            onCountChanged: all.measure()

            ServiceRow {
                required property int index

                readonly property bool shown: index >= list.first && index <= list.last

                opacity: shown ? 1 : 0 // not `visible`: it is to keep its height
                enabled: shown
                width: all.width
                row: list.rows[index] ?? blank
                onFullChanged: all.measure()
                onTouched: (intent, argument) => list.touched(intent, argument)
            }
        }
    }

    Grid {
        id: turning

        readonly property real each: (width - (columns - 1) * spacing) / columns

        visible: list.paged
        x: list.aside > 0 ? list.width + Theme.small : 0
        y: list.height - height
        width: list.aside > 0 ? list.aside : list.width
        columns: list.aside > 0 ? 1 : 2
        spacing: list.aside > 0 ? Theme.hair : Theme.small

        Repeater {
            model: 2

            Key {
                required property int index
                readonly property bool back: index === 0

                button: Object.assign({}, Theme.blank, {
                    "label": list.turn[index],
                    "argument": back ? "before" : "after",
                    "enabled": back ? list.first > 0 : list.last < list.rows.length - 1
                })
                width: turning.each
                height: Theme.row
                size: Theme.label
                onTouched: list.first = back ? list.before() : list.last + 1
            }
        }
    }
}
