"""The one process of a central server: uvicorn around the web application, stopped gracefully by a signal."""

from datetime import timedelta

import uvicorn

from sync.central.central import Central
from sync.central.keys import load_keys
from sync.central.publish import PUBLISHING
from sync.central.schedule import Schedule
from sync.central.server import make_app

GRACE_SECONDS = 10


def serve_until_stopped(central: Central, host: str, port: int, publish_every: timedelta) -> None:
    """Serve until SIGINT or SIGTERM; requests under way are answered, a publication under way is finished."""
    schedule = None
    if publish_every:
        schedule = Schedule(central, load_keys(central.folder, PUBLISHING), publish_every)
    config = uvicorn.Config(
        make_app(central, schedule),
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        server_header=False,
    )
    uvicorn.Server(config).run()
