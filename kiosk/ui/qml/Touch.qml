pragma ComponentBehavior: Bound

import QtQuick

// Something to touch, or to reach with Tab and arrows and press with Enter or Space; a key of a pad only with Space.
Item {
    id: touch

    property var button: ({})
    property string name: button.name !== "" ? button.name : button.label
    property bool usable: button.enabled
    property bool typing: false // Enter is then the page's: it goes on with what was typed
    property bool spaced: false // Space, too: it is part of what is typed
    readonly property bool pressed: tap.pressed
    property color ring: Theme.ink
    property real radius: Theme.radius

    signal touched(string intent, string argument)

    function press() {
        if (touch.usable)
            touch.touched(touch.button.intent, touch.button.argument)
    }

    // Press it with a key, which goes on to the page where it is the page's.
    function strike(event: KeyEvent, others: bool) {
        if (others)
            event.accepted = false
        else
            press()
    }

    objectName: button.argument !== "" ? button.intent + "-" + button.argument : button.intent
    activeFocusOnTab: true // a control that closes under the focus must still let it go on
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.focusable: usable
    Accessible.checked: button.chosen === true
    Accessible.onPressAction: press()
    Keys.onReturnPressed: event => strike(event, typing)
    Keys.onEnterPressed: event => strike(event, typing)
    Keys.onSpacePressed: event => strike(event, spaced)
    Keys.onRightPressed: nextItemInFocusChain(true).forceActiveFocus()
    Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus()
    Keys.onLeftPressed: nextItemInFocusChain(false).forceActiveFocus()
    Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus()

    TapHandler {
        id: tap

        enabled: touch.usable
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: touch.press()
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.line * 2
        z: 1
        visible: touch.activeFocus
        color: "transparent"
        radius: touch.radius + Theme.line * 2
        border.color: touch.ring
        border.width: Theme.line * 1.5
    }
}
