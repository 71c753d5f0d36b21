pragma Singleton

import QtQuick

// The one place where sizes, colours and motion are decided. Main tells it how large the glass is and how dense.
QtObject {
    property real width: 1080
    property real height: 1920
    property real scale: 1
    property real dpi: 96
    property bool still: false

    readonly property bool portrait: height > width
    readonly property bool compact: Math.min(width, height) < 600
    readonly property real unit: Math.min(width, height) / 100 * scale
    readonly property string family: "Noto Sans"

    // Type, from what is read at three metres to what is read with the nose at the glass.
    readonly property real answer: 12 * unit
    readonly property real title: 7.8 * unit
    readonly property real big: 6.4 * unit // digits, and titles that stand beside something
    readonly property real lead: 5.2 * unit
    readonly property real body: 4 * unit
    readonly property real label: 3.4 * unit // what stands on buttons and in lists
    readonly property real caption: Math.max(2.8 * unit, 13)

    // Space: four steps, the last is the margin of a page.
    readonly property real hair: 1 * unit
    readonly property real small: 2 * unit
    readonly property real medium: 3.2 * unit
    readonly property real large: 5.2 * unit
    readonly property real inset: 1.6 * unit // between a button's edge and its label
    readonly property real radius: 3 * unit
    readonly property real line: Math.max(2, 0.35 * unit)

    // What is touched is never smaller than 15 mm; a technician's rows are as low as that lets them be.
    readonly property real least: 15 / 25.4 * dpi
    readonly property real touch: Math.max(least, 9 * unit)
    readonly property real row: Math.max(least, 6.4 * unit)
    readonly property int motion: still ? 0 : 160

    readonly property color paper: "#F6F4EF"
    readonly property color card: "#FFFFFF"
    readonly property color ink: "#1D1F23"
    readonly property color quiet: "#5B5F68"
    readonly property color rule: "#D8D4CA"
    readonly property color glass: "#3F444C"
    readonly property color spent: "#A9A7A2" // what cannot be touched now
    readonly property color faint: "#B9B4A6" // digits that are still to come
    readonly property color lacking: "#FFF3C9" // behind what was left out
    readonly property color veil: "#EC1D1F23" // behind words over the camera's picture

    // What a control holds for the moment between the loss of its button and its own end.
    readonly property var blank: ({
        "intent": "",
        "label": "",
        "argument": "",
        "icon": "",
        "name": "",
        "enabled": false,
        "chosen": false
    })

    // Colour roles of an answer: the field, and what is written on it.
    readonly property var fields: ({
        "paper": paper,
        "green": "#08602F",
        "blue": "#0B4F9E",
        "yellow": "#FFC400",
        "red": "#A3121B",
        "refused": "#22252B",
        "referred": "#3A3A66",
        "override": "#DCE3EC",
        "neutral": glass
    })
    readonly property var inks: ({
        "paper": ink,
        "green": "#FFFFFF",
        "blue": "#FFFFFF",
        "yellow": "#1A1400",
        "red": "#FFFFFF",
        "refused": "#FFFFFF",
        "referred": "#FFFFFF",
        "override": ink,
        "neutral": "#FFFFFF"
    })
}
