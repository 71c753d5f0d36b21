pragma ComponentBehavior: Bound

import QtQuick

// The glass: binds one View's sections to the page of its kind. What is touched goes to `hand`, and nowhere else.
Rectangle {
    id: root

    required property var glass
    required property var hand
    property int turn: 0
    readonly property string kind: glass.kind
    readonly property bool typing: kind !== "ready" && kind !== "message"
    readonly property bool sided: glass.desk && !typing

    function tell(intent: string, argument: string) {
        root.hand.touch(intent, argument)
    }

    color: Theme.paper

    Binding {
        target: Theme
        property: "width"
        value: stage.width
    }

    Binding {
        target: Theme
        property: "height"
        value: stage.height
    }

    Binding {
        target: Theme
        property: "dpi"
        value: root.glass.dpi
    }

    Binding {
        target: Theme
        property: "scale"
        value: root.glass.scale
    }

    Binding {
        target: Theme
        property: "still"
        value: root.glass.still
    }

    Item {
        id: stage

        anchors.centerIn: parent
        width: root.turn % 180 === 0 ? root.width : root.height
        height: root.turn % 180 === 0 ? root.height : root.width
        rotation: root.turn
        focus: true
        Keys.onPressed: event => {
            const step = event.key === Qt.Key_Right || event.key === Qt.Key_Down ? 1
                       : event.key === Qt.Key_Left || event.key === Qt.Key_Up ? -1 : 0
            if (step !== 0)
                stage.nextItemInFocusChain(step > 0).forceActiveFocus()
            else
                root.hand.key(event.key, event.text)
        }

        Item {
            id: area

            readonly property bool below: root.sided && Theme.portrait

            width: root.sided && !Theme.portrait ? Math.round(stage.width * 0.615) : stage.width
            height: below ? Math.round(stage.height * 0.5) : stage.height

            Loader {
                anchors.fill: parent
                active: root.kind === "ready" && !root.glass.desk
                sourceComponent: ReadyPage {
                    ready: root.glass.ready
                    camera: root.glass.camera
                    head: root.glass.top
                    onTouched: (intent, argument) => root.tell(intent, argument)
                }
            }

            Loader {
                anchors.fill: parent
                active: root.kind === "ready" && root.glass.desk
                sourceComponent: DeskReadyPage {
                    ready: root.glass.ready
                    camera: root.glass.camera
                    onTouched: (intent, argument) => root.tell(intent, argument)
                }
            }

            Loader {
                anchors.fill: parent
                active: root.kind === "message"
                sourceComponent: MessagePage {
                    message: root.glass.message
                    camera: root.glass.camera
                    countdown: root.glass.countdown
                    desk: root.glass.desk
                    onTouched: (intent, argument) => root.tell(intent, argument)
                }
            }

            Loader {
                anchors.fill: parent
                active: root.kind === "pin"
                sourceComponent: PinPage {
                    pin: root.glass.pin
                    head: root.glass.top
                    countdown: root.glass.countdown
                    onTouched: (intent, argument) => root.tell(intent, argument)
                }
            }

            Loader {
                anchors.fill: parent
                active: root.kind === "iin"
                sourceComponent: IinPage {
                    iin: root.glass.iin
                    head: root.glass.top
                    countdown: root.glass.countdown
                    onTouched: (intent, argument) => root.tell(intent, argument)
                }
            }

            Loader {
                anchors.fill: parent
                active: root.kind === "states"
                sourceComponent: StatesPage {
                    choice: root.glass.states
                    head: root.glass.top
                    countdown: root.glass.countdown
                    onTouched: (intent, argument) => root.tell(intent, argument)
                }
            }

            Loader {
                anchors.fill: parent
                active: root.kind === "number"
                sourceComponent: NumberPage {
                    number: root.glass.number
                    head: root.glass.top
                    countdown: root.glass.countdown
                    onTouched: (intent, argument) => root.tell(intent, argument)
                }
            }

            Loader {
                anchors.fill: parent
                active: root.kind === "choice"
                sourceComponent: ChoicePage {
                    choice: root.glass.choice
                    head: root.glass.top
                    countdown: root.glass.countdown
                    onTouched: (intent, argument) => root.tell(intent, argument)
                }
            }

            Loader {
                anchors.fill: parent
                active: root.kind === "technician"
                sourceComponent: TechnicianPage {
                    technician: root.glass.technician
                    camera: root.glass.camera
                    head: root.glass.top
                    countdown: root.glass.countdown
                    onTouched: (intent, argument) => root.tell(intent, argument)
                }
            }

            Loader {
                anchors.fill: parent
                active: root.kind === "confirm"
                sourceComponent: ConfirmPage {
                    confirm: root.glass.confirm
                    head: root.glass.top
                    countdown: root.glass.countdown
                    onTouched: (intent, argument) => root.tell(intent, argument)
                }
            }
        }

        Loader {
            x: area.below ? 0 : area.width
            y: area.below ? area.height : 0
            width: stage.width - x
            height: stage.height - y
            active: root.sided
            sourceComponent: Panel {
                panel: root.glass.panel
                onTouched: (intent, argument) => root.tell(intent, argument)
            }
        }
    }
}
