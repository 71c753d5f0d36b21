pragma ComponentBehavior: Bound

import QtQuick

// One of a few things to choose, as buttons as wide as the page.
EntryFrame {
    id: page

    required property var choice

    title: choice.title
    text: choice.text
    buttons: choice.buttons
    main: false
    share: 0.4

    lower: Column {
        id: options

        readonly property int count: page.choice.options.length

        width: parent.width
        spacing: Theme.small

        Repeater {
            model: page.choice.options.length

            Key {
                required property int index

                button: page.choice.options[index] ?? Theme.blank
                width: options.width
                height: Math.max(Theme.touch, Math.min(Theme.touch * 1.4, (options.parent.height - (options.count - 1) * options.spacing) / options.count))
                onTouched: (intent, argument) => page.touched(intent, argument)
            }
        }
    }
}
