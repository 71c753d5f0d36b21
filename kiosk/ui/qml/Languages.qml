pragma ComponentBehavior: Bound

import QtQuick

// The languages as one switch; the chosen one is filled.
Rectangle {
    id: languages

    required property var buttons

    signal touched(string intent, string argument)

    implicitHeight: Theme.touch
    radius: Theme.radius
    color: Theme.card
    border.width: Math.max(1, Theme.line * 0.6)
    border.color: Theme.rule

    Row {
        anchors.fill: parent

        Repeater {
            model: languages.buttons.length

            Touch {
                id: language

                required property int index

                button: languages.buttons[index] ?? Theme.blank
                width: languages.width / languages.buttons.length
                height: languages.height
                onTouched: (intent, argument) => languages.touched(intent, argument)

                Rectangle {
                    anchors.fill: parent
                    radius: languages.radius
                    color: language.button.chosen ? Theme.ink : "transparent"
                }

                Text {
                    anchors.fill: parent
                    anchors.margins: Theme.hair * 0.6
                    text: language.button.label
                    color: language.button.chosen ? Theme.card : Theme.quiet
                    font.family: Theme.family
                    font.bold: true
                    font.pixelSize: Theme.label
                    fontSizeMode: Text.Fit
                    minimumPixelSize: 10
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
            }
        }
    }
}
