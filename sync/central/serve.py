"""The one process of a central server: uvicorn around the web application, stopped gracefully by a signal."""

import signal
import time
from datetime import timedelta
from types import FrameType
from typing import Final

import uvicorn

from sync.central.central import Central
from sync.central.heartbeats import Heartbeats
from sync.central.limit import Limits
from sync.central.metrics import Metrics
from sync.central.observe import Observed
from sync.central.publish import publish
from sync.central.publish_accept import publishing_keys
from sync.central.retention import forget_visitors
from sync.central.schedule import Job, Schedule
from sync.central.server import make_app

GRACE_SECONDS: Final = 10
HEARD_EVERY: Final = timedelta(seconds=1)
FORGET_EVERY: Final = timedelta(hours=1)


def serve_until_stopped(central: Central, host: str, port: int, publish_every: timedelta) -> None:
    """Serve until SIGINT or SIGTERM; requests under way are answered, a publication under way is finished."""
    metrics, heartbeats = Metrics(central), Heartbeats(central)
    schedule = Schedule((*jobs(central, publish_every), Job("heard", HEARD_EVERY, lambda: _store(heartbeats))))
    app = make_app(central, Limits(time.monotonic), metrics, heartbeats)
    config = uvicorn.Config(
        Observed(app, metrics, time.monotonic),
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        server_header=False,
    )
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stopped)
    schedule.start()
    try:
        uvicorn.Server(config).run()
    finally:
        schedule.stop()
        heartbeats.store()


def jobs(central: Central, publish_every: timedelta) -> tuple[Job, ...]:
    """Return what the server does by itself; it publishes only where that is asked of it."""
    forget = Job("forget", FORGET_EVERY, lambda: _forget(central))
    if not publish_every:
        return (forget,)
    publishing_keys(central)  # a key that is missing is said at once, not in a quarter of an hour
    return (forget, Job("published", publish_every, lambda: _publish(central)))


def _publish(central: Central) -> str:
    made = publish(central, publishing_keys(central), _quietly)
    return f"seq={made.seq} rows={made.rows} changes={made.changes} files={len(made.files)}"


def _forget(central: Central) -> str:
    visits = forget_visitors(central)
    return f"visits={visits}" if visits else ""


def _store(heartbeats: Heartbeats) -> str:
    """Say nothing: it happens every second."""
    heartbeats.store()
    return ""


def _quietly(_done: int, _total: int) -> None:
    """Show no progress: nobody watches."""


def _stopped(_number: int, _frame: FrameType | None) -> None:
    """Take the signal that uvicorn handles and then raises once more, so that a graceful stop ends with code 0."""
