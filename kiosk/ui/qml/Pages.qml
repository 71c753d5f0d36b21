pragma ComponentBehavior: Bound

import QtQuick

// Binds one View's sections to the page of its kind. What is touched goes to `glass.hand`, and nowhere else.
Item {
    id: pages

    required property var glass
    readonly property string kind: glass.kind || ""
    readonly property bool typing: kind !== "ready" && kind !== "message"
    readonly property bool sided: glass.desk === true && !typing

    component Shown: Loader {
        anchors.fill: parent
    }

    function tell(intent: string, argument: string) {
        pages.glass.hand.touch(intent, argument)
    }

    Item {
        id: area

        readonly property bool below: pages.sided && Theme.portrait

        width: pages.sided && !Theme.portrait ? Math.round(pages.width * 0.615) : pages.width
        height: below ? Math.round(pages.height * 0.5) : pages.height

        Shown {
            active: pages.kind === "ready" && !pages.glass.desk
            sourceComponent: ReadyPage {
                ready: pages.glass.ready
                camera: pages.glass.camera
                head: pages.glass.top
                onTouched: (intent, argument) => pages.tell(intent, argument)
            }
        }

        Shown {
            active: pages.kind === "ready" && pages.glass.desk
            sourceComponent: DeskReadyPage {
                ready: pages.glass.ready
                camera: pages.glass.camera
                onTouched: (intent, argument) => pages.tell(intent, argument)
            }
        }

        Shown {
            active: pages.kind === "message"
            sourceComponent: MessagePage {
                message: pages.glass.message
                camera: pages.glass.camera
                countdown: pages.glass.countdown
                desk: pages.glass.desk
                onTouched: (intent, argument) => pages.tell(intent, argument)
            }
        }

        Shown {
            active: pages.kind === "pin"
            sourceComponent: PinPage {
                pin: pages.glass.pin
                head: pages.glass.top
                countdown: pages.glass.countdown
                onTouched: (intent, argument) => pages.tell(intent, argument)
            }
        }

        Shown {
            active: pages.kind === "iin"
            sourceComponent: IinPage {
                iin: pages.glass.iin
                head: pages.glass.top
                countdown: pages.glass.countdown
                onTouched: (intent, argument) => pages.tell(intent, argument)
            }
        }

        Shown {
            active: pages.kind === "states"
            sourceComponent: StatesPage {
                choice: pages.glass.states
                head: pages.glass.top
                countdown: pages.glass.countdown
                onTouched: (intent, argument) => pages.tell(intent, argument)
            }
        }

        Shown {
            active: pages.kind === "keyboard"
            sourceComponent: KeyboardPage {
                keyboard: pages.glass.keyboard
                head: pages.glass.top
                countdown: pages.glass.countdown
                onTouched: (intent, argument) => pages.tell(intent, argument)
            }
        }

        Shown {
            active: pages.kind === "choice"
            sourceComponent: ChoicePage {
                choice: pages.glass.choice
                head: pages.glass.top
                countdown: pages.glass.countdown
                onTouched: (intent, argument) => pages.tell(intent, argument)
            }
        }

        Shown {
            active: pages.kind === "technician"
            sourceComponent: TechnicianPage {
                technician: pages.glass.technician
                camera: pages.glass.camera
                head: pages.glass.top
                countdown: pages.glass.countdown
                onTouched: (intent, argument) => pages.tell(intent, argument)
            }
        }

        Shown {
            active: pages.kind === "confirm"
            sourceComponent: ConfirmPage {
                confirm: pages.glass.confirm
                head: pages.glass.top
                countdown: pages.glass.countdown
                onTouched: (intent, argument) => pages.tell(intent, argument)
            }
        }
    }

    Loader {
        x: area.below ? 0 : area.width
        y: area.below ? area.height : 0
        width: pages.width - x
        height: pages.height - y
        active: pages.sided
        sourceComponent: Panel {
            panel: pages.glass.panel
            onTouched: (intent, argument) => pages.tell(intent, argument)
        }
    }
}
