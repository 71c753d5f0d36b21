"""How the camera is, passed on: to the glass, to the register by the next heartbeat, to the log."""

import logging
from typing import Final

from PySide6.QtCore import QObject, Slot

from kiosk.app.around import Around, Camera
from kiosk.app.outbox import Outbox
from kiosk.ui.surroundings import CameraState
from kiosk.vision.watch import CameraHealth

log = logging.getLogger(__name__)

_LIVE: Final = frozenset({CameraHealth.GOOD, CameraHealth.SLOW})


class CameraWord(QObject):
    """Passes on each change; the slot runs on the GUI thread."""

    def __init__(self, around: Around, outbox: Outbox) -> None:
        super().__init__()
        self._around = around
        self._outbox = outbox

    @Slot(object)
    def on_health(self, health: CameraHealth) -> None:
        """Take the camera's health."""
        camera = _camera(health)
        self._around.camera = camera
        self._outbox.say("camera", health.value)
        if camera.code:
            log.warning("camera %s: %s", health.value, camera.code)
        else:
            log.info("camera %s", health.value)


def _camera(health: CameraHealth) -> Camera:
    if health is CameraHealth.STARTING:
        return Camera(CameraState.STARTING)
    if health in _LIVE:
        return Camera(CameraState.LIVE)
    return Camera(CameraState.LOST, f"K-CAM-{health.value.upper()}")
