pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes

// How much time is left before the screen returns to ready.
Shape {
    id: ring

    property real share: -1
    property color ink: Theme.ink
    property real size: 8 * Theme.unit
    property real stroke: size * 0.12

    width: size
    height: size
    visible: share >= 0
    preferredRendererType: Shape.GeometryRenderer
    Accessible.ignored: true

    ShapePath {
        strokeColor: Qt.alpha(ring.ink, 0.22)
        strokeWidth: ring.stroke
        fillColor: "transparent"

        PathAngleArc {
            centerX: ring.size / 2
            centerY: ring.size / 2
            radiusX: (ring.size - ring.stroke) / 2
            radiusY: radiusX
            startAngle: 0
            sweepAngle: 360
        }
    }

    ShapePath {
        strokeColor: Qt.alpha(ring.ink, 0.85)
        strokeWidth: ring.stroke
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap

        PathAngleArc {
            centerX: ring.size / 2
            centerY: ring.size / 2
            radiusX: (ring.size - ring.stroke) / 2
            radiusY: radiusX
            startAngle: -90
            sweepAngle: 360 * Math.max(0, ring.share)
        }
    }
}
