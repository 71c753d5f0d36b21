"""The one process of a central server: uvicorn around the web application, stopped gracefully by a signal."""

import signal
import time
from datetime import timedelta
from types import FrameType
from typing import Final

import uvicorn

from sync.central.central import Central
from sync.central.keys import load_keys
from sync.central.limit import Limits
from sync.central.publish import PUBLISHING
from sync.central.schedule import Schedule
from sync.central.server import make_app

GRACE_SECONDS: Final = 10


def serve_until_stopped(central: Central, host: str, port: int, publish_every: timedelta) -> None:
    """Serve until SIGINT or SIGTERM; requests under way are answered, a publication under way is finished."""
    schedule = None
    if publish_every:
        schedule = Schedule(central, load_keys(central.folder, PUBLISHING), publish_every)
    config = uvicorn.Config(
        make_app(central, Limits(time.monotonic), schedule),
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        server_header=False,
    )
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stopped)
    uvicorn.Server(config).run()


def _stopped(_number: int, _frame: FrameType | None) -> None:
    """Take the signal that uvicorn handles and then raises once more, so that a graceful stop ends with code 0."""
