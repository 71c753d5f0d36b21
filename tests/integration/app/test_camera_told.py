"""How the camera is reaches the register: from the kiosk by the mailbox, from the agent by the heartbeat."""

from contextlib import closing

from kiosk.vision.watch import CameraHealth
from sync.replica.mailbox import Mailbox
from tests.integration.app.conftest import Door


def test_the_agent_is_told_how_the_camera_is(at_work: Door) -> None:
    for health in CameraHealth:
        at_work.camera.on_health(health)
        at_work.written()
        with closing(Mailbox(at_work.folder)) as mailbox:
            assert mailbox.said("camera") == health.value
