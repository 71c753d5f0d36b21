"""What the self-test finds where the agent cannot answer it."""

import os
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from kiosk.app.self_test import Seen, self_test
from kiosk.ui.surroundings import CameraState, Freshness
from sync.replica.database import Folder, only_one
from sync.replica.mailbox import Mailbox

NOON = datetime(2021, 6, 6, 12, tzinfo=UTC)
SEEN = Seen(CameraState.LIVE, "", Freshness.FRESH, clock_trusted=True, disk_free=1 << 40, volume=0.0)


def test_an_agent_at_other_work_is_not_called_stopped_and_the_question_is_taken_back(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.create()
    agent = only_one(folder.agent_lock)
    impatient = threading.Event()
    impatient.set()
    report = self_test(folder, tmp_path, SEEN, NOON, impatient)
    ill = {one.part: one.trouble.code for one in report.findings if one.trouble is not None}
    assert ill == {"snapshot": "agent_busy"}
    with closing(Mailbox(folder)) as mailbox:
        assert mailbox.take() is None
    os.close(agent)
